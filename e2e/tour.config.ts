import { defineConfig } from "@playwright/test";

import suite from "./playwright.config.ts";

/** `make tour`: pictures of the product as it is. */
export default defineConfig({
  ...suite,
  testDir: "tour",
  testMatch: "*.tour.ts",
  timeout: 900_000,
  use: { ...suite.use, serviceWorkers: "allow", deviceScaleFactor: 2, trace: "off" },
});
