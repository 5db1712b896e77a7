/** Draws the installed app's icons from the page's own (`npm run icons`). */
import { mkdir, readFile, writeFile } from "node:fs/promises";

import { chromium } from "@playwright/test";

import { CHROMIUM_ARGS, chromiumPath } from "../support/chromium.ts";

const frontend = new URL("../../frontend/", import.meta.url);
const sign = await readFile(new URL("app/icon.svg", frontend), "utf8");
const accent = /fill="(#[0-9a-f]{6})"/.exec(sign)![1]!;
/** White on the accent: what is cut to a circle or a rounded square has to fill it. */
const onAccent = sign.replaceAll('stroke="#fff"', `stroke="${accent}"`).replace(accent, "#fff");

const ICONS = [
  { file: "public/icons/192.png", size: 192, svg: sign, part: 1 },
  { file: "public/icons/512.png", size: 512, svg: sign, part: 1 },
  { file: "public/icons/maskable-512.png", size: 512, svg: onAccent, part: 0.6, canvas: accent },
  { file: "app/apple-icon.png", size: 180, svg: onAccent, part: 0.66, canvas: accent },
];

const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS });
const page = await browser.newPage();
for (const { file, size, svg, part, canvas = "transparent" } of ICONS) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>body{margin:0;height:100vh;display:grid;place-items:center;background:${canvas}}
    svg{width:${part * 100}%;height:${part * 100}%}</style>${svg}`,
  );
  const target = new URL(file, frontend);
  await mkdir(new URL(".", target), { recursive: true });
  await writeFile(target, await page.screenshot({ omitBackground: true }));
}
await browser.close();
