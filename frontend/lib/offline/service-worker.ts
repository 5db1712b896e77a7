const PAGE = "/offline";
const CACHE = "ai-todo-offline";
/** Files with a hash of their content in their name. */
const ASSETS = /\/_next\/static\/[^"'\\\s)?]+/g;

function isPossible(): boolean {
  // Neither is there where the page came by http from another machine.
  return "serviceWorker" in navigator && "caches" in window;
}

/** Starts the service worker (public/sw.js); false where there can be none, and in development. */
export async function startServiceWorker(): Promise<boolean> {
  if (!isPossible() || process.env.NODE_ENV === "development") return false;
  try {
    // A browser may be told to answer nothing.
    const registration: ServiceWorkerRegistration | undefined =
      await navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" });
    return registration !== undefined;
  } catch {
    return false;
  }
}

/**
 * Keeps the page that is shown when no other can be had, with what it is made of, as the server has it now.
 * Nobody's data is in it: it is fetched as by somebody who is not signed in.
 */
export async function keepOfflinePage(): Promise<void> {
  const page = await fetch(PAGE, { cache: "no-store", credentials: "omit" });
  if (!page.ok || page.redirected) return;
  const wanted = new Set((await page.clone().text()).match(ASSETS));
  const cache = await caches.open(CACHE);
  const kept = (await cache.keys()).map(({ url }) => new URL(url).pathname);
  // The page last, so that it never needs what is not there.
  await cache.addAll([...wanted].filter((path) => !kept.includes(path)));
  await cache.put(PAGE, page);
  const old = kept.filter((path) => path !== PAGE && !wanted.has(path));
  await Promise.all(old.map((path) => cache.delete(path)));
}
