/**
 * The cache of this site. Several projects may share a host, so its name carries the site's path, and no other cache
 * is ever opened or deleted. It holds files by content, and for each kept language the manifest in use (`?edition=`):
 * an update only adds files, until one single entry, the manifest, is replaced. A half-made one changes nothing.
 *
 * What lies under a hash has that hash: every file is compared before it is put there. A server between, some minutes
 * behind, would else leave a page of yesterday under today's name.
 */

import { hashOf, textOf } from "./digest.js";
import { isPage, keyOf, nameIn, plain, scope } from "./names.js";

/** @typedef {[path: string, hash: string]} File */

const NAME = `berdaya:${new URL(scope).pathname}`;
const AT_ONCE = 4;
const SEEN = "X-Seen";
const ENTITIES = /** @type {Record<string, string>} */ ({ amp: "&", lt: "<", gt: ">", quot: '"', "#34": '"', "#39": "'" });

export const open = () => caches.open(NAME);

/** The sheets to download that the reader keeps beside their pages: no update fetches them, and no sweep takes them. */
const SHEETS = `${NAME}:unduh`;

/** The sheets' cache; null where the reader keeps none. @param {boolean} isMade whether to make it */
export const openSheets = async (isMade) => (isMade || (await caches.has(SHEETS)) ? caches.open(SHEETS) : null);

export const dropSheets = () => caches.delete(SHEETS);

/** @param {string} lang */
export const editionKey = (lang) => `${scope}?edition=${lang}`;
/** @param {string} lang */
export const readyKey = (lang) => `${scope}?ready=${lang}`;
/** Whether the reader has asked for all of a language. @param {string} lang */
export const wholeKey = (lang) => `${scope}?whole=${lang}`;
/** Whether keeping all of a language was begun, and has not come to its end. @param {string} lang */
export const begunKey = (lang) => `${scope}?begun=${lang}`;

/** A sign-in page of a public network answers for every address, by sending the browser elsewhere. @param {Response} response */
export const isWhole = (response) => response.ok && response.type === "basic" && !response.redirected;

/**
 * Fetch a file of the site and keep it; false where what comes is not what the manifest says. Throws if it does not
 * come whole, or if the device has no room.
 * @param {Cache} shelf
 * @param {string} path
 * @param {string} hash
 */
export async function fetchAndKeep(shelf, path, hash) {
  // The browser's own cache is right about names that carry a hash: the page has just loaded most of them.
  const usual = plain(path) === path ? "no-cache" : "force-cache";
  for (const cache of /** @type {const} */ ([usual, "reload"])) {
    const response = await fetch(new URL(path, scope).href, { cache });
    if (!isWhole(response)) throw new Error(`${response.status} ${response.url}`);
    if ((await keep(shelf, path, response, hash)) === hash) return true;
  }
  return false;
}

/**
 * Keep what came under the hash that it has, and give that. `only`: keep it only if it has this one; without it, it is a
 * page that the reader has seen.
 * @param {Cache} shelf
 * @param {string} path
 * @param {Response} response
 * @param {string} [only]
 */
export async function keep(shelf, path, response, only) {
  const bytes = await response.arrayBuffer();
  const hash = await hashOf(path, bytes);
  if (only && hash !== only) return hash;
  /** @type {Record<string, string>} */
  const headers = {
    "Content-Type": response.headers.get("Content-Type") ?? "",
    "X-Kept": String(Date.now()),
    "X-Size": String(bytes.byteLength),
  };
  if (!only) headers[SEEN] = "1";
  if (isPage(path)) headers["X-Title"] = encodeURIComponent(titleIn(textOf(bytes)) || path);
  await shelf.put(keyOf(path, hash), new Response(bytes, { headers }));
  return hash;
}

/** The title of a page without the site's name. @param {string} html */
const titleIn = (html) => (/<title>([^<]*) – /.exec(html)?.[1] ?? "").replace(/&(#?\w+);/g, (sign, name) => ENTITIES[name] ?? sign);

/** The keys of all that is kept. @param {Cache} shelf */
export const keptKeys = async (shelf) => new Set((await shelf.keys()).map(({ url }) => url));

/** The names of the files of which some content is kept, old or new. @param {Set<string>} keys */
export const keptNames = (keys) => new Set([...keys].map(nameIn));

/**
 * The copy of a page to show, with its hash; undefined where none is kept. It is the one that was last as the site has it,
 * of those that the edition in use names or the reader has seen: what waits for an update stays unseen until then. Where
 * there is none of these, an older one.
 * @param {string} path
 * @param {string} hash
 */
export async function copyOf(path, hash) {
  const shelf = await open();
  const requests = await shelf.keys(new URL(path, scope).href, { ignoreSearch: true });
  const copies = await Promise.all(
    requests
      .filter(({ url }) => nameIn(url) === path)
      .map(async ({ url }) => ({ hash: new URL(url).search.slice(1), copy: /** @type {Response} */ (await shelf.match(url)) })),
  );
  copies.sort((one, other) => keptAt(other.copy) - keptAt(one.copy));
  return copies.find((kept) => kept.hash === hash || kept.copy.headers.has(SEEN)) ?? copies[0];
}

/** When a copy was kept, in milliseconds; 0 for one of an older worker, which did not say. @param {Response} copy */
export const keptAt = (copy) => Number(copy.headers.get("X-Kept") ?? 0);

/** How large a copy is, in bytes; 0 for one of an older worker, which did not say. @param {Response} copy */
export const sizeOf = (copy) => Number(copy.headers.get("X-Size") ?? 0);

/** @param {readonly File[]} files @param {Set<string>} keys */
export const missing = (files, keys) => files.filter((file) => !keys.has(keyOf(...file)));

/**
 * Fetch files a few at a time; the first that does not come ends it, and what has come stays. Gives those that are not
 * (yet) what the manifest says.
 * @param {Cache} shelf
 * @param {readonly File[]} files
 */
export async function fetchAll(shelf, files) {
  const waiting = [...files];
  /** @type {File[]} */
  const differing = [];
  const work = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) if (!(await fetchAndKeep(shelf, ...file))) differing.push(file);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return differing;
}
