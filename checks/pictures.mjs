// The pictures of docs/img, taken of a fresh demo world (`payung demo --small`): the main screens, one on a phone, one dark.
//
//   node checks/pictures.mjs BASE [FOLDER]
//
// A picture is written with a palette of 256 colours, which these pages hardly exceed: a third of the size.
import { chromium } from "playwright-core";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { slim } from "./png.mjs";

const [base, folder = "docs/img"] = process.argv.slice(2);
const password = process.env.PAYUNG_PASSWORD ?? "bebas-cemas";
const DESK = { width: 1280, height: 860 };
/** For a map, which begins lower. */
const TALL = { width: 1280, height: 1120 };
const PHONE = { width: 360, height: 740 };
const today = new Date();

/** Of whom, in which language; each picture: where, and the way from there. */
const PICTURES = {
  "denpasar.petugas": [
    { name: "home", path: "/" },
    { name: "register", path: "/register", way: fill },
    { name: "duplicates", path: "/tasks?kind=duplicate", follow: ["tbody a[href^='/tasks/']"], scroll: "main h1" },
    { name: "incident", path: "/incidents", follow: ["tbody a[href^='/incidents/']"] },
    { name: "member", path: "/members?state=active&order=until", follow: ["tbody tr:nth-child(4) th a"] },
    { name: "member-phone", path: "/members?state=active&order=until", follow: ["tbody tr:nth-child(4) th a"], size: PHONE },
  ],
  "denpasar.pemasaran": [
    { name: "calls", path: "/reports/lapses" },
    { name: "dark", path: "/areas/51", theme: "dark", size: TALL },
  ],
  "pusat.direktur": [
    { name: "head-office", path: "/?sort=lapsing" },
    { name: "map", path: "/areas/51.71.01", size: TALL },
    { name: "reports", path: "/reports/coverage" },
  ],
  "denpasar.kepala": [{ name: "second-person", path: "/approvals", follow: ["tbody tr:not(:has(.tag)) th a"] }],
  "pusat.admin": [
    { name: "admin", path: "/admin" },
    { name: "scheme", path: "/scheme" },
  ],
  "pusat.auditor": [{ name: "audit", path: "/admin/audit" }],
};

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
let total = 0;
for (const [user, pictures] of Object.entries(PICTURES)) {
  const door = await browser.newPage();
  await door.goto(new URL("/sign-in", base).href);
  await door.fill("#user", user);
  await door.fill("#password", password);
  await Promise.all([door.waitForNavigation(), door.press("#password", "Enter")]);
  const storageState = await door.context().storageState();
  for (const picture of pictures) total += await take(storageState, picture);
}
await browser.close();
console.log(`${Math.round(total / 1024)} kB in all`);

async function take(storageState, { name, path, follow = [], way, scroll, size = DESK, theme = "light" }) {
  const context = await browser.newContext({ viewport: size, colorScheme: theme, reducedMotion: "reduce", storageState });
  const page = await context.newPage();
  await page.goto(new URL(path, base).href);
  for (const link of follow) await page.goto(new URL(await page.locator(link).first().getAttribute("href"), base).href);
  if (way) await way(page);
  if (scroll) await page.locator(scroll).evaluate((element) => window.scrollTo(0, element.offsetTop - 40));
  const bytes = slim(await page.screenshot());
  writeFileSync(join(folder, `${name}.png`), bytes);
  console.log(`${name}.png ${Math.round(bytes.length / 1024)} kB`);
  await context.close();
  return bytes.length;
}

/** A registration half way: what the NIK tells, and the price. Nothing is sent. */
async function fill(page) {
  const two = (n) => String(n).padStart(2, "0");
  await page.fill("#nik", `5171995207${two(today.getFullYear() % 10 + 80)}0017`);
  await page.locator("#live-nik .read").waitFor();
  await page.fill("#name", "Ni Luh Sari Dewi");
  await page.fill("#born", `12-07-19${two(today.getFullYear() % 10 + 80)}`);
  await page.check("#sex-female");
  await page.fill("#occupation", "pedagang sayur");
  await page.fill("#income", "1.000.000");
  await page.locator("#income").blur();
  await page.locator("#live-money .offer .price").first().waitFor();
  await page.locator("form[data-live]:not([data-waiting])").waitFor();
  await page.evaluate(() => window.scrollTo(0, 0));
}
