/** On the page of a checklist: its sheets to print can be kept on the device with it, and are there without a signal. */

import { all, button, element, fill } from "../shared/page.js";
import { ask, registered } from "./client.js";

/**
 * Offer to keep the PDFs that a page offers for download. Nothing where the page keeps nothing.
 * @param {import("../sheet/words.js").SheetWords} words
 */
export async function offerSheets(words) {
  const links = /** @type {HTMLAnchorElement[]} */ (all(document, "article a[download][href$='.pdf']"));
  const worker = links.length ? (await registered())?.active : null;
  if (!worker) return;
  const urls = [...new Set(links.map(({ href }) => href))];
  const said = element("span");
  said.setAttribute("role", "status");
  const line = element("p", { className: "bd-kept-sheets" }, said);
  links[links.length - 1].closest("ul, p")?.after(line);

  /** @param {boolean} [isKept] to keep them, or no longer; without it, only look */
  const show = async (isKept) => {
    const { answer, trouble } = await ask(worker, { ask: "sheets", urls, ...(isKept === undefined ? {} : { isKept }) });
    const count = answer?.length ?? 0;
    const isWhole = count === urls.length;
    if (trouble) said.textContent = trouble === "full" ? words.sheetsFull : words.sheetsLost;
    else said.textContent = isWhole ? fill(words.sheetsKept, { count }) : "";
    for (const old of all(line, "button")) old.remove();
    line.append(button(isWhole ? words.sheetsDrop : words.sheetsKeep, () => show(!isWhole), "md-button"));
  };
  await show();
}
