/* Narrows the tables of roles to two or three, side by side. The choice stands in the address (#pld,pd): a link shares it. */
"use strict";
{
  const form = document.querySelector("[data-bd-compare]");
  const words = JSON.parse(form.dataset.bdCompare);
  const MOST = 3;
  const page = form.parentElement;
  const whole = [...page.children].slice([...page.children].indexOf(form) + 1).filter((part) => /^(H2|P|DIV)$/.test(part.tagName));
  const roles = new Map();

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (match, name) => values[name] ?? match);
  const element = (name, properties = {}, parts = []) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...parts);
    return made;
  };

  /** Reads a table: what its rows say of each role, under the heads of its columns. */
  const read = (table) => {
    const heads = [...table.querySelectorAll("thead th")].slice(1).map((head) => head.textContent);
    for (const row of table.querySelectorAll("tbody tr")) {
      const name = row.cells[0].querySelector("strong");
      const id = row.id || row.dataset.role;
      const role = roles.get(id) || { id, name, facts: new Map() };
      heads.forEach((head, place) => role.facts.set(head, row.cells[place + 1]));
      roles.set(id, role);
    }
  };
  const copy = (cell) => {
    const made = cell ? cell.cloneNode(true) : element("td");
    return made;
  };
  const nameCell = (role) => {
    const name = role.name.cloneNode(true);
    name.removeAttribute("id");
    return element("th", { scope: "col" }, [...name.childNodes]);
  };
  const plainName = (role) => role.name.textContent;

  const select = (number) => {
    const none = element("option", { value: "", textContent: words.none });
    const options = [...roles.values()].map((role) => element("option", { value: role.id, textContent: plainName(role) }));
    const made = element("select", {}, [none, ...options]);
    return element("label", {}, [fill(words.role, { n: number }), made]);
  };
  const button = (text, act) => {
    const made = element("button", { type: "button", className: "md-button", textContent: text });
    made.addEventListener("click", act);
    return made;
  };

  /** Says each part's role aloud: on a phone the table is laid out as a grid, and browsers then forget it is a table. */
  const named = (made) => {
    const parts = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", td: "cell", "[scope=col]": "columnheader", "[scope=row]": "rowheader" };
    for (const [part, role] of Object.entries(parts)) {
      for (const found of [made, ...made.querySelectorAll("*")]) if (found.matches(part)) found.setAttribute("role", role);
    }
    return made;
  };

  const table = (chosen) => {
    const heads = [...new Set(chosen.flatMap((role) => [...role.facts.keys()]))];
    const rows = heads.map((head) =>
      element("tr", {}, [element("th", { scope: "row", textContent: head }), ...chosen.map((role) => copy(role.facts.get(head)))]));
    const names = fill(words.caption, { names: chosen.map(plainName).join(", ") });
    return named(element("table", {}, [
      element("caption", { textContent: names }),
      element("thead", {}, [element("tr", {}, [element("td", {}, [element("span", { className: "bd-unseen", textContent: words.fact })]), ...chosen.map(nameCell)])]),
      element("tbody", {}, rows),
    ]));
  };

  page.querySelectorAll(".bd-compare table").forEach(read);
  const selects = Array.from({ length: MOST }, (_, place) => select(place + 1));
  const fields = selects.map((label) => label.querySelector("select"));
  const said = element("p", { className: "bd-said" });
  said.setAttribute("role", "status");
  const side = element("div", { className: "bd-side", hidden: true, tabIndex: 0 });
  side.setAttribute("role", "region");

  const chosenIds = () => [...new Set(fields.map((field) => field.value).filter(Boolean))];
  const share = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      said.textContent = words.copied;
    } catch {
      said.textContent = words.address; // no clipboard without a secure address
    }
  };
  const tools = element("p", { className: "bd-actions", hidden: true }, [
    button(words.copy, share),
    " ",
    button(words.all, () => { fields.forEach((field) => { field.value = ""; }); change(); fields[0].focus(); }),
  ]);

  const show = () => {
    const chosen = chosenIds().map((id) => roles.get(id));
    const isCompared = chosen.length > 1;
    side.hidden = tools.hidden = !isCompared;
    whole.forEach((part) => { part.hidden = isCompared; });
    side.replaceChildren(...(isCompared ? [table(chosen)] : []));
    side.dataset.count = chosen.length;
    side.setAttribute("aria-label", fill(words.caption, { names: chosen.map(plainName).join(", ") }));
    said.textContent = isCompared ? fill(words.done, { names: chosen.map(plainName).join(", ") }) : chosen.length ? words.few : "";
  };
  const change = () => {
    const ids = chosenIds();
    history.replaceState(history.state, "", ids.length ? `#${ids.join(",")}` : location.pathname + location.search);
    show();
  };
  const follow = () => {
    const ids = decodeURIComponent(location.hash.slice(1)).split(",").filter((id) => roles.has(id)).slice(0, MOST);
    fields.forEach((field, place) => { field.value = ids[place] || ""; });
    show();
  };

  form.append(element("fieldset", {}, [element("legend", { textContent: words.legend }), ...selects]), said, tools);
  form.after(side);
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", change);
  addEventListener("hashchange", follow);
  follow();
  // The browser goes to the one role that the address names; the choice of the others is at the form.
  if (chosenIds().length) addEventListener("load", () => requestAnimationFrame(() => form.scrollIntoView()), { once: true });
}
