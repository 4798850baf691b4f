/* The readiness sheet: keeps the scores on the device and says which dimension to begin with. No average. */
"use strict";
{
  const form = document.querySelector("[data-bd-readiness]");
  const words = JSON.parse(form.dataset.bdReadiness);
  const result = document.querySelector(".bd-result");
  const byHand = document.querySelector(".bd-by-hand");
  const actions = document.querySelector(".bd-actions");
  const said = document.querySelector("[data-said]");
  const keep = globalThis.berdayaKeep(form, "kesiapan", said, words);

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const element = (name, text, parts = []) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    made.append(...parts);
    return made;
  };
  const stageHeading = (stage) => document.getElementById(`tahap-${stage}`);
  const ownText = (heading) =>
    [...heading.childNodes].filter((node) => node.nodeType === 3 || !node.matches(".headerlink")).map((node) => node.textContent).join("").trim();
  const stageName = (stage) => ownText(stageHeading(stage)).replace(/^\d+\.\s*/, "");
  const stageWords = (stage) => fill(words.stage, { n: stage, name: stageName(stage) });

  /** Copies what the stage's part of the page says, up to the next heading. */
  const stageText = (stage) => {
    const copies = [];
    for (let next = stageHeading(stage).nextElementSibling; next && !/^H[1-6]$/.test(next.tagName); next = next.nextElementSibling) {
      copies.push(next.cloneNode(true));
    }
    return copies;
  };
  const scores = () =>
    [...form.querySelectorAll("[data-dimension]")].map((box) => ({
      box,
      name: box.querySelector("legend").textContent.replace(/^\d+\.\s*/, ""),
      stage: Number(box.querySelector(":checked")?.value ?? 0),
    }));
  const linked = ({ name, stage }) => {
    const link = element("a", stageWords(stage));
    link.href = `#tahap-${stage}`;
    return element("li", "", [`${name}: `, link]);
  };

  const show = () => {
    const all = scores();
    for (const { box, stage } of all) box.querySelector("[data-stage]").textContent = stage ? stageWords(stage) : "";
    const scored = all.filter(({ stage }) => stage).sort((a, b) => a.stage - b.stage);
    const missing = all.filter(({ stage }) => !stage);
    byHand.hidden = scored.length > 0;
    result.classList.toggle("bd-empty", !scored.length);
    if (!scored.length) return result.replaceChildren(element("p", words.empty));
    const lowest = scored.filter(({ stage }) => stage === scored[0].stage);
    const others = scored.slice(lowest.length);
    result.replaceChildren(
      element("p", "", [element("strong", lowest.length > 1 ? words.lowest_many : words.lowest)]),
      element("ul", "", lowest.map(linked)),
      ...stageText(scored[0].stage),
      ...(others.length ? [element("p", words.others), element("ul", "", others.map(linked))] : []),
      ...(missing.length ? [element("p", fill(words.missing, { names: missing.map(({ name }) => name).join(", ") }))] : []),
    );
  };

  keep.restore();
  result.hidden = actions.hidden = false;
  show();
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    said.textContent = "";
    keep.save();
    show();
  });
  actions.addEventListener("click", ({ target }) => {
    if (target.dataset.do === "print") globalThis.print();
    if (target.dataset.do !== "clear") return;
    keep.clear();
    show();
  });
}
