/** Files that the reader saves, and opens again. Nothing goes over the network. */

import { element } from "./page.js";

/**
 * @param {string} name
 * @param {string | Uint8Array<ArrayBuffer>} content
 * @param {string} type
 */
export function saveFile(name, content, type) {
  const link = element("a", { href: URL.createObjectURL(new Blob([content], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

const LARGEST = 5_000_000; // bytes: a sheet with long notes has some thousand

/**
 * Read a file as JSON; undefined for what is none.
 * @param {File} file
 * @returns {Promise<unknown>}
 */
export async function readJson(file) {
  try {
    return file.size > LARGEST ? undefined : JSON.parse(await file.text());
  } catch {
    return undefined;
  }
}
