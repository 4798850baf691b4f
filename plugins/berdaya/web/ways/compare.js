/** Narrows the tables of roles to two or three, side by side. The choice stands in the address (#pld,pd): a link shares it. */

import { all, button, element, fill, one } from "../shared/page.js";

/** @typedef {{ id: string, name: Element, facts: Map<string, HTMLTableCellElement> }} Role */

const MOST = 3;
const form = /** @type {HTMLFormElement} */ (one(document, "[data-bd-compare]"));
const words = JSON.parse(form.dataset.bdCompare ?? "{}");
const page = /** @type {HTMLElement} */ (form.parentElement);
const siblings = /** @type {HTMLElement[]} */ ([...page.children]);
const whole = siblings.slice(siblings.indexOf(form) + 1).filter(({ tagName }) => /^(H2|P|DIV)$/.test(tagName));
/** @type {Map<string, Role>} */
const roles = new Map();

/** Reads a table: what its rows say of each role, under the heads of its columns. @param {HTMLElement} table */
function read(table) {
  const heads = all(table, "thead th")
    .slice(1)
    .map((head) => head.textContent);
  for (const row of /** @type {HTMLTableRowElement[]} */ (all(table, "tbody tr"))) {
    const id = row.id || (row.dataset.role ?? "");
    const role = roles.get(id) ?? { id, name: one(row.cells[0], "strong"), facts: new Map() };
    for (const [place, head] of heads.entries()) role.facts.set(head, row.cells[place + 1]);
    roles.set(id, role);
  }
}

/** @param {Role} role */
const plainName = ({ name }) => name.textContent;

/** @param {Role[]} chosen */
const names = (chosen) => chosen.map(plainName).join(", ");

/** @param {number} number */
function select(number) {
  const options = [...roles.values()].map((role) => element("option", { value: role.id, textContent: plainName(role) }));
  const made = element("select", {}, element("option", { value: "", textContent: words.none }), ...options);
  return { made, label: element("label", {}, fill(words.role, { n: number }), made) };
}

/** Says each part's role aloud: on a phone the table is laid out as a grid, and browsers then forget it is a table. @param {HTMLElement} made */
function named(made) {
  const parts = {
    table: "table",
    thead: "rowgroup",
    tbody: "rowgroup",
    tr: "row",
    td: "cell",
    "[scope=col]": "columnheader",
    "[scope=row]": "rowheader",
  };
  for (const [part, role] of Object.entries(parts)) {
    for (const found of [made, ...all(made, "*")]) if (found.matches(part)) found.setAttribute("role", role);
  }
  return made;
}

/** @param {Role[]} chosen */
function table(chosen) {
  const heads = [...new Set(chosen.flatMap((role) => [...role.facts.keys()]))];
  const rows = heads.map((head) =>
    element(
      "tr",
      {},
      element("th", { scope: "row", textContent: head }),
      ...chosen.map(({ facts }) => facts.get(head)?.cloneNode(true) ?? element("td")),
    ),
  );
  const first = element("td", {}, element("span", { className: "bd-unseen", textContent: words.fact }));
  const columns = chosen.map(({ name }) => element("th", { scope: "col" }, ...name.cloneNode(true).childNodes));
  return named(
    element(
      "table",
      {},
      element("caption", { textContent: fill(words.caption, { names: names(chosen) }) }),
      element("thead", {}, element("tr", {}, first, ...columns)),
      element("tbody", {}, ...rows),
    ),
  );
}

for (const made of all(page, ".bd-compare table")) read(made);
const selects = Array.from({ length: MOST }, (_, place) => select(place + 1));
const fields = selects.map(({ made }) => made);
const said = element("p", { className: "bd-said" });
said.setAttribute("role", "status");
const side = element("div", { className: "bd-side", hidden: true, tabIndex: 0 });
side.setAttribute("role", "region");

const chosenIds = () => [...new Set(fields.map((field) => field.value).filter(Boolean))];

async function share() {
  try {
    await navigator.clipboard.writeText(location.href);
    said.textContent = words.copied;
  } catch {
    said.textContent = words.address; // no clipboard without a secure address
  }
}

function clear() {
  for (const field of fields) field.value = "";
  change();
  fields[0].focus();
}

const tools = element(
  "p",
  { className: "bd-actions", hidden: true },
  button(words.copy, share, "md-button"),
  " ",
  button(words.all, clear, "md-button"),
);

function show() {
  const chosen = chosenIds().map((id) => /** @type {Role} */ (roles.get(id)));
  const isCompared = chosen.length > 1;
  side.hidden = tools.hidden = !isCompared;
  for (const part of whole) part.hidden = isCompared;
  side.replaceChildren(...(isCompared ? [table(chosen)] : []));
  side.dataset.count = String(chosen.length);
  side.setAttribute("aria-label", fill(words.caption, { names: names(chosen) }));
  said.textContent = isCompared ? fill(words.done, { names: names(chosen) }) : chosen.length ? words.few : "";
}

function change() {
  const ids = chosenIds();
  history.replaceState(history.state, "", ids.length ? `#${ids.join(",")}` : location.pathname + location.search);
  show();
}

function follow() {
  const ids = location.hash
    .slice(1)
    .split(/,|%2C/i)
    .filter((id) => roles.has(id))
    .slice(0, MOST);
  for (const [place, field] of fields.entries()) field.value = ids[place] ?? "";
  show();
}

form.append(element("fieldset", {}, element("legend", { textContent: words.legend }), ...selects.map(({ label }) => label)), said, tools);
form.after(side);
form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", change);
addEventListener("hashchange", follow);
follow();
// The browser goes to the one role that the address names; the choice of the others is at the form.
if (chosenIds().length) addEventListener("load", () => requestAnimationFrame(() => form.scrollIntoView()), { once: true });
