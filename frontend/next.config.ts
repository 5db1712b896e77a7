import type { NextConfig } from "next";

const securityHeaders = [
  // The Content-Security-Policy is made for each page, in proxy.ts.
  { key: "X-Frame-Options", value: "DENY" },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
];

const config: NextConfig = {
  output: "standalone",
  // A lock file further up would otherwise move the root and, with it, the layout of the output.
  outputFileTracingRoot: import.meta.dirname,
  turbopack: { root: import.meta.dirname },
  // Nothing here resizes images, and sharp would be half of the standalone output.
  images: { unoptimized: true },
  outputFileTracingExcludes: {
    "next-server": ["**/node_modules/sharp/**", "**/node_modules/@img/**"],
  },
  poweredByHeader: false,
  reactStrictMode: true,
  headers: async () => [
    { source: "/:path*", headers: securityHeaders },
    // Looked at anew with every page, so that another version takes over at once.
    { source: "/sw.js", headers: [{ key: "Cache-Control", value: "no-store" }] },
  ],
};

export default config;
