/**
 * The search worker that the theme starts on every page: it answers the theme at once and loads the search
 * itself only with the first query. Opened from a disk there are no workers: then `box.js` lends it a port.
 *
 * The theme sends {type: 0} (set up) and {type: 2, data: query}; it waits for {type: 1} and {type: 3, data}.
 * {type: 4, data} is for `box.js` alone: what to say as long as the answer takes.
 */
(() => {
  const SETUP = "__SETUP__";
  const port = self.berdayaPort || self;
  const address = new URL(port.address || self.location.href);
  const home = new URL("./", address).href;
  const files = new Map();
  const searches = new Map();
  let latest = null;
  let busy = false;

  self.berdayaSearch = { receive: (name, data) => files.set(name, data) };

  /** Load scripts that hand their contents to `receive`. */
  function run(urls) {
    if (!self.document) return importScripts(...urls);
    return Promise.all(urls.map((url) => new Promise((done, failed) => {
      const script = document.createElement("script");
      Object.assign(script, { src: url, onload: done, onerror: () => failed(new Error(url)) });
      document.head.append(script);
    })));
  }

  /** Give the contents of index files; null for one that is not kept on the device while there is no signal. */
  async function load(lang, names) {
    const missing = names.filter((name) => !files.has(`${lang}/${name}`));
    if (missing.length) await run(missing.map((name) => `${home}${SETUP[lang].folder}${name}.js`));
    return names.map((name) => {
      if (!files.has(`${lang}/${name}`)) throw new Error(`${lang}/${name}`);
      return files.get(`${lang}/${name}`);
    });
  }

  async function search(lang) {
    if (!searches.has(lang)) {
      const [make] = await load(lang, ["engine"]);
      searches.set(lang, make((names) => load(lang, names)));
    }
    return searches.get(lang);
  }

  /** The language of the page that asks: instant navigation changes the page, but not this worker's address. */
  function languageOf(page) {
    const path = (page || "").slice(new URL("../../", address).href.length);
    const byPath = page && Object.keys(SETUP).find((lang) => SETUP[lang].prefix && path.startsWith(SETUP[lang].prefix));
    const plain = Object.keys(SETUP).find((lang) => !SETUP[lang].prefix);
    const named = address.searchParams.get("lang");
    return byPath || (page && plain) || (SETUP[named] ? named : plain);
  }

  async function answer({ data, page, from }) {
    if (!data.trim()) return { items: [], suggest: [], note: null };
    const lang = languageOf(page);
    try {
      return opened(await (await search(lang))(data, from));
    } catch (error) {
      console.warn(error);
      return { items: [], suggest: [], note: { isEmpty: true, ...SETUP[lang].note } };
    }
  }

  /** A folder opened from a disk shows its list of files: name the page itself. */
  function opened(found) {
    if (address.protocol === "file:")
      for (const item of found.items.flat()) item.location = item.location.replace(/(^|\/)(#|$)/, "$1index.html$2");
    return found;
  }

  /** Answer the latest query only: what was typed while the last answer was made is out of date. */
  async function work() {
    if (busy) return;
    busy = true;
    while (latest) {
      const query = latest;
      latest = null;
      if (query.data.trim()) port.postMessage({ type: 4, data: SETUP[languageOf(query.page)].searching });
      const data = await answer(query);
      if (!latest) port.postMessage({ type: 3, data });
    }
    busy = false;
  }

  port.addEventListener("message", ({ data }) => {
    if (data.type === 0) port.postMessage({ type: 1 });
    if (data.type !== 2) return;
    latest = data;
    setTimeout(work, 0);
  });
})();
