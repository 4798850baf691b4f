/**
 * The service worker of the site: it keeps pages for readers without a signal. No library: it needs five events and
 * one cache, and everything that a general library adds would be paid for by every reader. It lies at the site's root,
 * which makes that folder, and nothing beside it, the worker's own.
 *
 * To take the worker back from every reader: `offline: false` for the plugin `berdaya` in `mkdocs.yml`, then publish.
 * `sw.js` then is `retire.js`. Do not just delete `sw.js`: browsers that cannot fetch it keep the old worker.
 */

import { answer, arrivals } from "./answers.js";
import { adopt, coreOf, editions, finishUpdate, latest, markWhole, packToFetch, prepareUpdate, urgentFiles, wanted } from "./editions.js";
import { isPage, keyOf, pathOf, plain, scope, worker } from "./names.js";
import {
  begunKey,
  copyOf,
  dropParts,
  dropSheets,
  fetchAll,
  fetchPack,
  isWhole,
  keptAt,
  keptKeys,
  keptNames,
  missing,
  open,
  openSheets,
  sizeOf,
  wholeKey,
} from "./shelf.js";
import { SITE } from "./site.js";

/**
 * @typedef {{
 *   ask: string, lang: string, url: string, urls: string[], count: number, isUpdate: boolean, isFirst: boolean, isKept: boolean,
 * }} Request
 */

const MOST_LISTED = 200;
const LEAST = 4; // letters of a word by which two addresses are about the same

/** Languages whose core was looked through in this worker's life. @type {Set<string>} */
const cored = new Set();

/** Keys of files that came otherwise than the manifest says; the reader's next asking tries them again. @type {Set<string>} */
const refused = new Set();

/** What pages may ask. @type {Record<string, (request: Request, event: ExtendableMessageEvent) => unknown>} */
const requests = {
  /** Take over now: the reader has chosen to reload. */
  skip: () => worker.skipWaiting(),

  /** Keep the page for emergencies, even where nothing else is kept. */
  async urgent({ lang }) {
    const shelf = await open();
    if (navigator.onLine) await fetchAll(shelf, missing(Object.entries(SITE.languages[lang].urgent), await keptKeys(shelf)));
  },

  /** Keep the core of a language, and the page that asks: it was loaded before there was a worker. */
  async core({ lang, url }) {
    const shelf = await open();
    if (!(await editions()).has(lang)) await adopt(lang, await latest(lang));
    const edition = await editionOf(lang);
    const page = edition.files.filter(([path]) => path === pathOf(url));
    const files = cored.has(lang) ? page : [...coreOf(edition), ...page];
    if (!navigator.onLine) return;
    const differing = await fetchAll(shelf, missing(files, await keptKeys(shelf)));
    if (!differing.length) cored.add(lang);
  },

  /** Fetch by itself what is kept in an older content, or was asked for and is not there yet: as much as needs no asking. */
  async mend({ lang }) {
    const shelf = await open();
    const edition = (await editions()).get(lang);
    if (edition?.path !== SITE.languages[lang].path || !navigator.onLine) return;
    const keys = await keptKeys(shelf);
    await fetchAll(shelf, missing(wanted(lang, edition, keys), keys).slice(0, SITE.mostUnasked));
  },

  /** How much is kept, of how much; whether what is kept could be newer; what keeping costs. */
  async status({ lang }) {
    const { path, size, coreSize } = SITE.languages[lang];
    const edition = (await editions()).get(lang);
    if (!edition) return { kept: 0, all: 0, core: 0, isBehind: false, size, coreSize };
    const keys = await keptKeys(await open());
    const kept = edition.files.length - missing(edition.files, keys).length;
    const names = keptNames(keys);
    const isOld = missing(edition.files, keys).some(([name]) => names.has(plain(name)));
    const isWanted = keys.has(wholeKey(lang));
    const isBegun = !isWanted && keys.has(begunKey(lang));
    const isBehind = edition.path !== path || isOld;
    return { kept, all: edition.files.length, core: edition.core, isBehind, isWanted, isBegun, size, coreSize };
  },

  /**
   * Fetch a few more files, or a pack of them: of the whole site, or (`isUpdate`) of what is kept already. In small steps,
   * since browsers end a worker that is busy for minutes. Gives how many are left, and how many came otherwise than they should.
   */
  async gather({ lang, count, isUpdate, isFirst }) {
    const shelf = await open();
    if (isFirst) refused.clear();
    const next = await latest(lang);
    const keys = await keptKeys(shelf);
    const target = isUpdate ? wanted(lang, next, keys) : next.files;
    const files = missing(target, keys).filter((file) => !refused.has(keyOf(...file)));
    if (!isUpdate && isFirst) await shelf.put(begunKey(lang), new Response(""));
    const pack = packToFetch(next, new Set(files));
    const step = pack ? files.filter((file) => pack.files.includes(file)) : files.slice(0, count);
    const differing = pack ? await fetchPack(shelf, pack, new Set(step)) : await fetchAll(shelf, step);
    for (const file of differing) refused.add(keyOf(...file));
    const left = files.length - step.length;
    if (!left) {
      if (!isUpdate) {
        await markWhole(shelf, lang);
        await shelf.delete(begunKey(lang));
      }
      if ((await editions()).get(lang) !== next) await adopt(lang, next);
    }
    return { left, all: target.length, refused: refused.size };
  },

  /** Forget a language but for its core. */
  async forget({ lang }) {
    const shelf = await open();
    const edition = (await editions()).get(lang);
    await Promise.all([shelf.delete(wholeKey(lang)), shelf.delete(begunKey(lang)), dropSheets(), dropParts(lang)]);
    const core = new Set([...urgentFiles(), ...(edition ? coreOf(edition) : [])].map((file) => keyOf(...file)));
    const names = new Set(edition?.files.slice(edition.core).map(([path]) => plain(path)));
    const gone = [...(await keptKeys(shelf))].filter((key) => !core.has(key) && names.has(nameOf(key)));
    await Promise.all(gone.map((key) => shelf.delete(key)));
  },

  /**
   * The pages that are kept of a language, those nearest to the subject of the asking page's address first: address, title,
   * when it was last as the site has it, bytes, and how near it is. Of the pages that leave no trace it says nothing.
   */
  async list({ lang, url }) {
    const edition = (await editions()).get(lang);
    const names = keptNames(await keptKeys(await open()));
    const pages = (edition?.files ?? [])
      .map(([path]) => path)
      .filter((path) => isPage(path) && names.has(path) && !edition?.discreet.has(path));
    const rows = await Promise.all(pages.map((path) => listed(path, nearness(pathOf(url) ?? ""))));
    return rows.sort((one, other) => other.near - one.near).slice(0, MOST_LISTED);
  },

  /** How many bytes all that is kept takes, sheets included. */
  async weight() {
    const shelves = [await open(), await openSheets(false)];
    const copies = await Promise.all(shelves.map((shelf) => shelf?.matchAll() ?? []));
    return copies.flat().reduce((sum, copy) => sum + sizeOf(copy), 0);
  },

  /** Which of these sheets are kept; with `isKept` they are kept from now on, or no longer. */
  async sheets({ urls, isKept }) {
    const ours = urls.filter((url) => /^unduh\/.*\.pdf$/.test(pathOf(url) ?? ""));
    const shelf = await openSheets(Boolean(isKept));
    for (const url of shelf && isKept !== undefined ? ours : []) {
      if (isKept) await keepSheet(/** @type {Cache} */ (shelf), url);
      else await shelf?.delete(url);
    }
    const kept = await Promise.all(ours.map((url) => shelf?.match(url)));
    return ours.filter((_, place) => kept[place]);
  },

  /** What became of the page whose kept copy the asking tab shows. */
  arrival: (_, { source }) => arrivals.get(/** @type {Client} */ (source).id),
};

