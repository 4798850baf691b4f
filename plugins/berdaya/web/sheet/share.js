/** Sharing what is filled in, when the person says so: by the device's own menu, else as a text to copy. */

import { button, element, put } from "../shared/page.js";
import { words } from "./words.js";

/** @typedef {{ title: string, text?: string, url?: string }} Shared */

/** @param {import("./notice.js").Notice} notice @param {Shared} data */
export async function share(notice, data) {
  try {
    if (navigator.share) await navigator.share(data);
    else offer(notice, data);
  } catch (error) {
    if (/** @type {Error} */ (error).name !== "AbortError") offer(notice, data);
  }
}

/** No sharing menu on this device: the text to copy, and WhatsApp's own link. @param {import("./notice.js").Notice} notice @param {Shared} data */
function offer(notice, data) {
  const box = element("textarea", { readOnly: true, rows: 6, value: data.text ?? data.url ?? "" });
  box.setAttribute("aria-label", data.title);
  const href = `https://wa.me/?text=${encodeURIComponent(box.value)}`;
  const send = element("a", { href, textContent: words.whatsapp, rel: "noopener", target: "_blank" });
  const copied = button(words.copy, async () => {
    await copy(box);
    put(copied, words.copied);
  });
  notice.show("share", box, send, copied);
  box.setSelectionRange(0, 0); // its beginning is seen
  box.focus();
}

/** @param {HTMLTextAreaElement} box */
async function copy(box) {
  box.select();
  if (navigator.clipboard) await navigator.clipboard.writeText(box.value);
  else document.execCommand("copy");
}
