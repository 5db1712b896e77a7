import { keepOfflinePage, startServiceWorker } from "@/lib/offline/service-worker";

import { fakeFetch } from "../support/fake-fetch";

/** One cache of a browser, by path. */
class FakeCache {
  kept = new Map<string, string>();
  failing = false;
  keys = async () => [...this.kept.keys()].map((path) => ({ url: `http://localhost${path}` }));
  addAll = async (paths: string[]) => {
    if (this.failing) throw new TypeError("Failed to fetch");
    paths.forEach((path) => this.kept.set(path, "asset"));
  };
  put = async (path: string, response: Response) => {
    this.kept.set(path, await response.text());
  };
  delete = async (path: string) => this.kept.delete(path);
}

let cache: FakeCache;

const page = (...assets: string[]) =>
  new Response(assets.map((path) => `<script src="${path}"></script>`).join(""));

beforeEach(() => {
  cache = new FakeCache();
  Object.assign(window, { caches: { open: async () => cache } });
});

const paths = () => [...cache.kept.keys()].sort();

it("is not started where browsers have none, as on a page by http from another machine", async () => {
  expect(await startServiceWorker()).toBe(false);
});

it("keeps no page that the server could not give", async () => {
  fakeFetch.on("GET", "/offline", new Response("busy", { status: 503 }));
  await keepOfflinePage();
  expect(paths()).toEqual([]);
});

it("keeps the page and what it is made of, asked for as nobody", async () => {
  fakeFetch.on("GET", "/offline", page("/_next/static/a.js", "/_next/static/b.css"));
  await keepOfflinePage();
  expect(paths()).toEqual(["/_next/static/a.js", "/_next/static/b.css", "/offline"]);
  expect(fakeFetch.requests[0]!.credentials).toBe("omit");
});

it("follows a release, and drops what only the one before had", async () => {
  fakeFetch.on("GET", "/offline", page("/_next/static/a.js", "/_next/static/b.js"));
  await keepOfflinePage();
  fakeFetch.on("GET", "/offline", page("/_next/static/b.js", "/_next/static/c.js"));
  await keepOfflinePage();
  expect(paths()).toEqual(["/_next/static/b.js", "/_next/static/c.js", "/offline"]);
  expect(cache.kept.get("/offline")).toContain("c.js");
});

it("stays with the page before when the new one's files cannot be had", async () => {
  fakeFetch.on("GET", "/offline", page("/_next/static/a.js"));
  await keepOfflinePage();
  cache.failing = true;
  fakeFetch.on("GET", "/offline", page("/_next/static/b.js"));
  await expect(keepOfflinePage()).rejects.toThrow("Failed to fetch");
  expect(paths()).toEqual(["/_next/static/a.js", "/offline"]);
  expect(cache.kept.get("/offline")).toContain("a.js");
});
