/* Takes the place of the worker in an edition that keeps nothing: browsers fetch it by themselves, and it clears up. */
"use strict";
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  const own = `berdaya:${new URL(self.registration.scope).pathname}`;
  event.waitUntil(caches.delete(own).then(() => self.registration.unregister()));
});
