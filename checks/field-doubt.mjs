// What goes wrong for the holder of a phone, in a real Chromium: wrong PINs make one wait and wipe nothing; what the house
// refuses is told in words; a house that does not know the phone any more asks its holder in once more; and what a phone holds
// that was shut out stays on it, is sent to the last item, and is told as put aside.
//
//   node checks/field-doubt.mjs BASE [--out DIR]
//
// CHROMIUM names another browser than /usr/bin/chromium.
import { chromium } from "playwright-core";
import { accessible } from "./accessible.mjs";
import { enrol, type } from "./handset.mjs";
import { strict as assert } from "node:assert";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

const USER = "denpasar.agen2";
const HEAD = "denpasar.kepala";
/** Its own, so that a second run in the same world finds its own phone. */
const LABEL = `HP ragu ${Date.now() % 100_000}`;
const PASSWORD = process.env.PAYUNG_PASSWORD ?? "bebas-cemas";
const PIN = "482913";
const WRONG = "482914";
/** As long as the third wrong PIN makes one wait, and a little. */
const WAIT_MS = 31_000;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: "string" } } });
const [base] = positionals;
if (!base) {
  console.error("usage: node checks/field-doubt.mjs BASE [--out DIR]");
  process.exit(2);
}
if (values.out) mkdirSync(values.out, { recursive: true });

const began = Date.now();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
try {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  page.on("pageerror", (error) => {
    throw error;
  });
  await page.clock.install();
  await page.goto(`${base}/field`);
  await enrol(page, { user: USER, password: PASSWORD, label: LABEL, pin: PIN });
  await context.setOffline(true);
  await writes(page, [{ amount: 0 }, { amount: 8400 }]);

  await wrongPins(page);
  await strip(page, 2);
  await context.setOffline(false);
  await refused(page);
  await forgotten(page, context);
  await shutOut(page, context);
  console.log(`the phone in doubt: wrong PINs, a refusal, a house that forgot it, a phone shut out, each told and nothing lost: ${((Date.now() - began) / 1000).toFixed(1)} s`);
} finally {
  await browser.close();
}

/** Money taken, written down by the phone's own files as its screens do. */
async function writes(page, payments) {
  await page.evaluate(
    async ([pin, all]) => {
      const [{ openDb }, { Phone }, { uuid7 }, { today, monthOf }] = await Promise.all(["db", "phone", "bytes", "dates"].map((name) => import(`/field/${name}.js`)));
      const phone = new Phone(await openDb());
      await phone.wake();
      await phone.unlock(pin);
      const day = today(phone.slice.zone);
      const member = phone.slice.members.find((known) => known.first_unpaid) || phone.slice.members[0];
      for (const { amount } of all) {
        const pay = (number) => ({ kind: "pay", payer: "self", from: member.first_unpaid || monthOf(day), months: 1, amount_rupiah: amount, taken_on: day, taken_by: "agent", evidence: { number, claimed_on: day } });
        const make = (next) => {
          const number = next();
          return [{ command: { id: uuid7(), subject: member.id, command: pay(number) }, glance: { kind: "pay", name: member.name, number, amount } }];
        };
        await phone.record(make, { taken: amount, today: day });
      }
    },
    [PIN, payments],
  );
}

/** Wrong three times: one waits, and is told so; what is not sent is there when the right one comes. */
async function wrongPins(page) {
  await page.reload();
  await page.waitForSelector(".keypad");
  for (let n = 0; n < 3; n++) {
    await page.waitForFunction(() => document.querySelectorAll(".dots i.on").length === 0);
    const before = await page.textContent(".said");
    await type(page, WRONG);
    await page.waitForFunction((text) => /PIN/.test(document.querySelector(".said").textContent) && (document.querySelector(".said").textContent !== text || text), before);
    await page.waitForFunction(() => document.querySelectorAll(".dots i.on").length === 0);
  }
  await page.waitForFunction(() => /tidak ada yang dihapus/.test(document.querySelector(".said").textContent));
  await seen(page, "wrong-pin");
  // The right one does not help before its time.
  await type(page, PIN);
  await page.waitForFunction(() => document.querySelectorAll(".dots i.on").length === 0);
  assert.equal(await page.locator(".answer").count(), 0);
  await page.clock.fastForward(WAIT_MS);
  await type(page, PIN);
  await page.waitForSelector(".answer", { timeout: 30_000 });
}

async function strip(page, waiting) {
  await page.waitForFunction((n) => document.querySelector("#strip").textContent.startsWith(`${n} `), waiting);
}

