/**
 * The search box's small helper on the page. It adds to Material's box what its worker protocol has no place
 * for: the true number of pages, near words and the list A–Z when nothing is found, a message when the index
 * cannot be read. It also lends the search a port where a page opened from a disk may start no worker.
 */
(() => {
  /**
   * What the worker says beside the pages found.
   * @typedef {{
   *   text: string, found: number, from: number, shown: number, isPartial: boolean, isEmpty: boolean, near?: string[], failed?: string,
   *   none: string, count: string, alike: string, more: string, list: string, partial: string, listUrl: string,
   * }} Note
   */
  /** @typedef {{ type: number, data: string, from?: number, page?: string }} Ask */
  /** @typedef {(message: Ask) => void} Send */

  /** @type {any} */
  const page = window;
  const Plain = window.Worker;
  const onDisk = location.protocol === "file:";
  const PATIENCE = 400;
  let waiting = 0;

  /** @param {string} url */
  const isOurs = (url) => /\/search\/worker\.[0-9a-f]+\.js/.test(url);

  /** The worker's side of a port, for a search that runs in the page itself. */
  class DiskWorker extends EventTarget {
    /** @param {string} url */
    constructor(url) {
      super();
      /** @type {EventTarget & { address: string, postMessage?: (data: any) => void }} */
      const inner = Object.assign(new EventTarget(), { address: new URL(url, location.href).href });
      inner.postMessage = (data) => void this.dispatchEvent(new MessageEvent("message", { data }));
      /** @type {any[]} */
      const early = [];
      /** @type {(data: any) => void} */
      this.postMessage = (data) => void early.push(data);
      page.berdayaPort = inner;
      const script = Object.assign(document.createElement("script"), { src: url });
      script.onload = () => {
        this.postMessage = (data) => void inner.dispatchEvent(new MessageEvent("message", { data }));
        early.forEach(this.postMessage);
      };
      document.head.append(script);
    }
  }

  /** @param {string | URL} url @param {WorkerOptions} [options] */
  page.Worker = function (url, options) {
    const address = String(url);
    if (!isOurs(address)) return new Plain(url, options);
    const worker = onDisk ? new DiskWorker(address) : new Plain(url, options);
    /** @type {Send} */
    const send = (message) => worker.postMessage({ ...message, page: location.href });
    worker.addEventListener("message", (event) => {
      const { data } = /** @type {MessageEvent} */ (event);
      if (data.type === 4) wait(data.data);
      if (data.type === 3) setTimeout(() => show(data.data.note, send));
    });
    return new Proxy(worker, {
      get: (target, name) => {
        const value = Reflect.get(target, name, target);
        if (name === "postMessage") return send;
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
  };
  page.Worker.prototype = Plain && Plain.prototype;

  /**
   * An element of Material's box.
   * @param {string} name
   * @returns {HTMLInputElement}
   */
  const find = (name) => /** @type {HTMLInputElement} */ (document.querySelector(`[data-md-component=search-${name}]`));
  const headLine = () => /** @type {HTMLElement} */ (find("result").firstElementChild);
  const lastLine = () => /** @type {HTMLElement} */ (find("result").lastElementChild);

  /**
   * Give the emptied note after an element of the box; it is made once.
   * @param {string} name
   * @param {() => HTMLElement} after
   */
  function noteAt(name, after) {
    const there = /** @type {HTMLElement | null} */ (document.querySelector(`.berdaya-search-${name}`));
    const note = there || Object.assign(document.createElement("div"), { className: `berdaya-search-${name} md-typeset` });
    note.setAttribute("role", "status");
    note.textContent = "";
    if (!there) after().after(note);
    return note;
  }

  /**
   * On a slow network the last answer, or none, must not pass for this query's.
   * @param {string} words
   */
  function wait(words) {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => {
      headLine().textContent = words;
    }, PATIENCE);
  }

  /**
   * @param {Note | null} note
   * @param {Send} send
   */
  function show(note, send) {
    clearTimeout(waiting);
    const place = noteAt("note", headLine);
    const below = noteAt("end", lastLine);
    const near = (note && note.near) || [];
    place.style.padding = note && (note.isEmpty || note.isPartial || near.length) ? ".4rem .8rem" : "0";
    below.style.padding = note && note.found > note.shown ? ".4rem .8rem" : "0";
    if (!note) return;
    const range = note.from ? ` (${note.from + 1}–${note.shown})` : "";
    headLine().textContent = note.failed || (note.isEmpty ? note.none : note.count.replace("#", String(note.found)) + range);
    if (note.isPartial) place.append(note.partial, " ");
    if (near.length) place.append(note.alike, ...near.flatMap((word) => [" ", button(word, () => ask(word))]), " ");
    if (note.isEmpty) place.append(Object.assign(document.createElement("a"), { href: rooted(note.listUrl), textContent: note.list }));
    if (note.found > note.shown)
      below.append(button(note.more, () => {
        send({ type: 2, data: note.text, from: note.shown });
        /** @type {HTMLElement} */ (below.closest(".md-search__scrollwrap")).scrollTop = 0;
      }));
  }

  /**
   * An address of the site, from the base that the theme gives on every page.
   * @param {string} url
   */
  function rooted(url) {
    const { base } = JSON.parse(/** @type {HTMLElement} */ (document.getElementById("__config")).textContent || "{}");
    return new URL(url, new URL(`${base}/`, location.href)).href;
  }

  /**
   * @param {string} text
   * @param {() => void} onclick
   */
  function button(text, onclick) {
    return Object.assign(document.createElement("button"), { type: "button", className: "md-tag", textContent: text, onclick });
  }

  /** @param {string} word */
  function ask(word) {
    const query = find("query");
    query.value = word;
    query.focus();
    query.dispatchEvent(new Event("keyup"));
  }

  /** Pasted, dictated and cleared text makes no key event, which is all that the theme listens to. */
  document.addEventListener("input", ({ target }) => {
    if (target && target === find("query")) target.dispatchEvent(new Event("keyup"));
  });
})();
