/**
 * Writes what is said on the console, by Next.js too, as the JSON lines of lib/server/log.ts.
 * Loaded before the server, by preload.mjs.
 */
import { format, stripVTControlCharacters } from "node:util";

const LEVELS = { debug: "DEBUG", log: "INFO", info: "INFO", warn: "WARNING", error: "ERROR" };

for (const [method, level] of Object.entries(LEVELS)) {
  console[method] = (...values) => {
    const message = stripVTControlCharacters(format(...values)).trim();
    if (!message) return;
    const line = { time: new Date().toISOString(), level, service: "web", message };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  };
}
