/** The hashes by which files are known, as `export/offline.py` makes them. */

import { PART, isPage, plain } from "./names.js";

/** What stands for a page that is not kept. It is told by its own words, as pages are. */
export const NOTICE = "offline.html";

const NAME_HASH = /\.[0-9a-f]{8,10}(?=\.(?:min\.)?(?:css|js|png)\b)/g;
const LENGTH = 6; // signs of 6 bits: enough to tell one content of a path from the next
export const PART_LENGTH = 4; // for one of thousands of small files whose hashes every device reads

/** @param {BufferSource} bytes */
const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));

/**
 * The hash of a file's content. A page's leaves out the hashes in the names of its styles and scripts: a new colour costs
 * a reader one style sheet and not six hundred pages.
 * @param {string} path
 * @param {ArrayBuffer} bytes
 */
export async function hashOf(path, bytes) {
  const told = isPage(path) || path === NOTICE ? new TextEncoder().encode(textOf(bytes).replace(NAME_HASH, "")) : bytes;
  const sum = String.fromCharCode(...(await sha256(told)));
  const length = PART.test(plain(path)) ? PART_LENGTH : LENGTH;
  return btoa(sum).replace(/\+/g, "-").replace(/\//g, "_").slice(0, length);
}

/**
 * The beginning of a content's digest as it stands in the names of files.
 * @param {ArrayBuffer} bytes
 */
export async function hexOf(bytes) {
  return [...(await sha256(bytes)).slice(0, 4)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {ArrayBuffer} bytes */
export const textOf = (bytes) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
