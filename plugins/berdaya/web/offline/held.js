/**
 * On the page about what is kept on this device: lists it by name, and deletes each and all. Nothing else of the browser's
 * storage is touched: another site of the same host may keep its own there.
 */

import { device, visit } from "../shared/device.js";
import { all, button, element, fill, one } from "../shared/page.js";
import { site, siteKey } from "../shared/root.js";
import { CHOICE } from "../theme/scheme.js";
import { container, registered } from "./client.js";

/** @typedef {{ name: string, keys: string[], size: string }} Held something kept: its name, its keys, and how much it is */

const root = one(document, "[data-bd-device]");
const words = JSON.parse(root.dataset.bdDevice ?? "{}");
const names = JSON.parse(root.dataset.names ?? "{}");
const said = one(root, "[role=status]");
const list = one(root, "ul");
const every = /** @type {HTMLButtonElement} */ (one(root, "[data-all]"));
const PREFIX = siteKey("");
const CLAIM = siteKey("whole"); // goes with the pages: that all of them were kept

/** What a key belongs to: the answers of older versions, and what is left of them, go with their sheet. @param {string} key */
const baseOf = (key) => key.slice(PREFIX.length).replace(/(@|~|:texts@).*$/, "");

/** The answers and the choice of colours. @returns {Held[]} */
function stored() {
  /** @type {Map<string, string[]>} */
  const groups = new Map();
  for (const key of device.keys(PREFIX).filter((each) => each !== CLAIM))
    groups.set(baseOf(key), [...(groups.get(baseOf(key)) ?? []), key]);
  const answers = [...groups].map(([base, keys]) => ({ name: names[base] ?? base, keys, size: sizeOf(keys) }));
  answers.sort((one, other) => one.name.localeCompare(other.name));
  return device.keys(CHOICE).length ? [...answers, { name: words.colours, keys: [CHOICE], size: "" }] : answers;
}

/** How many fields are filled in. @param {string[]} keys */
function sizeOf(keys) {
  const values = keys.map((key) => device.read(key)).filter((value) => value && typeof value === "object");
  const count = values.reduce((sum, value) => sum + Object.keys(value).length, 0);
  return count ? fill(words.fields, { count }) : "";
}

/** The names of this site's caches. */
async function cacheNames() {
  const own = `berdaya:${site.pathname}`;
  return globalThis.caches ? (await caches.keys()).filter((name) => name === own || name.startsWith(`${own}:`)) : [];
}

/** How many files are kept for use without a signal. */
async function files() {
  let count = 0;
  for (const name of await cacheNames()) count += (await (await caches.open(name)).keys()).length;
  return count;
}

/** Forget the pages that are kept, with the worker that keeps them. */
async function forgetFiles() {
  for (const name of await cacheNames()) await caches.delete(name);
  device.write(CLAIM, null);
  await (container && (await registered()))?.unregister();
}

/** @param {Held} held */
function forget(held) {
  const before = held.keys.map((key) => /** @type {const} */ ([key, device.read(key)]));
  for (const key of held.keys) device.write(key, null);
  const undo = button(words.undo, () => {
    for (const [key, value] of before) device.write(key, value);
    said.replaceChildren();
    show();
  });
  said.replaceChildren(fill(words.forgotten, { name: held.name }), " ", undo);
  show();
}

/** @param {string} name @param {string} size @param {() => void} act */
function line(name, size, act) {
  const label = button(words.forget, act, "md-button");
  label.setAttribute("aria-label", fill(words.forget_name, { name }));
  return element("li", {}, element("span", {}, element("strong", { textContent: name }), size && ` · ${size}`), " ", label);
}

/** List what is kept. */
async function show() {
  const held = stored();
  const count = await files().catch(() => 0);
  const lines = held.map((each) => line(each.name, each.size, () => forget(each)));
  if (count)
    lines.push(
      line(words.pages, fill(words.files, { count }), async () => {
        await forgetFiles();
        said.replaceChildren(fill(words.forgotten, { name: words.pages }));
        show();
      }),
    );
  list.replaceChildren(...lines);
  every.hidden = !lines.length;
  if (!lines.length && !said.textContent) said.textContent = words.nothing;
}

/** The first tap asks, the second deletes. */
async function forgetEvery() {
  if (every.dataset.all !== "sure") {
    every.dataset.all = "sure";
    said.textContent = words.sure;
    every.textContent = words.certain;
    return;
  }
  for (const key of [...device.keys(PREFIX), ...device.keys(CHOICE)]) device.write(key, null);
  for (const key of visit.keys(PREFIX)) visit.write(key, null);
  await forgetFiles().catch(() => {});
  said.textContent = words.done;
  await show();
}

for (const note of all(root, ".bd-noscript")) note.hidden = true;
every.addEventListener("click", forgetEvery);
addEventListener("storage", show);
show();
