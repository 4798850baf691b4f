/** On the page that stands for one that is not kept: names what is kept, the language of the address first. */

import { leadByAddress } from "../shared/languages.js";
import { all, element, one } from "../shared/page.js";
import { site } from "../shared/root.js";
import { ask, container } from "./client.js";

const sections = all(document, "[data-bd-kept]");

/** @param {HTMLElement} section @param {ServiceWorker} worker */
async function show(section, worker) {
  const { answer = [] } = await ask(worker, { ask: "list", lang: section.lang, url: location.href });
  const links = /** @type {{ url: string, title: string }[]} */ (answer).map(({ url, title }) =>
    element("li", {}, element("a", { href: url, textContent: title })),
  );
  one(section, "ul").replaceChildren(...links);
  one(section, "[data-list]").hidden = !links.length;
}

leadByAddress(sections, site);
for (const button of all(document, "[data-again]")) {
  button.hidden = false;
  button.addEventListener("click", () => location.reload());
}
const worker = container?.controller; // none where the page is opened by its own address
if (worker) for (const section of sections) show(section, worker);
