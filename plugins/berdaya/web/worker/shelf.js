/**
 * The cache of this site. Several projects may share a host, so its name carries the site's path, and no other cache
 * is ever opened or deleted. It holds files by content, and for each kept language the manifest in use (`?edition=`):
 * an update only adds files, until one single entry, the manifest, is replaced. A half-made one changes nothing.
 *
 * What lies under a hash has that hash: every file is compared before it is put there. A server between, some minutes
 * behind, would else leave a page of yesterday under today's name.
 */

import { hashOf, textOf } from "./digest.js";
import { PART, isPage, keyOf, nameIn, plain, scope } from "./names.js";
import { SITE } from "./site.js";

/** @typedef {[path: string, hash: string]} File */

const NAME = `berdaya:${new URL(scope).pathname}`;
const AT_ONCE = 4;
const PUT_AT_ONCE = 24;
const SEEN = "X-Seen";
const ENTITIES = /** @type {Record<string, string>} */ ({ amp: "&", lt: "<", gt: ">", quot: '"', "#34": '"', "#39": "'" });

/**
 * The parts of a language's search: thousands of small files, which lie in a cache of their own, so that the reader is rid of
 * them at once.
 * @param {string} lang
 */
const partsName = (lang) => `${NAME}:cari:${lang}`;

/** The caches of this site's files as if they were one. */
export class Shelf {
  /** @param {Cache} main */
  constructor(main) {
    this.main = main;
  }

  /** The cache that a file belongs to. @param {string} key */
  home(key) {
    const lang = PART.exec(nameIn(key) ?? "")?.[1];
    return lang ? caches.open(partsName(lang)) : this.main;
  }

  /** Those of the languages' parts that are there. */
  async parts() {
    const names = Object.keys(SITE.languages).map(partsName);
    const found = await Promise.all(names.map(async (name) => ((await caches.has(name)) ? [await caches.open(name)] : [])));
    return found.flat();
  }

  /** @param {string} key */
  async match(key) {
    // Workers before this one kept all in one cache.
    return (await (await this.home(key)).match(key)) ?? this.main.match(key);
  }

  /** @param {string} key @param {Response} response */
  async put(key, response) {
    return (await this.home(key)).put(key, response);
  }

  /** @param {string} key */
  async delete(key) {
    await Promise.all([(await this.home(key)).delete(key), this.main.delete(key)]);
  }

  async keys() {
    const rows = await Promise.all([this.main, ...(await this.parts())].map((one) => one.keys()));
    return rows.flat();
  }

  async matchAll() {
    const rows = await Promise.all([this.main, ...(await this.parts())].map((one) => one.matchAll()));
    return rows.flat();
  }
}

export const open = async () => new Shelf(await caches.open(NAME));

/** Forget the parts of a language's search. @param {string} lang */
export const dropParts = (lang) => caches.delete(partsName(lang));

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
 * @param {Shelf} shelf
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
 * @param {Shelf} shelf
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

/** The keys of all that is kept. @param {Shelf} shelf */
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
  const requests = await shelf.main.keys(new URL(path, scope).href, { ignoreSearch: true });
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
 * @param {Shelf} shelf
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

/**
 * Fetch many parts of the search in one file, which holds them line by line, and keep those that are missing. Gives those that are
 * not what the manifest says; all of them where the file does not come.
 * @param {Shelf} shelf
 * @param {import("./editions.js").Pack} pack
 * @param {ReadonlySet<File>} files those that are missing
 */
export async function fetchPack(shelf, pack, files) {
  const response = await fetch(new URL(pack.path, scope).href, { cache: "no-store" });
  if (!isWhole(response)) throw new Error(`${response.status} ${response.url}`);
  const lines = (await response.text()).split("\n");
  const headers = { "Content-Type": "text/javascript" };
  const waiting = pack.files.map((file, at) => /** @type {const} */ ([file, `${lines[at]}\n`])).filter(([file]) => files.has(file));
  /** @type {File[]} */
  const differing = [];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [[path, hash], text] = next;
      if ((await keep(shelf, path, new Response(text, { headers }), hash)) !== hash) differing.push(next[0]);
    }
  };
  await Promise.all(Array.from({ length: PUT_AT_ONCE }, work));
  return differing;
}
