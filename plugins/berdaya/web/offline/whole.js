/** On the page about use without a signal: keeps the whole site on the device, step by step, and forgets it again. */

import { device } from "../shared/device.js";
import { all, element, fill, one } from "../shared/page.js";
import { site, siteKey } from "../shared/root.js";
import { isSparing } from "../shared/sparing.js";
import { ask, container, isCarried, registered, start } from "./client.js";
import { isOn } from "./switch.js";

const MOST_LISTED = 100;
const RETRY = 15_000; // milliseconds after which a broken connection is tried again
const CLAIMED = siteKey("whole"); // that the whole site was kept here once: a browser may take it away
const STEP = 24; // files a request: a few seconds on a slow network
const { lang } = document.documentElement;
const root = one(document, "[data-bd-keep]");
const words = JSON.parse(root.dataset.bdKeep ?? "{}");
const said = one(root, "[role=status]");
const bar = /** @type {HTMLProgressElement} */ (one(root, "progress"));
const buttons = Object.fromEntries(all(root, "button").map((button) => [button.dataset.do ?? "", button]));
let isGathering = false;
/** While it waits for the signal: what ends the waiting. @type {AbortController | null} */
let waiting = null;

/** @param {string} name @param {Record<string, string | number>} values */
const say = (name, values = {}) => {
  said.textContent = fill(words[name], values);
};

/** @param {number} bytes */
const megabytes = (bytes) => (Math.max(bytes, 1e5) / 1e6).toLocaleString(lang, { maximumFractionDigits: 1 });

/** @param {number} bytes */
const kilobytes = (bytes) => Math.ceil(bytes / 1000).toLocaleString(lang);

const active = async () => (await registered())?.active;
const started = async () => /** @type {ServiceWorker} */ ((await start()).active);

/** How things stand; before the worker is there, only what keeping would cost. */
async function state() {
  const worker = await active();
  const { answer } = worker ? await ask(worker, { ask: "status" }) : {};
  return answer ?? { kept: 0, all: 0, core: 0, isBehind: false, ...(await sizes()) };
}

async function sizes() {
  const response = await fetch(new URL("assets/offline/editions.json", site), { cache: "no-cache" });
  return (await response.json())[lang];
}

/** @param {string[]} names */
function showButtons(names) {
  for (const [name, button] of Object.entries(buttons)) button.hidden = !names.includes(name);
  bar.hidden = !isGathering;
}

/**
 * What to say of how things stand: the name of a sentence.
 * @param {{ kept: number, all: number, isBehind: boolean, isBegun?: boolean }} state
 */
function standing({ kept, all: every, isBehind, isBegun }) {
  if (isBegun && !isBehind) return "begun";
  if (device.read(CLAIMED) && !isBehind && kept < every) return "evicted";
  if (!kept) return "nothing";
  if (isBehind) return "old";
  return kept === every ? "whole" : "some";
}

/** Say how things stand and offer what can be done. */
async function show({ isQuiet = false } = {}) {
  const now = await state();
  const { kept, all: every, core, isBehind, isWanted, size, coreSize } = now;
  const how = standing(now);
  const rest = ["begun", "evicted"].includes(how) ? words.resume : words.more;
  buttons.keep.textContent = fill(kept > core ? rest : words.keep, { size: megabytes(size) });
  buttons.core.textContent = fill(words.core, { size: kilobytes(coreSize) });
  const isWhole = every > 0 && kept === every;
  const offered = { keep: !isWhole, renew: isBehind && kept, core: !kept && isSparing(), forget: kept > core };
  showButtons(
    Object.entries(offered)
      .filter(([, isOffered]) => isOffered)
      .map(([name]) => name),
  );
  if (isWhole && isWanted) device.write(CLAIMED, 1);
  if (!isQuiet) say(how, { done: kept, all: every });
  await list();
}

