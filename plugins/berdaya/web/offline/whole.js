/** On the page about use without a signal: keeps the whole site on the device, step by step, and forgets it again. */

import { all, fill, one } from "../shared/page.js";
import { site } from "../shared/root.js";
import { isSparing } from "../shared/sparing.js";
import { ask, container, isCarried, registered, start } from "./client.js";
import { isOn } from "./switch.js";

const STEP = 24; // files a request: a few seconds on a slow network
const { lang } = document.documentElement;
const root = one(document, "[data-bd-keep]");
const words = JSON.parse(root.dataset.bdKeep ?? "{}");
const said = one(root, "[role=status]");
const bar = /** @type {HTMLProgressElement} */ (one(root, "progress"));
const buttons = Object.fromEntries(all(root, "button").map((button) => [button.dataset.do ?? "", button]));
let isGathering = false;

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

/** Say how things stand and offer what can be done. */
async function show({ isQuiet = false } = {}) {
  const { kept, all: every, core, isBehind, size, coreSize } = await state();
  buttons.keep.textContent = fill(kept > core ? words.more : words.keep, { size: megabytes(size) });
  buttons.core.textContent = fill(words.core, { size: kilobytes(coreSize) });
  const isWhole = every > 0 && kept === every;
  const offered = { keep: !isWhole, renew: isBehind && kept, core: !kept && isSparing(), forget: kept > core };
  showButtons(
    Object.entries(offered)
      .filter(([, isOffered]) => isOffered)
      .map(([name]) => name),
  );
  const how = isBehind ? "old" : isWhole ? "whole" : "some";
  if (!isQuiet) say(kept ? how : "nothing", { done: kept, all: every });
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
  isGathering = false;
  await show({ isQuiet: true });
  if (trouble || last.left) say(trouble ?? "stopped");
  else say(last.refused ? "almost" : isUpdate ? "renewed" : "done", { count: last.refused });
}

/** @type {Record<string, () => Promise<void>>} */
const acts = {
  async keep() {
    navigator.storage?.persist?.();
    await gather(false);
  },
  renew: () => gather(true),
  async stop() {
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
  root.addEventListener("click", ({ target }) => acts[/** @type {HTMLElement} */ (target).dataset.do ?? ""]?.().catch(refuse));
  show().catch(refuse);
} else {
  say(isCarried ? "carried" : "unable");
}
