/* The handout builder: fetches the chosen pages of this site and sets them on one sheet to print. */
(function () {
"use strict";

const CONTROLS = "script, style, button, .bd-tools, .bd-bar, .bd-notice, .bd-editions, .bd-more, .md-content__button, .headerlink, .md-path, .bd-review";

class Handout {
  constructor(root) {
    this.root = root;
    this.words = JSON.parse(root.dataset.words);
    root.querySelector(".bd-noscript").remove();
    this.choices = [...root.querySelectorAll("li a")].map(choice);
    this.status = Object.assign(document.createElement("p"), { className: "bd-status" });
    this.status.setAttribute("role", "status");
    this.out = Object.assign(document.createElement("div"), { className: "bd-handout-out" });
    this.heading = this.field();
    root.append(this.heading.parentNode, this.button("build"), this.button("print"), this.button("clear"), this.status);
    root.after(this.out);
  }

  field() {
    const label = document.createElement("label");
    const input = Object.assign(document.createElement("input"), { type: "text", value: this.words.heading_default });
    label.append(this.words.heading, input);
    return input;
  }

  button(name) {
    const made = Object.assign(document.createElement("button"), {
      type: "button", textContent: this.words[name], hidden: name === "print",
    });
    made.dataset.do = name;
    made.addEventListener("click", () => this[name]());
    return made;
  }

  print() {
    print();
  }

  clear() {
    this.choices.forEach(({ box }) => { box.checked = false; });
    this.show([]);
    this.say("");
  }

  async build() {
    const chosen = this.choices.filter(({ box }) => box.checked);
    if (!chosen.length) return this.say(this.words.none);
    const parts = [], failed = [];
    for (const { title, address } of chosen) {
      this.say(this.words.working, { done: parts.length, all: chosen.length });
      try {
        parts.push(part(await page(address)));
      } catch (error) {
        failed.push(title);
      }
    }
    this.show(parts);
    if (failed.length) this.say(this.words.failed, { names: failed.join(", ") });
    else this.say(this.words.ready, { all: parts.length });
  }

  show(parts) {
    const title = Object.assign(document.createElement("h2"), { className: "bd-handout-title", textContent: this.heading.value });
    if (parts.length) parts[0].classList.add("bd-first");
    this.out.replaceChildren(...(parts.length ? [title, ...parts, this.licence()] : []));
    this.root.querySelector("[data-do=print]").hidden = !parts.length;
  }

  licence() {
    const named = document.querySelector('meta[property="og:site_name"]');
    const address = new URL(this.root.dataset.root, location.href).href;
    const line = document.createElement("p");
    line.textContent = gaps(this.words.licence, { site: named ? named.content : location.host, address });
    return line;
  }

  say(text, values = {}) {
    this.status.textContent = gaps(text, values);
  }
}

function choice(link) {
  const box = Object.assign(document.createElement("input"), { type: "checkbox" });
  const label = Object.assign(document.createElement("label"), { className: "bd-choice" });
  label.append(box, link.textContent);
  link.replaceWith(label);
  label.parentNode.style.listStyle = "none";
  return { box, title: link.textContent, address: link.href };
}

async function page(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.status);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/* A page's article → a section for paper: no controls, no ids (two sheets would share them), headings one level down. */
function part(whole) {
  const article = whole.querySelector(".md-content__inner");
  const sheet = article.querySelector(".bd-sheet");
  const section = document.createElement("section");
  const kept = sheet ? [article.querySelector("h1"), sheet] : printable(article);
  section.append(...kept.map((node) => document.importNode(node, true)));
  section.querySelectorAll(CONTROLS + (sheet ? ", .bd-title" : "")).forEach((node) => node.remove());
  section.querySelectorAll("input[type=radio], input[type=checkbox]").forEach((node) => node.replaceWith(blank("bd-box")));
  section.querySelectorAll("input, textarea").forEach((node) => node.replaceWith(blank("bd-line")));
  section.querySelectorAll("a").forEach((node) => node.replaceWith(...node.childNodes));
  section.querySelectorAll("*").forEach((node) => ["id", "role", "aria-labelledby", "data-ready"].forEach((name) => node.removeAttribute(name)));
  section.querySelectorAll("h1, h2, h3").forEach(lowered);
  return section;
}

/* Everything but the list of related pages; the list of sources goes along. */
function printable(article) {
  let silent = false;
  return [...article.children].filter((node) => {
    if (node.tagName === "H2") {
      const list = node.nextElementSibling;
      silent = node.hasAttribute("data-screen") && !(list && list.querySelector("[id^=sumber-]"));
    }
    return !silent;
  });
}

function lowered(heading) {
  const lower = document.createElement("h" + (Number(heading.tagName[1]) + 1));
  lower.append(...heading.childNodes);
  heading.replaceWith(lower);
}

function blank(name) {
  return Object.assign(document.createElement("span"), { className: name });
}

function gaps(text, values) {
  return text.replace(/\{(\w+)\}/g, (gap, name) => values[name]);
}

function start() {
  document.querySelectorAll(".bd-handout:not([data-ready])").forEach((root) => {
    root.dataset.ready = "";
    new Handout(root);
  });
}

start();
if (window.document$) window.document$.subscribe(start);
})();
