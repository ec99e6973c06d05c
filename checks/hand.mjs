// What a hand on the keyboard does: Tab, letters, arrows, Enter. Nothing is clicked, and nothing is waited for but what a
// person would wait for.
import { strict as assert } from "node:assert";

/** Presses of Tab from one field to the next: more means that somebody would be lost. */
const FAR = 60;

export function focused(page, selector) {
  return page.locator(selector).evaluate((element) => element === document.activeElement);
}

export async function tabTo(page, selector, key = "Tab", far = FAR) {
  const there = page.locator(selector).first();
  await there.waitFor();
  for (let n = 0; n <= far; n += 1) {
    if (await there.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`Tab does not lead to ${selector}`);
}

export function tabBack(page, selector) {
  return tabTo(page, selector, "Shift+Tab");
}

export async function type(page, selector, text) {
  await tabTo(page, selector);
  await page.keyboard.press("Control+A");
  await page.keyboard.type(text);
}

/** Tab leads to a group, arrows or space choose within it. */
export async function choose(page, selector) {
  const wanted = page.locator(selector).first();
  await wanted.waitFor();
  const name = await wanted.getAttribute("name");
  for (let n = 0; n <= FAR; n += 1) {
    const here = await page.evaluate(() => ({ name: document.activeElement.name, id: document.activeElement.id }));
    if (here.name === name) {
      if (await wanted.isChecked()) return;
      if (await wanted.evaluate((element) => element === document.activeElement)) await page.keyboard.press("Space");
      else await page.keyboard.press("ArrowDown");
      if (await wanted.isChecked()) return;
    } else await page.keyboard.press("Tab");
  }
  throw new Error(`the keyboard does not choose ${selector}`);
}

/** Enter, and the page it leads to. */
export async function enter(page) {
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
}

/** By the menu, as Tab and Enter reach it. */
export async function go(page, path) {
  // From the middle of a page the way up is shorter than the way round.
  const below = await page.evaluate(() => document.querySelector("main").contains(document.activeElement));
  await tabTo(page, `nav.main a[href="${path}"]`, below ? "Shift+Tab" : "Tab");
  await enter(page);
}

/** Tab to a link or a button, and Enter. */
export async function follow(page, selector, far = FAR) {
  await tabTo(page, selector, "Tab", far);
  await enter(page);
}

/** The entry of a list that begins with these words, as typing chooses it. */
export async function pick(page, selector, words) {
  await tabTo(page, selector);
  await page.keyboard.type(words);
  assert.ok((await page.locator(`${selector} option:checked`).textContent()).startsWith(words), `${words} is chosen`);
}

export async function signIn(page, base, user, password) {
  await page.goto(new URL("/sign-in", base).href);
  await type(page, "#user", user);
  await type(page, "#password", password);
  await enter(page);
}

export async function signOut(page) {
  await tabTo(page, "details.me summary");
  await page.keyboard.press("Enter");
  await follow(page, 'form[action="/sign-out"] button');
  assert.equal(new URL(page.url()).pathname, "/sign-in");
}

/** The big sentence of the page. */
export function heading(page) {
  return page.locator("main h1").first().innerText();
}

export function here(page) {
  return new URL(page.url()).pathname;
}

/** Day, month and year as this house writes them in a field. */
export function written(daysAgo) {
  return new Date(Date.now() - daysAgo * 864e5).toLocaleDateString("en-GB").replaceAll("/", "-");
}