/** No money is refused but none at all. */
async function refused(page) {
  await sendsAll(page);
  const line = page.locator("li.refused");
  await line.waitFor();
  const words = await line.locator("p").textContent();
  assert.ok(words.length > 20 && /rupiah|Rp/i.test(words), `a refusal in words: ${words}`);
  assert.equal(await page.locator("li.refused").count(), 1);
  assert.equal(await page.locator("li.done, li.recorded").count(), 1);
  await seen(page, "refused");
}

/** As after the house was brought back from before it knew this phone. */
async function forgotten(page, context) {
  await context.setOffline(true);
  await writes(page, [{ amount: 8400 }]);
  await page.route("**/api/v1/field/**", (route) => (route.request().url().endsWith("/field/phones") ? route.fallback() : route.fulfill({ status: 401, json: {} })));
  await context.setOffline(false);
  await triesUntil(page, '#strip.stop a[href="#/again"]');
  await page.click("#strip a");
  await page.waitForSelector("#password");
  assert.equal(await page.inputValue("#login"), USER);
  await accessible(page, "again");
  await seen(page, "again");
  await page.fill("#password", "not this one");
  await page.click("button.main");
  await page.waitForFunction(() => document.querySelector(".error").textContent.length > 10);
  await page.unroute("**/api/v1/field/**");
  await page.fill("#password", PASSWORD);
  await page.click("button.main");
  await page.waitForFunction(() => location.hash === "#/sent" && !document.querySelector("#strip.stop") && !document.querySelector("li.waits"));
}

async function shutOut(page, context) {
  await context.setOffline(true);
  await writes(page, [{ amount: 8400 }, { amount: 8400 }]);
  const head = await signedIn(HEAD);
  const { phones } = await asked("GET", "/api/v1/field/phones", head);
  const mine = phones.filter((phone) => phone.label === LABEL && !phone.revoked);
  assert.equal(mine.length, 1);
  const { series, device } = mine[0];
  const { actor } = await asked("GET", "/api/v1/me", await signedIn(USER));
  await asked("DELETE", `/api/v1/devices/${device}?actor=${actor ?? ""}`, head);
  await context.setOffline(false);
  await triesUntil(page, "#strip.stop");
  await page.evaluate(() => (location.hash = "#/today"));
  await page.evaluate(() => (location.hash = "#/sent"));
  await page.waitForFunction(() => document.querySelectorAll("li.quarantined").length === 2 && !document.querySelector("li.waits"));
  assert.match(await page.textContent("li.quarantined small"), /disimpan kantor untuk diperiksa/);
  assert.match(await page.textContent("#strip"), /ditutup oleh kantor/);
  await accessible(page, "shut out");
  await seen(page, "shut-out");
  const told = (await asked("GET", "/api/v1/field/phones", head)).phones.find((phone) => phone.series === series);
  assert.deepEqual([told.revoked, told.quarantined, told.reasons], [true, 2, [{ reason: "revoked", count: 2 }]]);
}

/** Asks for sending, as a thumb does. */
async function tries(page) {
  await page.evaluate(() => (location.hash = "#/sent"));
  await page.waitForSelector(".list");
  await page.click("button.main");
}

/** Asks again while `selector` is not there: a try that was on its way already goes by what was true before. */
async function triesUntil(page, selector) {
  for (let asked = 0; asked < 10; asked++) {
    await tries(page);
    const came = await page.waitForSelector(selector, { timeout: 5_000 }).catch(() => undefined);
    if (came) return;
  }
  throw new Error(`${selector} did not come`);
}

async function sendsAll(page) {
  await tries(page);
  await page.waitForFunction(() => !document.querySelector("li.waits") && !document.querySelector("#strip.waits"), undefined, { timeout: 30_000 });
}

async function signedIn(login) {
  return (await asked("POST", "/api/v1/sign-in", undefined, { login, password: PASSWORD })).token;
}

async function asked(method, path, token, body) {
  const headers = { "Content-Type": "application/json", ...(token && { Authorization: `Bearer ${token}` }) };
  const answer = await fetch(`${base}${path}`, { method, headers, body: body && JSON.stringify(body) });
  assert.ok(answer.ok, `${method} ${path} answered ${answer.status}`);
  return answer.status === 204 ? undefined : answer.json();
}

async function seen(page, name) {
  if (values.out) await page.screenshot({ path: join(values.out, `field-${name}.png`) });
}
