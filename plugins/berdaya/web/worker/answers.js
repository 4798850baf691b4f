/** What the browser asks for, answered: pages from the network while it is quick, styles and scripts from the cache. */

import { hashOf, NOTICE } from "./digest.js";
import { editions } from "./editions.js";
import { isPage, keyOf, pathOf, plain, scope } from "./names.js";
import { isWhole, keep, keptAt, copyOf, open, openSheets } from "./shelf.js";
import { SITE } from "./site.js";

/** @typedef {import("./shelf.js").File} File */

const LIMIT = 3000; // milliseconds that a kept page waits for a newer one
const FRESH = 60_000; // milliseconds within which a kept page is as good as new

/** What became of a page that was asked for while its kept copy was shown, by the tab that shows it. @type {Map<string, Promise<string>>} */
export const arrivals = new Map();

/** Find a file in the editions in use, or among those that every device keeps. @param {string} path @returns {Promise<File | null>} */
async function find(path) {
  for (const { hashes } of (await editions()).values()) {
    const hash = hashes.get(path);
    if (hash) return [path, hash];
  }
  const urgent = Object.values(SITE.languages).find((files) => path in files.urgent)?.urgent;
  return urgent ? [path, urgent[path]] : null;
}

/** Find today's form of a style or script that has another hash in the page that asks. @param {string} path */
async function findAnother(path) {
  for (const { stable } of (await editions()).values()) {
    const name = stable.get(plain(path));
    if (name) return find(name);
  }
  return null;
}

/** @param {File | null} file */
const keptCopy = async (file) => file && (await open()).match(keyOf(...file));

/** @param {string} path */
const isDiscreet = async (path) => [...(await editions()).values()].some(({ discreet }) => discreet.has(path));

/**
 * A page: from the network, which keeps the copy fresh; from the cache when the network fails or is slow.
 * @param {FetchEvent} event
 * @param {string} path
 */
async function answerPage(event, path) {
  const sheet = event.request.mode === "navigate" && (await sheetOf(path));
  if (sheet) return Response.redirect(new URL(sheet, scope).href);
  const file = await find(path);
  const kept = file ? await copyOf(...file) : undefined;
  const fresh = fromNetwork(event, file);
  event.waitUntil(fresh.catch(() => null));
  if (!kept?.copy)
    return fresh.then(
      ({ response }) => response,
      (error) => notKept(event, path, error),
    );
  const { copy, hash } = kept;
  /** @param {"slow" | "lost"} why */
  const keptOne = (why) => {
    const arrival = fresh.then(async (came) => {
      const told = await came.told;
      return told === hash ? "same" : told === "gone" || told === "lost" ? told : "newer";
    });
    arrivals.set(
      event.resultingClientId,
      arrival.catch(() => "lost"),
    );
    return marked(copy, why);
  };
  const orKept = fresh.then(
    ({ response }) => (response.status < 500 ? response : keptOne("lost")),
    () => keptOne("lost"),
  );
  return Promise.race([orKept, new Promise((done) => setTimeout(done, LIMIT)).then(() => keptOne("slow"))]);
}

/**
 * The page as the network has it, and what it turned out to be when it has come whole: its hash, `gone`, or `lost`.
 * @param {FetchEvent} event
 * @param {File | null} file
 */
async function fromNetwork(event, file) {
  const response = (await event.preloadResponse) ?? (await fetch(event.request));
  /** @type {Promise<string>} */
  let told = Promise.resolve(response.status === 404 || response.status === 410 ? "gone" : "lost");
  if (file && isWhole(response)) {
    const [path] = file;
    const copy = response.clone();
    told = read(path, copy).catch(warn);
    event.waitUntil(told);
  }
  return { response, told };
}

/**
 * Keep a page that the reader has opened. That the page for emergencies was read must not be told by a newer copy of it.
 * @param {string} path
 * @param {Response} response
 */
async function read(path, response) {
  return (await isDiscreet(path)) ? hashOf(path, await response.arrayBuffer()) : keep(await open(), path, response);
}

/** No room on the device, or a page broken off: the reader has the page all the same. @param {unknown} error */
const warn = (error) => {
  console.warn(error);
  return "lost";
};

/**
 * The kept copy, which says that it is one: `data-kept` and the time on its root. One of the last minute is as good as new.
 * @param {Response} copy
 * @param {"slow" | "lost"} why
 */
