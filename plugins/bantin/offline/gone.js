// The site keeps pages offline no more: whoever has its old service worker gets this one, which clears up and leaves.
"use strict";
const leave = async () => {
  const ours = (await caches.keys()).filter((name) => name.endsWith(` ${self.registration.scope}`));
  await Promise.all(ours.map((name) => caches.delete(name)));
  await self.registration.unregister();
};
self.addEventListener("install", (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener("activate", (event) => event.waitUntil(leave()));
