/** Names of files and their places in the cache. */

export const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (globalThis));

/** The address of the site's root. */
export const { scope } = worker.registration;

const HASH = /\.[0-9a-f]{8,10}(?=\.(?:min\.)?(?:css|js|png)$)/;

/** The folder of a language's index; its name carries a hash. */
export const INDEX = /^(assets\/search\/\w+)-[0-9a-f]{10}\//;

/** A part of a language's search, by its name without hashes; the engine and its table of contents belong to the core. */
export const PART = /^assets\/search\/(\w+)\/(?!(?:engine|index)\.js$)/;

/**
 * A file's name without the hashes in it: what stays the same from one build to the next.
 * @param {string} path
 */
export const plain = (path) => path.replace(HASH, "").replace(INDEX, "$1/");

/**
 * Where a file of this content lies in the cache. Content that does not change keeps its place for good.
 * @param {string} path
 * @param {string} hash
 */
export const keyOf = (path, hash) => new URL(`${plain(path)}?${hash}`, scope).href;

/**
 * The file's name in a key of the cache; null for what is no file of the site.
 * @param {string} key
 */
export function nameIn(key) {
  const { pathname, search } = new URL(key);
  return search.includes("=") ? null : decodeURIComponent(pathname.slice(new URL(scope).pathname.length));
}

/** @param {string} path */
export const isPage = (path) => path === "" || path.endsWith("/");

/**
 * The path of an address below the site's root; null for what is not ours.
 * @param {string} address
 */
export function pathOf(address) {
  if (!address.startsWith(scope)) return null;
  const path = new URL(address).pathname.slice(new URL(scope).pathname.length);
  try {
    return decodeURIComponent(path).replace(/(^|\/)index\.html$/, "$1");
  } catch {
    return null; // a percent sign that encodes nothing
  }
}
