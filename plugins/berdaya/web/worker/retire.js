/** Takes the place of the worker in an edition that keeps nothing: browsers fetch it by themselves, and it clears up. */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (globalThis));

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (event) => {
  const own = `berdaya:${new URL(worker.registration.scope).pathname}`;
  event.waitUntil(Promise.all([caches.delete(own), caches.delete(`${own}:unduh`)]).then(() => worker.registration.unregister()));
});
