/**
 * A page that the device keeps does not pose as new: where the network is slow or gone the worker gives the kept copy,
 * with `data-kept` on its root (`slow` or `lost`) and the time at which it was last as the site has it.
 */

import { fill } from "../shared/page.js";
import { isDiscreet } from "../site/quick_exit.js";
import { showBar } from "./bar.js";
import { ask, container } from "./client.js";

const READ = 4000; // milliseconds until the good news that all is fresh goes away by itself

/**
 * Say that this page is the kept copy, if it is, and when a newer one has come. What is written on the page is stored
 * with every key: showing the newer page loses nothing, and where the device does not store, the browser asks first.
 * @param {import("../site/words.js").OfflineWords} words
 */
export async function tellKept(words) {
  const { dataset, lang } = document.documentElement;
  if (!dataset.kept || isDiscreet()) return;
  const at = Number(dataset.keptAt);
  // A clock that was set wrong: no day rather than one to come.
  const since = at && at <= Date.now() ? fill(words.since, { day: new Date(at).toLocaleDateString(lang, { dateStyle: "long" }) }) : "";
  const bar = showBar(fill(dataset.kept === "slow" ? words.kept : words.kept_lost, { since }), words.close);
  const worker = container?.controller;
  if (!bar || !worker || dataset.kept !== "slow") return;
  const { answer } = await ask(worker, { ask: "arrival" });
  if (answer === "newer") {
    bar.say(words.newer);
    bar.offer(words.show, () => location.reload());
  } else if (answer === "same") {
    bar.say(words.newest);
    setTimeout(bar.remove, READ);
  } else if (answer) {
    bar.say(fill(answer === "gone" ? words.gone : words.kept_lost, { since }));
  }
}
