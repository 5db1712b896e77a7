/** Completes the standalone output: Next leaves the browser's files to whoever deploys it. */
import { cp, rm } from "node:fs/promises";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const target = `${root}.next/standalone`;

async function replace(from, to) {
  await rm(to, { recursive: true, force: true });
  if (existsSync(from)) await cp(from, to, { recursive: true });
}

await replace(`${root}.next/static`, `${target}/.next/static`);
await replace(`${root}public`, `${target}/public`);
for (const file of ["preload.mjs", "console-lines.mjs", "client-address.mjs"]) {
  await replace(`${root}scripts/${file}`, `${target}/${file}`);
}
