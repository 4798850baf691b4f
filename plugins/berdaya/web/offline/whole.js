/* On the page about use without a signal: keeps the whole site on the device, step by step, and forgets it again. */
"use strict";
globalThis.berdayaWhole = () => {
  const { ask, start, worker, site, lang, isAble, isSparing } = globalThis.berdayaOffline;
  const STEP = 24; // files a request: a few seconds on a slow network
  const root = document.querySelector("[data-bd-keep]");
  const words = JSON.parse(root.dataset.bdKeep);
  const said = root.querySelector("[role=status]");
  const bar = root.querySelector("progress");
  const buttons = Object.fromEntries([...root.querySelectorAll("button")].map((button) => [button.dataset.do, button]));
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name]);
  const say = (name, values = {}) => { said.textContent = fill(words[name], values); };
  const megabytes = (bytes) => (Math.max(bytes, 1e5) / 1e6).toLocaleString(lang, { maximumFractionDigits: 1 });
  const kilobytes = (bytes) => Math.ceil(bytes / 1000).toLocaleString(lang);
  let isGathering = false;

  /** How things stand; before the worker is there, only what keeping would cost. */
  const state = async () => {
    const active = await worker();
    const { answer } = active ? await ask(active, { ask: "status" }) : {};
    return answer || { kept: 0, all: 0, core: 0, isBehind: false, ...(await sizes()) };
  };

  const sizes = async () => {
    const response = await fetch(new URL("assets/offline/editions.json", site), { cache: "no-cache" });
    return (await response.json())[lang];
  };

  const showButtons = (names) => {
    for (const [name, button] of Object.entries(buttons)) button.hidden = !names.includes(name);
    bar.hidden = !isGathering;
  };

  /** Say how things stand and offer what can be done. */
  const show = async ({ isQuiet = false } = {}) => {
    const { kept, all, core, isBehind, size, coreSize } = await state();
    buttons.keep.textContent = fill(kept > core ? words.more : words.keep, { size: megabytes(size) });
    buttons.core.textContent = fill(words.core, { size: kilobytes(coreSize) });
    const isWhole = all > 0 && kept === all;
    const offered = isWhole ? [] : ["keep"];
    if (isBehind && kept) offered.push("renew");
    if (!kept && isSparing()) offered.push("core");
    if (kept > core) offered.push("forget");
    showButtons(offered);
    if (isQuiet) return;
    if (!kept) say("nothing");
    else say(isBehind ? "old" : isWhole ? "whole" : "some", { done: kept, all });
  };

  const tell = ({ left, all }) => {
    Object.assign(bar, { max: all, value: all - left });
    say("working", { done: all - left, all });
  };

  /** Fetch until nothing is left, the reader stops, or it fails. */
  const gather = async (isUpdate) => {
    isGathering = true;
    showButtons(["stop"]);
    const active = await start();
    let told = "stopped";
    while (isGathering) {
      const { answer, trouble } = await ask(active, { ask: "gather", count: STEP, isUpdate });
      if (answer) tell(answer);
      if (trouble) told = trouble;
      else if (!answer.left) told = isUpdate ? "renewed" : "done";
      if (trouble || !answer.left) isGathering = false;
    }
    await show({ isQuiet: true });
    say(told);
  };

  const DO = {
    keep: () => gather(false),
    renew: () => gather(true),
    stop: async () => { isGathering = false; },
    async core() {
      const { trouble } = await ask(await start(), { ask: "core", url: location.href });
      await show({ isQuiet: Boolean(trouble) });
      if (trouble) say(trouble);
    },
    async forget() {
      await ask(await worker(), { ask: "forget" });
      await show({ isQuiet: true });
      say("forgotten");
    },
  };

  const refused = (error) => {
    console.warn(error);
    isGathering = false;
    showButtons([]);
    say("unable");
  };

  const begin = async () => {
    root.addEventListener("click", ({ target }) => {
      if (target.dataset.do) DO[target.dataset.do]().catch(refused);
    });
    await show();
    if (navigator.storage && navigator.storage.persist) buttons.keep.addEventListener("click", () => navigator.storage.persist());
  };
  if (isAble) begin().catch(refused);
  else say("unable");
};
// The script that every page loads runs after this one, unless the page was reached without loading it anew.
if (globalThis.berdayaOffline) globalThis.berdayaWhole();
else addEventListener("DOMContentLoaded", globalThis.berdayaWhole);
