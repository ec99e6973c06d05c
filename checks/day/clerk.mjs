// A clerk's day: register and take money, the receipt, the next person, search, decide a duplicate and the next one, enter a
// paper receipt, the list of keys. What it registers is new people in a demo world; it can be run again and again.
import { strict as assert } from "node:assert";
import { choose, enter, focused, go, tabBack, tabTo, type, written } from "../hand.mjs";

export const user = "denpasar.petugas";

export async function day({ page, script, at, base, shot }) {

  at("register and take money");
  const first = person(script ? 1 : 3);
  await go(page, "/register");
  assert.ok(await focused(page, "#nik"), "the cursor is in the NIK");
  await register(page, script, first, shot);
  assert.match(new URL(page.url()).pathname, /^\/receipts\//, "a receipt");
  assert.ok((await page.textContent("article.slip")).includes(first.name));
  await shot("receipt");

  if (script) {
    // Without script the page before was the answer to a form, and the browser asks before it sends that again.
    at("going back finds an empty form");
    const receipt = page.url();
    await page.goBack();
    assert.equal(await page.inputValue("#nik"), "");
    await page.goto(receipt);
  }

  at("the next person");
  await tabTo(page, ".actions a.go");
  await enter(page);
  assert.equal(new URL(page.url()).pathname, "/register");
  assert.ok(await focused(page, "#nik"), "the cursor is in the NIK again");
  assert.equal(await page.inputValue("#nik"), "");

  at("search");
  if (script) await page.keyboard.type("/"), assert.equal(await page.inputValue("#nik"), "/", "no shortcut in a field");
  await tabTo(page, "#q");
  await page.keyboard.type(first.nik);
  await enter(page);
  assert.ok((await page.textContent("main")).includes(first.name), "found");

  at("decide a duplicate and the next");
  await go(page, "/tasks");
  await tabTo(page, 'nav.tabs a[href^="/tasks?kind=duplicate"]');
  await enter(page);
  const waiting = page.locator("tbody a[href^='/tasks/']");
  if ((await waiting.count()) > 0) {
    if (script) await Promise.all([page.waitForNavigation(), page.keyboard.press("n")]);
    else await tabTo(page, "tbody a[href^='/tasks/']"), await enter(page);
    if (script) await page.keyboard.press("2");
    else await choose(page, "#verdict-1");
    assert.ok(await page.locator("#verdict-1").isChecked());
    await choose(page, "#preset-0");
    await type(page, "#reason", "dilihat berdua");
    await shot("decide");
    await enter(page);
    assert.ok(await page.locator(".just").isVisible(), "what was decided is said");
  }

  at("enter a paper receipt");
  await go(page, "/paper");
  await tabTo(page, 'nav.tabs a[href="/paper?sheet=receipt"]');
  await enter(page);
  const number = `K${script ? "A" : "B"}-${String(Date.now() % 1e6).padStart(6, "0")}`;
  await type(page, "#paper_number", number);
  await type(page, "#paper_day", written(1));
  await type(page, "#written_by", "Wayan Suka, agen");
  await type(page, "#nik", first.nik);
  if (!script) await enter(page);
  await page.locator("#live-nik .known").waitFor();
  await type(page, "#months", "1");
  await type(page, "#amount", "16.800");
  await tabTo(page, "button.go");
  await enter(page);
  assert.ok((await page.textContent(".just")).includes(first.name), "the sheet is entered");
  assert.notEqual(await page.inputValue("#paper_number"), number);
  assert.ok(await focused(page, "#nik"), "the next sheet begins in the NIK");
  await shot("paper");

  if (script) {
    at("the list of keys");
    await page.keyboard.press("Shift+Tab");
    await page.locator("body").evaluate(() => document.activeElement.blur());
    await page.keyboard.type("?");
    await page.locator("dialog[open] #shortcuts-title").waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.type("gh");
    await page.waitForURL(new URL("/", base).href);
  }
}

/** Fills the registration by Tab, letters, arrows and Enter, as the page asks it; ends with the money. */
async function register(page, script, who, shot) {
  await type(page, "#nik", who.nik);
  if (script) {
    await page.locator("#live-nik .read").waitFor();
  } else {
    await enter(page);
    assert.ok(await page.locator("#live-nik .read").isVisible(), "the NIK is read");
    assert.ok(await focused(page, "#name"), "and the cursor is in the next field");
  }
  await type(page, "#name", who.name);
  await type(page, "#born", who.born);
  await choose(page, "#sex-female");
  await type(page, "#occupation", "pedagang sayur");
  await type(page, "#income", "1.000.000");
  await type(page, "#village_search", "Sesetan Denpasar");
  if (script) await page.locator("#live-home input[name=home]").first().waitFor();
  else await enter(page);
  const home = page.locator("#live-home input[name=home]").first();
  if (!(await home.isChecked())) await choose(page, `[id="${await home.getAttribute("id")}"]`);
  await choose(page, "#works_now-yes");
  await choose(page, "#well_now-yes");
  await type(page, "#attested_by", "Kelian Banjar Pegok");
  await choose(page, "#consent-yes");
  const price = page.locator("#live-money .offer:has(#months-1) .price");
  await price.waitFor();
  await type(page, "#amount", (await price.textContent()).replace(/\D/g, ""));
  await shot("register");
  if (script) {
    // The price follows what is chosen, the cash typed stays, and nothing is lost on the way.
    await tabBack(page, "#months-1");
    await page.keyboard.press("ArrowDown");
    await page.locator("#months-3:checked").waitFor();
    await page.locator("form[data-live]:not([data-waiting])").waitFor();
    assert.ok(await focused(page, "#months-3"), "the choice keeps the cursor");
    assert.notEqual(await page.inputValue("#amount"), "");
    await page.keyboard.press("ArrowUp");
    await page.locator("form[data-live]:not([data-waiting])").waitFor();
    await tabTo(page, "#amount");
    await page.keyboard.press("Enter");
  }
  await tabTo(page, "button.go");
  await enter(page);
}

function person(n) {
  const seed = Math.floor(Date.now() / 1000) % 9000;
  const [day, month, year] = [1 + (seed % 27), 1 + (seed % 12), 70 + (seed % 28)];
  const two = (x) => String(x).padStart(2, "0");
  return {
    nik: `517199${two(day + 40)}${two(month)}${two(year)}${String(seed + n).padStart(4, "0")}`,
    born: `${two(day)}-${two(month)}-19${two(year)}`,
    name: `Ni Luh ${word(seed)} ${word(seed * 7 + n)}`,
  };
}

function word(n) {
  const parts = ["ra", "ki", "su", "dha", "mo", "le", "ta", "wi", "go", "ne", "pa", "ji", "bu", "sa", "ro", "mi"];
  const text = [n, n >> 4, n >> 8].map((x) => parts[x % 16]).join("");
  return text[0].toUpperCase() + text.slice(1);
}
