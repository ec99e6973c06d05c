// The member's card: the verifier's script answers the cases of crates/seal as the house does; squares are read back by another
// program's decoder; and a real Chromium, made ready once, checks a card without a network.
//
//   node checks/card.mjs BASE [--out DIR]
//
// CHROMIUM names another browser than /usr/bin/chromium.
import { chromium } from "playwright-core";
import jsQR from "jsqr";
import { strict as assert } from "node:assert";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { dayNumber, judge, readCard, readList } from "../crates/web/assets/verify/card.js";
import { qr } from "../crates/web/assets/field/qr.js";

const USER = "denpasar.petugas";
const PASSWORD = process.env.PAYUNG_PASSWORD ?? "bebas-cemas";
/** A square that a cheap camera reads from cheap paper. */
const LARGEST_VERSION = 11;
/** Modules of the largest square that the phone draws: version 20. */
const LARGEST_PHONE = 97;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: "string" } } });
const [base] = positionals;
if (!base) {
  console.error("usage: node checks/card.mjs BASE [--out DIR]");
  process.exit(2);
}
if (values.out) mkdirSync(values.out, { recursive: true });

console.log(`the verifier's script: ${await cases()} cases answered as the house answers them`);
console.log(`the phone's squares: ${squares()} sizes read back by another decoder`);
const { text, name, version } = await cardOfSomebody();
console.log(`a card of the house: ${text.length} characters, version ${version}, read back by another decoder`);
await withoutNetwork(text, name);
console.log("without a network: a card checked, altered, and from another day");

async function cases() {
  const { cases, keys, list, older } = JSON.parse(readFileSync(new URL("../crates/seal/tests/card-cases.json", import.meta.url)));
  const bytes = (hex) => Uint8Array.from(hex.match(/../g), (b) => parseInt(b, 16));
  const lists = { list: await readList(bytes(list), keys.keys), older: await readList(bytes(older), keys.keys) };
  assert.ok(lists.list && lists.older);
  assert.equal(await readList(bytes(list.replace(/.$/, (c) => (c === "0" ? "1" : "0"))), keys.keys), undefined, "an altered list");
  for (const c of cases) {
    const read = await readCard(c.text, keys.keys);
    if (read.problem) {
      assert.equal(read.problem, c.verdict, c.what);
      continue;
    }
    const answer = judge(read.card, dayNumber(c.on), lists[c.by], c.now);
    const { name, memberRef, programmes } = read.card;
    const told = { ...answer, name, memberRef, programmes };
    const expected = { verdict: c.verdict, freshness: c.freshness, issuedAfter: c.issued_after, name: c.name, memberRef: c.member_ref, programmes: c.programmes };
    assert.deepEqual(told, expected, c.what);
  }
  return cases.length;
}

/** What a decoder reads of rows of modules, drawn four pixels each with the margin a square needs. */
function decoded(rows) {
  const [zoom, margin] = [4, 4];
  const side = (rows.length + 2 * margin) * zoom;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  rows.forEach((row, y) =>
    row.forEach((dark, x) => {
      if (!dark) return;
      for (let i = 0; i < zoom * zoom; i++) {
        const at = ((y + margin) * zoom + Math.floor(i / zoom)) * side + (x + margin) * zoom + (i % zoom);
        pixels.fill(0, at * 4, at * 4 + 3);
      }
    }),
  );
  return jsQR(pixels, side, side)?.data;
}

/** Texts of every length until the largest square is reached: every version comes by, and each is read back. */
function squares() {
  const met = new Set();
  for (let n = 1; ; n += 7) {
    const text = Array.from({ length: n }, (_, i) => String.fromCharCode(33 + ((i * 7 + n) % 90))).join("");
    let rows;
    try {
      rows = qr(text);
    } catch {
      break;
    }
    if (met.has(rows.length)) continue;
    met.add(rows.length);
    assert.equal(decoded(rows), text, `${rows.length} modules`);
  }
  assert.ok(met.has(21) && met.has(LARGEST_PHONE) && met.size === 20, [...met].join(" "));
  return met.size;
}

/** The card of the first covered member on the list, and its square as the page draws it. */
async function cardOfSomebody() {
  const json = { "Content-Type": "application/json" };
  const signed = await fetch(`${base}/api/v1/sign-in`, { method: "POST", headers: json, body: JSON.stringify({ login: USER, password: PASSWORD }) });
  const { token } = await signed.json();
  const cookie = { Cookie: `payung_session=${token}` };
  const list = await (await fetch(`${base}/members?state=active`, { headers: cookie })).text();
  for (const [, id] of list.matchAll(/href="\/members\/([0-9a-f-]{36})"/g)) {
    const answer = await fetch(`${base}/api/v1/members/${id}/card`, { headers: { Authorization: `Bearer ${token}` } });
    if (!answer.ok) continue;
    const { text } = await answer.json();
    const page = await (await fetch(`${base}/members/${id}/card`, { headers: cookie })).text();
    const svg = page.match(/<svg class="qr" viewBox="0 0 (\d+) \d+"[^>]*><path d="([^"]+)"/);
    const side = Number(svg[1]) - 8;
    const rows = Array.from({ length: side }, () => new Array(side).fill(false));
    for (const [, x, y, run] of svg[2].matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) rows[y - 4].fill(true, x - 4, Number(x) - 4 + Number(run));
    // Signed anew for each look: the signature differs, and what was signed does not.
    const { keys } = await (await fetch(`${base}/api/v1/keys`)).json();
    const [shown, told] = [await readCard(decoded(rows), keys), await readCard(text, keys)];
    assert.deepEqual(shown, told);
    const version = (side - 17) / 4;
    assert.ok(version <= LARGEST_VERSION, `version ${version}`);
    return { text, name: told.card.name, version };
  }
  throw new Error("nobody on the list has a card");
}

async function withoutNetwork(text, name) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
  try {
    // A tablet that counts its hours by another country's clock is told nothing else.
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: "id-ID", timezoneId: "UTC" });
    const page = await context.newPage();
    const failed = [];
    page.on("pageerror", (error) => failed.push(String(error)));
    await page.goto(`${base}/verify`);
    await page.waitForSelector("#ready:not([hidden])");
    await context.setOffline(true);
    await page.reload();
    const check = async (card, change = "") => {
      await page.fill("#card", card);
      if (change) await page.fill("#on", change);
      await page.click("#check .go");
      await page.waitForFunction(() => document.activeElement?.id === "answer");
      return page.innerText("#answer");
    };
    const good = await check(text);
    assert.ok(good.includes(name) && /terlindungi pada|belum jatuh tempo/.test(good), good);
    assert.match(good, /Belum ditarik|terakhir diambil/);
    if (values.out) await page.screenshot({ path: join(values.out, "offline.png"), fullPage: true });
    assert.match(await check(text.slice(0, 40) + (text[40] === "7" ? "8" : "7") + text.slice(41)), /tidak terbaca utuh/);
    assert.match(await check(text, "1-1-2020"), /bicara tentang/);
    await page.fill("#card", "");
    await page.click("#check .go");
    assert.match(await page.innerText("#card-error"), /belum ada/);
    assert.deepEqual(failed, []);
  } finally {
    await browser.close();
  }
}
