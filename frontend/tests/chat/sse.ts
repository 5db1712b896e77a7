import { readFileSync } from "node:fs";
import path from "node:path";

/** A stream as the API really sent it. */
export function captured(name: string): string {
  return readFileSync(path.join(__dirname, "fixtures", `${name}.sse`), "utf8");
}

/** The captured stream up to its last event, as a lost connection leaves it. */
export function cutOff(stream: string): string {
  return stream.slice(0, stream.indexOf('data: {"type":"finish-step"}'));
}

/** Bytes in pieces that do not respect the borders of events. */
export function byteStream(
  text: string,
  pieceLength = 97,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const bytes = new TextEncoder().encode(text);
  return new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += pieceLength) {
        controller.enqueue(bytes.slice(at, at + pieceLength));
      }
      controller.close();
    },
  });
}
