/* On the page that stands for one that is not kept: names what is kept, the language of the address first. */
"use strict";
{
  const { ask, worker, site } = globalThis.berdayaOffline;
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

  const show = async (section, active) => {
    const { answer = [] } = await ask(active, { ask: "list", lang: section.lang });
    section.querySelector("ul").replaceChildren(...answer.map(linked));
    section.querySelector("[data-list]").hidden = !answer.length;
  };

  lead(first);
  for (const button of document.querySelectorAll("[data-again]")) {
    button.hidden = false;
    button.addEventListener("click", () => location.reload());
  }
  worker().then((active) => active && Promise.all(sections.map((section) => show(section, active))));
}
