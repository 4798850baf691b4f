/**
 * What a sheet does only when it is asked to (share, save, open a file, keep its PDFs): its script is loaded at the first touch of
 * what needs it, and never to read or to fill in. Its address stands beside that of the page's own script.
 */

import { all } from "../shared/page.js";
import { loadScript } from "../shared/trusted.js";
import { words } from "./words.js";

const NAME = "berdayaTools";
const { later = "" } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
const address = new URL(later, location.href).href;
const scope = /** @type {any} */ (globalThis);

/** @type {Promise<void> | null} */
let coming = null;

/** Hand over what makes the tools of a sheet: called by the script that comes later. @param {(sheet: any, about: any) => object} make */
export function giveTools(make) {
  scope[NAME] = make;
}

/**
 * Give what does something with the tools of a sheet, once they are there. Where they do not come, the sheet says so, unless nobody
 * has asked for it.
 * @template Tools
 * @param {() => import("./work.js").Work} sheetOf
 * @param {object} about what the tools must know beside the sheet
 * @returns {(act: (tools: Tools) => void, isAsked?: boolean) => void}
 */
export function toolsOf(sheetOf, about) {
  /** @type {Tools | null} */
  let made = null;
  const tools = async () => {
    coming ??= loadScript(address);
    await coming.catch((error) => {
      coming = null; // no signal: the next touch tries again
      throw error;
    });
    made ??= /** @type {Tools} */ (scope[NAME](sheetOf(), about));
    return made;
  };
  return (act, isAsked = true) => {
    tools().then(act, (error) => {
      console.warn(error);
      if (isAsked) sheetOf().notice.say("later", words.toolsLost);
    });
  };
}

/**
 * Let a sheet use its tools: they are fetched once something is filled in, so that it can be saved without a signal, or at the first
 * touch of the buttons, before the tap has ended; a file that is chosen is opened; and when the downloads are looked at, their PDFs can be kept.
 * @template {{ open(files: File[]): void, offerSheets(): void }} Tools
 * @param {HTMLElement} root
 * @param {(act: (tools: Tools) => void, isAsked?: boolean) => void} use
 */
export function fetchTools(root, use) {
  const box = /** @type {HTMLElement} */ (root.querySelector(".bd-tools"));
  const fetchAhead = () => use(() => {}, false);
  root.addEventListener("input", fetchAhead, { once: true });
  for (const touch of ["pointerdown", "focusin"]) box.addEventListener(touch, fetchAhead, { once: true });
  const field = /** @type {HTMLInputElement} */ (box.querySelector("[type=file]"));
  field.addEventListener("change", () => {
    const files = [...(field.files ?? [])];
    field.value = "";
    if (files.length) use((tools) => tools.open(files));
  });
  for (const fold of all(document, ".bd-editions"))
    fold.addEventListener("toggle", () => use((tools) => tools.offerSheets(), false), { once: true });
}
