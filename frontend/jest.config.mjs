import nextJest from "next/jest.js";

const createConfig = nextJest({ dir: "." });

/** Packages are mostly ES modules; all of them are compiled, so that none needs to be listed. */
async function project(overrides) {
  const config = await createConfig({
    clearMocks: true,
    restoreMocks: true,
    modulePathIgnorePatterns: ["<rootDir>/.next/"],
    moduleNameMapper: {
      "^server-only$": "<rootDir>/tests/support/empty.ts",
      "^@/(.*)$": "<rootDir>/$1",
    },
    ...overrides,
  })();
  return { ...config, transformIgnorePatterns: [] };
}

export default async () => ({
  // For processes and databases that start on a busy machine; a test that hangs still ends.
  testTimeout: 60_000,
  projects: [
    await project({
      displayName: "page",
      testEnvironment: "<rootDir>/tests/support/browser-environment.ts",
      testMatch: ["<rootDir>/tests/**/*.test.{ts,tsx}"],
      testPathIgnorePatterns: ["<rootDir>/tests/server/"],
      setupFilesAfterEnv: ["<rootDir>/tests/support/setup-page.ts"],
    }),
    await project({
      displayName: "server",
      testEnvironment: "node",
      testMatch: ["<rootDir>/tests/server/**/*.test.ts"],
      globalSetup: "<rootDir>/tests/support/postgres-start.ts",
      globalTeardown: "<rootDir>/tests/support/postgres-stop.ts",
    }),
  ],
});
