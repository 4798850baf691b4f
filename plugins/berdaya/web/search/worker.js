/**
 * The search's worker, started by the box (`theme/search.js`) when a reader reaches for it. Opened from a disk there are no
 * workers: then the box lends it a port in the page itself.
 *
 * The box sends {type: 0} (make ready what every query needs) and {type: 2, data: query}; it gets {type: 3, data}.
 */
(() => {
  /** @typedef {{ folder: string, prefix: string, note: Record<string, string> }} LanguageSetup */
  /** @typedef {{ type: number, data: string, page?: string, from?: number, only?: string }} Query */
  /** @typedef {{ items: { location: string }[][], suggest: string[], note: object | null }} Answer */
  /** @typedef {(text: string, from: number | undefined, only: string | undefined, isLate: () => Promise<boolean>) => Promise<Answer | null>} Search */

  /** How long a browser may take the list of a language's files from its own cache. */
  const MINUTES_KEPT = 10;

  /** Milliseconds after a key in which another may come: no page is read for a word that is still being typed. */
  const REST = 250;

  /** @type {Record<string, LanguageSetup>} */
  const SETUP = /** @type {any} */ ("__SETUP__");
  /** @type {any} */
  const scope = self;
  /** @type {EventTarget & { postMessage(message: object): void, address?: string }} */
  const port = scope.berdayaPort || self;
  const address = new URL(port.address || self.location.href);
  const home = new URL("./", address).href;
  /** @type {Map<string, any>} */
  const files = new Map();
  /** Files on their way: who wants one again waits for the same. @type {Map<string, Promise<void>>} */
  const coming = new Map();
  /** @type {Map<string, Promise<Search>>} */
  const searches = new Map();
  /** The latest query's number. */
  let turn = 0;

  /** @param {string} name @param {any} data */
  const receive = (name, data) => files.set(name, data);
  scope.berdayaSearch = { receive };
  /** Browsers with Trusted Types take the address of a script only from a policy. */
  const policy = scope.trustedTypes?.createPolicy("berdaya", {
    createScriptURL: (/** @type {string} */ url) => {
      if (!url.startsWith(home)) throw new TypeError(url);
      return url;
    },
  });
  /** @param {string} url */
  const trusted = (url) => (policy ? policy.createScriptURL(url) : url);

  /**
   * Run a script that hands its contents to `receive`.
   * @param {string} url
   * @returns {Promise<void> | void}
   */
  function run(url) {
    if (!scope.document) return scope.importScripts(trusted(url));
    return new Promise((done, failed) => {
      const script = document.createElement("script");
      Object.assign(script, { src: trusted(url), onload: () => done(), onerror: () => failed(new Error(url)) });
      document.head.append(script);
    });
  }

  /**
   * Read a script of data without running it. A worker runs scripts one after the other, each when the one before has come: ten
   * results would be ten ways to the server, half a second each on a slow network. What is read comes all at once.
   * @param {string} url
   */
  async function read(url) {
    const response = await fetch(url);
    const [, name, json] = (response.ok && /^berdayaSearch\.receive\("([^"]+)",([^]*)\)\s*$/.exec(await response.text())) || [];
    if (!name) throw new Error(url);
    receive(name, JSON.parse(json));
  }

  /**
   * Give the contents of a language's files; null for one that is not kept on the device while there is no signal.
   * The version stands only in the address, so that a browser does not take them from before a change: on the server
   * a file keeps its name.
   * @param {string} lang
   * @param {string[]} names
   * @param {string | number} version
   */
  async function load(lang, names, version) {
    await Promise.all(names.filter((name) => !files.has(`${lang}/${name}`)).map((name) => {
      const url = `${home}${SETUP[lang].folder}${name}.js?${version}`;
      const isCode = name === "engine" || scope.document;
      if (!coming.has(url)) coming.set(url, Promise.resolve(isCode ? run(url) : read(url)).finally(() => coming.delete(url)));
      return coming.get(url);
    }));
    return names.map((name) => {
      if (!files.has(`${lang}/${name}`)) throw new Error(`${lang}/${name}`);
      return files.get(`${lang}/${name}`);
    });
  }

  /**
   * @param {string} lang
   * @returns {Promise<Search>}
   */
  function search(lang) {
    const made = searches.get(lang) || makeSearch(lang);
    searches.set(lang, made);
    made.catch(() => searches.delete(lang)); // the next query tries again
    return made;
  }

  /**
   * @param {string} lang
   * @returns {Promise<Search>}
   */
  async function makeSearch(lang) {
    // The engine last: while a script is on its way to a worker, it does nothing else.
    const [contents, make] = await load(lang, ["index", "engine"], Math.floor(Date.now() / 60000 / MINUTES_KEPT));
    return make(contents, (/** @type {string[]} */ names) => load(lang, names, contents.version));
  }

  /**
   * The language of the page that asks: instant navigation changes the page, but not this worker's address.
   * @param {string} [page]
   */
  function languageOf(page) {
    const path = (page || "").slice(new URL("../../", address).href.length);
    const byPath = page && Object.keys(SETUP).find((lang) => SETUP[lang].prefix && path.startsWith(SETUP[lang].prefix));
    const plain = Object.keys(SETUP).find((lang) => !SETUP[lang].prefix) || Object.keys(SETUP)[0];
    const named = address.searchParams.get("lang") || "";
    return byPath || (page && plain) || (SETUP[named] ? named : plain);
  }

  /**
   * The answer to a query; null for one that came too late to be shown.
   * @param {Query} query
   * @param {() => Promise<boolean>} isLate
   */
  async function answer({ data, page, from, only }, isLate) {
    if (!data.trim()) return { items: [], suggest: [], note: null };
    const lang = languageOf(page);
    try {
      const found = await (await search(lang))(data, from, only, isLate);
      return found && opened({ ...found, note: { ...SETUP[lang].note, failed: "", ...found.note } });
    } catch (error) {
      console.warn(error);
      return { items: [], suggest: [], note: { isEmpty: true, ...SETUP[lang].note } };
    }
  }

  /** A folder opened from a disk shows its list of files: name the page itself. @param {string} url */
  const named = (url) => (address.protocol === "file:" ? url.replace(/(^|\/)(#|$)/, "$1index.html$2") : url);

  /**
   * The addresses of an answer as they can be opened.
   * @param {{ items: { location: string }[][], note: any }} found
   */
  function opened(found) {
    for (const item of found.items.flat()) item.location = named(item.location);
    if (found.note) found.note.listUrl = named(found.note.listUrl);
    return found;
  }

  /**
   * Answer the latest query only. What was typed before does not keep it waiting: it ends where it next looks.
   * @param {Query} query
   */
  function work(query) {
    const own = ++turn;
    const rested = new Promise((done) => setTimeout(done, REST));
    const isLate = () => rested.then(() => own !== turn);
    setTimeout(async () => {
      const data = own === turn && (await answer(query, isLate));
      if (data && own === turn) port.postMessage({ type: 3, data });
    }, 0);
  }

  port.addEventListener("message", (event) => {
    const { data } = /** @type {MessageEvent<Query>} */ (event);
    if (data.type === 0) void search(languageOf(data.page)).catch(() => {}); // the query itself tells of a failure
    if (data.type === 2) work(data);
  });
})();
