/* Meanings of the glossary's words in a popover: by hover, by keyboard focus, and by a tap.

   The words are plain links (`a[data-term]`); their meanings stand in the page as JSON (`template#bd-terms`), so that
   nothing is fetched and a saved page keeps working. Whoever activates a link whose meaning is not shown yet
   sees the meaning first; the next activation follows the link. A mouse has seen it by hovering and follows at once.
   Listeners sit on the document, in the capture phase: they survive instant navigation and come before it. */
(() => {
  "use strict";
  const SHOW_AFTER = 250;
  const HIDE_AFTER = 300;
  const EDGE = 8;
  let link = null;
  let pop = null;
  let timer = 0;
  let pointer = "";
  let returning = false;

  const linkAt = (target) => (target instanceof Element ? target.closest("a[data-term]") : null);
  const inside = (node) => Boolean(pop && node instanceof Node && (pop.contains(node) || link.contains(node)));
  const later = (action, delay) => {
    clearTimeout(timer);
    timer = setTimeout(action, delay);
  };

  function element(name, className, text, language) {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    if (language) made.lang = language;
    return made;
  }

  function noteOf(anchor) {
    const store = document.getElementById("bd-terms");
    const note = store && JSON.parse(store.content.textContent)[anchor.dataset.term];
    return note && { title: note[0], pair: note[1], pairLanguage: note[2], meaning: note[3], words: store.dataset };
  }

  function build(note) {
    const box = element("span", "bd-pop", "");
    const title = element("strong", "bd-pop__title", note.title);
    const text = element("span", "bd-pop__text", "");
    const open = element("a", "bd-pop__open", note.words.open);
    const close = element("button", "bd-pop__close", note.words.close);
    title.id = "bd-pop-title";
    text.id = "bd-pop-text";
    if (note.pair) text.append(element("em", "bd-pop__pair", note.pair, note.pairLanguage), " ");
    text.append(element("span", "bd-pop__meaning", note.meaning));
    open.href = link.href;
    close.type = "button";
    close.addEventListener("click", () => hide(true));
    box.id = "bd-pop";
    box.tabIndex = -1;
    box.setAttribute("role", "dialog");
    box.setAttribute("aria-labelledby", title.id);
    box.setAttribute("aria-describedby", text.id);
    box.append(title, " ", text, open, " ", close);
    return box;
  }

  function show(anchor, takeFocus) {
    clearTimeout(timer);
    if (!(pop && link === anchor)) {
      const note = noteOf(anchor);
      if (!note) return false;
      hide(false);
      link = anchor;
      pop = build(note);
      link.after(pop);
      link.setAttribute("aria-describedby", "bd-pop-text");
      if (pop.showPopover) {
        pop.popover = "manual"; // the top layer: no table or box around the word can cut it off
        pop.showPopover();
      }
      place();
    }
    if (takeFocus) pop.focus({ preventScroll: true });
    return true;
  }

  function hide(returnFocus) {
    clearTimeout(timer);
    if (!pop) return;
    const [gone, anchor] = [pop, link];
    const hadFocus = gone.contains(document.activeElement);
    pop = link = null;
    anchor.removeAttribute("aria-describedby");
    if (hadFocus && returnFocus) {
      returning = true;
      anchor.focus();
      returning = false;
    }
    gone.remove();
  }

  /* Below the word, else above it; never over the edge of the window, nor under the header. */
  function place() {
    if (!pop) return;
    const lines = link.getClientRects();
    const header = document.querySelector(".md-header");
    pop.style.left = pop.style.top = "0px";
    const box = pop.getBoundingClientRect();
    const below = lines[lines.length - 1].bottom + 2;
    const above = lines[0].top - box.height - 2;
    const roof = header ? header.getBoundingClientRect().bottom : 0;
    const x = Math.max(EDGE, Math.min(lines[lines.length - 1].left, document.documentElement.clientWidth - box.width - EDGE));
    const y = below + box.height > window.innerHeight && above > roof ? above : below;
    pop.style.left = `${x - box.left}px`;
    pop.style.top = `${y - box.top}px`;
  }

  document.addEventListener("pointerdown", (event) => {
    pointer = event.pointerType;
    if (pop && !inside(event.target)) hide(false);
  }, true);

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const anchor = linkAt(event.target);
    if (anchor && anchor !== link) later(() => show(anchor, false), SHOW_AFTER);
    else if (inside(event.target)) clearTimeout(timer);
  }, true);

  document.addEventListener("pointerout", (event) => {
    if (event.pointerType !== "mouse" || inside(event.relatedTarget)) return;
    if (inside(event.target)) later(() => hide(false), HIDE_AFTER);
    else if (linkAt(event.target)) clearTimeout(timer);
  }, true);

  document.addEventListener("focusin", (event) => {
    const anchor = linkAt(event.target);
    if (returning || inside(event.target)) return;
    if (anchor && anchor.matches(":focus-visible")) show(anchor, false);
    else hide(false);
  }, true);

  document.addEventListener("click", (event) => {
    const anchor = linkAt(event.target);
    if (!anchor || pointer === "mouse" || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (anchor !== link && show(anchor, true)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }, true);

  document.addEventListener("keydown", (event) => {
    pointer = "";
    if (event.key === "Escape" && pop) {
      hide(true);
      event.stopPropagation();
    }
  }, true);

  document.addEventListener("scroll", (event) => {
    if (pop && event.target !== document && !pop.contains(event.target)) hide(false);
  }, true);
  window.addEventListener("resize", place);
})();

/* The glossary's list is filtered as one types; without a script it is simply complete. */
(() => {
  "use strict";
  const folded = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

  function start() {
    const list = document.querySelector(".bd-words");
    if (!list || document.querySelector(".bd-filter")) return;
    const box = document.createElement("label");
    const input = document.createElement("input");
    const status = document.createElement("output");
    box.className = "bd-filter";
    input.type = "search";
    input.autocomplete = "off";
    input.spellcheck = false;
    box.append(list.dataset.filter, input, status);
    list.before(box);
    const words = [...list.querySelectorAll("li")].map((item) => ({ item, text: folded(item.textContent) }));
    const parts = [...list.querySelectorAll("ul")].map((part) => ({ part, heading: part.previousElementSibling }));
    input.addEventListener("input", () => {
      const wanted = folded(input.value.trim());
      const shown = words.filter(({ item, text }) => !(item.hidden = !text.includes(wanted))).length;
      parts.forEach(({ part, heading }) => { part.hidden = heading.hidden = !part.querySelector("li:not([hidden])"); });
      status.textContent = !wanted ? "" : shown ? list.dataset.found.replace("{count}", shown) : list.dataset.none;
    });
  }

  if (window.document$) window.document$.subscribe(start);
  else start();
})();
