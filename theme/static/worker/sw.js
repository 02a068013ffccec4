// The service worker: keeps the last pages read and their small photos for when there is no network. The build writes the first
// line, `const SITE`, above this one: a version by content, the offline page and what it needs.
"use strict";
const { scope } = self.registration;
const named = (kind) => `${kind} ${scope}`; // sites in folders of one host share its caches
const SHELL = named(`vo-${SITE.version}`); // the theme and the offline page: what never changes under one address
const PAGES = named("trang-da-doc");
const PHOTOS = named("anh-da-xem");
const MOST = { [PAGES]: 20, [PHOTOS]: 120 };
const LARGEST_PHOTO = 160 * 1024;
const FINGERPRINTED = /\.[0-9a-f]{10}\.(?:css|js|svg)$/;

const OFFLINE = new URL(SITE.offline, scope).href;
const NEVER = [SITE.offline, ...SITE.skip].map((path) => new URL(path, scope).href);
const plain = (address) => {
  const url = new URL(address);
  return url.origin + url.pathname;
};
const GONE = new Set((SITE.gone ?? []).map((path) => new URL(path, scope).href));
const isOurs = (address) => address.startsWith(scope);
const isPage = (response) => response.ok && !response.redirected && /^text\/html/.test(response.headers.get("content-type") ?? "");

// The newest entry stands last; what was not asked for the longest goes first.
const keep = async (name, key, response) => {
  const cache = await caches.open(name);
  await cache.delete(key);
  await cache.put(key, response);
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST[name])).map((old) => cache.delete(old)));
};

const keepPage = async (address, response) => {
  const key = plain(address);
  if (NEVER.includes(key)) return;
  if (GONE.has(key)) await (await caches.open(PAGES)).delete(key);
  else if (isPage(response)) await keep(PAGES, key, response);
  else if (response.status === 404 || response.status === 410) await (await caches.open(PAGES)).delete(key);
};

// Whatever shows a story that was withdrawn goes: its page, its lite twin, the lists that held it. So do all photos that
// no other kept page names: nobody knows any more which were its own.
const resolved = (address, page) => {
  try {
    return [plain(new URL(address, page))];
  } catch {
    return [];
  }
};
const addressesIn = (html, page) =>
  [...html.matchAll(/\s(?:href|src|srcset)="([^"]*)"/g)].flatMap((found) => found[1].split(/[\s,]+/)).flatMap((address) => resolved(address, page));
const dropGone = async () => {
  const pages = await caches.open(PAGES);
  const named = new Set();
  for (const request of await pages.keys()) {
    const found = addressesIn(await (await pages.match(request)).text(), request.url);
    if (GONE.has(plain(request.url)) || found.some((address) => GONE.has(address))) await pages.delete(request);
    else for (const address of found) named.add(address);
  }
  const photos = await caches.open(PHOTOS);
  for (const request of await photos.keys()) if (!named.has(plain(request.url))) await photos.delete(request);
};

// A page out of the cache says that it is one: the style sheet shows the note for [data-kept].
// It keeps the headers that it came with, the host's policy above all, but those that tell of bytes on the line.
const marked = async (response) => {
  const headers = new Headers(response.headers);
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  return new Response((await response.text()).replace("<html ", "<html data-kept "), { headers });
};

const readPage = async (event) => {
  try {
    // A host that names no age leaves it to browsers how long a page stays; news are asked for every time.
    const response = await fetch(event.request, { cache: "no-cache" });
    event.waitUntil(keepPage(event.request.url, response.clone()).catch(() => {}));
    return response;
  } catch {
    const key = plain(event.request.url);
    const kept = await caches.match(key, { cacheName: PAGES });
    if (kept) return marked(kept);
    return (await caches.match(key)) ?? (await caches.match(OFFLINE)) ?? Response.error();
  }
};

const readPhoto = async (event) => {
  const kept = await caches.match(event.request, { cacheName: PHOTOS });
  if (kept) return kept;
  const response = await fetch(event.request);
  if (response.ok) event.waitUntil(keepPhoto(event.request.url, response.clone()).catch(() => {}));
  return response;
};
const keepPhoto = async (address, response) => {
  const photo = await response.blob();
  if (photo.size <= LARGEST_PHOTO) await keep(PHOTOS, address, new Response(photo, { headers: { "content-type": photo.type } }));
};

const readTheme = async (event) => {
  const kept = await caches.match(event.request);
  if (kept) return kept;
  const response = await fetch(event.request);
  const copy = response.clone();
  if (response.ok) event.waitUntil(caches.open(SHELL).then((cache) => cache.put(event.request, copy)).catch(() => {}));
  return response;
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !isOurs(request.url) || request.headers.has("range")) return;
  if (request.mode === "navigate") event.respondWith(readPage(event));
  else if (FINGERPRINTED.test(new URL(request.url).pathname)) event.respondWith(readTheme(event));
  else if (SITE.photos && request.url.startsWith(new URL(SITE.photos, scope).href)) event.respondWith(readPhoto(event));
});

const install = async () => {
  const cache = await caches.open(SHELL);
  await cache.addAll(SITE.shell.map((path) => new URL(path, scope).href));
  await cache.add(new Request(OFFLINE, { cache: "no-cache" }));
  await self.skipWaiting();
};
self.addEventListener("install", (event) => event.waitUntil(install()));

// The page that brought the worker was read before there was one.
const activate = async () => {
  const old = (await caches.keys()).filter((name) => name.startsWith("vo-") && name.endsWith(` ${scope}`) && name !== SHELL);
  await Promise.all(old.map((name) => caches.delete(name)));
  if (GONE.size) await dropGone();
  await self.clients.claim();
  const open = await self.clients.matchAll({ type: "window" });
  await Promise.allSettled(open.map(async ({ url }) => isOurs(url) && keepPage(url, await fetch(plain(url)))));
};
self.addEventListener("activate", (event) => event.waitUntil(activate()));
