// The head of marketing, Monday: who will lapse and why, the list to call narrowed and ordered, one of them opened, what an
// activity brought, the targets, a campaign and an activity planned by hand, the map by measure on a past day and as it was known, the trend as numbers.
import { strict as assert } from "node:assert";
import { choose, enter, follow, go, heading, here, pick, tabTo, type, written } from "../hand.mjs";

export const user = "denpasar.pemasaran";

export async function day({ page, at, shot }) {
  at("who will lapse, and why");
  assert.match(await heading(page), /akan putus dalam 30 hari/);
  assert.ok((await page.locator("ul.why li").count()) > 0, "the reason stands beside it");
  assert.ok((await page.locator("section.target").count()) >= 3, "three figures against their targets");
  await shot("home");

  at("the list to call");
  await go(page, "/reports");
  await follow(page, 'main a[href="/reports/lapses"]');
  const all = await page.locator("table.report tbody tr").count();
  assert.ok(all > 0, "somebody to call");
  assert.match(await page.textContent("table.report tbody tr td"), /^0\d{3}-/, "with a number to call");
  await pick(page, "select#payer", "peserta sendiri");
  await follow(page, "form.choices button.go");
  assert.match(page.url(), /payer=self/);
  assert.ok((await page.locator("table.report tbody tr").count()) <= all, "narrowed");
  await follow(page, "table.report thead a");
  assert.match(page.url(), /sort=/);
  assert.match(page.url(), /payer=self/, "the order keeps the filter");
  await shot("calls");
  const name = await page.locator("table.report tbody a").first().innerText();
  await follow(page, "table.report tbody a");
  assert.match(await heading(page), new RegExp(name), "their page says until when they are covered");
  await page.goBack();
  assert.match(page.url(), /sort=.*|payer=self/, "and back to the list as it was");

  at("what an activity brought");
  await go(page, "/office");
  await follow(page, 'main a[href^="/activities/"]', 90);
  assert.match(await page.textContent("main"), /Mendaftar|mendaftar/);
  await shot("activity");

  at("a campaign is begun");
  await go(page, "/plan");
  await follow(page, 'main a[href="/campaigns/new"]');
  await type(page, "#name", "Bulan Pasar");
  await type(page, "#from", written(0));
  await enter(page);
  assert.match(await heading(page), /Bulan Pasar: 0 orang mendaftar/);
  at("an activity of it is planned");
  await follow(page, 'main a[href^="/activities/new?campaign="]');
  await type(page, "#title", "Keliling Pasar Sesetan");
  await choose(page, '[name="sort"][value="market_walk"]');
  await type(page, "#village_search", "Sesetan Denpasar");
  await type(page, "#place", "Pasar Sesetan, 06.00–09.00");
  await type(page, "#from", written(0));
  await type(page, "#cost", "500.000");
  await shot("plan");
  await enter(page);
  assert.match(await heading(page), /Keliling Pasar Sesetan: 0 orang mendaftar/);
  assert.ok((await page.locator('main a[href^="/register?activity="]').count()) > 0, "people are registered there");
  at("and afterwards, who was reached");
  await follow(page, 'main a[href$="/reached"]');
  await type(page, "#reached", "60");
  await enter(page);
  assert.match(await page.textContent("main"), /Dijangkau/);

  at("the map, by another measure");
  await go(page, "/areas");
  await follow(page, 'nav.switch a[href*="measure=lapse"]');
  assert.match(await heading(page), /putus/);
  at("on a past day, as it was known then");
  await tabTo(page, "details.fold > summary");
  await page.keyboard.press("Enter");
  await type(page, "#on", written(200));
  await type(page, "#known", written(190));
  await enter(page);
  assert.match(page.url(), /measure=lapse/, "the measure travels along");
  assert.match(page.url(), /known=/);
  assert.match(await page.textContent("p.lede"), /diketahui/);
  await shot("map");

  at("the trend as numbers");
  await page.goto(new URL(here(page), page.url()).href);
  await tabTo(page, "figure.chart details.fold > summary", "Tab", 140);
  await page.keyboard.press("Enter");
  assert.ok((await page.locator("figure.chart details[open] tbody tr").count()) >= 12, "a year of months");
}
