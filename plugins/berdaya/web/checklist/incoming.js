/** Ticks that come in a link. */

import { fill } from "../shared/page.js";
import { brief } from "../sheet/saved.js";
import { words } from "../sheet/words.js";
import { valuesOf } from "./filled.js";
import { MARK } from "./mark.js";

/** Take the ticks of the page's address, if it carries some. @param {import("./sheet.js").Sheet} sheet */
export function takeLink(sheet) {
  if (!location.hash.startsWith(MARK)) return;
  const { version, items, notice } = sheet;
  const [of, marks = ""] = location.hash.slice(MARK.length).split("~");
  history.replaceState(history.state, "", location.href.split("#")[0]);
  const values = valuesOf(marks, items.length);
  if (of !== version) notice.say("take", fill(words.otherVersion, { old: brief(of), version }));
  else if (!values) notice.say("take", words.badLink);
  else {
    const answers = Object.fromEntries(items.map((item, at) => [`a.${item.id}`, values[at]]));
    sheet.ask(words.linkAsk, () => sheet.replace(answers, words.linked, sheet.left()));
  }
}
