// People whom the phone half knows, without a network: a newcomer with the name and the last digits of a member is asked
// about and registered; who is a member pays on; who lapsed comes back; who registered in the morning pays at noon; a slip in a
// telephone number is told. And a phone whose first data did not come through opens, and gets them.
//
//   node checks/field-return.mjs BASE [--out DIR]
//
// CHROMIUM names another browser than /usr/bin/chromium.
import { chromium } from "playwright-core";
import { accessible } from "./accessible.mjs";
import { answers, begins, enrol, next, type } from "./handset.mjs";
import { strict as assert } from "node:assert";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

const USER = "denpasar.agen1";
const LABEL = `HP kenal ${Date.now() % 100_000}`;
const PASSWORD = process.env.PAYUNG_PASSWORD ?? "bebas-cemas";
const PIN = "482913";
/** A NIK that nobody has yet, with the last digits of a member: of a birthday by the clock. */
const two = (n) => String(n).padStart(2, "0");
let days = Date.now() % 9000;
const nik = ({ nik_tail }) => `331099${two((days += 1) % 28 + 1)}${two((days % 12) + 1)}${two((days % 30) + 65)}${nik_tail}`;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: "string" } } });
const [base] = positionals;
if (!base) {
  console.error("usage: node checks/field-return.mjs BASE [--out DIR]");
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
  await thinNetwork(page, context);
  const { paying, lapsed } = await known(page);
  await context.setOffline(true);
  const names = [await somebodyElse(page, paying), await comesBack(page, lapsed), await paysLater(page)];
  await context.setOffline(false);
  await arrived(page, names);
  console.log(`people the phone half knows: another with the same digits, one who lapsed, one who pays later, first data fetched late: ${((Date.now() - began) / 1000).toFixed(1)} s`);
} finally {
  await browser.close();
}

/** Enrolled while the first data do not come through: the phone says so, opens by its PIN all the same, and fetches them. */
async function thinNetwork(page, context) {
  await context.route("**/api/v1/field/slice", (route) => route.abort());
  await page.goto(`${base}/field`);
  const fetching = "main > div.thumb > button.main";
  await enrol(page, { user: USER, password: PASSWORD, label: LABEL, pin: PIN, until: fetching });
  await accessible(page, "arriving");
  await seen(page, "arriving");
  await page.reload();
  await page.waitForSelector(".keypad");
  await type(page, PIN);
  await page.waitForSelector(fetching);
  await context.unroute("**/api/v1/field/slice");
  await page.click("main button.main");
  await page.waitForSelector(".answer", { timeout: 30_000 });
  const { token } = await asked("POST", "/api/v1/sign-in", { login: USER, password: PASSWORD });
  const { phones } = await asked("GET", "/api/v1/field/phones", undefined, token);
  assert.equal(phones.filter((phone) => phone.label === LABEL).length, 1, "one phone, however often its data were asked for");
}

/** A member who can pay on, and one who lapsed, as the phone holds them. */
async function known(page) {
  return page.evaluate(async (pin) => {
    const [{ openDb }, { Phone }, { today }] = await Promise.all(["db", "phone", "dates"].map((name) => import(`/field/${name}.js`)));
    const phone = new Phone(await openDb());
    await phone.wake();
    await phone.unlock(pin);
    const day = today(phone.slice.zone);
    const { members } = phone.slice;
    return { paying: members.find((m) => m.first_unpaid && m.covered_until >= day), lapsed: members.find((m) => m.state === "ended") };
  }, PIN);
}

