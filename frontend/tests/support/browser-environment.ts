import JsdomEnvironment from "jest-environment-jsdom";

const WEB = [
  "fetch",
  "Request",
  "Response",
  "Headers",
  "ReadableStream",
  "WritableStream",
  "TransformStream",
  "TextEncoder",
  "TextDecoder",
  "TextDecoderStream",
  "AbortController",
  "AbortSignal",
  "DOMException",
  "BroadcastChannel",
  "structuredClone",
  "crypto",
] as const;

/** jsdom with Node's own web classes where jsdom has none or ones that do not fit together. */
export default class BrowserEnvironment extends JsdomEnvironment {
  override async setup(): Promise<void> {
    await super.setup();
    for (const name of WEB) {
      Object.defineProperty(this.global, name, {
        value: globalThis[name],
        configurable: true,
        writable: true,
      });
    }
  }
}
