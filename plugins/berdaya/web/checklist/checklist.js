/* A checklist in the page or in a file of its own: ticks kept on the device, shared only when the person says so.
   Plain classic script, deferred; works before and after instant navigation, without storage, from file://.
   The words it says stand before it in the same file, in `window.berdayaChecklist`, by language. */
(function () {
"use strict";

const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES = ["", "y", "n", "x"];
const FORMAT = "berdaya-checklist";
const MARK = "#t=";

class Sheet {
  constructor(root) {
    this.root = root;
    this.words = window.berdayaChecklist[root.dataset.lang];
    this.id = root.dataset.sheet;
    this.version = root.dataset.version;
    this.prefix = "berdaya:" + new URL(root.dataset.root, location.href.split("#")[0]).pathname + ":" + this.id + "@";
    this.controls = [...root.querySelectorAll("[name]")];
    this.items = [...root.querySelectorAll(".bd-item")];
    this.notice = root.querySelector(".bd-notice");
    root.addEventListener("input", () => this.changed());
    root.addEventListener("click", ({ target }) => this.run(target));
    const file = root.querySelector("[type=file]");
    file.addEventListener("change", () => this.openFile(file));
    addEventListener("hashchange", () => { if (root.isConnected) this.takeLink(); });
    addEventListener("afterprint", () => root.classList.remove("bd-blank"));
    root.querySelector(".bd-tools").hidden = false;
    this.fill(this.read(this.prefix + this.version) || {});
    this.tellOlder();
    this.takeLink();
  }

  run(pressed) {
    const name = pressed.dataset.do;
    const actions = {
      print: () => print(),
      blank: () => { this.root.classList.add("bd-blank"); print(); },
      text: () => this.share({ title: this.title(), text: this.text() }),
      link: () => this.share({ title: this.title(), url: this.link() }),
      json: () => this.download("json", JSON.stringify(this.record(this.version, this.values()), null, 1)),
      csv: () => this.download("csv", this.csv()),
      clear: () => this.replace({}, this.words.cleared),
    };
    if (!name) return;
    this.pressed = pressed;
    actions[name]();
  }

  /* What is filled in */
  values() {
    const filled = this.controls.filter((item) => item.type === "radio" ? item.checked : item.value.trim());
    return Object.fromEntries(filled.map((item) => [item.name, item.value]));
  }

  fill(values) {
    this.controls.forEach((item) => {
      const value = typeof values[item.name] === "string" ? values[item.name] : "";
      if (item.type === "radio") item.checked = item.value === value;
      else item.value = value;
    });
    this.show();
  }

  replace(values, said) {
    const before = this.values();
    this.fill(values);
    this.say(said, [this.words.undo, () => { this.fill(before); this.save(); this.hush(); }]);
    this.canUndo = true;
    this.save();
  }

  /* What is written after a replacement must not be lost to its undoing. */
  changed() {
    if (this.canUndo) this.hush();
    this.show();
    this.save();
  }

  show() {
    const { words } = this;
    const answers = this.answers();
    const done = answers.filter((item) => item.value).length;
    const halted = answers.filter((item) => item.stop && item.value === "n").map((item) => item.code);
    const line = done === answers.length ? words.complete : words.progress;
    put(this.root.querySelector(".bd-progress"), gaps(line, { done, all: answers.length }));
    put(this.root.querySelector(".bd-halt"), halted.length ? gaps(words.stopped, { codes: halted.join(", ") }) : "");
    this.items.forEach((item, at) => {
      item.dataset.note = answers[at].note;
      item.classList.toggle("bd-halted", answers[at].stop && answers[at].value === "n");
      if (answers[at].note) item.querySelector("details").open = true;
    });
  }

  answers() {
    return this.items.map((item) => {
      const chosen = item.querySelector(":checked");
      return {
        code: item.querySelector("b").textContent,
        text: item.querySelector("span").textContent,
        stop: item.classList.contains("bd-is-stop"),
        value: chosen ? chosen.value : "",
        note: item.querySelector("textarea").value.trim(),
      };
    });
  }

  /* On this device */
  read(key) {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch (error) {
      return null;
    }
  }

  save() {
    try {
      localStorage.setItem(this.prefix + this.version, JSON.stringify(this.values()));
    } catch (error) {
      if (!this.warned) this.say(this.words.unsaved);
      this.warned = true;
    }
  }

  tellOlder() {
    const old = this.olderVersions()[0];
    const values = old && this.read(this.prefix + old);
    if (!values || !Object.keys(values).length) return;
    const known = { old, version: this.version };
    this.say(gaps(this.words.older, known),
      [gaps(this.words.saveOld, known), () => this.download("json", JSON.stringify(this.record(old, values), null, 1), old)],
      [gaps(this.words.forgetOld, known), () => { localStorage.removeItem(this.prefix + old); this.hush(); }]);
  }

  olderVersions() {
    try {
      const versions = Object.keys(localStorage).filter((key) => key.startsWith(this.prefix));
      return versions.map((key) => key.slice(this.prefix.length)).filter((version) => version !== this.version);
    } catch (error) {
      return [];
    }
  }

  say(text, ...buttons) {
    this.canUndo = false;
    const said = Object.assign(document.createElement("p"), { textContent: text });
    this.notice.replaceChildren(said, ...[...buttons, this.closing()].map(([label, act]) => button(label, act)));
  }

  closing() {
    return [this.words.close, () => this.hush()];
  }

  /* Whoever pressed a button of the notice by key goes on from the button that brought it. */
  hush() {
    this.canUndo = false;
    const hadFocus = this.notice.contains(document.activeElement);
    this.notice.replaceChildren();
    if (hadFocus && this.pressed) this.pressed.focus();
  }

  /* Ticks in a link: three items a sign, after the #, which no server sees */
  link() {
    const states = this.answers().map((item) => VALUES.indexOf(item.value));
    let mask = "";
    for (let at = 0; at < states.length; at += 3)
      mask += SIGNS[states[at] + 4 * (states[at + 1] || 0) + 16 * (states[at + 2] || 0)];
    return location.href.split("#")[0] + MARK + this.version + "~" + mask;
  }

  takeLink() {
    if (!location.hash.startsWith(MARK)) return;
    const [version, mask = ""] = location.hash.slice(MARK.length).split("~");
    history.replaceState(history.state, "", location.href.split("#")[0]);
    if (version !== this.version) return this.refuse(version);
    const signs = [...mask].map((sign) => SIGNS.indexOf(sign));
    if (signs.length !== Math.ceil(this.items.length / 3) || signs.includes(-1)) return this.say(this.words.badLink);
    const ticks = {};
    this.items.forEach((item, at) => {
      ticks[item.querySelector("input").name] = VALUES[(signs[Math.floor(at / 3)] >> (2 * (at % 3))) & 3];
    });
    const take = () => this.replace(ticks, this.words.linked);
    if (Object.keys(this.values()).length) this.say(this.words.linkAsk, [this.words.use, take]);
    else take();
  }

  refuse(old) {
    this.say(gaps(this.words.otherVersion, { old, version: this.version }));
  }

  /* As text and as files */
  title() {
    return (this.root.querySelector("h1, .bd-title")).textContent;
  }

  text() {
    const { words } = this;
    const lines = [this.title() + " (" + words.version + " " + this.version + ")"];
    this.fields().forEach(([label, value]) => lines.push(label + ": " + value));
    this.answers().forEach((item) => {
      lines.push(item.code + " " + item.text + ": " + (words.answers[item.value] || words.unanswered).toUpperCase() + (item.note ? " – " + item.note : ""));
    });
    return lines.concat(this.decided().map((part) => words.decision + ": " + part)).join("\n");
  }

  fields() {
    const labels = [...this.root.querySelectorAll(".bd-fields label")];
    return labels.map((label) => [label.textContent, label.querySelector("input").value.trim()]).filter(([, value]) => value);
  }

  decided() {
    const chosen = this.root.querySelector("[name=d]:checked");
    const reason = this.root.querySelector("[name=r]").value.trim();
    return [chosen && chosen.parentNode.querySelector("b").textContent.replace(/\.$/, ""), reason].filter(Boolean);
  }

  csv() {
    const { words } = this;
    const rows = [[this.title(), words.version + " " + this.version], ...this.fields()].map((row) => ["", ...row, ""]);
    this.answers().forEach((item) => rows.push([item.code, item.text, words.answers[item.value] || "", item.note]));
    rows.push(["", words.decision, ...this.decided()]);
    return "\ufeff" + [words.columns, ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
  }

  record(version, values) {
    return { format: FORMAT, sheet: this.id, version, saved: new Date().toISOString(), values };
  }

  download(kind, content, version) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type: kind === "csv" ? "text/csv" : "application/json" }));
    const name = [this.id.split("/")[1], version || this.version, new Date().toISOString().slice(0, 10)];
    link.download = name.join("-") + "." + kind;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1e4);
  }

  openFile(input) {
    const file = input.files[0];
    input.value = "";
    if (file) file.text().then((text) => this.take(parsed(text)));
  }

  take(saved) {
    if (!saved || typeof saved !== "object" || !saved.values) return this.say(this.words.badFile);
    if (saved.format !== FORMAT || saved.sheet !== this.id) return this.say(this.words.otherSheet);
    if (saved.version !== this.version) return this.refuse(saved.version);
    this.replace(saved.values, this.words.opened);
  }

  share(data) {
    if (!navigator.share) return this.offer(data);
    navigator.share(data).catch((error) => { if (error.name !== "AbortError") this.offer(data); });
  }

  /* No sharing menu on this device: the text to copy, and WhatsApp's own link */
  offer(data) {
    const box = Object.assign(document.createElement("textarea"), { readOnly: true, rows: 6, value: data.text || data.url });
    box.setAttribute("aria-label", data.title);
    const send = Object.assign(document.createElement("a"), {
      href: "https://wa.me/?text=" + encodeURIComponent(box.value), textContent: this.words.whatsapp, rel: "noopener", target: "_blank",
    });
    const copied = button(this.words.copy, () => copy(box).then(() => put(copied, this.words.copied)));
    this.notice.replaceChildren(box, send, copied, button(...this.closing()));
    box.setSelectionRange(0, 0);
    box.focus();
  }
}

function copy(box) {
  box.select();
  if (navigator.clipboard) return navigator.clipboard.writeText(box.value);
  document.execCommand("copy");
  return Promise.resolve();
}

/* A cell of a table; a sign that a spreadsheet would take for a formula is put in quotes. */
function cell(value) {
  const safe = /^[=+\-@\t\r]/.test(value) ? "'" + value : value;
  return '"' + safe.replace(/"/g, '""') + '"';
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    return null;
  }
}

function button(label, act) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: label });
  made.addEventListener("click", act);
  return made;
}

function gaps(text, values) {
  return text.replace(/\{(\w+)\}/g, (gap, name) => values[name]);
}

/* A live region speaks only of a real change. */
function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/* Instant navigation may bring a sheet in a language whose own script, and so whose words, arrives a moment later. */
function start() {
  document.querySelectorAll(".bd-sheet:not([data-ready])").forEach((root) => {
    if (!window.berdayaChecklist[root.dataset.lang]) return;
    root.dataset.ready = "";
    new Sheet(root);
  });
}

start();
if (window.document$) window.document$.subscribe(start);
})();
