import { mkdir, writeFile } from "node:fs/promises";

import { expect, type Page } from "@playwright/test";

export const WIDTHS = [1440, 768, 390] as const;
export type Width = (typeof WIDTHS)[number];
const HEIGHTS = { 1440: 900, 768: 1024, 390: 844 } as const;

/** Those that docs/tour.md and the README show; all others are only to be looked at. */
const SHOWN = new Set([
  "sign-in-390-light",
  "chat-empty-390-dark",
  "chat-1440-light",
  "chat-1440-dark",
  "trace-768-dark",
  "approval-768-light",
  "today-390-light",
  "upcoming-1440-light",
  "all-390-dark",
  "palette-1440-dark",
  "history-768-light",
  "offline-390-light",
]);
/** `TOUR=docs make tour`: those alone, in a fraction of the time. */
const ONLY_SHOWN = process.env.TOUR === "docs";
const SCHEMES = ["light", "dark"] as const;
const IN_DOCS = new URL("../../docs/images/", import.meta.url);
const ASIDE = new URL("../test-results/tour/", import.meta.url);

/** A picture of what is in the window, small enough to be kept. */
async function webp(page: Page, quality: number): Promise<Buffer> {
  const png = (await page.screenshot({ animations: "disabled", caret: "hide" })).toString("base64");
  const blank = await page.context().newPage();
  try {
    const encoded = await blank.evaluate(
      async ({ png, quality }) => {
        const image = new Image();
        image.src = `data:image/png;base64,${png}`;
        await image.decode();
        const canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
        canvas.getContext("2d")!.drawImage(image, 0, 0);
        return canvas.toDataURL("image/webp", quality);
      },
      { png, quality },
    );
    return Buffer.from(encoded.slice(encoded.indexOf(",") + 1), "base64");
  } finally {
    await blank.close();
  }
}

/** Shows a state at each width and takes its pictures, light and dark. */
export async function takePictures(
  page: Page,
  name: string,
  show: (width: Width) => Promise<void>,
): Promise<void> {
  await mkdir(IN_DOCS, { recursive: true });
  await mkdir(ASIDE, { recursive: true });
  for (const width of WIDTHS) {
    const schemes = SCHEMES.filter(
      (scheme) => !ONLY_SHOWN || SHOWN.has(`${name}-${width}-${scheme}`),
    );
    if (schemes.length === 0) continue;
    await page.setViewportSize({ width, height: HEIGHTS[width] });
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    await show(width);
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await expect(page.locator("html")).toHaveClass(new RegExp(colorScheme));
      const picture = `${name}-${width}-${colorScheme}`;
      const bytes = await webp(page, 0.8);
      await writeFile(new URL(`${picture}.webp`, SHOWN.has(picture) ? IN_DOCS : ASIDE), bytes);
    }
  }
}
