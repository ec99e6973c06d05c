// Visits pages in Chromium, in both themes, at desk and phone width, and fails for: an accessibility violation
// of moderate weight or more (axe), an error in the console or a blocked resource, a page wider than the phone,
// a page heavier than its budget.
//
//   node checks/pages.mjs BASE PATHS [--out DIR] [--max-kb 30] [--half] [--seen PATHS …]
//
// PATHS is a JSON list of paths, in a file or as it stands. With --half a page is visited at the desk in light and on the
// phone in dark; what is of a kind with a page of the lists in --seen, as one of the two, by turns. With PAYUNG_USER and PAYUNG_PASSWORD set it signs in
// first. With --out it writes a screenshot of each visit. CHROMIUM names another browser than /usr/bin/chromium.
import { chromium } from "playwright-core";
import axe from "axe-core";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { kindOf } from "./visitor.mjs";

const WIDTHS = { desk: { width: 1280, height: 900 }, phone: { width: 360, height: 740 } };
const THEMES = ["light", "dark"];
const FAILING = new Set(["moderate", "serious", "critical"]);
const WORKERS = 3;
/** A map is drawn in the page. */
const MAP_KB = 100;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: "string" },
    "max-kb": { type: "string", default: "30" },
    half: { type: "boolean" },
    seen: { type: "string", multiple: true, default: [] },
  },
});
const [base, list] = positionals;
if (!base || !list) {
  console.error("usage: node checks/pages.mjs BASE PATHS [--out DIR] [--max-kb 30]");
  process.exit(2);
}
const read = (list) => JSON.parse(existsSync(list) ? readFileSync(list, "utf8") : list);
const paths = read(list);
const seen = new Set(values.seen.flatMap(read).map(kindOf));
if (values.out) mkdirSync(values.out, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
const session = await signIn();
const weights = new Map();

const visits = [];
let turn = 0;
for (const path of paths) {
  const again = seen.has(kindOf(path));
  if (again) turn += 1;
  for (const theme of THEMES) {
    for (const width of Object.keys(WIDTHS)) {
      // Half of the visits: the desk in light, the phone in dark.
      if (values.half && (theme === "light") !== (width === "desk")) continue;
      if (values.half && again && (width === "desk") !== (turn % 2 === 0)) continue;
      visits.push({ path, theme, width });
    }
  }
}

let passed = 0;
let failed = 0;
await Promise.all(Array.from({ length: WORKERS }, work));
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

/** Each worker keeps a browser's state of its own for each theme and width: what one visit fetched the next has. */
async function work() {
  const contexts = new Map();
  for (let visit = visits.shift(); visit; visit = visits.shift()) {
    const problems = await look(visit, contexts).catch((error) => [`did not load: ${error.message.split("\n")[0]}`]);
    if (problems.length === 0) {
      passed += 1;
      continue;
    }
    failed += 1;
    console.log(`FAILED ${visit.path} (${visit.theme}, ${visit.width})`);
    for (const problem of problems) console.log(`  ${problem}`);
  }
}

async function signIn() {
  const { PAYUNG_USER: user, PAYUNG_PASSWORD: password } = process.env;
  if (!user || !password) return undefined;
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(new URL("/sign-in", base).href);
  await page.fill("#user", user);
  await page.fill("#password", password);
  await Promise.all([page.waitForNavigation(), page.press("#password", "Enter")]);
  if (new URL(page.url()).pathname === "/sign-in") {
    console.error("could not sign in: the server refused the name and password given");
    await browser.close();
    process.exit(1);
  }
  const state = await context.storageState();
  await context.close();
  return state;
}

async function look({ path, theme, width }, contexts) {
  const kind = `${theme} ${width}`;
  if (!contexts.has(kind)) {
    contexts.set(
      kind,
      await browser.newContext({ viewport: WIDTHS[width], colorScheme: theme, reducedMotion: "reduce", storageState: session }),
    );
  }
  const page = await contexts.get(kind).newPage();
  try {
    const problems = [];
    page.on("console", (said) => said.type() === "error" && problems.push(`console: ${said.text()}`));
    page.on("pageerror", (error) => problems.push(`script: ${error.message}`));
    page.on("requestfailed", (request) => problems.push(`not loaded: ${request.url()}`));

    const response = await page.goto(new URL(path, base).href, { waitUntil: "load" });
    // Pages of an error are pages too; a list may name them as {path, status}.
    if (response.status() >= 500) problems.push(`status ${response.status()}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wide > 0) problems.push(`scrolls sideways by ${wide} px`);
    problems.push(...(await weigh(path, response)), ...(await violations(page)));
    if (values.out) {
      const name = path.replace(/^\//, "").replace(/\.html$/, "").replace(/[^a-zA-Z0-9.-]+/g, "_") || "home";
      await page.screenshot({ path: join(values.out, `${name}.${theme}.${width}.png`), fullPage: true });
    }
    return problems;
  } finally {
    await page.close();
  }
}

/** The page and its style sheet, as they travel. */
async function weigh(path, response) {
  if (weights.has(path)) return [];
  const css = weights.get("css") ?? gzipSync(await (await fetch(new URL("/assets/payung.css", base))).text()).length;
  weights.set("css", css);
  const kb = (gzipSync(await response.body()).length + css) / 1024;
  weights.set(path, kb);
  const most = /^\/areas\b/.test(path) ? MAP_KB : Number(values["max-kb"]);
  return kb > most ? [`weighs ${kb.toFixed(1)} kB gzipped, more than ${most}`] : [];
}

async function violations(page) {
  await page.evaluate(axe.source);
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return found.violations
    .filter((violation) => FAILING.has(violation.impact))
    .map((violation) => {
      const where = violation.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(" | ");
      return `${violation.impact} ${violation.id}: ${violation.help} at ${where}`;
    });
}
