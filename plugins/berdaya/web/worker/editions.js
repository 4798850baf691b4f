/**
 * An edition is the manifest of one language of one build: its files with their hashes, the core first. The edition
 * in use is the one that the cache holds; the latest is the one that this worker was built with.
 */

import { isSparing } from "../shared/sparing.js";
import { hexOf, PART_LENGTH, textOf } from "./digest.js";
import { INDEX, isPage, keyOf, nameIn, plain, scope } from "./names.js";
import { begunKey, editionKey, fetchAll, isWhole, keptKeys, keptNames, missing, open, readyKey, wholeKey } from "./shelf.js";
import { SITE } from "./site.js";

/**
 * @typedef {import("./shelf.js").File} File
 * @typedef {import("./shelf.js").Shelf} Shelf
 * @typedef {{ path: string, files: File[] }} Pack files that come in one: for who keeps all, and has none of them yet
 * @typedef {object} Manifest
 * @property {number} core how many of the files are the core
 * @property {Record<string, string>} files
 * @property {Record<string, string>} [short] the sheets' addresses by the short ones on paper, in lower case
 * @property {string[]} [discreet] the pages of which no list tells
 * @property {Parts} [parts] of the search
 * @typedef {{ folder: string, names: string, hashes: string, packs: [path: string, count: number][] }} Parts names a line each, hashes one
 *   after the other; the packs with the number of their files
 * @typedef {ReturnType<typeof prepared>} Edition
 */

/** @type {Promise<Map<string, Edition>> | null} */
let used = null;

/** The editions in use, by language. They are read from the cache once in a worker's life. */
export function editions() {
  used ??= readEditions();
  return used;
}

async function readEditions() {
  const shelf = await open();
  /** @type {Map<string, Edition>} */
  const found = new Map();
  for (const lang of Object.keys(SITE.languages)) {
    const kept = await shelf.match(editionKey(lang));
    if (kept) found.set(lang, prepared(await kept.json()));
  }
  return found;
}

/**
 * An edition with its files by name, and by the name that stays the same when a style or script is built anew.
 * @param {Manifest & { path: string }} manifest
 */
function prepared({ path, core, files, short = {}, discreet = [], parts = { folder: "", names: "", hashes: "", packs: [] } }) {
  const first = Object.entries(files);
  const list = [...first, ...filesIn(parts)];
  const stable = list.filter(([name]) => plain(name) !== name && !INDEX.test(name));
  return {
    path,
    core,
    files: list,
    hashes: new Map(list),
    stable: new Map(stable.map(([name]) => [plain(name), name])),
    short,
    discreet: new Set(discreet),
    first,
    parts,
  };
}

/** @param {Parts} parts @returns {File[]} */
const filesIn = ({ folder, names, hashes }) =>
  (names ? names.split("\n") : []).map((name, at) => [`${folder}${name}.js`, hashes.slice(at * PART_LENGTH, (at + 1) * PART_LENGTH)]);

/**
 * A pack of which at least half is missing: else its missing files are less on the way one by one.
 * @param {Edition} edition
 * @param {ReadonlySet<File>} files those that are missing
 * @returns {Pack | undefined}
 */
export function packToFetch({ files: all, first, parts: { packs } }, files) {
  let at = first.length;
  for (const [path, count] of packs) {
    const pack = { path, files: all.slice(at, at + count) };
    at += count;
    if (2 * pack.files.filter((file) => files.has(file)).length >= count) return pack;
  }
  return undefined;
}

/** @param {Edition} edition */
const packed = ({ path, core, first, parts, short, discreet }) =>
  new Response(JSON.stringify({ path, core, files: Object.fromEntries(first), parts, short, discreet: [...discreet] }));

/** @param {string} lang */
export async function latest(lang) {
  const { path } = SITE.languages[lang];
  const current = (await editions()).get(lang);
  if (current?.path === path) return current;
  const response = await fetch(new URL(path, scope).href);
  if (!isWhole(response)) throw new Error(`${response.status} ${path}`);
  const bytes = await response.arrayBuffer();
  if (!path.includes(`.${await hexOf(bytes)}.`)) throw new Error(`${path} is not what its name says`);
  return prepared({ path, ...JSON.parse(textOf(bytes)) });
}

