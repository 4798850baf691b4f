/* The reflection sheet: keeps ticks on the device and gathers the ticked sentences to talk over. It counts nothing. */
"use strict";
{
  const form = document.querySelector("[data-bd-reflection]");
  const words = JSON.parse(form.dataset.bdReflection);
  const said = form.querySelector(".bd-said");
  const keep = globalThis.berdayaKeep(form, "renungan", said, words);
  const gathered = form.querySelector(".bd-gathered");

  const sentence = (tick) => {
    const line = document.createElement("li");
    line.textContent = tick.parentElement.textContent.trim();
    return line;
  };
  const gather = () => {
    let any = false;
    for (const list of gathered.querySelectorAll("[data-list]")) {
      const lines = new Map();
      for (const tick of form.querySelectorAll(`[data-part="${list.dataset.list}"]:checked`)) {
        const line = sentence(tick);
        lines.set(line.textContent, line); // several roles may share a sentence
      }
      list.querySelector("ul").replaceChildren(...lines.values());
      list.hidden = !lines.size;
      any = any || lines.size > 0;
    }
    gathered.querySelector("[data-empty]").hidden = any;
  };
  const openTicked = () => {
    for (const fold of form.querySelectorAll("details")) fold.open = fold.open || Boolean(fold.querySelector(":checked"));
  };

  keep.restore();
  gathered.hidden = false;
  form.querySelector(".bd-actions").hidden = false;
  openTicked();
  gather();
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    said.textContent = "";
    keep.save();
    gather();
  });
  form.addEventListener("click", ({ target }) => {
    if (target.dataset.do === "print") globalThis.print();
    if (target.dataset.do !== "clear") return;
    keep.clear();
    gather();
  });
}
