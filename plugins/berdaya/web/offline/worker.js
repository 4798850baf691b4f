/* The worker's life, and what pages may ask of it. */
self.addEventListener("install", (event) => {
  // Nothing that the reader keeps has changed: nobody needs to be told.
  event.waitUntil(prepareUpdate().then((fetched) => (fetched ? null : self.skipWaiting())));
});

self.addEventListener("activate", (event) => {
  const { navigationPreload } = self.registration;
  event.waitUntil(Promise.all([finishUpdate(), navigationPreload && navigationPreload.enable()]).then(() => self.clients.claim()));
});

const cored = new Set();

const REQUESTS = {
  /** Take over now: the reader has chosen to reload. */
  skip: () => self.skipWaiting(),

  /** Keep the core of a language, and the page that asks: it was loaded before there was a worker. */
  async core({ lang, url }) {
    const shelf = await open();
    if (!(await editions()).has(lang)) await adopt(lang, await latest(lang));
    const edition = (await editions()).get(lang);
    const page = edition.files.filter(([path]) => path === pathOf(url));
    const files = cored.has(lang) ? page : [...coreOf(edition), ...page];
    if (!navigator.onLine) return;
    await fetchAll(shelf, missing(files, await keptKeys(shelf)));
    cored.add(lang);
  },

  /** How much is kept, of how much; whether there is a newer edition than the one kept; what keeping costs. */
  async status({ lang }) {
    const { path, size, coreSize } = SITE.languages[lang];
    const edition = (await editions()).get(lang);
    if (!edition) return { kept: 0, all: 0, core: 0, isBehind: false, size, coreSize };
    const kept = edition.files.length - missing(edition.files, await keptKeys(await open())).length;
    return { kept, all: edition.files.length, core: edition.core, isBehind: edition.path !== path, size, coreSize };
  },

  /**
   * Fetch a few more files: of the whole site, or (`isUpdate`) of what is kept already. In small steps, since
   * browsers end a worker that is busy for minutes. Gives how many are left.
   */
  async gather({ lang, count, isUpdate }) {
    const shelf = await open();
    const next = await latest(lang);
    const current = (await editions()).get(lang) || next;
    const keys = await keptKeys(shelf);
    const target = isUpdate ? wanted(current, next, keys) : next.files;
    const files = missing(target, keys);
    await fetchAll(shelf, files.slice(0, count));
    if (files.length <= count && (await editions()).get(lang) !== next) await adopt(lang, next);
    return { left: Math.max(0, files.length - count), all: target.length };
  },

  /** Forget a language but for its core. */
  async forget({ lang }) {
    const shelf = await open();
    const edition = (await editions()).get(lang);
    for (const file of edition ? edition.files.slice(edition.core) : []) await shelf.delete(keyOf(...file));
  },

  /** The pages that are kept of a language: address and title. */
  async list({ lang }) {
    const shelf = await open();
    const edition = (await editions()).get(lang);
    const keys = await keptKeys(shelf);
    const pages = (edition ? edition.files : []).filter((file) => isPage(file[0]) && keys.has(keyOf(...file)));
    return Promise.all(pages.slice(0, 200).map(async (file) => ({
      url: new URL(file[0], scope).href,
      title: decodeURIComponent((await shelf.match(keyOf(...file))).headers.get("X-Title")),
    })));
  },
};

self.addEventListener("message", (event) => {
  const reply = (answer) => event.ports[0] && event.ports[0].postMessage(answer);
  const failed = (error) => {
    console.warn(error);
    reply({ trouble: error.name === "QuotaExceededError" ? "full" : "lost" });
  };
  event.waitUntil(REQUESTS[event.data.ask](event.data).then((answer) => reply({ answer }), failed));
});
