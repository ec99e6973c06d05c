// The photo of an identity card, in a real Chromium: taken on the phone without a network, small and grey, sent when the network is
// back, seen at the desk beside the form by a clerk, and never given back to the phone. Then one is sent from the desk, with
// script and without.
//
//   node checks/photo.mjs BASE [--out DIR]
//
// CHROMIUM names another browser than /usr/bin/chromium.
import { chromium } from "playwright-core";
import { accessible } from "./accessible.mjs";
import { enrol } from "./handset.mjs";
import { strict as assert } from "node:assert";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

const AGENT = "denpasar.agen1";
const CLERK = "denpasar.petugas";
const PASSWORD = process.env.PAYUNG_PASSWORD ?? "bebas-cemas";
const PIN = "482913";
/** Of the picture as it leaves the phone, and of the card in front of its camera. */
const MOST_BYTES = 48_000;
const CARD = { width: 2400, height: 1510 };

const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: "string" } } });
const [base] = positionals;
if (!base) {
  console.error("usage: node checks/photo.mjs BASE [--out DIR]");
  process.exit(2);
}
if (values.out) mkdirSync(values.out, { recursive: true });

const began = Date.now();
const kept = mkdtempSync(join(tmpdir(), "payung-photo-"));
const browser = {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
  reducedMotion: "reduce",
};
let page;
const context = await chromium.launchPersistentContext(kept, { ...browser, viewport: { width: 360, height: 740 } });
const others = await chromium.launch(browser);
try {
  page = context.pages()[0] ?? (await context.newPage());
  watched();
  const png = await card();
  await page.goto(`${base}/field`);
  await enrol(page, { user: AGENT, password: PASSWORD, label: "HP foto", pin: PIN });
  const member = await taken(png);
  await atTheDesk(member, png);
  console.log(`the photo of a card: taken offline, sealed, sent, seen at the desk and nowhere else: ${((Date.now() - began) / 1000).toFixed(1)} s`);
} finally {
  await others.close().catch(() => {});
  await context.close().catch(() => {});
  rmSync(kept, { recursive: true, force: true });
}

function watched() {
  page.on("pageerror", (error) => {
    throw error;
  });
}

/** A card that nobody has, as large as a camera makes it and with as much to it as a photo. */
async function card() {
  const url = await page.evaluate(({ width, height }) => {
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width, height });
    const pen = canvas.getContext("2d");
    const sky = pen.createLinearGradient(0, 0, width, height);
    sky.addColorStop(0, "#a8d4ee");
    sky.addColorStop(1, "#5b8fb8");
    pen.fillStyle = sky;
    pen.fillRect(0, 0, width, height);
    for (let i = 0; i < 4_000; i++) {
      pen.fillStyle = `hsl(200 40% ${50 + (i % 37)}%)`;
      pen.fillRect((i * 7919) % width, (i * 104_729) % height, 4, 3);
    }
    pen.fillStyle = "#111";
    pen.font = "80px sans-serif";
    ["CONTOH, BUKAN KARTU", "NIK  : 51 71 99 ...", "Nama : NI CONTOH SAJA", "Alamat : JL CONTOH NO 7", "RT/RW : 001/002", "Kel/Desa : SESETAN"].forEach((line, i) => pen.fillText(line, 90, 200 + i * 190));
    return canvas.toDataURL("image/png");
  }, CARD);
  return Buffer.from(url.split(",")[1], "base64");
}

