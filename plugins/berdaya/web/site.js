/* The menu of a narrow screen by keyboard and for screen readers: Material opens it by a label, which no key reaches.
   Its label is turned into a button; without a script the label stays. */
(() => {
  "use strict";

  function asButton(label, name) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: label.className + " bd-opener" });
    button.setAttribute("aria-label", name);
    button.append(...label.childNodes);
    label.replaceWith(button);
    return button;
  }

  function start() {
    const toggle = document.getElementById("__drawer");
    const label = document.querySelector('label.md-header__button[for="__drawer"]');
    const menu = document.querySelector(".md-nav--primary");
    if (!toggle || !label || !menu) return;
    const opener = asButton(label, menu.getAttribute("aria-label"));

    const tell = () => opener.setAttribute("aria-expanded", toggle.checked);
    const close = () => { if (toggle.checked) toggle.click(); };
    toggle.addEventListener("change", tell);
    tell();
    opener.addEventListener("click", ({ detail }) => {
      const byKey = !detail; // a pointer's click has a count
      toggle.click();
      if (byKey && toggle.checked) menu.querySelector("li a").focus({ preventScroll: true });
    });
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !toggle.checked) return;
      close();
      opener.focus();
    });
    menu.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !menu.contains(event.relatedTarget)) close();
    });
  }

  if (window.document$) window.document$.subscribe(start);
  else start();
})();
