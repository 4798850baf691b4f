/** Answers that come from elsewhere: in a link, or in a file that was saved on this or another device. */

import { answersOf, carried } from "../shared/answers.js";
import { fill } from "../shared/page.js";
import { valuesOf } from "./filled.js";
import { words } from "./words.js";

/** @typedef {import("./sheet.js").Sheet} Sheet */

export const FORMAT = "berdaya-checklist";
export const MARK = "#t=";
const VERSION = 12; // signs of a version that a message repeats

/** Ask before answers are replaced. @param {Sheet} sheet @param {string} question @param {() => void} take */
function confirmed({ kept, notice }, question, take) {
  if (Object.keys(kept.answers()).length) notice.say("take", question, [words.use, take]);
  else take();
}

/** Take the ticks of the page's address, if it carries some. @param {Sheet} sheet */
export function takeLink(sheet) {
  if (!location.hash.startsWith(MARK)) return;
  const { version, items, notice } = sheet;
  const [of, marks = ""] = location.hash.slice(MARK.length).split("~");
  history.replaceState(history.state, "", location.href.split("#")[0]);
  const values = valuesOf(marks, items.length);
  if (of !== version) notice.say("take", fill(words.otherVersion, { old: of.slice(0, VERSION), version }));
  else if (!values) notice.say("take", words.badLink);
  else {
    const answers = Object.fromEntries(items.map((item, at) => [`a.${item.id}`, values[at]]));
    confirmed(sheet, words.linkAsk, () => sheet.replace(answers, words.linked, sheet.left()));
  }
}

/** Take a file's answers: those that have a place here; the others are listed. @param {Sheet} sheet @param {any} file as it was read */
export function takeFile(sheet, file) {
  const { notice, version } = sheet;
  const { taken, left } = carried(answersOf(file?.values), {}, sheet.fits);
  const old = String(file?.version).slice(0, VERSION);
  if (file?.values && (file.format !== FORMAT || file.sheet !== sheet.root.dataset.sheet)) notice.say("take", words.otherSheet);
  else if (!Object.keys(taken).length) notice.say("take", words.badFile);
  else {
    const without = Object.keys(left).length ? [{ version: old, answers: left, texts: answersOf(file.items) }] : [];
    const said = old === version ? words.opened : fill(words.openedOld, { old, version });
    confirmed(sheet, words.fileAsk, () => sheet.replace(taken, said, [...sheet.left(), ...without]));
  }
}
