import "@testing-library/jest-dom";

import { fakeFetch } from "./fake-fetch";

// What jsdom lacks and Radix asks for.
Element.prototype.scrollIntoView ??= () => {};
Element.prototype.hasPointerCapture ??= () => false;
Element.prototype.setPointerCapture ??= () => {};
Element.prototype.releasePointerCapture ??= () => {};
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
window.matchMedia ??= (query: string) =>
  ({
    matches: false,
    media: query,
    onchange: null,
    addEventListener() {},
    removeEventListener() {},
    addListener() {},
    removeListener() {},
    dispatchEvent: () => false,
  }) satisfies MediaQueryList;

beforeEach(() => {
  fakeFetch.install();
  sessionStorage.clear();
  localStorage.clear();
});

afterEach(() => {
  fakeFetch.verify();
});
