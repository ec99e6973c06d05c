// Walks the house from its first page as somebody who signed in, and prints one path of each kind of page it meets,
// as a JSON list: /members/0199… and /members/019a… are one kind. Fails for a dead link.
//
//   PAYUNG_USER=… PAYUNG_PASSWORD=… node checks/paths.mjs BASE [START …]
import { chromium } from "playwright-core";

const [base, ...starts] = process.argv.slice(2);
const { PAYUNG_USER: user, PAYUNG_PASSWORD: password } = process.env;
/** Pages of one kind that are opened to look for further kinds. */
const OPENED = 2;
const MOST = 120;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
const page = await browser.newPage();
await page.goto(new URL("/sign-in", base).href);
await page.fill("#user", user);
await page.fill("#password", password);
await Promise.all([page.waitForNavigation(), page.press("#password", "Enter")]);

const seen = new Map();
const waiting = ["/", ...starts];
const known = new Set(waiting);
const chosen = [];
let dead = 0;
for (let path = waiting.shift(); path && chosen.length < MOST; path = waiting.shift()) {
  const kind = kindOf(path);
  const times = seen.get(kind) ?? 0;
  if (times >= OPENED) continue;
  seen.set(kind, times + 1);
  const response = await page.goto(new URL(path, base).href, { waitUntil: "domcontentloaded" });
  // An area, office or campaign outside one's territory says so in words, and its name is still a link on pages about
  // something inside. Nothing else may be.
  if (response.status() === 403 && /^\/(areas|offices|campaigns)\b/.test(path)) continue;
  if (response.status() >= 400) {
    console.error(`dead link: ${path} (${response.status()})`);
    dead += 1;
    continue;
  }
  if (times === 0) chosen.push(path);
  const found = await page.$$eval("a[href]", (links) => links.map((a) => a.href));
  for (const href of found) {
    const url = new URL(href);
    if (url.origin !== new URL(base).origin || !page_like(url.pathname)) continue;
    const next = url.pathname + url.search;
    if (known.has(next)) continue;
    known.add(next);
    waiting.push(next);
  }
}
await browser.close();
console.log(JSON.stringify(chosen));
process.exit(dead === 0 ? 0 : 1);

/** A file to be kept, or the way out, is no page. */
function page_like(path) {
  return !/\.(json|csv|svg|css)$/.test(path) && path !== "/sign-out";
}

/** The path with ids, codes, numbers and values taken out. */
function kindOf(path) {
  const url = new URL(path, base);
  const parts = url.pathname.split("/").map((part) => {
    if (/^[0-9a-f]{8}-/.test(part)) return ":id";
    if (/^\d\d(\.\d\d)*(\.\d{4})?$/.test(part)) return `:area${part.split(".").length}`;
    if (/^[A-Z0-9]{2,5}-\d{7}-\d$/.test(part)) return ":receipt";
    return part;
  });
  const names = [...url.searchParams.keys()].sort().join(",");
  return `${parts.join("/")}?${names}`;
}
