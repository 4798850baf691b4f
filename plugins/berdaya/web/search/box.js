/**
 * The search box's small helper on the page. It adds to Material's box what its worker protocol has no place
 * for: the true number of pages, near words and the list A–Z when nothing is found, a message when the index
 * cannot be read. It also lends the search a port where a page opened from a disk may start no worker.
 */
(() => {
  const isOurs = (url) => /\/search\/worker\.[0-9a-f]+\.js/.test(url);
  const Plain = window.Worker;
  const onDisk = location.protocol === "file:";
  const PATIENCE = 400;
  let waiting = 0;

  /** The worker's side of a port, for a search that runs in the page itself. */
  class DiskWorker extends EventTarget {
    constructor(url) {
      super();
      const inner = Object.assign(new EventTarget(), { address: new URL(url, location.href).href });
      inner.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      this.postMessage = (data) => inner.dispatchEvent(new MessageEvent("message", { data }));
      this.waiting = [];
      self.berdayaPort = inner;
      const script = Object.assign(document.createElement("script"), { src: url });
      const post = this.postMessage;
      this.postMessage = (data) => this.waiting.push(data);
      script.onload = () => {
        this.postMessage = post;
        this.waiting.forEach(post);
      };
      document.head.append(script);
    }
  }

  window.Worker = function (url, options) {
    if (!isOurs(String(url))) return new Plain(url, options);
    const worker = onDisk ? new DiskWorker(url) : new Plain(url, options);
    const send = (message) => worker.postMessage(message);
    worker.addEventListener("message", ({ data }) => {
      if (data.type === 4) wait(data.data);
      if (data.type === 3) setTimeout(() => show(data.data.note, send));
    });
    return new Proxy(worker, {
      get: (target, name) =>
        name === "postMessage"
          ? (message) => target.postMessage({ ...message, page: location.href })
          : typeof target[name] === "function" ? target[name].bind(target) : target[name],
    });
  };
  window.Worker.prototype = Plain && Plain.prototype;

  const find = (name) => document.querySelector(`[data-md-component=search-${name}]`);

  /** Give the emptied note after an element of the box; it is made once. */
  function noteAt(name, after) {
    const there = document.querySelector(`.berdaya-search-${name}`);
    const note = there || Object.assign(document.createElement("div"), { className: `berdaya-search-${name} md-typeset` });
    note.setAttribute("role", "status");
    note.textContent = "";
    if (!there) after().after(note);
    return note;
  }

  /** On a slow network the last answer, or none, must not pass for this query's. */
  function wait(words) {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      find("result").firstElementChild.textContent = words;
    }, PATIENCE);
  }

  function show(note, send) {
    clearTimeout(waiting);
    const meta = find("result").firstElementChild;
    const place = noteAt("note", () => meta);
    const below = noteAt("end", () => find("result").lastElementChild);
    place.style.padding = note && (note.isEmpty || note.isPartial || note.near.length) ? ".4rem .8rem" : "0";
    below.style.padding = note && note.found > note.shown ? ".4rem .8rem" : "0";
    if (!note) return;
    const range = note.from ? ` (${note.from + 1}–${note.shown})` : "";
    meta.textContent = note.failed || (note.isEmpty ? note.none : note.count.replace("#", note.found) + range);
    if (note.isPartial) place.append(note.partial, " ");
    const near = note.near || [];
    if (near.length) place.append(note.alike, ...near.flatMap((word) => [" ", button(word, () => ask(word))]), " ");
    if (note.isEmpty) place.append(Object.assign(document.createElement("a"), { href: rooted(note.listUrl), textContent: note.list }));
    if (note.found > note.shown)
      below.append(button(note.more, () => {
        send({ type: 2, data: note.text, from: note.shown, page: location.href });
        below.closest(".md-search__scrollwrap").scrollTop = 0;
      }));
  }

  /** An address of the site, from the base that the theme gives on every page. */
  function rooted(url) {
    const { base } = JSON.parse(document.getElementById("__config").textContent);
    return new URL(url, new URL(`${base}/`, location.href)).href;
  }

  function button(text, onclick) {
    return Object.assign(document.createElement("button"), { type: "button", className: "md-tag", textContent: text, onclick });
  }

  function ask(word) {
    const query = find("query");
    query.value = word;
    query.focus();
    query.dispatchEvent(new Event("keyup"));
  }

  /** Pasted, dictated and cleared text makes no key event, which is all that the theme listens to. */
  document.addEventListener("input", ({ target }) => {
    if (target === find("query")) target.dispatchEvent(new Event("keyup"));
  });
})();
