/**
 * The search's worker, started by the box (`theme/search.js`) when a reader reaches for it. Opened from a disk there are no
 * workers: then the box lends it a port in the page itself.
 *
 * The box sends {type: 0} (make ready what every query needs) and {type: 2, data: query}; it gets {type: 3, data}.
 */
(() => {
  /** @typedef {{ folder: string, prefix: string, note: Record<string, string> }} LanguageSetup */
  /** @typedef {{ type: number, data: string, page?: string, from?: number, only?: string }} Query */
  /** @typedef {(text: string, from?: number, only?: string) => Promise<{ items: { location: string }[][], suggest: string[], note: object | null }>} Search */

  /** How long a browser may take the list of a language's files from its own cache. */
  const MINUTES_KEPT = 10;

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
  /** @type {Map<string, Search>} */
  const searches = new Map();
  /** @type {Query | null} */
  let latest = null;
  let busy = false;

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
   * Load scripts that hand their contents to `receive`.
   * @param {string[]} urls
   */
  function run(urls) {
    if (!scope.document) return scope.importScripts(...urls.map(trusted));
    return Promise.all(urls.map((url) => new Promise((done, failed) => {
      const script = document.createElement("script");
      Object.assign(script, { src: trusted(url), onload: done, onerror: () => failed(new Error(url)) });
      document.head.append(script);
    })));
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
    const missing = names.filter((name) => !files.has(`${lang}/${name}`));
    if (missing.length) await run(missing.map((name) => `${home}${SETUP[lang].folder}${name}.js?${version}`));
    return names.map((name) => {
      if (!files.has(`${lang}/${name}`)) throw new Error(`${lang}/${name}`);
      return files.get(`${lang}/${name}`);
    });
  }

  /**
   * @param {string} lang
   * @returns {Promise<Search>}
   */
  async function search(lang) {
    const found = searches.get(lang);
    if (found) return found;
    const [make, contents] = await load(lang, ["engine", "index"], Math.floor(Date.now() / 60000 / MINUTES_KEPT));
    const made = make(contents, (/** @type {string[]} */ names) => load(lang, names, contents.version));
    searches.set(lang, made);
    return made;
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

  /** @param {Query} query */
  async function answer({ data, page, from, only }) {
    if (!data.trim()) return { items: [], suggest: [], note: null };
    const lang = languageOf(page);
    try {
      const found = await (await search(lang))(data, from, only);
      return opened({ ...found, note: { ...SETUP[lang].note, failed: "", ...found.note } });
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

  /** Answer the latest query only: what was typed while the last answer was made is out of date. */
  async function work() {
    if (busy) return;
    busy = true;
    while (latest) {
      const query = latest;
      latest = null;
      const data = await answer(query);
      if (!latest) port.postMessage({ type: 3, data });
    }
    busy = false;
  }

  port.addEventListener("message", (event) => {
    const { data } = /** @type {MessageEvent<Query>} */ (event);
    if (data.type === 0) void search(languageOf(data.page)).catch(() => {}); // the query itself tells of a failure
    if (data.type !== 2) return;
    latest = data;
    setTimeout(work, 0);
  });
})();
