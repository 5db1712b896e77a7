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
  ["@/lib/server/*", "@/lib/auth/server", "@/lib/env", "**/server/*"],
  "Server code (database, secrets) must not reach a component; pass plain data from app/.",
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
      "import/no-cycle": "error",
    },
  },
  { files: ["components/**"], rules: forbid(APP, SERVER) },
  { files: ["lib/**"], rules: forbid(APP, COMPONENTS) },
  { files: ["lib/{api,chat,tasks,conversations}/**"], rules: forbid(APP, COMPONENTS, SERVER) },
  { files: ["scripts/**"], rules: { "no-console": "off" } },
];
