import { ApiError, SessionExpired } from "@/lib/api/errors";
import { apiFetch, onSessionExpired } from "@/lib/api/fetch";
import { forgetToken } from "@/lib/api/token";
import { leaveSite } from "@/lib/auth/browser";

import { fakeFetch, fakeToken, json } from "../support/fake-fetch";

const TOKEN = "/api/auth/token";
const TASKS = "/api/u1/tasks";
const refusal = () => json({ error: "unauthorized", detail: "The token has expired." }, 401);

beforeEach(() => forgetToken());
afterEach(() => onSessionExpired(null));

function handOutTokens(...tokens: string[]): void {
  let next = 0;
  fakeFetch.on("GET", TOKEN, () => json({ token: tokens[Math.min(next++, tokens.length - 1)] }));
}

it("leads to sign-in when nobody is signed in, without asking the API", async () => {
  fakeFetch.on("GET", TOKEN, json({ message: "Unauthorized" }, 401));
  const expired = jest.fn();
  onSessionExpired(expired);
  await expect(apiFetch(TASKS)).rejects.toBeInstanceOf(SessionExpired);
  expect(expired).toHaveBeenCalledTimes(1);
});

describe("while the page is being left", () => {
  beforeEach(() => {
    jest.useFakeTimers();
    // jsdom cannot load another page, and says so.
    jest.spyOn(console, "error").mockImplementation();
    fakeFetch.on("GET", TOKEN, json({ message: "Unauthorized" }, 401));
    leaveSite();
  });
  afterEach(() => jest.useRealTimers());

  const ask = () => apiFetch(TASKS).catch((error: unknown) => error);

  it.each<[string, () => Promise<void>]>([
    ["stopped", () => jest.advanceTimersByTimeAsync(10_000)],
    ["brought back", async () => void window.dispatchEvent(new Event("pageshow"))],
  ])("asks for nothing, and goes on when that was %s", async (_, stay) => {
    const asked = ask();
    await jest.advanceTimersByTimeAsync(5_000);
    expect(fakeFetch.requests).toEqual([]);
    await stay();
    expect(await asked).toBeInstanceOf(SessionExpired);
    expect(await ask()).toBeInstanceOf(SessionExpired);
  });
});

it("does not take an account service that is down for the end of the session", async () => {
  fakeFetch.on("GET", TOKEN, json({ error: "unavailable", detail: "Later.", retry_after: 1 }, 503));
  const expired = jest.fn();
  onSessionExpired(expired);
  await expect(apiFetch(TASKS)).rejects.toMatchObject({ code: "unavailable", retryAfter: 1 });
  expect(expired).not.toHaveBeenCalled();
});

it("sends the request once more with a fresh token, then gives up", async () => {
  const first = fakeToken(900, "first");
  const second = fakeToken(900, "second");
  handOutTokens(first, second);
  fakeFetch.on("POST", TASKS, refusal);
  const sent = apiFetch(TASKS, { method: "POST", body: '{"title":"Buy milk"}' });
  await expect(sent).rejects.toBeInstanceOf(SessionExpired);
  const posts = fakeFetch.to("POST", TASKS);
  expect(posts.map((one) => one.headers.get("authorization"))).toEqual([
    `Bearer ${first}`,
    `Bearer ${second}`,
  ]);
  await expect(posts[1]!.text()).resolves.toBe('{"title":"Buy milk"}');
});

it("succeeds when the second token is taken", async () => {
  handOutTokens(fakeToken(900, "first"), fakeToken(900, "second"));
  let calls = 0;
  fakeFetch.on("GET", TASKS, () => (calls++ === 0 ? refusal() : json({ tasks: [] })));
  const response = await apiFetch(TASKS);
  await expect(response.json()).resolves.toEqual({ tasks: [] });
});

