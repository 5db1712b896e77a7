import { defineConfig } from "@playwright/test";

import { CHROMIUM_ARGS, chromiumPath } from "./support/chromium.ts";

/** `BASE_URL` names the application under test: a local stack or a cluster, the suite is the same. */
export default defineConfig({
  testDir: "specs",
  outputDir: "test-results",
  workers: 1,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  use: {
    baseURL: process.env.BASE_URL ?? "http://localhost:3000",
    locale: "en-US",
    timezoneId: "Europe/Berlin",
    actionTimeout: 20_000,
    viewport: { width: 1280, height: 800 },
    // Only offline.spec.ts is about it: elsewhere every page is the server's.
    serviceWorkers: "block",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: { executablePath: chromiumPath(), args: CHROMIUM_ARGS },
  },
});
