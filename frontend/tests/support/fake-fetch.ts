type Reply = Response | Promise<Response> | ((request: Request) => Response | Promise<Response>);

interface Route {
  method: string;
  path: string | RegExp;
  reply: Reply;
}

/**
 * The network of a test. Every request must have been expected, else the test fails, also when the
 * code under test swallows the error.
 */
class FakeFetch {
  #routes: Route[] = [];
  #unexpected: string[] = [];
  /** All requests so far, in order. */
  requests: Request[] = [];

  /** Takes the network's place; before any module is loaded, as some keep `fetch` from then on. */
  install(): void {
    globalThis.fetch = (input, init) => this.#answer(new Request(this.#absolute(input), init));
  }

  reset(): void {
    this.#routes = [];
    this.#unexpected = [];
    this.requests = [];
  }

  /** Answers `method path` from now on; later calls take precedence. */
  on(method: string, path: string | RegExp, reply: Reply): void {
    this.#routes.unshift({ method, path, reply });
  }

  /** The requests made to `method path`. */
  to(method: string, path: string): Request[] {
    return this.requests.filter((one) => one.method === method && pathOf(one) === path);
  }

  verify(): void {
    const unexpected = this.#unexpected;
    this.#unexpected = [];
    if (unexpected.length) throw new Error(`Unexpected requests: ${unexpected.join(", ")}`);
  }

  #absolute(input: RequestInfo | URL): RequestInfo | URL {
    return typeof input === "string"
      ? new URL(input, globalThis.location?.origin ?? "http://localhost")
      : input;
  }

  async #answer(request: Request): Promise<Response> {
    this.requests.push(request);
    const path = pathOf(request);
    const route = this.#routes.find(
      ({ method, path: wanted }) =>
        method === request.method &&
        (typeof wanted === "string" ? wanted === path : wanted.test(path)),
    );
    if (!route) {
      this.#unexpected.push(`${request.method} ${path}`);
      throw new TypeError("fetch failed");
    }
    const reply = typeof route.reply === "function" ? route.reply(request) : route.reply;
    return (await reply).clone();
  }
}

function pathOf(request: Request): string {
  return new URL(request.url).pathname;
}

export const fakeFetch = new FakeFetch();

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers });
}

/** A token as the page reads it: only its expiry counts there. */
export function fakeToken(secondsLeft = 900, mark = "t"): string {
  const exp = Math.floor(Date.now() / 1000) + secondsLeft;
  return `header.${btoa(JSON.stringify({ exp, mark }))}.signature`;
}