it("asks for one token however many requests start together, and keeps it", async () => {
  handOutTokens(fakeToken());
  fakeFetch.on("GET", TASKS, json({ tasks: [] }));
  await Promise.all([apiFetch(TASKS), apiFetch(TASKS), apiFetch(TASKS)]);
  await apiFetch(TASKS);
  expect(fakeFetch.to("GET", TOKEN)).toHaveLength(1);
});

it("renews a token that is about to expire", async () => {
  handOutTokens(fakeToken(30), fakeToken(900));
  fakeFetch.on("GET", TASKS, json({ tasks: [] }));
  await apiFetch(TASKS);
  await apiFetch(TASKS);
  await apiFetch(TASKS);
  expect(fakeFetch.to("GET", TOKEN)).toHaveLength(2);
});

it("calls a request without an answer offline", async () => {
  handOutTokens(fakeToken());
  fakeFetch.on("GET", TASKS, () => Promise.reject(new TypeError("Failed to fetch")));
  const error: unknown = await apiFetch(TASKS).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ code: "offline", status: 0, retryable: true });
});

describe("a write", () => {
  const DOWN = { error: "unavailable", detail: "Later." };
  const keys = () => fakeFetch.to("POST", TASKS).map((one) => one.headers.get("idempotency-key"));
  const add = (headers?: HeadersInit) =>
    apiFetch(TASKS, { method: "POST", headers, body: '{"title":"Buy milk"}' });

  beforeEach(() => handOutTokens(fakeToken()));

  it("is given up after a few times, always with the same key and body", async () => {
    fakeFetch.on("POST", TASKS, () => json(DOWN, 503));
    await expect(add()).rejects.toMatchObject({ code: "unavailable", detail: "Later." });
    expect(keys()).toHaveLength(4);
    expect(new Set(keys()).size).toBe(1);
    expect(keys()[0]).toMatch(/^[0-9a-f-]{36}$/);
    const bodies = fakeFetch.to("POST", TASKS).map((one) => one.clone().text());
    expect(new Set(await Promise.all(bodies))).toEqual(new Set(['{"title":"Buy milk"}']));
  });

  it.each([
    ["no answer", () => Promise.reject<Response>(new TypeError("Failed to fetch"))],
    ["502", () => new Response("<html>Bad gateway</html>", { status: 502 })],
    ["503", () => json(DOWN, 503)],
  ])("is sent again after %s, and succeeds", async (_, refuse) => {
    let calls = 0;
    fakeFetch.on("POST", TASKS, () => (calls++ === 0 ? refuse() : json({ id: "1" }, 201)));
    expect((await add()).status).toBe(201);
    expect(keys()).toHaveLength(2);
    expect(keys()[1]).toBe(keys()[0]);
  });

  it.each([400, 404, 409, 413, 422, 429, 500])("is not sent again after %i", async (status) => {
    fakeFetch.on("POST", TASKS, () => new Response("", { status }));
    await expect(add()).rejects.toMatchObject({ status });
    expect(keys()).toHaveLength(1);
  });

  it("keeps the key it was given, and another write gets another", async () => {
    fakeFetch.on("POST", TASKS, () => json({ id: "1" }, 201));
    await add({ "idempotency-key": "mine" });
    await add();
    await add();
    expect(keys()[0]).toBe("mine");
    expect(new Set(keys()).size).toBe(3);
  });

  it("is what has a key: a read has none, and is not sent again here", async () => {
    fakeFetch.on("GET", TASKS, () => json(DOWN, 503));
    await expect(apiFetch(TASKS)).rejects.toMatchObject({ code: "unavailable" });
    expect(fakeFetch.to("GET", TASKS).map((one) => one.headers.get("idempotency-key"))).toEqual([
      null,
    ]);
  });
});

it("leaves an abort what it is", async () => {
  handOutTokens(fakeToken());
  const abort = new AbortController();
  fakeFetch.on("GET", TASKS, () => {
    abort.abort();
    return Promise.reject(new DOMException("aborted", "AbortError"));
  });
  await expect(apiFetch(TASKS, { signal: abort.signal })).rejects.toMatchObject({
    name: "AbortError",
  });
});
