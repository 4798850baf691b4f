/* On the page that stands for one that is not kept: names what is kept, the language of the address first. */
"use strict";
{
  const site = globalThis.__md_scope; // the theme's: the address of the site's root
  const sections = [...document.querySelectorAll("[data-bd-kept]")];
  const first = sections.find(({ lang }) => location.pathname.startsWith(`${site.pathname}${lang}/`)) || sections[0];
  const decoded = (text) => new DOMParser().parseFromString(text, "text/html").documentElement.textContent;
  const element = (name, ...parts) => {
    const made = document.createElement(name);
    made.append(...parts);
    return made;
  };
  const linked = ({ url, title }) => element("li", Object.assign(element("a", decoded(title)), { href: url }));

  /** The page has one main heading: that of the section which is read first. */
  const lead = (section) => {
    for (const other of sections) {
      const heading = other.querySelector("h1, h2");
      heading.replaceWith(element(other === section ? "h1" : "h2", ...heading.childNodes));
    }
    section.parentNode.prepend(section);
    document.title = section.querySelector("h1").textContent;
  };

  const keptPages = (worker, lang) => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data: { answer = [] } }) => done(answer);
    worker.postMessage({ ask: "list", lang }, [port2]);
  });

  const show = async (section, worker) => {
    const answer = await keptPages(worker, section.lang);
    section.querySelector("ul").replaceChildren(...answer.map(linked));
    section.querySelector("[data-list]").hidden = !answer.length;
  };

  lead(first);
  for (const button of document.querySelectorAll("[data-again]")) {
    button.hidden = false;
    button.addEventListener("click", () => location.reload());
  }
  const { controller } = navigator.serviceWorker || {}; // none where the page is opened by its own address
  if (controller) sections.forEach((section) => show(section, controller));
}
