// The phone on an old engine: Chromium 91 (2021), the oldest that the field app promises to run on. Installed, taken offline,
// one person registered with money, loaded again offline, and sent when the network comes back.
//
//   node checks/field-old.mjs BASE
//
// The engine is the one that the package chrome-aws-lambda carries in itself, with its libraries; it is unpacked for this run.
// Today's Playwright starts it, but what it does with a page (fill, click) asks for newer engines: so the page is driven by
// its own means here, through evaluate alone.
import { chromium } from "playwright-core";
import { strict as assert } from "node:assert";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { brotliDecompressSync } from "node:zlib";

const USER = "denpasar.agen3";
const PASSWORD = process.env.PAYUNG_PASSWORD ?? "bebas-cemas";
const PIN = "482913";
const PATIENCE_MS = 30_000;

const [base] = process.argv.slice(2);
if (!base) {
  console.error("usage: node checks/field-old.mjs BASE");
  process.exit(2);
}

const began = Date.now();
const dir = mkdtempSync(join(tmpdir(), "payung-old-"));
const engine = unpacked();
const open = () =>
  chromium.launchPersistentContext(join(dir, "profile"), {
    executablePath: engine,
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
    env: { ...process.env, LD_LIBRARY_PATH: join(dir, "engine", "lib") },
    viewport: { width: 360, height: 740 },
  });
let context;
let page;
try {
  context = await open();
  page = await first();
  assert.match(await page.evaluate(() => navigator.userAgent), /Chrome\/91\./);
  await enrol();
  await context.setOffline(true);
  const name = await registers();
  await page.reload();
  await pin();
  await until(() => document.querySelector("#strip").className === "waits");
  await context.setOffline(false);
  await sends();
  await held(name);
  console.log(`the phone on Chromium 91: enrolled, registered and paid offline, loaded again, sent once: ${((Date.now() - began) / 1000).toFixed(1)} s`);
} finally {
  await context?.close().catch(() => {});
  rmSync(dir, { recursive: true, force: true });
}

/** The engine with its libraries. */
function unpacked() {
  const packed = join(dirname(createRequire(import.meta.url).resolve("chrome-aws-lambda/package.json")), "bin");
  const home = join(dir, "engine");
  mkdirSync(home);
  const plain = (file) => brotliDecompressSync(readFileSync(join(packed, file)));
  writeFileSync(join(home, "chromium"), plain("chromium.br"));
  chmodSync(join(home, "chromium"), 0o755);
  for (const archive of ["aws.tar.br", "swiftshader.tar.br"]) execFileSync("tar", ["-x", "-C", home], { input: plain(archive) });
  return join(home, "chromium");
}

async function first() {
  const opened = context.pages()[0] ?? (await context.newPage());
  opened.on("pageerror", (error) => {
    throw error;
  });
  await opened.goto(`${base}/field`);
  return opened;
}

async function enrol() {
  await fills({ "#login": USER, "#password": PASSWORD, "#label": "HP lama" });
  await click("button.main");
  await pin();
  await until(() => document.querySelectorAll(".dots i.on").length === 0);
  await pin();
  await until(() => document.querySelector(".answer"));
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
}

async function pin() {
  await until(() => document.querySelector(".keypad"));
  await page.evaluate((digits) => {
    for (const digit of digits) [...document.querySelectorAll(".keys button")].find((key) => key.textContent === digit).click();
  }, PIN);
  await until(() => !document.querySelector(".keypad") || document.querySelectorAll(".dots i.on").length === 0);
}

async function registers() {
  const unique = String((Date.now() % 9000) + 1000);
  const name = `Ni Luh Lawas ${unique}`;
  await click('a[href="#/register"]');
  await click('input[value="own"]');
  await next("nik");
  await fills({ "#nik": `5171994${1 + (Date.now() % 8)}0385${unique}` });
  await next("name");
  await fills({ "#name": name });
  await next("born");
  await next("home");
  await click('input[name="home"]');
  await next("job");
  await fills({ "#occupation": "Jual sayur" });
  await click('input[name="sector"][value="other"]');
  await click('input[name="status"][value="worker"]');
  await next("income");
  await fills({ "#income": "1000000" });
  await next("well");
  await click('input[name="works_now"][value="true"]');
  await click('input[name="well_now"][value="true"]');
  await fills({ "#place": "Pasar" });
  await next("consent");
  await click('input[name="consent"]');
  await click("button.main");
  await until(() => document.querySelector(".covered"));
  await click("button.main");
  await until(() => document.querySelector(".receipt"));
  return name;
}

async function next(step) {
  await click("button.main");
  await until((to) => location.hash.endsWith(`/${to}`) && document.querySelector("main form"), step);
}

async function sends() {
  await page.evaluate(() => (location.hash = "#/sent"));
  await until(() => document.querySelector(".list"));
  await click("button.main");
  await until(() => document.querySelectorAll("li.done, li.recorded").length === 2 && document.querySelector("#strip").className === "");
}

async function held(name) {
  const { token } = await asked("/api/v1/sign-in", { login: "denpasar.petugas", password: PASSWORD });
  const { found } = await asked("/api/v1/members/search", { q: name }, token);
  assert.equal(found.filter((member) => member.name === name).length, 1);
}

async function asked(path, body, token) {
  const headers = { "Content-Type": "application/json", ...(token && { Authorization: `Bearer ${token}` }) };
  const answer = await fetch(`${base}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
  assert.ok(answer.ok, `${path} answered ${answer.status}`);
  return answer.json();
}

async function click(selector) {
  await until((s) => document.querySelector(s), selector);
  await page.evaluate((s) => document.querySelector(s).click(), selector);
}

async function fills(fields) {
  for (const [selector, value] of Object.entries(fields)) {
    await until((s) => document.querySelector(s), selector);
    await page.evaluate(
      ([s, typed]) => {
        const field = document.querySelector(s);
        field.value = typed;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.dispatchEvent(new Event("change", { bubbles: true }));
      },
      [selector, value],
    );
  }
}

async function until(holds, argument) {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
    if (await page.evaluate(holds, argument)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`never: ${holds}`);
}
