/** The readiness sheet: keeps the scores on the device and says which dimension to begin with. No average. */

import { all, element, fill, one } from "../shared/page.js";
import { startForm } from "./form.js";

const form = /** @type {HTMLFormElement} */ (one(document, "[data-bd-readiness]"));
const words = JSON.parse(form.dataset.bdReadiness ?? "{}");
const result = one(document, ".bd-result");
const byHand = one(document, ".bd-by-hand");

/** @param {number} stage */
const stageHeading = (stage) => one(document, `#tahap-${stage}`);

/** @param {HTMLElement} heading */
const ownText = (heading) =>
  [...heading.childNodes]
    .filter((node) => !(node instanceof Element && node.matches(".headerlink")))
    .map((node) => node.textContent)
    .join("")
    .trim();

/** @param {number} stage */
const stageWords = (stage) => fill(words.stage, { n: stage, name: ownText(stageHeading(stage)).replace(/^\d+\.\s*/, "") });

/** Copies what the stage's part of the page says, up to the next heading. @param {number} stage */
function stageText(stage) {
  const copies = [];
  for (let next = stageHeading(stage).nextElementSibling; next && !/^H[1-6]$/.test(next.tagName); next = next.nextElementSibling) {
    copies.push(next.cloneNode(true));
  }
  return copies;
}

const scores = () =>
  all(form, "[data-dimension]").map((box) => ({
    box,
    name: (one(box, "legend").textContent ?? "").replace(/^\d+\.\s*/, ""),
    stage: Number(/** @type {HTMLInputElement | null} */ (box.querySelector(":checked"))?.value ?? 0),
  }));

/** @param {{ name: string, stage: number }} score */
const linked = ({ name, stage }) =>
  element("li", {}, `${name}: `, element("a", { href: `#tahap-${stage}`, textContent: stageWords(stage) }));

function show() {
  const every = scores();
  for (const { box, stage } of every) one(box, "[data-stage]").textContent = stage ? stageWords(stage) : "";
  const scored = every.filter(({ stage }) => stage).sort((one, other) => one.stage - other.stage);
  const missing = every.filter(({ stage }) => !stage);
  byHand.hidden = scored.length > 0;
  result.classList.toggle("bd-empty", !scored.length);
  if (!scored.length) return result.replaceChildren(element("p", { textContent: words.empty }));
  const lowest = scored.filter(({ stage }) => stage === scored[0].stage);
  const others = scored.slice(lowest.length);
  result.replaceChildren(
    element("p", {}, element("strong", { textContent: lowest.length > 1 ? words.lowest_many : words.lowest })),
    element("ul", {}, ...lowest.map(linked)),
    ...stageText(scored[0].stage),
    ...(others.length ? [element("p", { textContent: words.others }), element("ul", {}, ...others.map(linked))] : []),
    ...(missing.length ? [element("p", { textContent: fill(words.missing, { names: missing.map(({ name }) => name).join(", ") }) })] : []),
  );
}

result.hidden = false;
startForm(form, { name: "kesiapan", words, said: one(document, "[data-said]"), actions: one(document, ".bd-actions"), onChange: show });
