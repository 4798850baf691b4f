/*
 * On every page: starts the worker after the page has loaded, and says politely that a new version is ready.
 * `berdayaOffline` is made by the build and stands before this: {words, isOn}. In a preview (`mkdocs serve`) it is off:
 * an author must never see a page of yesterday.
 */
"use strict";
{
  const site = globalThis.__md_scope; // the theme's: the address of the site's root
  const lang = document.documentElement.lang;
  const { words, isOn } = globalThis.berdayaOffline;
  const container = isSecureContext && navigator.serviceWorker;

  /** Whether the reader spares data: then nothing is fetched without a tap. */
  const isSparing = () => {
    const { saveData, effectiveType = "" } = navigator.connection || {};
    return Boolean(saveData) || effectiveType.endsWith("2g");
  };

  const registered = () => container.getRegistration(site.href).then((found) => (found && found.scope === site.href ? found : null));

  /** Start the worker; gives it when it can answer. Rejects where the browser refuses, as in some private windows. */
  const start = async () => {
    const registration = await container.register(new URL("sw.js", site), { updateViaCache: "none" });
    watch(registration);
    if (!registration.active) await activated(registration.installing || registration.waiting);
    return registration.active;
  };

  const activated = (worker) => new Promise((done, failed) => {
    worker.addEventListener("statechange", () => {
      if (worker.state === "activated") done();
      if (worker.state === "redundant") failed(new Error("sw.js"));
    });
  });

  /** Ask the worker something; gives {answer} or {trouble: "lost" | "full"}. */
  const ask = (worker, request) => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => done(data);
    worker.postMessage({ lang, ...request }, [port2]);
  });

  const element = (name, values, ...parts) => {
    const made = Object.assign(document.createElement(name), values);
    made.append(...parts);
    return made;
  };

  const closed = `berdaya:${site.pathname}:update-closed`;
  const wasClosed = () => {
    try {
      return sessionStorage.getItem(closed);
    } catch {
      return null; // a browser that keeps nothing asks again on the next page
    }
  };
  const close = (bar) => {
    bar.remove();
    try {
      sessionStorage.setItem(closed, "1");
    } catch {
      return;
    }
  };

  /** Only the page whose reader asked for it is loaded anew. */
  const takeOver = (registration) => {
    const { waiting } = registration;
    container.addEventListener("controllerchange", () => location.reload());
    if (waiting) waiting.postMessage({ ask: "skip" });
    else location.reload();
  };

  const button = (text, onclick) => element("button", { type: "button", onclick }, text);

  /** Show a bar with a text and one button; `act` gets what changes the text. */
  const offer = (text, label, act) => {
    if (wasClosed() || document.querySelector(".bd-update")) return;
    const bar = element("div", { className: "bd-update md-typeset" });
    const said = element("span", {}, text);
    const go = button(label, () => {
      go.remove();
      act((next) => { said.textContent = next; });
    });
    bar.setAttribute("role", "status");
    document.body.append(bar);
    // Filled after it stands in the page: screen readers tell of changes only.
    setTimeout(() => bar.append(said, go, button(words.close, () => close(bar))));
  };

  /** Bring what is kept up to date, in small steps: closing the page loses nothing. */
  const renew = async (say) => {
    const worker = (await registered()).active;
    for (let left = 1; left;) {
      const { answer } = await ask(worker, { ask: "gather", count: 24, isUpdate: true });
      if (!answer) return say(words.lost);
      left = answer.left;
      say(left ? `${words.renewing} ${Math.round(100 - (100 * left) / answer.all)}%` : words.renewed);
    }
  };

  const watch = (registration) => {
    const check = () => registration.waiting && registration.active && offer(words.update, words.reload, () => takeOver(registration));
    check();
    registration.addEventListener("updatefound", () => {
      // A worker that has nothing to tell takes over by itself, and is only waiting for an instant.
      registration.installing.addEventListener("statechange", () => setTimeout(check, 1000));
    });
  };

  const retire = async () => {
    const registration = await registered();
    if (!registration) return;
    await caches.delete(`berdaya:${site.pathname}`);
    await registration.unregister();
  };

  const begin = async () => {
    if (!isOn) return retire();
    const registration = await registered();
    if (isSparing() && !registration) return;
    const worker = await start();
    if (!isSparing()) await ask(worker, { ask: "core", url: location.href });
    const { answer } = await ask(worker, { ask: "status" });
    if (answer && answer.isBehind) offer(words.behind, words.renew, renew);
  };

  Object.assign(globalThis.berdayaOffline, {
    ask, start, isSparing, site, lang, isAble: Boolean(isOn && container),
    worker: () => registered().then((found) => found && found.active),
  });
  const refused = (error) => console.warn(error);
  if (container) addEventListener("load", () => setTimeout(() => begin().catch(refused), 500));
}
