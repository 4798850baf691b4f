/* The small script of a checklist that is a file of its own: keeps answers on the device, counts, prints, shares as
   text. `words` comes from the template. Classic script, at the end of the body; works from file://. */
const all = (query, root = document) => [...root.querySelectorAll(query)];
const one = (query, root = document) => root.querySelector(query);
const sheet = one(".bd-sheet");
const key = "berdaya:" + location.pathname + ":" + sheet.dataset.sheet + "@" + sheet.dataset.version;
const items = all(".bd-item");
const code = (item) => one("b", item).textContent;

items.forEach((item) => {
  const note = words.note.replace("{code}", code(item));
  one("details", item).insertAdjacentHTML("beforebegin",
    `<details><summary>${note}</summary><textarea name="n${code(item)}" aria-label="${note}"></textarea></details>`);
});
const fields = all("[name]");

function values() {
  const filled = fields.filter((field) => field.type == "radio" ? field.checked : field.value.trim());
  return Object.fromEntries(filled.map((field) => [field.name, field.value]));
}

function fill(kept) {
  fields.forEach((field) => {
    const value = kept[field.name] || "";
    if (field.type == "radio") field.checked = field.value == value;
    else field.value = value;
  });
  show();
}

function show() {
  const now = values();
  const halted = items.filter((item) => item.matches(".bd-is-stop") && now[code(item)] == "n").map(code);
  const done = items.filter((item) => now[code(item)]).length;
  const line = done < items.length ? words.progress : words.complete;
  one(".bd-progress").textContent = line.replace("{done}", done).replace("{all}", items.length);
  one(".bd-halt").textContent = halted[0] ? words.stopped.replace("{codes}", halted.join(", ")) : "";
  items.forEach((item) => item.dataset.note = now["n" + code(item)] || "");
}

function save() {
  try {
    localStorage.setItem(key, JSON.stringify(values()));
  } catch {
    say(words.unsaved);
  }
}

function say(text) {
  one(".bd-notice").replaceChildren(text);
}

function text() {
  const now = values();
  const lines = items.map((item) => [code(item), one("span", item).textContent,
    (words.answers[now[code(item)]] || words.unanswered).toUpperCase(), now["n" + code(item)] || ""].join(" "));
  const head = all(".bd-fields label").map((label) => label.textContent + ": " + one("input", label).value);
  const chosen = one("[name=d]:checked");
  const decided = [chosen ? one("b", chosen.parentNode).textContent : "", one("[name=r]").value];
  return [document.title, ...head, ...lines, ...decided].filter(Boolean).join("\n");
}

const acts = {
  print: () => print(),
  text: () => {
    const whole = text();
    if (navigator.share) navigator.share({ text: whole }).catch(() => {});
    else open("https://wa.me/?text=" + encodeURIComponent(whole));
  },
  clear: () => {
    const before = values();
    fill({});
    save();
    say(words.cleared + " ");
    const undo = document.createElement("button");
    undo.textContent = words.undo;
    undo.onclick = () => { fill(before); save(); say(""); };
    one(".bd-notice").append(undo);
  },
};
all("[data-do]").forEach((button) => button.onclick = acts[button.dataset.do]);
/* An undo that is still offered would lose what is written now. */
sheet.oninput = () => { say(""); show(); save(); };
one(".bd-tools").hidden = false;
try {
  fill(JSON.parse(localStorage.getItem(key)) || {});
} catch {
  fill({});
}
