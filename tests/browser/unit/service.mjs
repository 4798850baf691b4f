/** A service worker's surroundings for tests: a cache, a server that tells what was asked, and a clock for its slowness. */

import { createHash } from "node:crypto";

export const SCOPE = "https://contoh.example/panduan/";

class FakeCache {
  entries = new Map();

  static url = (key) => (typeof key === "string" ? key : (key.url ?? key.href));

  async put(key, response) {
    this.entries.set(FakeCache.url(key), { bytes: await response.arrayBuffer(), headers: [...response.headers] });
  }

  async match(key) {
    const entry = this.entries.get(FakeCache.url(key));
    return entry && new Response(entry.bytes, { headers: entry.headers });
  }

  async matchAll() {
    return Promise.all([...this.entries.keys()].map((key) => this.match(key)));
  }

  async delete(key) {
    return this.entries.delete(FakeCache.url(key));
  }

  async keys(key, { ignoreSearch = false } = {}) {
    const plain = (url) => (ignoreSearch ? url.split("?")[0] : url);
    const wanted = key && plain(FakeCache.url(key));
    return [...this.entries.keys()].filter((url) => !wanted || plain(url) === wanted).map((url) => ({ url }));
  }
}

/** The hash of a file as the manifest has it; a page's leaves out the hashes in the names of its files. */
export function hash(path, content) {
  const told =
    path === "" || path.endsWith("/") || path === "offline.html" ? content.replace(/\.[0-9a-f]{8,10}(?=\.(?:css|js|png)\b)/g, "") : content;
  return createHash("sha256").update(told).digest("base64url").slice(0, 6);
}

/** A phone with a worker. `files`: what the server has, by path. `publish` makes it the edition that the worker knows. */
export class Service {
  cache = new FakeCache();
  sheets = new FakeCache(); // the reader's own, beside the pages
  files = {};
  asked = [];
  hasSignal = true;
  slow = new Set(); // paths that come only when `arrive` is called
  #late = [];
  handlers = {};
  waiting = [];

  async start(files, more = {}) {
    this.files = { ...files };
    const set = (name, value) => Object.defineProperty(globalThis, name, { configurable: true, writable: true, value });
    set("registration", { scope: SCOPE });
    set("caches", {
      open: async (name) => (name.endsWith(":unduh") ? this.sheets : this.cache),
      has: async () => this.sheets.entries.size > 0,
      delete: async () => this.sheets.entries.clear(),
    });
    set("addEventListener", (name, act) => (this.handlers[name] = act));
    set("skipWaiting", () => {});
    set("fetch", (request) => this.fetch(typeof request === "string" ? request : request.url));
    set("navigator", { onLine: true, userAgent: "" });
    const { SITE } = await import("../../../plugins/berdaya/web/worker/site.js");
    this.site = Object.assign(SITE, { mostUnasked: 60 });
    this.publish(more);
    await import("../../../plugins/berdaya/web/worker/worker.js");
  }

  /** Name the server's files of now in the manifest. @param {{ core?: string[], short?: object, discreet?: string[] }} more */
  publish({ core = [""], short = {}, discreet = [], urgent = [] } = {}) {
    const paths = [...core, ...Object.keys(this.files).filter((path) => !core.includes(path) && !path.startsWith("assets/offline/"))];
    const hashes = Object.fromEntries(paths.map((path) => [path, hash(path, this.files[path])]));
    const manifest = JSON.stringify({ core: core.length, files: hashes, short, discreet });
    const path = `assets/offline/id.${createHash("sha256").update(manifest).digest("hex").slice(0, 8)}.json`;
    this.files[path] = manifest;
    const few = Object.fromEntries(urgent.map((name) => [name, hashes[name]]));
    this.site.languages.id = { path, size: 1, coreSize: 1, urgent: few };
    this.site.names = [...new Set(paths.map((name) => name.split("/")[0])), "P", "en", "unduh"];
  }

  async fetch(address) {
    const path = decodeURIComponent(new URL(address).pathname.slice(new URL(SCOPE).pathname.length));
    this.asked.push(path);
    if (this.slow.has(path)) await new Promise((done) => this.#late.push(done));
    if (!this.hasSignal) throw new TypeError("Failed to fetch");
    const content = this.files[path];
    const response = new Response(content ?? "404", {
      status: content === undefined ? 404 : 200,
      headers: { "Content-Type": path.endsWith(".js") ? "text/javascript" : "text/html" },
    });
    return Object.defineProperty(response, "type", { value: "basic" });
  }

  /** Let what is slow come. */
  async arrive() {
    for (const done of this.#late.splice(0)) done();
    await Promise.all(this.waiting);
  }

  /** What the worker answers to a page. */
  async ask(ask, more = {}) {
    const answers = [];
    const waits = [];
    const event = {
      data: { ask, lang: "id", url: SCOPE, ...more },
      ports: [{ postMessage: (message) => answers.push(message) }],
      source: { id: "tab" },
      waitUntil: (promise) => waits.push(promise),
    };
    this.handlers.message(event);
    await Promise.all(waits);
    return answers[0];
  }

  /** Open an address as a person does; gives the response, or undefined where the worker leaves it to the browser. */
  async open(path, mode = "navigate") {
    let answered;
    const event = {
      request: Object.assign(new Request(SCOPE + path), {}),
      preloadResponse: Promise.resolve(undefined),
      resultingClientId: "tab",
      respondWith: (promise) => (answered = promise),
      waitUntil: (promise) => this.waiting.push(Promise.resolve(promise).catch(() => null)),
    };
    Object.defineProperty(event.request, "mode", { value: mode });
    this.handlers.fetch(event);
    return answered;
  }

  /** The names that are kept, without their hashes. */
  kept() {
    return [...this.cache.entries.keys()]
      .map((url) => url.slice(SCOPE.length))
      .filter((name) => !/\?(edition|ready|whole|begun)=/.test(name))
      .map((name) => name.split("?")[0]);
  }

  /** Let everything that is kept have been kept a day ago. */
  age() {
    for (const entry of this.cache.entries.values())
      entry.headers = entry.headers.map(([name, value]) => (name === "x-kept" ? [name, String(Number(value) - 864e5)] : [name, value]));
  }
}
