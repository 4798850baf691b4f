/** Pages of the site as parts of a handout: whole, or as short cards of which two fit on a page. */

import { all, element, one } from "../shared/page.js";

const CONTROLS =
  "script, style, template, button, details.bd-drawing, .bd-tools, .bd-keep, .bd-bar, .bd-notice, .bd-editions, .bd-more, .bd-kept-sheets, .md-content__button, .headerlink, .md-path, .bd-review, .bd-ask";
const HALF = 122; // millimetres of a card that leaves room for another on A4, beside the margins and the handout's title
const MILLIMETRE = 96 / 25.4; // pixels

/** A page's article → a section for paper: no controls, no ids (two sheets would share them), headings one level down. @param {Element} article */
export function part(article) {
  const sheet = article.querySelector(".bd-sheet");
  return section(sheet ? [one(article, "h1"), sheet] : printable(article), Boolean(sheet));
}

/**
 * A page's article → a short card: what it is, what it needs, its steps, and what to mind, which stands right after them.
 * A sheet to fill in or to draw on has no short form.
 * @param {Element} article
 */
export function brief(article) {
  const whole = printable(article);
  const steps = whole.findIndex((node) => node.tagName === "OL");
  if (article.querySelector(".bd-sheet, .bd-drawing--blank") || steps < 0) return part(article);
  const headings = whole.flatMap((node, place) => (node.tagName === "H2" && place > steps ? [place] : []));
  const card = section(whole.slice(0, headings[1] ?? whole.length), false);
  for (const node of all(card, ".bd-cite")) node.remove();
  card.className = "bd-brief";
  return card;
}

/**
 * Put short cards before longer parts, so that no page stays half empty; a card that is longer than half a page counts as
 * long. They are measured as paper shows them.
 * @param {HTMLElement[]} parts
 */
export function half(parts) {
  const room = element("div", { className: "bd-handout-out bd-two bd-measured" }, ...parts);
  document.querySelector("article")?.append(room);
  const heights = parts.map((card) => card.getBoundingClientRect().height / MILLIMETRE);
  room.remove();
  parts.forEach((card, place) => {
    if (heights[place] > HALF) card.classList.remove("bd-brief");
  });
  const isShort = (/** @type {Element} */ card) => card.classList.contains("bd-brief");
  return [...parts.filter(isShort), ...parts.filter((card) => !isShort(card))];
}

/** @param {Element[]} nodes @param {boolean} isSheet */
function section(nodes, isSheet) {
  const made = element("section");
  made.append(...nodes.map((node) => document.importNode(node, true)));
  for (const node of all(made, CONTROLS + (isSheet ? ", .bd-title" : ""))) node.remove();
  for (const node of all(made, "input[type=radio], input[type=checkbox]")) node.replaceWith(element("span", { className: "bd-box" }));
  for (const node of all(made, "input, textarea, select")) {
    if (node.closest(".bd-form")) silence(node);
    else node.replaceWith(element("span", { className: "bd-line" }));
  }
  for (const node of all(made, "a:not(.bd-cite)")) node.replaceWith(...node.childNodes);
  for (const drawing of all(made, "svg")) keepPatterns(drawing);
  for (const node of all(made, "*:not(pattern, marker)"))
    for (const name of ["id", "role", "aria-labelledby", "data-ready"]) node.removeAttribute(name);
  for (const node of all(made, "a")) node.replaceWith(element("span", { className: "bd-cite", textContent: node.textContent }));
  for (const heading of all(made, "h1, h2, h3")) lower(heading);
  return made;
}

let drawings = 0;

/** What a drawing fills its shapes with has an id: one that no other drawing of the handout has. @param {Element} drawing */
function keepPatterns(drawing) {
  const named = [...drawing.querySelectorAll("pattern[id], marker[id]")];
  if (!named.length) return;
  drawings += 1;
  for (const node of named) {
    const id = `lembar-${drawings}-${node.id}`;
    for (const shape of drawing.querySelectorAll("*"))
      for (const name of ["fill", "marker-end"])
        if (shape.getAttribute(name) === `url(#${node.id})`) shape.setAttribute(name, `url(#${id})`);
    node.id = id;
  }
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
