// The pictures of docs/img, taken of a fresh demo world (`payung demo --small`): the main screens at the desk, the field app on a
// phone, a hospital that checks a card; some of them dark.
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
    { name: "card", path: "/members?state=active&order=until", follow: ["tbody tr:nth-child(4) th a", "a[href$='/card']"], scroll: "main h1" },
    { name: "verify", path: "/members?state=active&order=until", follow: ["tbody tr:nth-child(4) th a", "a[href$='/card']"], way: verify, size: PHONE, scroll: "#answer" },
    { name: "money", path: "/money" },
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
  "denpasar.kepala": [
    { name: "plan", path: "/plan" },
    { name: "second-person", path: "/approvals", follow: ["tbody tr:not(:has(.tag)) th a"] },
  ],
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
total += await phone("denpasar.agen1");
await browser.close();
console.log(`${Math.round(total / 1024)} kB in all`);

async function take(storageState, { name, path, follow = [], way, scroll, size = DESK, theme = "light" }) {
  const context = await browser.newContext({ viewport: size, locale: "id-ID", timezoneId: "Asia/Makassar", colorScheme: theme, reducedMotion: "reduce", storageState });
  const page = await context.newPage();
  await page.goto(new URL(path, base).href);
  for (const link of follow) await page.goto(new URL(await page.locator(link).first().getAttribute("href"), base).href);
  if (way) await way(page);
  if (scroll) await page.locator(scroll).evaluate((element) => window.scrollTo(0, element.offsetTop - 40));
  const bytes = await keep(page, name);
  await context.close();
  return bytes;
}

/** Writes what the page shows; its bytes. */
async function keep(page, name) {
  const bytes = slim(await page.screenshot());
  writeFileSync(join(folder, `${name}.png`), bytes);
  console.log(`${name}.png ${Math.round(bytes.length / 1024)} kB`);
  return bytes.length;
}

/** From a card's page to the desk of a hospital: the code as text, checked for today. */
async function verify(page) {
  const card = (await page.textContent("p.code")).trim();
  await page.goto(new URL("/verify", base).href);
  await page.waitForSelector("#ready:not([hidden])");
  await page.fill("#card", card);
  await page.click("#check .go");
  await page.waitForFunction(() => document.activeElement?.id === "answer");
}

/** The field app: somebody registers and pays, then the collection sheet, the cash, and today in dark. */
async function phone(user) {
  const context = await browser.newContext({ viewport: PHONE, locale: "id-ID", timezoneId: "Asia/Makassar", colorScheme: "light", reducedMotion: "reduce" });
  const page = await context.newPage();
  let bytes = 0;
  const picture = async (name) => (bytes += await keep(page, `field-${name}`));
  const type = async (digits) => {
    for (const digit of digits) await page.click(`.keys button:text-is("${digit}")`);
  };
  const next = async (step) => {
    await page.click("button.main");
    await page.waitForFunction((to) => location.hash.endsWith(`/${to}`) && document.querySelector("main form"), step);
  };
  const go = async (hash, seen) => {
    await page.evaluate((to) => (location.hash = to), hash);
    await page.waitForSelector(seen);
  };
  await page.goto(new URL("/field", base).href);
  for (const [field, value] of [["#login", user], ["#password", password], ["#label", "HP Sukerti"]]) await page.fill(field, value);
  await page.click("button.main");
  await page.waitForSelector(".keypad");
  await type("482913");
  await page.waitForFunction(() => document.querySelectorAll(".dots i.on").length === 0);
  await type("482913");
  await page.waitForSelector(".answer", { timeout: 30_000 });
  await page.click('a[href="#/register"]');
  await page.check('input[value="own"]');
  await next("nik");
  await page.fill("#nik", "5171994104854417");
  await picture("register");
  await next("name");
  await page.fill("#name", "Ni Luh Sari Dewi");
  await next("born");
  await next("home");
  await page.check('input[name="home"] >> nth=0');
  await next("job");
  await page.fill("#occupation", "Jual sayur");
  await page.check('input[name="sector"][value="other"]');
  await page.check('input[name="status"][value="worker"]');
  await next("income");
  await page.fill("#income", "1000000");
  await next("well");
  for (const name of ["works_now", "well_now"]) await page.check(`input[name="${name}"][value="true"]`);
  if (!(await page.inputValue("#place"))) await page.fill("#place", "Pasar");
  await next("consent");
  await page.check('input[name="consent"]');
  await page.click("button.main");
  await page.waitForSelector(".covered");
  await picture("money");
  await page.click("button.main");
  await page.waitForSelector(".receipt");
  await picture("receipt");
  await page.waitForFunction(() => !document.querySelector("#strip").classList.contains("waits"));
  for (const [name, hash, seen] of [["today", "#/today", ".answer"], ["cash", "#/cash", "h1 .sum"]]) {
    await go(hash, seen);
    await picture(name);
  }
  await go("#/sheet", "ul.list li a");
  await page.click('ul.list a[href^="#/sheet/partner/"]:has-text("Paguyuban")');
  await page.waitForSelector(".sheet tbody tr");
  await picture("sheet");
  await page.emulateMedia({ colorScheme: "dark" });
  await go("#/today", ".answer");
  await picture("dark");
  await context.close();
  return bytes;
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
