/* What the browser asks for, answered: pages from the network while it is quick, styles and scripts from the cache. */
const LIMIT = 3000; // milliseconds that a kept page waits for a newer one

/** Find a file in the editions in use: [path, hash]. */
async function find(path) {
  for (const edition of (await editions()).values())
    if (edition.hashes.has(path)) return [path, edition.hashes.get(path)];
  return null;
}

/** Find today's form of a style or script that has another hash in the page that asks. */
async function findAnother(path) {
  for (const edition of (await editions()).values())
    if (edition.stable.has(plain(path))) return find(edition.stable.get(plain(path)));
  return null;
}

const keptCopy = async (file) => file && (await open()).match(keyOf(...file));

/** A page: from the network, which keeps the copy fresh; from the cache when the network fails or is slow. */
async function answerPage(event, path) {
  const shelf = await open();
  const file = await find(path);
  const kept = await keptCopy(file);
  const fresh = fromNetwork(event, shelf, file);
  event.waitUntil(fresh.catch(() => null));
  if (!kept) return fresh.catch((error) => notKept(event, path, error));
  const orKept = fresh.then((response) => (response.status < 500 ? response : kept)).catch(() => kept);
  return Promise.race([orKept, new Promise((done) => setTimeout(done, LIMIT, kept))]);
}

async function fromNetwork(event, shelf, file) {
  const response = (await event.preloadResponse) || (await fetch(event.request));
  if (file && isWhole(response)) {
    const copy = response.clone();
    event.waitUntil(keep(shelf, ...file, copy).catch(warn));
  }
  return response;
}

/** No room on the device, or a page broken off: the reader has the page all the same. */
const warn = (error) => console.warn(error);

async function notKept(event, path, error) {
  if (event.request.mode !== "navigate") throw error;
  if (await find(`${path}/`)) return Response.redirect(new URL(`${path}/`, scope));
  const page = await keptCopy(await find("offline.html"));
  if (!page) throw error;
  // It is shown at any depth, so its links begin at the site's root.
  const text = (await page.text()).replace(/"\.(?:\/([^"]*))?"/g, (link, below = "") => `"${new URL(below, scope)}"`);
  return new Response(text, { status: 503, headers: page.headers });
}

/** A style, script, picture or part of the index: what is kept is right for ever, since its name or hash is. */
async function answerAsset(event, path) {
  const file = await find(path);
  const kept = await keptCopy(file);
  if (kept) return kept;
  const response = await fetch(event.request).catch((error) => error);
  if (response.ok) {
    const copy = response.clone();
    if (file && isWhole(copy)) event.waitUntil(open().then((shelf) => keep(shelf, ...file, copy)).catch(warn));
    return response;
  }
  const instead = (await keptCopy(await findAnother(path))) || emptyPart(path, response);
  if (instead) return instead;
  if (response instanceof Error) throw response;
  return response;
}

/** A part of the search's index that is not kept: the search goes on with those that are. */
function emptyPart(path, response) {
  const part = path.match(/^assets\/search\/(\w+)-\w+\/((?:[te]-|d\d)\w*)\.js$/);
  if (!part || !(response instanceof Error)) return null;
  const headers = { "Content-Type": "text/javascript" };
  return new Response(`berdayaSearch.receive("${part[1]}/${part[2]}",null)`, { headers });
}

self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const path = method === "GET" ? pathOf(url) : null;
  // At the root of a host there may be other projects below us: their folders are not ours to answer for.
  if (path === null || !(path === "" || SITE.names.includes(path.split("/")[0]))) return;
  if (mode === "navigate" || isPage(path)) event.respondWith(answerPage(event, path));
  else if (!/^(unduh|data)\//.test(path)) event.respondWith(answerAsset(event, path));
});
