/*
 * The service worker of the site: it keeps pages for readers without a signal. No library: it needs five events and
 * one cache, and everything that a general library adds would be paid for by every reader.
 * The build joins the files that `export/offline.py` names into `sw.js` at the site's root, which makes that folder,
 * and nothing beside it, the worker's own. It puts SITE before them: the manifest of each language and the names at
 * the site's root.
 *
 * To take the worker back from every reader: `offline: false` for the plugin `berdaya` in `mkdocs.yml`, then publish.
 * `sw.js` then is `retire.js`. Do not just delete `sw.js`: browsers that cannot fetch it keep the old worker.
 */
"use strict";
const scope = self.registration.scope;
const HASH = /\.[0-9a-f]{8,10}(?=\.(?:min\.)?(?:css|js|png)$)/;
const INDEX = /^(assets\/search\/\w+)-[0-9a-f]{10}\//;

/** A file's name without the hashes in it: what stays the same from one build to the next. */
const plain = (path) => path.replace(HASH, "").replace(INDEX, "$1/");

/** Where a file of this content lies in the cache. Content that does not change keeps its place for good. */
const keyOf = (path, hash) => new URL(`${plain(path)}?${hash}`, scope).href;

const isPage = (path) => path === "" || path.endsWith("/");

/** The path of an address below the site's root; null for what is not ours. */
function pathOf(address) {
  if (!address.startsWith(scope)) return null;
  const path = new URL(address).pathname.slice(new URL(scope).pathname.length);
  try {
    return decodeURIComponent(path).replace(/(^|\/)index\.html$/, "$1");
  } catch {
    return null; // a percent sign that encodes nothing
  }
}

/** Whether the reader has asked to spare data, or is on a network where every kilobyte is felt. */
function isSparing() {
  const { saveData, effectiveType = "" } = navigator.connection || {};
  return Boolean(saveData) || effectiveType.endsWith("2g");
}
