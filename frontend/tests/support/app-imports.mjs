/** Lets plain Node.js load the application's modules as the bundler does: `node --import` this file. */
import { existsSync } from "node:fs";
import { registerHooks } from "node:module";
import { resolve as resolvePath } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = resolvePath(import.meta.dirname, "../..");

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === "server-only") return { url: "data:text/javascript,", shortCircuit: true };
    const path = specifier.startsWith("@/")
      ? resolvePath(ROOT, specifier.slice(2))
      : specifier.startsWith(".") && fileURLToPath(new URL(specifier, context.parentURL));
    if (path && existsSync(`${path}.ts`)) return next(pathToFileURL(`${path}.ts`).href, context);
    return next(specifier, context);
  },
});
