/** A checklist on its page: answers stay on the device, and are shared or saved only when the person says so. */

import { all, onEachPage } from "../shared/page.js";
import { siteKey } from "../shared/root.js";
import { fetchTools, toolsOf } from "../sheet/later.js";
import { obeyButtons, printBlank } from "../sheet/work.js";
import { lang } from "../sheet/words.js";
import { MARK } from "./mark.js";
import { openSheet } from "./sheet.js";

/** @typedef {ReturnType<typeof import("./checklist_tools.js").makeTools>} Tools */
const LATER = /** @type {const} */ (["text", "link", "json", "xlsx", "csv"]);

/** @param {HTMLElement} root */
function begin(root) {
  const { sheet: id = "" } = root.dataset;
  /** @type {(act: (tools: Tools) => void, isAsked?: boolean) => void} */
  const use = toolsOf(() => sheet, { id });
  const sheet = openSheet(root, siteKey(id), (left) => use((tools) => tools.saveOld(left)));
  const later = LATER.map((name) => [name, () => use((tools) => tools[name]())]);
  obeyButtons(sheet, { print: () => print(), blank: () => printBlank(root), clear: sheet.clear, ...Object.fromEntries(later) });
  fetchTools(root, use);
  const take = () => {
    if (root.isConnected && location.hash.startsWith(MARK)) use((tools) => tools.takeLink());
  };
  addEventListener("hashchange", take);
  addEventListener("afterprint", () => root.classList.remove("bd-blank"));
  take();
}

// Instant navigation may bring a sheet in a language whose own script, and so whose words, arrives a moment later.
onEachPage(() => {
  for (const root of all(document, `.bd-sheet[data-lang="${lang}"]:not([data-ready])`)) {
    root.dataset.ready = "";
    begin(root);
  }
});
