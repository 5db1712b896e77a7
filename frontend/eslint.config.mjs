import next from "eslint-config-next/core-web-vitals";
import typescript from "eslint-config-next/typescript";

/** Nothing lower may know what stands above it: app -> components -> lib. */
const forbid = (...groups) => ({
  "no-restricted-imports": [
    "error",
    { patterns: groups.map(([group, message]) => ({ group, message })) },
  ],
});

const APP = [["@/app/*", "**/app/*"], "app/ is the top: nothing imports from it."];
const COMPONENTS = [["@/components/*", "**/components/*"], "lib/ does not know components."];
const SERVER = [
  [
    "@/lib/server/*",
    "@/lib/env",
    "**/server/*",
    ...["server", "session", "handler", "options", "already-signed-in"].flatMap((name) => [
      `@/lib/auth/${name}`,
      `./${name}`,
    ]),
  ],
  "Server code (database, secrets) must not reach the browser; pass plain data from app/.",
];

export default [
  { ignores: [".next/", "coverage/", "next-env.d.ts", "lib/api/schema.d.ts"] },
  ...next,
  ...typescript,
  {
    rules: {
      "max-lines": ["error", { max: 250 }],
      "no-console": "error",
      eqeqeq: ["error", "always"],
      "@typescript-eslint/consistent-type-imports": "error",
      // Without these it walks through all packages, which takes minutes.
      "import/no-cycle": ["error", { ignoreExternal: true, disableScc: true }],
    },
  },
  { files: ["components/**"], rules: forbid(APP, SERVER) },
  { files: ["lib/**"], rules: forbid(APP, COMPONENTS) },
  {
    files: [
      "lib/{api,chat,commands,tasks,conversations,offline}/**",
      "lib/auth/{browser,client,failures,next-path,sign-out,user-context}.*",
    ],
    rules: forbid(APP, COMPONENTS, SERVER),
  },
  { files: ["*.config.mjs"], rules: { "import/no-anonymous-default-export": "off" } },
  { files: ["scripts/**"], rules: { "no-console": "off" } },
];
