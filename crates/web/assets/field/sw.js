// The service worker, classic because older engines know no other: keeps one edition of the app whole, answers from it first,
// and never touches what goes to the house. EDITION and FILES are put before this by the house.
/* global EDITION, FILES */

const OWN = "payung-field-";

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
  event.respondWith(caches.open(OWN + EDITION).then((cache) => cache.match(url.pathname)).then((kept) => kept || fetch(event.request)));
});
