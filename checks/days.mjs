// A day of each role in Chromium by keyboard alone, with script and without: sign in, the work of the role, sign out. An
// error in the console or a page that failed ends the day.
//
//   node checks/days.mjs BASE [--out DIR] [--only ROLE]
//
// Days of people who decide about the same things follow one another; the others run side by side.
import { strict as assert } from "node:assert";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import * as administrator from "./day/administrator.mjs";
import * as auditor from "./day/auditor.mjs";
import * as clerk from "./day/clerk.mjs";
import * as director from "./day/director.mjs";
import * as head from "./day/head.mjs";
import * as marketing from "./day/marketing.mjs";
import { here, signIn, signOut } from "./hand.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: "string" }, only: { type: "string" } },
});
const [base] = positionals;
const password = process.env.PAYUNG_PASSWORD ?? "bebas-cemas";
const LANES = [
  [["head", head], ["clerk", clerk]],
  [["marketing", marketing], ["auditor", auditor]],
  [["director", director], ["administrator", administrator]],
];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
if (values.out) mkdirSync(values.out, { recursive: true });
let failed = 0;
await Promise.all(
  LANES.map(async (lane) => {
    for (const [role, day] of lane) {
      if (values.only && values.only !== role) continue;
      for (const script of [true, false]) await play(role, day, script);
    }
  }),
);
await browser.close();
process.exit(failed ? 1 : 0);

async function play(role, { user, day }, script) {
  const name = `the day of ${role}, ${script ? "with script" : "without script"}`;
  const started = Date.now();
  let step = "sign in";
  const problems = [];
  const context = await browser.newContext({
    javaScriptEnabled: script,
    viewport: { width: 1280, height: 900 },
    locale: "id-ID",
    reducedMotion: "reduce",
    acceptDownloads: true,
  });
  const open = async () => {
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on("pageerror", (error) => problems.push(`script: ${error.message}`));
    // A form that is sent back with what is wrong says so in its status: that is no error of the page.
    page.on("console", (said) => said.type() === "error" && !/status of 422/.test(said.text()) && problems.push(`console: ${said.text()}`));
    page.on("response", (answer) => answer.status() >= 500 && problems.push(`${answer.status()} ${answer.url()}`));
    return page;
  };
  const page = await open();
  const shot = async (what) => {
    if (values.out) await page.screenshot({ path: join(values.out, `${role}-${what}-${script}.png`), fullPage: true });
  };
  try {
    await signIn(page, base, user, password);
    assert.equal(here(page), "/");
    await day({ page, script, base, password, browser, at: (what) => (step = what), shot });
    step = "sign out";
    await signOut(page);
    assert.deepEqual(problems, []);
    console.log(`${name}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED ${name}, at "${step}" (${page.url()}): ${error.message}${problems.length ? `\n  ${problems.join("\n  ")}` : ""}`);
    await shot("failed").catch(() => {});
  }
  await context.close();
}
