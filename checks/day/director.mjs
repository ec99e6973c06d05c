// The director: the branches by risk, the nation down to a district on the map, on a past day as it was known, a report taken
// as CSV and XLSX and read back, a limit proposed; and no member's name anywhere.
import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { enter, follow, go, heading, here, tabTo, type, written } from "../hand.mjs";
import { csv, xlsx } from "../sheet.mjs";

export const user = "pusat.direktur";

export async function day({ page, at, base, shot }) {
  at("branches by risk");
  for (const sort of ["change", "lapsing"]) {
    if ((await page.locator(`thead a[href="/?sort=${sort}"]`).count()) === 0) continue;
    await follow(page, `thead a[href="/?sort=${sort}"]`);
    const column = sort === "lapsing" ? 1 : 3;
    const figures = await page.locator("table.compact").first().locator("tbody tr").evaluateAll(
      (rows, column) => rows.map((row) => Number(row.children[column].textContent.replace("−", "-").replace(/[.+\s]/g, ""))), column);
    const wanted = figures.toSorted((a, b) => (sort === "lapsing" ? b - a : a - b));
    assert.deepEqual(figures, wanted, `ordered by ${sort}`);
  }
  await shot("home");

  at("from the nation to a district on the map");
  await go(page, "/areas");
  for (const [code, kind] of [["51", "province"], ["51.71", "regency"], ["51.71.01", "district"]]) {
    const area = `.atlas a[href^="/areas/${code}"]`;
    await tabTo(page, area, "Tab", 90);
    assert.equal(await page.locator(`${area} text`).first().evaluate((text) => getComputedStyle(text).visibility), "visible", `the ${kind} says its name under the cursor`);
    await enter(page);
    assert.equal(here(page), `/areas/${code}`);
  }
  assert.ok((await page.locator("nav.trail a").count()) >= 3, "the way back stands above");
  at("on a past day, as it was known then");
  await tabTo(page, "details.fold > summary");
  await page.keyboard.press("Enter");
  await type(page, "#on", written(300));
  await type(page, "#known", written(250));
  await enter(page);
  await shot("district");
  assert.match(await page.textContent("p.lede"), /diketahui/);
  await follow(page, "nav.trail a");
  assert.match(page.url(), /known=/, "the day travels up the way");

  at("a report taken away and read back");
  await go(page, "/reports");
  await follow(page, 'main a[href="/reports/coverage"]');
  const shown = await page.locator("table.report tbody tr").count();
  // In the order in which Tab meets them.
  const book = xlsx(await file(page, ".xlsx"));
  const table = csv(await file(page, ".csv"));
  assert.equal(table.length, book.length, "both hold the same rows");
  assert.ok(table.length - 1 >= shown, "all rows, not only those on the page");
  assert.deepEqual(table[0], book[0], "under the same names");
  const [number] = [table[0].length - 1].concat([...table[0].keys()].filter((n) => typeof book[1][n] === "number")).slice(-1);
  for (let n = 1; n < table.length; n += 1) assert.equal(Number(table[n][number]), book[n][number], `row ${n} says the same`);

  at("a limit is proposed, not set");
  await go(page, "/admin");
  await page.goto(new URL("/admin/limits", base).href);
  const limit = await page.locator("main > section[id]").last().getAttribute("id");
  await tabTo(page, `#${limit} summary`);
  await page.keyboard.press("Enter");
  await type(page, `#${limit}-value`, String(60 + (Date.now() % 400)));
  await type(page, `#${limit}-reason`, "Daftar dari desa makin panjang");
  await enter(page);
  await shot("limits");
  assert.match(await page.textContent("main"), /menunggu orang kedua|Usulan/i, "proposed");

  at("no names for head office");
  for (const path of ["/members", "/tasks", "/reports/members", "/incidents"]) {
    const answer = await page.context().request.get(new URL(path, base).href, { maxRedirects: 0 });
    assert.ok([403, 404].includes(answer.status()), `${path} is shut (${answer.status()})`);
  }
  await page.goto(new URL("/", base).href);
}

async function file(page, ending) {
  await tabTo(page, `p.files a[href*="${ending}"]`);
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  assert.ok(download.suggestedFilename().endsWith(ending));
  return readFileSync(await download.path());
}