/** @param {Shelf} shelf @param {string} lang */
async function readyEdition(shelf, lang) {
  const ready = await shelf.match(readyKey(lang));
  return ready ? prepared(await ready.json()) : null;
}

/** From now on answer from this edition. @param {string} lang @param {Edition} edition */
export async function adopt(lang, edition) {
  const shelf = await open();
  await shelf.put(editionKey(lang), packed(edition));
  (await editions()).set(lang, edition);
  await sweep(shelf);
}

/** The emergency page's files, in every language. @returns {File[]} */
export const urgentFiles = () => Object.values(SITE.languages).flatMap(({ urgent }) => Object.entries(urgent));

/** What the cache holds for a language that is in use: its marks, its files, and those of the one that waits for its turn. @param {Shelf} shelf @param {string} lang @param {Edition} edition */
async function keysInUse(shelf, lang, edition) {
  const ready = await readyEdition(shelf, lang);
  const waiting = ready && ready.path !== edition.path ? ready.files : [];
  const marks = [editionKey(lang), wholeKey(lang), begunKey(lang), ...(waiting.length ? [readyKey(lang)] : [])];
  return [...marks, ...[...edition.files, ...waiting].map((file) => keyOf(...file))];
}

/**
 * Drop what no edition in use has, nor one that is ready and waits for its turn. A page of an edition of which only an
 * older copy is kept stays: it is better old than gone, and it says that it is the kept copy.
 * @param {Shelf} shelf
 */
async function sweep(shelf) {
  const keys = await keptKeys(shelf);
  const inUse = new Set(urgentFiles().map((file) => keyOf(...file)));
  /** @type {Set<string | null>} */
  const stillOld = new Set();
  for (const [lang, edition] of await editions()) {
    for (const key of await keysInUse(shelf, lang, edition)) inUse.add(key);
    for (const [path] of missing(edition.files, keys).filter(([path]) => isPage(path))) stillOld.add(path);
  }
  for (const key of keys) if (!inUse.has(key) && !stillOld.has(nameIn(key))) await shelf.delete(key);
}

/** @param {Edition} edition */
export const coreOf = (edition) => edition.files.slice(0, edition.core);

/**
 * What of an edition the reader should have: its core, and whatever is kept now, in whatever content; all of it where
 * all was asked for.
 * @param {string} lang
 * @param {Edition} next
 * @param {Set<string>} keys
 */
export function wanted(lang, next, keys) {
  if (keys.has(wholeKey(lang))) return next.files;
  const have = keptNames(keys);
  return next.files.filter(([path], place) => place < next.core || have.has(plain(path)));
}

/**
 * Make ready for the latest edition what the reader keeps: fetch what has changed, and only that. Gives the number of
 * files; throws if one does not come as the manifest says, so that the browser drops this worker and tries again later.
 */
export async function prepareUpdate() {
  const shelf = await open();
  let fetched = 0;
  for (const [lang, current] of await editions()) {
    const next = await latest(lang);
    let keys = await keptKeys(shelf);
    // Before the mark for "all" was kept, having all was the mark.
    if (!keys.has(wholeKey(lang)) && !missing(current.files, keys).length) await markWhole(shelf, lang);
    keys = await keptKeys(shelf);
    const files = missing(wanted(lang, next, keys), keys);
    if (isSparing() || files.length > SITE.mostUnasked) continue; // it stays with the edition in use: see `gather`
    const [differing] = await fetchAll(shelf, files);
    if (differing) throw new Error(`${differing[0]} is not yet what the manifest says`);
    await shelf.put(readyKey(lang), packed(next));
    fetched += files.length;
  }
  return fetched;
}

/** @param {Shelf} shelf @param {string} lang */
export const markWhole = (shelf, lang) => shelf.put(wholeKey(lang), new Response(""));

/** Take over each language that is ready. Asks nothing of the network: pages wait for the end of this. */
export async function finishUpdate() {
  const shelf = await open();
  used = null; // the worker before this one may have taken on a language since
  for (const lang of (await editions()).keys()) {
    const next = await readyEdition(shelf, lang);
    if (next && next.path === SITE.languages[lang].path) await adopt(lang, next);
  }
}
