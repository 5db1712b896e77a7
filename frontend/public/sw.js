/**
 * Shows the offline page when a page cannot be had. Whatever else is asked for goes to the network as
 * if this were not here. It has no version and keeps nothing: lib/offline fills the cache, anew with every
 * release.
 */
const PAGE = "/offline";

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  const ready = [self.registration.navigationPreload?.enable(), self.clients.claim()];
  event.waitUntil(Promise.all(ready));
});

async function page(event) {
  try {
    // Asked for while this starts, so that no page comes later than without it.
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch (error) {
    const offline = await caches.match(PAGE, { ignoreVary: true });
    if (offline) return offline;
    throw error;
  }
}

/** What the offline page is made of has its content's hash in its name, so it is never old. */
async function asset(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const { origin, pathname } = new URL(request.url);
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (origin === self.location.origin && pathname.startsWith("/_next/static/")) {
    event.respondWith(asset(request));
  }
});
