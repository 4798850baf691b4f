/**
 * On every page: starts the worker after the page has loaded, says when the page is the copy that this device keeps, and
 * that a new version is ready.
 */

import { device, visit } from "../shared/device.js";
import { siteKey } from "../shared/root.js";
import { isSparing } from "../shared/sparing.js";
import { isDiscreet } from "../site/quick_exit.js";
import { words } from "../site/words.js";
import { showBar } from "./bar.js";
import { ask, container, registered, start } from "./client.js";
import { tellKept } from "./kept.js";
import { isOn } from "./switch.js";

const CLOSED = siteKey("update-closed");
const STEP = 24; // files that the worker fetches at one asking
const REST = 500; // milliseconds after loading: what the page itself needs comes first

/** Begin. Nothing where workers are not to be had. */
export function startOffline() {
  if (!container) return;
  if (isOn) tellKept(words);
  const refused = (/** @type {unknown} */ error) => console.warn(error);
  addEventListener("load", () => setTimeout(() => begin().catch(refused), REST));
}

async function begin() {
  if (!isOn) return retire();
  const registration = await start();
  watch(registration);
  const worker = /** @type {ServiceWorker} */ (registration.active);
  await ask(worker, { ask: "urgent" });
  if (isSparing()) return;
  await ask(worker, { ask: "core", url: isDiscreet() ? "" : location.href });
  await ask(worker, { ask: "mend" });
  const { answer } = await ask(worker, { ask: "status" });
  if (answer?.isBehind) return offer(words.behind, words.renew, (say) => renew(say, true));
  const isLost = answer && device.read(siteKey("whole")) && answer.kept < answer.all;
  if (isLost && !document.querySelector("[data-bd-keep]")) offer(words.evicted, words.keep_again, (say) => renew(say, false));
}

async function retire() {
  const registration = await registered();
  if (!registration) return;
  const own = `berdaya:${new URL(registration.scope).pathname}`;
  const names = (await caches.keys()).filter((name) => name === own || name.startsWith(`${own}:`));
  await Promise.all(names.map((name) => caches.delete(name)));
  await registration.unregister();
}

/**
 * Offer something about a newer version; who has closed it is left alone in this visit.
 * @param {string} text
 * @param {string} label
 * @param {(say: (text: string) => void) => void} act
 */
function offer(text, label, act) {
  if (isDiscreet() || visit.read(CLOSED)) return;
  const bar = showBar(text, words.close, { label, act: () => act((next) => bar?.say(next)), onClose: () => visit.write(CLOSED, 1) });
}

/** @param {ServiceWorkerRegistration} registration */
function watch(registration) {
  const check = () => {
    if (registration.waiting && registration.active) offer(words.update, words.reload, () => takeOver(registration));
  };
  check();
  registration.addEventListener("updatefound", () => {
    // A worker that has nothing to tell takes over by itself, and is only waiting for an instant.
    registration.installing?.addEventListener("statechange", () => setTimeout(check, 1000));
  });
}

/** Only the page whose reader asked for it is loaded anew. @param {ServiceWorkerRegistration} registration */
function takeOver({ waiting }) {
  container?.addEventListener("controllerchange", () => location.reload());
  if (waiting) waiting.postMessage({ ask: "skip" });
  else location.reload();
}

/**
 * Bring what is kept up to date (`isUpdate`), or fetch what is missing of the whole site, in small steps: closing the page loses nothing.
 * @param {(text: string) => void} say
 * @param {boolean} isUpdate
 */
async function renew(say, isUpdate) {
  const worker = (await registered())?.active;
  if (!worker) return say(words.lost);
  for (let left = 1, isFirst = true; left; isFirst = false) {
    const { answer } = await ask(worker, { ask: "gather", count: STEP, isUpdate, isFirst });
    if (!answer) return say(words.lost);
    left = answer.left;
    say(left ? `${words.renewing} ${Math.round(100 - (100 * left) / answer.all)}%` : words.renewed);
  }
}
