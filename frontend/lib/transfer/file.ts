import { ApiError, errorSentence } from "@/lib/api/errors";

export const FILE_BYTES = 2 * 1024 * 1024;
/** Of an export with its history and conversations, of which only the tasks are sent. */
const READ_BYTES = 64 * 1024 * 1024;
const CHUNK = 0x8000;

function bytesOf(file: File): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(new Uint8Array(reader.result as ArrayBuffer));
    reader.onerror = () => {
      const detail = "The file cannot be read. Is it still there?";
      reject(new ApiError({ code: "invalid_request", status: 0, detail }));
    };
    reader.readAsArrayBuffer(file);
  });
}

/** The tasks of a JSON export alone; the file as it is where it is none. */
function tasksAlone(bytes: Uint8Array): Uint8Array {
  try {
    const document = JSON.parse(new TextDecoder().decode(bytes)) as { tasks?: unknown };
    if (!Array.isArray(document.tasks)) return bytes;
    return new TextEncoder().encode(JSON.stringify({ tasks: document.tasks as unknown[] }));
  } catch {
    return bytes;
  }
}

function base64(bytes: Uint8Array): string {
  let text = "";
  for (let start = 0; start < bytes.length; start += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(start, start + CHUNK));
  }
  return btoa(text);
}

/** The file's bytes as the API takes them; ApiError when they are too many. */
export async function contentOf(file: File): Promise<string> {
  if (file.size <= READ_BYTES) {
    const whole = await bytesOf(file);
    const bytes = whole.length > FILE_BYTES ? tasksAlone(whole) : whole;
    if (bytes.length <= FILE_BYTES) return base64(bytes);
  }
  const detail = "The file is too large: at most 2 MiB.";
  throw new ApiError({ code: "payload_too_large", status: 413, detail });
}

/** What is wrong with a file, as a sentence. */
export function fileSentence(error: unknown): string {
  const wrong = error instanceof ApiError && error.fields.content;
  return wrong ? `The file ${wrong}.` : errorSentence(error);
}
