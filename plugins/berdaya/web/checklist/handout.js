/** The handout builder: fetches the chosen pages of this site and sets them on one sheet to print. Forms come empty. */

import { keepFields } from "../shared/kept.js";
import { all, button, element, fill, one, onEachPage } from "../shared/page.js";
import { site, siteKey } from "../shared/root.js";

const CONTROLS =
  "script, style, template, button, .bd-tools, .bd-keep, .bd-bar, .bd-notice, .bd-editions, .bd-more, .md-content__button, .headerlink, .md-path, .bd-review, .bd-ask";

/** @param {HTMLElement} root */
function start(root) {
  const words = JSON.parse(root.dataset.words ?? "{}");
  one(root, ".bd-noscript").remove();
  const choices = all(root, "li a").map((link) => choice(/** @type {HTMLAnchorElement} */ (link)));
  const status = element("p", { className: "bd-status" });
  status.setAttribute("role", "status");
  const out = element("div", { className: "bd-handout-out" });
  const heading = element("input", { type: "text", name: "heading", value: words.heading_default, autocomplete: "off" });

  /** @param {string} text @param {Record<string, string | number>} values */
  const say = (text, values = {}) => {
    status.textContent = fill(text, values);
  };

  /** @param {Element[]} parts */
  const show = (parts) => {
    const title = element("h2", { className: "bd-handout-title", textContent: heading.value || words.heading_default });
    if (parts.length) parts[0].classList.add("bd-first");
    out.replaceChildren(...(parts.length ? [title, ...parts, element("p", { textContent: licence() })] : []));
    print.hidden = !parts.length;
  };

  const licence = () => {
    const name = document.querySelector('meta[property="og:site_name"]')?.getAttribute("content") ?? location.host;
    return fill(words.licence, { site: name, address: site.href });
  };

  const build = async () => {
    const chosen = choices.filter(({ box }) => box.checked);
    if (!chosen.length) return say(words.none);
    const parts = [];
    const failed = [];
    for (const { title, address } of chosen) {
      say(words.working, { done: parts.length, all: chosen.length });
      const article = await articleAt(address);
      if (article) parts.push(part(article));
      else failed.push(title);
    }
    show(parts);
    if (failed.length) say(words.failed, { names: failed.join(", ") });
    else say(words.ready, { all: parts.length });
  };

  const clear = () => {
    kept.replace({});
    show([]);
    say("");
  };

  const print = button(words.print, () => globalThis.print());
  const [made, cleared] = [button(words.build, build), button(words.clear, clear)];
  for (const [tool, name] of /** @type {const} */ ([
    [made, "build"],
    [print, "print"],
    [cleared, "clear"],
  ]))
    tool.dataset.do = name;
  print.hidden = true;
  root.append(element("label", {}, words.heading, heading), made, print, cleared, status);
  root.after(out);
  const kept = keepFields(root, siteKey("susun"), {
    onChange: () => {
      if (!heading.value && document.activeElement !== heading) heading.value = words.heading_default;
    },
  });
}

/** A link becomes a choice; its name is the same in every language. @param {HTMLAnchorElement} link */
function choice(link) {
  const box = element("input", { type: "checkbox", name: link.dataset.page ?? link.pathname, autocomplete: "off" });
  const label = element("label", { className: "bd-choice" }, box, link.textContent);
  if (link.lang) label.lang = link.lang;
  link.replaceWith(label);
  label.parentElement?.classList.add("bd-choices");
  return { box, title: link.textContent, address: link.href };
}

/**
 * The article of a page of this site; null where it cannot be had. Asked for as a document, so that no text is ever
 * turned into elements by us.
 * @param {string} address
 * @returns {Promise<Element | null>}
 */
function articleAt(address) {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.onload = () => done(request.status === 200 ? (request.responseXML?.querySelector(".md-content__inner") ?? null) : null);
    request.onerror = () => done(null);
    request.open("GET", address);
    request.send();
  });
}

/** A page's article → a section for paper: no controls, no ids (two sheets would share them), headings one level down. @param {Element} article */
function part(article) {
  const sheet = article.querySelector(".bd-sheet");
  const section = element("section");
  const kept = sheet ? [one(article, "h1"), sheet] : printable(article);
  section.append(...kept.map((node) => document.importNode(node, true)));
  for (const node of all(section, CONTROLS + (sheet ? ", .bd-title" : ""))) node.remove();
  for (const node of all(section, "input[type=radio], input[type=checkbox]")) node.replaceWith(element("span", { className: "bd-box" }));
  for (const node of all(section, "input, textarea, select")) {
    if (node.closest(".bd-form")) silence(node);
    else node.replaceWith(element("span", { className: "bd-line" }));
  }
  for (const node of all(section, "a")) node.replaceWith(...node.childNodes);
  for (const node of all(section, "*")) for (const name of ["id", "role", "aria-labelledby", "data-ready"]) node.removeAttribute(name);
  for (const heading of all(section, "h1, h2, h3")) lower(heading);
  return section;
}

/** A field of a form is a place to write on paper, and on the screen nothing to fill in. @param {HTMLElement} field */
function silence(field) {
  field.removeAttribute("name");
  field.setAttribute("aria-hidden", "true");
  field.setAttribute("disabled", "");
}

/** Everything but the list of related pages; the list of sources goes along. @param {Element} article */
function printable(article) {
  let isSilent = false;
  return [...article.children].filter((node) => {
    if (node.tagName === "H2") isSilent = node.hasAttribute("data-screen") && !node.nextElementSibling?.querySelector("[id^=sumber-]");
    return !isSilent;
  });
}

/** @param {HTMLElement} heading */
function lower(heading) {
  const below = document.createElement(`h${Number(heading.tagName[1]) + 1}`);
  below.append(...heading.childNodes);
  heading.replaceWith(below);
}

onEachPage(() => {
  for (const root of all(document, ".bd-handout:not([data-ready])")) {
    root.dataset.ready = "";
    start(root);
  }
});