/** The phone asks who it is. A member goes to the money; somebody else is registered. */
async function somebodyElse(page, member) {
  await begins(page, nik(member));
  await next(page, "name");
  await page.fill("#name", member.name.toUpperCase());
  await page.waitForSelector('input[name="same"][value="other"]');
  await page.click("button.main");
  await page.waitForFunction(() => document.querySelector(".error").textContent.length > 0);
  await accessible(page, "alike");
  await seen(page, "alike");
  await page.check(`input[name="same"][value="${member.id}"]`);
  await page.click("button.main");
  await page.waitForFunction((id) => location.hash === `#/money/${id}`, member.id);
  await page.waitForSelector(".covered");
  await page.goBack();
  await page.waitForSelector('input[name="same"]');
  const name = `${member.name} Serupa ${Date.now() % 100_000}`;
  await answers(page, name);
  await page.fill("#phone", "0812345");
  await page.click("button.main");
  await page.waitForFunction(() => document.querySelector(".error").textContent.length > 0);
  await page.fill("#phone", "0812-3456-7890");
  await pays(page);
  return name;
}

/** The money page of somebody who lapsed says what to do, and leads to the form, which knows them. */
async function comesBack(page, member) {
  await page.evaluate((id) => (location.hash = `#/money/${id}`), member.id);
  await page.waitForSelector(`a[href="#/register/again/${member.id}"]`);
  await accessible(page, "ended");
  await seen(page, "ended");
  await page.click(`a[href="#/register/again/${member.id}"]`);
  await page.waitForSelector('input[value="own"]');
  await page.check('input[value="own"]');
  await next(page, "nik");
  await page.fill("#nik", nik(member));
  await next(page, "name");
  assert.equal(await page.inputValue("#name"), member.name, "what is known is not asked twice");
  assert.ok(await page.isChecked(`input[name="same"][value="${member.id}"]`));
  const name = `${member.name} Kembali ${Date.now() % 100_000}`;
  await answers(page, name);
  await pays(page);
  return name;
}

/** Registered in the morning without money, and back with it at noon. */
async function paysLater(page) {
  const unique = String((Date.now() % 9000) + 1000);
  const name = `Ni Wayan Siang ${unique}`;
  await begins(page, `517199470485${unique}`);
  await next(page, "name");
  await answers(page, name);
  await page.click("button.main");
  await page.waitForSelector(".covered");
  await page.click("main .thumb button.plain");
  await page.waitForSelector(".receipt");
  await page.evaluate(() => (location.hash = "#/renew"));
  await page.waitForSelector("#search");
  await page.fill("#search", name);
  await page.click(`.list li a:has-text("${name}")`);
  await page.waitForSelector(".covered");
  await seen(page, "later");
  await page.click("button.main");
  await page.waitForSelector(".receipt");
  return name;
}

async function pays(page) {
  await page.click("button.main");
  await page.waitForSelector(".covered");
  await page.click("button.main");
  await page.waitForSelector(".receipt");
  await page.click('a[href="#/today"]');
  await page.waitForSelector(".answer");
}

/** Everything was taken in, and each of them is covered. */
async function arrived(page, names) {
  await page.evaluate(() => (location.hash = "#/sent"));
  for (let tries = 0; tries < 60 && (await page.evaluate(() => document.querySelector("#strip").classList.contains("waits"))); tries++) {
    await page.waitForTimeout(250);
    await page.click("button.main").catch(() => {});
  }
  await page.waitForFunction(() => document.querySelectorAll("li.done, li.recorded").length >= 6);
  assert.equal(await page.locator("li.refused, li.quarantined").count(), 0);
  const { token } = await asked("POST", "/api/v1/sign-in", { login: "denpasar.petugas", password: PASSWORD });
  for (const name of names) {
    const { found } = await asked("POST", "/api/v1/members/search", { q: name }, token);
    const member = found.find((one) => one.name === name);
    assert.ok(member, `${name} is on record`);
    const { standing, receipts } = await asked("GET", `/api/v1/members/${member.id}`, undefined, token);
    assert.deepEqual([standing, receipts.length], ["active", 1], name);
  }
}

async function asked(method, path, body, token) {
  const headers = { "Content-Type": "application/json", ...(token && { Authorization: `Bearer ${token}` }) };
  const answer = await fetch(`${base}${path}`, { method, headers, body: body && JSON.stringify(body) });
  assert.ok(answer.ok, `${path} answered ${answer.status}`);
  return answer.json();
}

async function seen(page, name) {
  if (values.out) await page.screenshot({ path: join(values.out, `field-${name}.png`) });
}
