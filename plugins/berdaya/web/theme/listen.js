/**
 * The way to reading aloud: a button where the device itself has a voice in the page's language. The script that reads is
 * loaded when it is pressed (`aloud.js`). The page for emergencies is not read aloud: somebody may be listening.
 */

import { button } from "../shared/page.js";
import { loadScript } from "../shared/trusted.js";
import { isDiscreet } from "../site/quick_exit.js";
import { reading } from "../site/words.js";
import { voiceFor } from "./voice.js";

/** Offer to read the page aloud, as soon as the device tells its voices. */
export function offerReadingAloud() {
  const content = /** @type {HTMLElement | null} */ (document.querySelector("[data-aloud]"));
  const article = content?.querySelector("article");
  const speech = globalThis.speechSynthesis;
  if (!content || !article || !speech || isDiscreet()) return;
  let isAsked = false;
  const load = () => {
    if (isAsked) return;
    isAsked = true;
    speech.speak(new SpeechSynthesisUtterance("")); // some phones speak later only if they spoke at the touch itself
    loadScript(new URL(content.dataset.aloud ?? "", location.href).href).catch(() => {
      isAsked = false; // no signal: the next touch tries again
    });
  };
  const tool = button(reading.listen, load, "bd-listen");
  const look = () => {
    tool.hidden = !voiceFor(document.documentElement.lang);
  };
  look();
  article.before(tool);
  speech.addEventListener?.("voiceschanged", look);
}
