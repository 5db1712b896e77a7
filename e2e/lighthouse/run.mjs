/**
 * Scores sign-in and the chat of a signed-in person with Lighthouse's mobile preset (`make lighthouse`). Speed
 * depends on the machine and is only told; what does not must reach the bar.
 */
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

import { CHROMIUM_ARGS, chromiumPath } from "../support/chromium.ts";

const BAR = 95;
const CLS_BAR = 0.02;
const TOLD_ONLY = new Set(["performance"]);
const CATEGORIES = ["performance", "accessibility", "best-practices"];
const METRICS = [
  "first-contentful-paint",
  "largest-contentful-paint",
  "total-blocking-time",
  "cumulative-layout-shift",
  "speed-index",
];

const site = process.env.BASE_URL;
if (!site) throw new Error("BASE_URL is missing: run `make lighthouse`.");

/** Signs somebody new up; the cookies of their session. */
async function signUp() {
  const name = `lighthouse-${crypto.randomUUID()}`;
  const response = await fetch(`${site}/api/auth/sign-up/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: site },
    body: JSON.stringify({ name, email: `${name}@example.com`, password: crypto.randomUUID() }),
  });
  if (!response.ok) throw new Error(`Nobody could be signed up: ${response.status}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

/** The audits of a category that took points from it. */
function lossesOf({ categories, audits }, id) {
  return categories[id].auditRefs
    .filter(({ weight }) => weight > 0)
    .map((ref) => audits[ref.id])
    .filter(({ score }) => score !== null && score < 0.9)
    .map(({ title, displayValue }) => `    ${title}${displayValue ? `: ${displayValue}` : ""}`);
}

async function measure(port, path, headers) {
  const options = { port, onlyCategories: CATEGORIES, extraHeaders: headers, logLevel: "error" };
  const { lhr } = await lighthouse(site + path, options);
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
  const asked = new URL(lhr.requestedUrl).pathname;
  if (new URL(lhr.finalDisplayedUrl).pathname !== asked) throw new Error(`${asked} led elsewhere`);

  console.log(`\n${path}`);
  const faults = [];
  for (const id of CATEGORIES) {
    const score = Math.round(lhr.categories[id].score * 100);
    const told = TOLD_ONLY.has(id) ? "told, not judged" : `bar ${BAR}`;
    console.log(`  ${id.padEnd(16)} ${String(score).padStart(3)}  (${told})`);
    if (score < 100) console.log(lossesOf(lhr, id).join("\n"));
    if (!TOLD_ONLY.has(id) && score < BAR) faults.push(`${path}: ${id} ${score}`);
  }
  for (const id of METRICS) console.log(`  ${id.padEnd(26)} ${lhr.audits[id].displayValue}`);
  const shift = lhr.audits["cumulative-layout-shift"].numericValue;
  if (shift > CLS_BAR) faults.push(`${path}: layout shift ${shift}`);
  return faults;
}

const cookie = await signUp();
const chromeFlags = ["--headless=new", ...CHROMIUM_ARGS];
const chrome = await launch({ chromePath: chromiumPath(), chromeFlags });
try {
  const faults = [
    ...(await measure(chrome.port, "/sign-in")),
    ...(await measure(chrome.port, "/chat", { Cookie: cookie })),
  ];
  if (faults.length > 0) {
    console.error(`\nUnder the bar: ${faults.join(", ")}`);
    process.exitCode = 1;
  }
} finally {
  chrome.kill();
}
