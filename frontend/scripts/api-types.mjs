/**
 * Writes lib/api/schema.d.ts from the API's OpenAPI document; with --check only compares.
 * The document comes from the backend's own code, so no running server is needed.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import openapiTS, { astToString } from "openapi-typescript";

const backend = fileURLToPath(new URL("../../backend/", import.meta.url));
const target = fileURLToPath(new URL("../lib/api/schema.d.ts", import.meta.url));
const header =
  "/** Generated from the API's OpenAPI document by `npm run api-types`. Do not edit. */\n\n";

/** The environment's own Python if it is there, which needs no `uv` on the PATH. */
function python() {
  const own = `${backend}.venv/bin/python`;
  return existsSync(own) ? [own] : ["uv", "run", "python"];
}

const [program, ...before] = python();
const document = execFileSync(program, [...before, "-m", "openapi"], {
  cwd: backend,
  encoding: "utf8",
  maxBuffer: 64 * 1024 * 1024,
  stdio: ["ignore", "pipe", "inherit"],
});
// A field with a default may be left out of a request; that is what matters here.
const ast = await openapiTS(JSON.parse(document), { defaultNonNullable: false });
const text = header + astToString(ast);

if (!process.argv.includes("--check")) {
  writeFileSync(target, text);
} else if (!existsSync(target) || readFileSync(target, "utf8") !== text) {
  console.error("lib/api/schema.d.ts is stale: run `npm run api-types` and commit the result.");
  process.exitCode = 1;
}
