/*
 * An edition is the manifest of one language of one build: its files with their hashes, the core first. The edition
 * in use is the one that the cache holds; the latest is the one that this worker was built with.
 */
const MOST_UNASKED = 60; // files of an update, about 300 KB: more waits for the reader's tap

let used = null;

/** The editions in use, by language. They are read from the cache once in a worker's life. */
function editions() {
  used = used || readEditions();
  return used;
}

async function readEditions() {
  const shelf = await open();
  const found = new Map();
  for (const lang of Object.keys(SITE.languages)) {
    const kept = await shelf.match(editionKey(lang));
    if (kept) found.set(lang, prepared(await kept.json()));
  }
  return found;
}

/** An edition with its files by name, and by the name that stays the same when a style or script is built anew. */
function prepared({ path, core, files }) {
  const list = Object.entries(files);
  const stable = list.filter(([name]) => plain(name) !== name && !INDEX.test(name));
  return { path, core, files: list, hashes: new Map(list), stable: new Map(stable.map(([name]) => [plain(name), name])) };
}

async function latest(lang) {
  const path = SITE.languages[lang].path;
  const current = (await editions()).get(lang);
  if (current && current.path === path) return current;
  const response = await fetch(new URL(path, scope));
  if (!isWhole(response)) throw new Error(`${response.status} ${path}`);
  return prepared({ path, ...(await response.json()) });
}

const packed = ({ path, core, files }) => new Response(JSON.stringify({ path, core, files: Object.fromEntries(files) }));

async function readyEdition(shelf, lang) {
  const ready = await shelf.match(readyKey(lang));
  return ready ? prepared(await ready.json()) : null;
}

/** From now on answer from this edition. */
async function adopt(lang, edition) {
  const shelf = await open();
  await shelf.put(editionKey(lang), packed(edition));
  (await editions()).set(lang, edition);
  await sweep(shelf);
}

/** Drop what no edition in use has, nor one that is ready and waits for its turn. */
async function sweep(shelf) {
  const inUse = new Set();
  for (const [lang, edition] of await editions()) {
    const ready = await readyEdition(shelf, lang);
    const waits = ready && ready.path !== edition.path;
    inUse.add(editionKey(lang));
    if (waits) inUse.add(readyKey(lang));
    for (const file of waits ? [...edition.files, ...ready.files] : edition.files) inUse.add(keyOf(...file));
  }
  for (const key of await keptKeys(shelf)) if (!inUse.has(key)) await shelf.delete(key);
}

const missing = (files, keys) => files.filter((file) => !keys.has(keyOf(...file)));
const coreOf = (edition) => edition.files.slice(0, edition.core);

/** What of `next` the reader should have: its core, and whatever is kept now; all of it where all is kept now. */
function wanted(current, next, keys) {
  if (!missing(current.files, keys).length) return next.files;
  const have = new Set(current.files.filter((file) => keys.has(keyOf(...file))).map(([path]) => plain(path)));
  return next.files.filter(([path], place) => place < next.core || have.has(plain(path)));
}

/**
 * Make ready for the latest edition what the reader keeps: fetch what has changed, and only that. Gives the number of
 * files; throws if one does not come, so that the browser drops this worker and tries again later.
 */
async function prepareUpdate() {
  const shelf = await open();
  let fetched = 0;
  for (const [lang, current] of await editions()) {
    const next = await latest(lang);
    const keys = await keptKeys(shelf);
    const files = missing(wanted(current, next, keys), keys);
    if (isSparing() || files.length > MOST_UNASKED) continue; // it stays with the edition in use: see `gather`
    await fetchAll(shelf, files);
    await shelf.put(readyKey(lang), packed(next));
    fetched += files.length;
  }
  return fetched;
}

/** Take over each language that is ready. Asks nothing of the network: pages wait for the end of this. */
async function finishUpdate() {
  const shelf = await open();
  used = null; // the worker before this one may have taken on a language since
  for (const [lang, current] of await editions()) {
    const next = await readyEdition(shelf, lang);
    if (!next || next.path !== SITE.languages[lang].path) continue;
    await carryOver(shelf, current, next);
    await adopt(lang, next);
  }
}

/** What was visited while the update waited is better old than gone. It is fresh again with the next visit. */
async function carryOver(shelf, current, next) {
  const keys = await keptKeys(shelf);
  const pages = missing(wanted(current, next, keys), keys).filter(([path]) => isPage(path));
  for (const [path, hash] of pages) {
    const old = await shelf.match(keyOf(path, current.hashes.get(path)));
    if (old) await shelf.put(keyOf(path, hash), old);
  }
}
