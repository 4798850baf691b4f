/** Takes the place of the worker in an edition that keeps nothing: browsers fetch it by themselves, and it clears up. */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (globalThis));

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (event) => {
  const own = `berdaya:${new URL(worker.registration.scope).pathname}`;
  const isOwn = (/** @type {string} */ name) => name === own || name.startsWith(`${own}:`);
  const gone = caches.keys().then((names) => Promise.all(names.filter(isOwn).map((name) => caches.delete(name))));
  event.waitUntil(gone.then(() => worker.registration.unregister()));
});