/** List the pages that are kept: what each is, when it was last as the site has it, how large it is. Not those that leave no trace. */
async function list() {
  const place = /** @type {HTMLDetailsElement} */ (one(root, "[data-kept-list]"));
  const worker = await active();
  const { answer = [] } = worker ? await ask(worker, { ask: "list", url: "" }) : {};
  const { answer: sum = 0 } = worker ? await ask(worker, { ask: "weight" }) : {};
  const rows = /** @type {{ url: string, title: string, at: number, size: number }[]} */ (answer);
  const items = rows.slice(0, MOST_LISTED).map(({ url, title, at, size }) => {
    const isKnown = at > 0 && at <= Date.now(); // a clock that was set wrong: no day rather than a false one
    const day = isKnown ? new Date(at).toLocaleDateString(lang, { dateStyle: "long" }) : "";
    const about = fill(isKnown ? words.row : words.row_new, { day, size: kilobytes(size) });
    return element("li", {}, element("a", { href: url, textContent: title }), ` (${about})`);
  });
  const left = rows.length - items.length;
  if (left > 0) items.push(element("li", { textContent: fill(words.rest, { count: left }) }));
  if (sum) items.unshift(element("li", { textContent: fill(words.sum, { size: megabytes(sum) }) }));
  one(place, "ul").replaceChildren(...items);
  place.hidden = !rows.length;
}

/** @param {{ left: number, all: number, refused: number }} came */
function tell(came) {
  const done = came.all - came.left;
  Object.assign(bar, { max: came.all, value: done });
  say("working", { done, all: came.all });
  return came;
}

/** Fetch until nothing is left, the reader stops, or it fails. @param {boolean} isUpdate */
async function gather(isUpdate) {
  isGathering = true;
  showButtons(["stop"]);
  const worker = await started();
  let last = { left: 1, refused: 0 };
  /** @type {string | undefined} */
  let trouble;
  for (let isFirst = true; isGathering && last.left && !trouble; isFirst = false) {
    const came = await ask(worker, { ask: "gather", count: STEP, isUpdate, isFirst });
    trouble = came.trouble;
    if (came.answer) last = tell(came.answer);
  }
  const isStopped = !isGathering;
  isGathering = false;
  await show({ isQuiet: true });
  if (trouble === "lost" && !isStopped) return goOn(isUpdate);
  if (trouble || last.left) say(trouble ?? "stopped");
  else say(last.refused ? "almost" : isUpdate ? "renewed" : "done", { count: last.refused });
}

/** Go on where it broke off, as soon as there is a signal and for as long as this page is open. @param {boolean} isUpdate */
function goOn(isUpdate) {
  say("again");
  showButtons(["keep", "stop"]);
  const again = () => {
    waiting?.abort();
    gather(isUpdate).catch(refuse);
  };
  const timer = setTimeout(again, RETRY);
  waiting?.abort();
  waiting = new AbortController();
  waiting.signal.addEventListener("abort", () => clearTimeout(timer));
  addEventListener("online", again, { signal: waiting.signal });
}

/** @type {Record<string, () => Promise<void>>} */
const acts = {
  async keep() {
    navigator.storage?.persist?.();
    await gather(false);
  },
  renew: () => gather(true),
  async stop() {
    if (!isGathering) await show();
    isGathering = false;
  },
  async core() {
    const { trouble } = await ask(await started(), { ask: "core", url: location.href });
    await show({ isQuiet: Boolean(trouble) });
    if (trouble) say(trouble);
  },
  async forget() {
    const worker = await active();
    if (worker) await ask(worker, { ask: "forget" });
    device.write(CLAIMED, null);
    await show({ isQuiet: true });
    say("forgotten");
  },
};

/** @param {unknown} error */
function refuse(error) {
  console.warn(error);
  isGathering = false;
  showButtons([]);
  say("unable");
}

if (container && isOn) {
  root.addEventListener("click", ({ target }) => {
    const act = acts[/** @type {HTMLElement} */ (target).dataset.do ?? ""];
    if (!act) return;
    waiting?.abort();
    act().catch(refuse);
  });
  show().catch(refuse);
} else {
  say(isCarried ? "carried" : "unable");
}
