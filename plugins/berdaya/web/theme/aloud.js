/**
 * Reads the page aloud with the device's own voice, sentence by sentence, and marks the one that is read. Loaded when a
 * reader reaches for it (`listen.js`); it begins at once.
 */

import { button, element, one } from "../shared/page.js";
import { reading } from "../site/words.js";
import { voiceFor } from "./voice.js";

/** @typedef {{ range: Range, text: string, block: Element }} Sentence */

const BLOCKS = "h1, h2, h3, h4, h5, h6, p, li, dt, dd, th, td, figcaption, legend, summary, label";
const SILENT =
  "nav, script, style, template, svg, button, textarea, select, [aria-hidden=true], .bd-ask, .bd-review, .md-content__button, sup";
const END = /[.!?…]+["”’')\]]*\s+(?=["“‘'(]?\p{Lu})/gu;
const NAME = "bd-aloud";
const HEAD = 100; // pixels at the top and at the bottom that bars may cover

const article = one(document, "article");
const opener = one(document, ".bd-listen");
const sentences = read();
/** Newer browsers mark a sentence without changing the page; in others its paragraph is marked. */
const marks = CSS.highlights?.size === undefined ? null : new Highlight();
if (marks) CSS.highlights?.set(NAME, marks);
const turn = button("", () => (spoken ? pause() : say(place)));
const bar = element("div", { className: "bd-aloud" }, turn, button(reading.stop, stop));
bar.setAttribute("role", "group");
bar.setAttribute("aria-label", reading.listen);
/** @type {SpeechSynthesisUtterance | null} */
let spoken = null;
let place = 0;

/** All sentences that are shown, in their order. */
function read() {
  const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  /** @type {Map<Element, Text[]>} */
  const blocks = new Map();
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const around = text.parentElement;
    if (!text.nodeValue?.trim() || !around || around.closest(SILENT) || !around.getClientRects().length) continue;
    const block = around.closest(BLOCKS) ?? article;
    blocks.set(block, [...(blocks.get(block) ?? []), /** @type {Text} */ (text)]);
  }
  return [...blocks].flatMap(([block, own]) => sentencesOf(block, own));
}

/**
 * @param {Element} block
 * @param {Text[]} texts
 * @returns {Sentence[]}
 */
function sentencesOf(block, texts) {
  const whole = texts.map(({ data }) => data).join("");
  const ends = [...whole.matchAll(END)].map((found) => found.index + found[0].length);
  return [...ends, whole.length].flatMap((end, at, all) => {
    const start = at ? all[at - 1] : 0;
    const text = whole.slice(start, end).trim();
    if (!/[\p{L}\p{N}]/u.test(text)) return [];
    const range = document.createRange();
    range.setStart(...placeIn(texts, start));
    range.setEnd(...placeIn(texts, end));
    return [{ range, text, block }];
  });
}

/**
 * Where a place in several texts lies.
 * @param {Text[]} texts
 * @param {number} at
 * @returns {[Text, number]}
 */
function placeIn(texts, at) {
  let before = 0;
  for (const text of texts) {
    if (at <= before + text.length) return [text, at - before];
    before += text.length;
  }
  const last = texts[texts.length - 1];
  return [last, last.length];
}

/** @param {Sentence | null} sentence */
function mark(sentence) {
  marks?.clear();
  document.querySelector(`.${NAME}-block`)?.classList.remove(`${NAME}-block`);
  if (!sentence) return;
  if (marks) marks.add(sentence.range);
  else sentence.block.classList.add(`${NAME}-block`);
  const { top, bottom } = sentence.range.getBoundingClientRect();
  if (top < HEAD || bottom > innerHeight - HEAD) scrollTo({ top: scrollY + top - innerHeight / 3 });
}

/** Read from a sentence on. @param {number} from */
function say(from) {
  place = from;
  const sentence = sentences[place];
  if (!sentence) return stop();
  bar.hidden = false;
  turn.textContent = reading.pause;
  mark(sentence);
  const lang = sentence.block.closest("[lang]")?.getAttribute("lang") ?? "";
  const voice = voiceFor(lang) ?? voiceFor(document.documentElement.lang) ?? null;
  const own = Object.assign(new SpeechSynthesisUtterance(sentence.text), { voice, lang: voice?.lang ?? lang });
  own.onend = () => {
    if (spoken === own) say(place + 1);
  };
  own.onerror = () => {
    if (spoken === own) pause();
  };
  spoken = own;
  speechSynthesis.speak(own);
}

/** End; the next start begins with this sentence again. Phones forget where within a sentence they were. */
function pause() {
  spoken = null;
  speechSynthesis.cancel();
  turn.textContent = reading.goOn;
}

function stop() {
  const hadFocus = bar.contains(document.activeElement);
  pause();
  mark(null);
  place = 0;
  bar.hidden = true;
  if (hadFocus) opener.focus();
}

article.after(bar);
opener.addEventListener("click", () => {
  if (!spoken) say(place);
});
addEventListener("pagehide", stop);
speechSynthesis.cancel();
say(0);
