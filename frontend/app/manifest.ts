import type { MetadataRoute } from "next";

import { HOME_PATH } from "@/lib/auth/next-path";

/** What a browser needs to install AI Todo. The colours are the light canvas of globals.css. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    id: "/",
    name: "AI Todo",
    short_name: "AI Todo",
    description: "A to-do list you talk to.",
    lang: "en",
    start_url: HOME_PATH,
    scope: "/",
    display: "standalone",
    theme_color: "#f7f7f5",
    background_color: "#f7f7f5",
    icons: [
      { src: "/icon.svg", sizes: "any", type: "image/svg+xml" },
      { src: "/icons/192.png", sizes: "192x192", type: "image/png" },
      { src: "/icons/512.png", sizes: "512x512", type: "image/png" },
      { src: "/icons/maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  };
}
