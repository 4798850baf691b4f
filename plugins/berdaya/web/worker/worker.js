/**
 * The service worker of the site: it keeps pages for readers without a signal. No library: it needs five events and
 * one cache, and everything that a general library adds would be paid for by every reader. It lies at the site's root,
 * which makes that folder, and nothing beside it, the worker's own.
 *
 * To take the worker back from every reader: `offline: false` for the plugin `berdaya` in `mkdocs.yml`, then publish.
 * `sw.js` then is `retire.js`. Do not just delete `sw.js`: browsers that cannot fetch it keep the old worker.
 */

import { answer, arrivals } from "./answers.js";
import { adopt, coreOf, editions, finishUpdate, latest, markWhole, prepareUpdate, urgentFiles, wanted } from "./editions.js";
import { isPage, keyOf, pathOf, plain, scope, worker } from "./names.js";
import { fetchAll, keptKeys, keptNames, missing, copyOf, open, wholeKey } from "./shelf.js";
import { SITE } from "./site.js";

/**
 * @typedef {{ ask: string, lang: string, url: string, count: number, isUpdate: boolean, isFirst: boolean }} Request
 */

const MOST_LISTED = 200;

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
    return { kept, all: edition.files.length, core: edition.core, isBehind: edition.path !== path || isOld, size, coreSize };
  },

  /**
   * Fetch a few more files: of the whole site, or (`isUpdate`) of what is kept already. In small steps, since
   * browsers end a worker that is busy for minutes. Gives how many are left, and how many came otherwise than they should.
   */
  async gather({ lang, count, isUpdate, isFirst }) {
    const shelf = await open();
    if (isFirst) refused.clear();
    const next = await latest(lang);
    const keys = await keptKeys(shelf);
    const target = isUpdate ? wanted(lang, next, keys) : next.files;
    const files = missing(target, keys).filter((file) => !refused.has(keyOf(...file)));
    for (const file of await fetchAll(shelf, files.slice(0, count))) refused.add(keyOf(...file));
    if (files.length <= count) {
      if (!isUpdate) await markWhole(shelf, lang);
      if ((await editions()).get(lang) !== next) await adopt(lang, next);
    }
    return { left: Math.max(0, files.length - count), all: target.length, refused: refused.size };
  },

  /** Forget a language but for its core. */
  async forget({ lang }) {
    const shelf = await open();
    const edition = (await editions()).get(lang);
    await shelf.delete(wholeKey(lang));
    const core = new Set([...urgentFiles(), ...(edition ? coreOf(edition) : [])].map((file) => keyOf(...file)));
    const names = new Set(edition?.files.slice(edition.core).map(([path]) => plain(path)));
    for (const key of await keptKeys(shelf)) if (!core.has(key) && names.has(nameOf(key))) await shelf.delete(key);
  },

  /** The pages that are kept of a language: address and title, those near the address of the asking page first. */
  async list({ lang, url }) {
    const edition = (await editions()).get(lang);
    const names = keptNames(await keptKeys(await open()));
    const near = (pathOf(url) ?? "").split("/").slice(0, -2).join("/");
    const pages = (edition?.files ?? [])
      .map(([path]) => path)
      .filter((path) => isPage(path) && names.has(path) && !edition?.discreet.has(path));
    const sorted = near ? [...pages.filter((path) => path.startsWith(near)), ...pages.filter((path) => !path.startsWith(near))] : pages;
    return Promise.all(sorted.slice(0, MOST_LISTED).map(listed));
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

/** @param {string} path */
async function listed(path) {
  const title = (await copyOf(path, ""))?.copy.headers.get("X-Title");
  return { url: new URL(path, scope).href, title: decodeURIComponent(title ?? path) };
}

worker.addEventListener("install", (event) => {
  // Nothing that the reader keeps has changed: nobody needs to be told.
  event.waitUntil(prepareUpdate().then((fetched) => (fetched ? undefined : worker.skipWaiting())));
});

worker.addEventListener("activate", (event) => {
  const { navigationPreload } = worker.registration;
  event.waitUntil(Promise.all([finishUpdate(), navigationPreload?.enable()]).then(() => worker.clients.claim()));
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