async function marked(copy, why) {
  const at = keptAt(copy);
  const age = Date.now() - at;
  if (age >= 0 && age < FRESH) return copy;
  const html = (await copy.text()).replace(/<html\b/, `<html data-kept="${why}"${at ? ` data-kept-at="${at}"` : ""}`);
  return new Response(html, { headers: copy.headers });
}

/**
 * What is shown for a page that is not kept: the same address as it should be written, or the notice.
 * @param {FetchEvent} event
 * @param {string} path
 * @param {unknown} error
 */
async function notKept(event, path, error) {
  if (event.request.mode !== "navigate") return Response.error();
  const lower = path.toLowerCase();
  for (const other of [`${path}/`, lower, `${lower}/`])
    if (other !== path && (await find(other))) return Response.redirect(new URL(other, scope).href);
  const page = await keptCopy(await find(NOTICE));
  if (!page) throw error;
  // It is shown at any depth, so its links begin at the site's root.
  const text = (await page.text()).replace(/"\.(?:\/([^"]*))?"/g, (_, below = "") => `"${new URL(below, scope)}"`);
  return new Response(text, { status: 503, headers: page.headers });
}

/**
 * The sheet that a short address on paper (`P/CODE/`) leads to, however it is written: one that is kept before others,
 * since the one with the paper has no signal.
 * @param {string} path
 */
async function sheetOf(path) {
  const code = /^(?:\w\w\/)?p\/([^/]+)\/?$/i.exec(path)?.[1].toLowerCase();
  if (!code) return null;
  const sheets = [...(await editions()).values()].flatMap(({ short }) => short[code] ?? []);
  for (const sheet of sheets) if (await copyOf(sheet, "")) return sheet;
  return sheets[0] ?? null;
}

/**
 * A style, script, picture or part of the index: what is kept is right for ever, since its name or hash is.
 * @param {FetchEvent} event
 * @param {string} path
 */
async function answerAsset(event, path) {
  const file = await find(path);
  const kept = await keptCopy(file);
  if (kept) return kept;
  /** @type {Response | Error} */
  const response = await fetch(event.request).catch((error) => error);
  if (!(response instanceof Error) && response.ok) {
    const copy = response.clone();
    if (file && isWhole(copy))
      event.waitUntil(
        open()
          .then((shelf) => keep(shelf, path, copy, file[1]))
          .catch(warn),
      );
    return response;
  }
  const instead = (await keptCopy(await findAnother(path))) ?? (response instanceof Error ? emptyPart(path) : null);
  if (instead) return instead;
  return response instanceof Error ? Response.error() : response;
}

/**
 * A sheet to download: from the network, which renews the copy that the reader keeps; the copy where there is no network.
 * @param {FetchEvent} event
 * @param {string} path
 */
async function answerSheet(event, path) {
  const address = new URL(path, scope).href;
  const shelf = await openSheets(false);
  const kept = await shelf?.match(address);
  if (!shelf || !kept) return fetch(event.request);
  try {
    const response = await fetch(event.request);
    if (response.status === 200 && isWhole(response)) event.waitUntil(shelf.put(address, response.clone()).catch(warn));
    return response.status < 500 ? response : kept;
  } catch {
    return kept;
  }
}

/** A part of the search's index that is not kept: the search goes on with those that are. @param {string} path */
function emptyPart(path) {
  const part = /^assets\/search\/(\w+)-\w+\/(?!(?:engine|index)\.js$)([\w-]+)\.js$/.exec(path);
  const headers = { "Content-Type": "text/javascript" };
  return part && new Response(`berdayaSearch.receive("${part[1]}/${part[2]}",null)`, { headers });
}

/**
 * At the root of a host there may be other projects below us: their folders are not ours to answer for. What a person
 * types is ours in other letters, too.
 * @param {string} path
 * @param {boolean} isTyped
 */
function isOurs(path, isTyped) {
  const [first] = path.split("/");
  return path === "" || SITE.names.some((name) => name === first || (isTyped && name.toLowerCase() === first.toLowerCase()));
}

/** Answer what the browser asks for from now on. @param {FetchEvent} event */
export function answer(event) {
  const { method, mode, url } = event.request;
  const path = method === "GET" ? pathOf(url) : null;
  if (path === null || !isOurs(path, mode === "navigate")) return;
  if (/^unduh\/.*\.pdf$/.test(path)) event.respondWith(answerSheet(event, path));
  else if (mode === "navigate" || isPage(path)) event.respondWith(answerPage(event, path));
  else if (!/^(unduh|data)\//.test(path)) event.respondWith(answerAsset(event, path));
}