/** @param {string} key */
const nameOf = (key) => decodeURIComponent(new URL(key).pathname.slice(new URL(scope).pathname.length));

/** @param {string} lang */
async function editionOf(lang) {
  const edition = (await editions()).get(lang);
  if (!edition) throw new Error(lang);
  return edition;
}

/** @param {string} path @param {(text: string) => number} near */
async function listed(path, near) {
  const copy = (await copyOf(path, ""))?.copy;
  const title = decodeURIComponent(copy?.headers.get("X-Title") ?? path);
  const about = { at: copy ? keptAt(copy) : 0, size: copy ? sizeOf(copy) : 0 };
  return { url: new URL(path, scope).href, title, near: near(`${path} ${title}`.toLowerCase()), ...about };
}

/**
 * How near a page is to the subject of an address: the words of its last part that the page's own address or title has, then
 * its section.
 * @param {string} path
 */
function nearness(path) {
  const parts = path.toLowerCase().split("/").filter(Boolean);
  const words = (parts.at(-1) ?? "").split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= LEAST);
  const section = parts.length > 1 ? `${parts.slice(0, -1).join("/")}/` : null;
  return (/** @type {string} */ text) =>
    words.filter((word) => text.includes(word)).length * 2 + Number(section !== null && text.startsWith(section));
}

/** @param {Cache} shelf @param {string} url */
async function keepSheet(shelf, url) {
  const response = await fetch(url, { cache: "no-cache" });
  if (!isWhole(response)) throw new Error(`${response.status} ${url}`);
  const bytes = await response.arrayBuffer();
  const headers = { "Content-Type": "application/pdf", "X-Kept": String(Date.now()), "X-Size": String(bytes.byteLength) };
  await shelf.put(url, new Response(bytes, { headers }));
}

worker.addEventListener("install", (event) => {
  // Nothing that the reader keeps has changed: nobody needs to be told.
  event.waitUntil(prepareUpdate().then((fetched) => (fetched ? undefined : worker.skipWaiting())));
});

/**
 * Let the browser ask for a page while this worker starts. Firefox shows its own page of errors where that request finds no
 * network, whatever the worker answers (seen with 107 and 153): there it must be off, also where an older worker turned it on.
 */
function preloadPages() {
  const { navigationPreload } = worker.registration;
  return navigator.userAgent.includes("Gecko/") ? navigationPreload?.disable() : navigationPreload?.enable();
}

worker.addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([finishUpdate(), preloadPages()]).then(() => worker.clients.claim()));
});

worker.addEventListener("fetch", answer);

worker.addEventListener("message", (event) => {
  const reply = (/** @type {object} */ message) => event.ports[0]?.postMessage(message);
  const failed = (/** @type {Error} */ error) => {
    console.warn(error);
    reply({ trouble: error.name === "QuotaExceededError" ? "full" : "lost" });
  };
  event.waitUntil(Promise.resolve(requests[event.data.ask]?.(event.data, event)).then((answered) => reply({ answer: answered }), failed));
});
