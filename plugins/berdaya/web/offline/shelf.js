/*
 * The cache of this site. Several projects may share a host, so its name carries the site's path, and no other cache
 * is ever opened or deleted. It holds files by content, and for each kept language the manifest in use (`?edition=`):
 * an update only adds files, until one single entry, the manifest, is replaced. A half-made one changes nothing.
 */
const NAME = `berdaya:${new URL(scope).pathname}`;
const AT_ONCE = 4;
const open = () => caches.open(NAME);
const editionKey = (lang) => `${scope}?edition=${lang}`;
const readyKey = (lang) => `${scope}?ready=${lang}`;

/** Fetch a file of the site and keep it. Throws if it does not come whole, or if the device has no room. */
async function fetchAndKeep(shelf, path, hash) {
  // The browser's own cache is right about names that carry a hash: the page has just loaded most of them.
  const response = await fetch(new URL(path, scope), { cache: plain(path) === path ? "no-cache" : "force-cache" });
  if (!isWhole(response)) throw new Error(`${response.status} ${response.url}`);
  await keep(shelf, path, hash, response);
}

/** A sign-in page of a public network answers for every address, by sending the browser elsewhere. */
const isWhole = (response) => response.ok && response.type === "basic" && !response.redirected;

async function keep(shelf, path, hash, response) {
  const headers = { "Content-Type": response.headers.get("Content-Type") || "" };
  const body = isPage(path) ? await response.text() : await response.blob();
  if (isPage(path)) headers["X-Title"] = encodeURIComponent((body.match(/<title>([^<]*) – /) || ["", path])[1]);
  await shelf.put(keyOf(path, hash), new Response(body, { headers }));
}

/** The keys of all that is kept. */
async function keptKeys(shelf) {
  return new Set((await shelf.keys()).map((request) => request.url));
}

/** Fetch files a few at a time; the first that fails ends it, and what has come stays. */
async function fetchAll(shelf, files) {
  const waiting = [...files];
  const work = async () => {
    while (waiting.length) await fetchAndKeep(shelf, ...waiting.shift());
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
