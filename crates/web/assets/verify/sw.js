// The verifier's service worker: what the page needs comes from the house while there is one, and from what was kept when
// there is none. EDITION and FILES are put before this by the house.
/* global EDITION, FILES */

const OWN = "payung-verify-";
/** A network that takes longer than this is none. */
const PATIENCE_MS = 4000;

self.addEventListener("install", (event) => {
  const fetched = FILES.map((path) => new Request(path, { cache: "reload" }));
  event.waitUntil(caches.open(OWN + EDITION).then((cache) => cache.addAll(fetched)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith(OWN) && name !== OWN + EDITION;
  const clear = caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))));
  event.waitUntil(clear.then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin || !FILES.includes(url.pathname)) return;
  event.respondWith(answer(event, url.pathname));
});

async function answer(event, path) {
  const cache = await caches.open(OWN + EDITION);
  const kept = await cache.match(path);
  const fetched = fetch(event.request).then((got) => {
    if (got.ok && !got.redirected) event.waitUntil(cache.put(path, got.clone()));
    return got.ok || !kept ? got : kept;
  });
  if (!kept) return fetched;
  const patience = new Promise((resolve) => setTimeout(() => resolve(kept), PATIENCE_MS));
  return Promise.race([fetched.catch(() => kept), patience]);
}
