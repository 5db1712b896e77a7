import "@testing-library/jest-dom";

import { fakeFetch, json } from "./fake-fetch";

// A write that fails is sent again at once.
jest.mock("@/lib/api/write-pauses", () => ({ WRITE_PAUSES_MS: [0, 0, 0] }));

function fillGapsOfJsdom(): void {
  Element.prototype.scrollIntoView ??= () => {};
  Element.prototype.hasPointerCapture ??= () => false;
  Element.prototype.setPointerCapture ??= () => {};
  Element.prototype.releasePointerCapture ??= () => {};
  globalThis.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  window.matchMedia ??= (query) => ({
    matches: false,
    media: query,
    onchange: null,
    addEventListener() {},
    removeEventListener() {},
    addListener() {},
    removeListener() {},
    dispatchEvent: () => false,
  });
}

// A test may ask for Node's environment, where there is no page.
const inBrowser = typeof window !== "undefined";

if (inBrowser) fillGapsOfJsdom();
fakeFetch.install();

beforeEach(() => {
  fakeFetch.reset();
  // Whatever is typed anywhere is read live; most tests are about something else.
  fakeFetch.on("POST", /^\/api\/[^/]+\/reading$/, () => json({ actions: [] }));
  if (!inBrowser) return;
  sessionStorage.clear();
  localStorage.clear();
});

afterEach(() => {
  fakeFetch.verify();
});
