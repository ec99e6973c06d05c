// The end of an agent's day on the phone, in a real Chromium: what may follow of a form, a collection sheet, the PIN forgotten
// and renewed, and cash counted at the branch and agreed on the phone without a network. Then the house must have it so.
//
//   node checks/evening.mjs BASE [--out DIR]
//
// CHROMIUM names another browser than /usr/bin/chromium.
import { chromium } from "playwright-core";
import { accessible } from "./accessible.mjs";
import { choosePin, enrol, type } from "./handset.mjs";
import { strict as assert } from "node:assert";
import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

const AGENT = "denpasar.agen1";
const CLERK = "denpasar.petugas";
const PASSWORD = process.env.PAYUNG_PASSWORD ?? "bebas-cemas";
const PINS = ["482913", "730581"];

const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: "string" } } });
const [base] = positionals;
if (!base) {
  console.error("usage: node checks/evening.mjs BASE [--out DIR]");
  process.exit(2);
}
if (values.out) mkdirSync(values.out, { recursive: true });

const kept = mkdtempSync(join(tmpdir(), "payung-evening-"));
const began = Date.now();
const context = await chromium.launchPersistentContext(kept, {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
  viewport: { width: 360, height: 740 },
  colorScheme: "light",
  reducedMotion: "reduce",
});
const page = context.pages()[0] ?? (await context.newPage());
page.on("pageerror", (error) => {
  throw error;
});
try {
  await page.goto(`${base}/field`);
  await enrol(page, { user: AGENT, password: PASSWORD, label: "HP sore", pin: PINS[0] });
  await complete();
  await sheet();
  await forgotten();
  await counted();
  await agreed();
  console.log(`the phone's evening: completed, PIN renewed, cash counted and agreed without a network: ${((Date.now() - began) / 1000).toFixed(1)} s`);
} finally {
  await context.close().catch(() => {});
  rmSync(kept, { recursive: true, force: true });
}

/** Somebody's heir, without a network. */
async function complete() {
  await context.setOffline(true);
  await seen("evening");
  await page.click('a[href="#/complete"]');
  await page.waitForSelector("ul.list li a");
  await seen("complete-list");
  await accessible(page, "complete-list");
  await page.click("ul.list li a");
  await page.waitForSelector("form");
  await accessible(page, "complete");
  await page.click("button.main");
  assert.ok((await page.textContent(".error")).length > 0, "an empty form is told");
  const heirs = await page.$("#heir-0");
  if (heirs) {
    await page.fill("#heir-0", "Made Contoh");
    await page.selectOption("#relation-0", "child");
  } else await page.fill(await page.$("#address") ? "#address" : "#phone", "Jalan Contoh 7");
  await seen("complete");
  await page.click("button.main");
  await page.waitForFunction(() => location.hash === "#/complete" && document.querySelector("main ul.list"));
  await page.waitForFunction(() => document.querySelector("#strip").classList.contains("waits"));
  await context.setOffline(false);
  await all();
}

async function sheet() {
  await page.evaluate(() => (location.hash = "#/sheet"));
  await page.waitForSelector("ul.list li a");
  await accessible(page, "sheets");
  await seen("sheets");
  for (const kind of ["activity", "village", "partner"]) {
    await page.click(`ul.list a[href^="#/sheet/${kind}/"]`);
    await page.waitForSelector(".sheet tbody tr");
    assert.match(await page.textContent(".sheet tbody"), /☐ Rp/);
    await adds();
    if (kind === "partner") break;
    await page.goBack();
    await page.waitForSelector("ul.list li a");
  }
  await accessible(page, "sheet");
  await seen("sheet");
  const of = await page.evaluate(() => location.hash);
  await page.click('.sheet tbody th a[href^="#/money/"]');
  await page.waitForFunction(() => location.hash.startsWith("#/money/") && document.querySelector("main .eyebrow"));
  await page.click(".thumb a.plain");
  await page.waitForFunction((hash) => location.hash === hash && document.querySelector(".sheet"), of);
}

/** What the foot says is the sum of what stands above it. */
async function adds() {
  const { rows, foot, told } = await page.evaluate(() => {
    const sum = (cell) => Number(cell.textContent.replace(/\D/g, ""));
    const cells = (row) => [...row.querySelectorAll("td:not(.paper)")].map(sum);
    const paper = document.querySelector(".sheet");
    return { rows: [...paper.querySelectorAll("tbody tr")].map(cells), foot: cells(paper.querySelector("tfoot tr")), told: sum(paper.querySelector(".money")) };
  });
  assert.ok(foot.length > 0 && foot[0] > 0);
  foot.forEach((sum, at) => assert.equal(sum, rows.reduce((all, row) => all + row[at], 0)));
  assert.equal(told, foot[0], "one month of all");
}

