/** A page and the worker of the site: finding it, starting it, asking it. */

import { site } from "../shared/root.js";
import { trusted } from "../shared/trusted.js";

/** Whether this is a copy that was carried here: no server sends it, and it needs no worker. */
export const isCarried = !location.protocol.startsWith("http");

/** The browser's side of workers; undefined where there is none, as without a secure address. */
export const container = /** @type {ServiceWorkerContainer | undefined} */ (
  isSecureContext && !isCarried ? navigator.serviceWorker : undefined
);

/** This site's registration: a worker of another site on the same host is not ours. */
export async function registered() {
  const found = await container?.getRegistration(site.href);
  return found?.scope === site.href ? found : null;
}

/**
 * Start the worker; gives its registration when it can answer. Rejects where the browser refuses, as in some private
 * windows.
 */
export async function start() {
  const registration = await /** @type {ServiceWorkerContainer} */ (container).register(trusted(new URL("sw.js", site).href), {
    updateViaCache: "none",
  });
  const worker = registration.installing ?? registration.waiting;
  if (!registration.active && worker) await activated(worker);
  return registration;
}

/** @param {ServiceWorker} worker @returns {Promise<void>} */
const activated = (worker) =>
  new Promise((done, failed) => {
    worker.addEventListener("statechange", () => {
      if (worker.state === "activated") done();
      if (worker.state === "redundant") failed(new Error("sw.js"));
    });
  });

/**
 * Ask the worker something.
 * @param {ServiceWorker} worker
 * @param {{ ask: string } & Record<string, unknown>} request
 * @returns {Promise<{ answer?: any, trouble?: "lost" | "full" }>}
 */
export const ask = (worker, request) =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => done(data);
    worker.postMessage({ lang: document.documentElement.lang, ...request }, [port2]);
  });