/** Without a network: what is no picture is told, then one is taken, taken again, and kept. → whose. */
async function taken(png) {
  await context.setOffline(true);
  await page.click('a[href="#/complete"]');
  await page.waitForSelector('a[href^="#/photo/"]');
  await seen("photo-list");
  await accessible(page, "photo-list");
  const href = await page.getAttribute('a[href^="#/photo/"]', "href");
  await page.click(`a[href="${href}"]`);
  await page.waitForSelector("#photo", { state: "attached" });
  await accessible(page, "photo");
  await page.setInputFiles("#photo", { name: "kartu.jpg", mimeType: "image/jpeg", buffer: Buffer.from("not a picture") });
  await page.waitForFunction(() => document.querySelector(".error").textContent.length > 0);
  assert.equal(await page.isVisible("button.main"), false, "nothing to be kept");
  for (let times = 0; times < 2; times++) {
    await page.setInputFiles("#photo", { name: "kartu.png", mimeType: "image/png", buffer: png });
    await page.waitForFunction(() => document.querySelector(".photo img")?.complete);
  }
  const shown = await page.evaluate(() => {
    const image = document.querySelector(".photo img");
    return { bytes: image.src.length * 0.75, width: image.naturalWidth, height: image.naturalHeight, kind: image.src.slice(0, 15) };
  });
  assert.equal(shown.kind, "data:image/jpeg");
  assert.ok(shown.bytes <= MOST_BYTES, `${shown.bytes} bytes`);
  assert.ok(shown.width >= 1000 && Math.abs(shown.width / shown.height - CARD.width / CARD.height) < 0.01, JSON.stringify(shown));
  await seen("photo");
  await accessible(page, "photo-taken");
  await page.click("button.main");
  await page.waitForFunction(() => location.hash === "#/complete" && document.querySelector("#strip").classList.contains("waits"));
  assert.equal(await page.$(`a[href="${href}"]`), null, "asked for no more");
  await open("dark");
  await context.setOffline(false);
  await page.evaluate(() => (location.hash = "#/sent"));
  for (let tries = 0; tries < 60 && !(await page.$("main li.done")); tries++) {
    await page.click("button.main").catch(() => {});
    await page.waitForTimeout(250);
  }
  assert.match(await page.textContent("main li.done"), /foto kartu/);
  assert.equal(await page.$("main img"), null, "the phone shows it no more");
  return href.split("/").pop();
}

async function open(scheme) {
  await page.emulateMedia({ colorScheme: scheme });
  await seen(`photo-list-${scheme}`);
}

/** The clerk reads it beside the form; the agent is refused, by page and by API. Then another from the desk. */
async function atTheDesk(member, png) {
  for (const javaScriptEnabled of [true, false]) {
    const desk = await others.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled });
    const at = await signedIn(desk, CLERK);
    await at.goto(`${base}/members/${member}/complete`);
    const image = at.locator(".picture img");
    await image.waitFor();
    if (javaScriptEnabled) {
      assert.ok((await image.evaluate((i) => i.decode().then(() => i.naturalWidth))) >= 1000);
      await seen("photo-desk", at);
      await accessible(at, "photo-desk");
      await at.emulateMedia({ colorScheme: "dark" });
      await at.setViewportSize({ width: 360, height: 740 });
      await seen("photo-desk-narrow-dark", at);
      await accessible(at, "photo-desk-narrow");
    }
    await at.click(".beside-photo summary");
    await at.setInputFiles("#jpeg", { name: "pindai.png", mimeType: "image/png", buffer: png });
    if (javaScriptEnabled) await at.waitForFunction(() => document.querySelector("#jpeg").files[0].name === "photo.jpg");
    await at.click(".beside-photo form button");
    if (!javaScriptEnabled) {
      // As it is, it is no JPEG, and the page says so; a JPEG is taken.
      await at.locator("#jpeg-error").waitFor();
      await seen("photo-desk-wrong", at);
      const smaller = Buffer.from(await (await desk.request.get(`${base}/members/${member}/photo.jpg`)).body());
      await at.setInputFiles("#jpeg", { name: "pindai.jpg", mimeType: "image/jpeg", buffer: smaller });
      await at.click(".beside-photo form button");
    }
    await at.waitForURL(`**/members/${member}#photo`);
    assert.match(await at.textContent("#photo"), /Foto kartu identitas/);
    if (javaScriptEnabled) await seen("photo-member", at);
    const picture = await desk.request.get(`${base}/members/${member}/photo.jpg`);
    const { "content-type": kind, "cache-control": cache, "x-content-type-options": sniff } = picture.headers();
    assert.deepEqual([picture.status(), kind, cache, sniff], [200, "image/jpeg", "no-store", "nosniff"]);
    await desk.close();
  }
  const agents = await others.newContext();
  await signedIn(agents, AGENT);
  for (const path of [`/members/${member}/photo.jpg`, `/api/v1/members/${member}/photo`]) {
    assert.equal((await agents.request.get(`${base}${path}`)).status(), 403, path);
  }
  await agents.close();
}

async function signedIn(context, user) {
  const at = await context.newPage();
  await at.goto(`${base}/sign-in`);
  await at.fill('input[name="user"]', user);
  await at.fill('input[name="password"]', PASSWORD);
  await Promise.all([at.waitForURL((url) => url.pathname !== "/sign-in"), at.click("main button")]);
  return at;
}

async function seen(name, at = page) {
  if (values.out) await at.screenshot({ path: join(values.out, `${name}.png`), fullPage: at !== page });
}
