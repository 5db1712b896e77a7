import "server-only";

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** A folder or file of secrets that cannot be read; the message names it, never a value. */
export class SecretsError extends Error {
  override name = "SecretsError";
}

const REASONS: Record<string, string> = {
  ENOENT: "it does not exist",
  ENOTDIR: "it is not a folder",
  EISDIR: "it is a folder",
  EACCES: "permission denied",
};

function read<T>(what: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    throw new SecretsError(`SECRETS_DIR: ${what} cannot be read: ${REASONS[code] ?? message}`);
  }
}

function textOf(file: string): string {
  const bytes = readFileSync(file);
  // Silently replaced bytes would make another password of it.
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
}

/**
 * The files of `folder` that are called like one of `names`, as variables. Other files are not
 * opened: in a cluster the folder also holds links of its own, and perhaps other services' secrets.
 *
 * @throws SecretsError
 */
export function readSecrets(folder: string, names: string[]): Record<string, string> {
  const present = new Set(read(folder, () => readdirSync(folder)));
  const found = names.filter((name) => present.has(name));
  const values = found.map((name) => {
    const file = join(folder, name);
    return [name, read(file, () => textOf(file)).replace(/[\r\n]+$/, "")];
  });
  return Object.fromEntries(values);
}