/** Another PIN by another sign-in; the old one opens nothing, and what is kept is there. */
async function forgotten() {
  await page.evaluate(() => (location.hash = "#/more"));
  await page.click(".thumb button.main");
  await page.waitForSelector(".keypad");
  await page.click("button.plain");
  await page.waitForSelector("#password");
  await accessible(page, "forgot");
  await seen("forgot");
  await page.fill("#password", "not this one");
  await page.click("button.main");
  await page.waitForFunction(() => document.querySelector(".error").textContent.length > 0, null, { timeout: 60_000 });
  await page.fill("#password", PASSWORD);
  await page.click("button.main");
  await page.waitForSelector(".keypad");
  await choosePin(page, PINS[1]);
  await page.waitForSelector(".answer", { timeout: 30_000 });
  await page.reload();
  await page.waitForSelector(".keypad");
  await type(page, PINS[0]);
  await page.waitForFunction(() => document.querySelectorAll(".dots i.on").length === 0 && document.querySelector(".said").textContent.length > 12);
  await type(page, PINS[1]);
  await page.waitForSelector(".answer");
  await page.evaluate(() => (location.hash = "#/sent"));
  await page.waitForSelector("li.done, li.recorded");
  assert.ok((await page.textContent("ul.list li strong")).trim().length > 2, "what was kept before can be read");
}

/** The clerk counts what the agent has; the phone is told. */
async function counted() {
  const { token } = await asked("POST", "/api/v1/sign-in", { login: CLERK, password: PASSWORD });
  await page.evaluate(() => (location.hash = "#/cash"));
  await page.waitForSelector("h1 .sum");
  const held = Number((await page.textContent("h1 .sum")).replace(/\D/g, ""));
  assert.ok(held > 1_000, "the demo's agent holds cash");
  const me = await asked("POST", "/api/v1/sign-in", { login: AGENT, password: PASSWORD });
  const { actor } = await asked("GET", "/api/v1/me", undefined, me.token);
  const handIn = randomUUID();
  const command = { kind: "hand_in", agent: actor, counted_rupiah: held - 1_000, expected_rupiah: held, reason: "kembalian Rp1.000 belum ada" };
  const { answers } = await asked("POST", "/api/v1/commands", { commands: [{ id: randomUUID(), subject: handIn, command }] }, token);
  assert.equal(answers[0].outcome, "done", JSON.stringify(answers[0]));
  await page.click("button.main");
  await page.waitForSelector("li.waits a");
  await page.waitForFunction(() => document.querySelector("h1 .sum").textContent.replace(/\D/g, "") === "1000");
  await accessible(page, "cash");
  await seen("cash");
}

async function agreed() {
  await context.setOffline(true);
  await page.click("li.waits a");
  await page.waitForFunction(() => location.hash.startsWith("#/cash/") && document.querySelector("details"));
  await accessible(page, "cash-word");
  await seen("cash-word");
  await page.click("button.main");
  await page.waitForFunction(() => location.hash === "#/cash" && document.querySelector("h1 .sum"));
  await context.setOffline(false);
  await all();
  await page.evaluate(() => (location.hash = "#/cash"));
  await page.click("button.main");
  await page.waitForFunction(() => /disetujui/.test(document.querySelector("ul.list li")?.textContent));
}

/** Until nothing waits any more. */
async function all() {
  await page.evaluate(() => (location.hash = "#/sent"));
  for (let tries = 0; tries < 60; tries++) {
    await page.waitForTimeout(250);
    if (!(await page.evaluate(() => document.querySelector("#strip").classList.contains("waits")))) return;
    await page.click("button.main").catch(() => {});
  }
  assert.fail("not everything was sent");
}

async function asked(method, path, body, token) {
  const headers = { "Content-Type": "application/json", ...(token && { Authorization: `Bearer ${token}` }) };
  const answer = await fetch(`${base}${path}`, { method, headers, body: body && JSON.stringify(body) });
  if (!answer.ok) assert.fail(`${path} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

async function seen(name) {
  if (values.out) await page.screenshot({ path: join(values.out, `field-${name}.png`) });
}
