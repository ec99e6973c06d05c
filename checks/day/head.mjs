// The head of a branch: decides what waits for a second person, undoes a receipt, decides about a person, reports an accident,
// closes the day; and finds what is not theirs shut: taking money, the limits.
import { strict as assert } from "node:assert";
import { choose, enter, follow, go, heading, here, tabTo, type, written } from "../hand.mjs";

export const user = "denpasar.kepala";

export async function day({ page, script, at, base, shot }) {
  at("what waits for a second person");
  const waits = page.locator('nav.main a[href="/approvals"]');
  if (await waits.count()) {
    await go(page, "/approvals");
    const others = page.locator("tbody tr:not(:has(.tag)) th a");
    assert.ok((await others.count()) > 0, "what waits is somebody else's");
    await follow(page, "tbody tr:not(:has(.tag)) th a");
    const no = page.locator("#verdict-decline");
    if (!(await no.count())) throw new Error("the second person may not decide");
    // A refusal without a reason is asked back, and nothing typed is lost.
    await choose(page, "#verdict-decline");
    await follow(page, "form.decide button.go");
    assert.ok(await page.locator("section.problems").isVisible(), "a no needs a reason");
    assert.ok(await page.locator("#verdict-decline").isChecked());
    await choose(page, script ? "#verdict-approve" : "#verdict-decline");
    await type(page, "#reason", "KTP keduanya sudah dilihat");
    await shot("approval");
    await follow(page, "form.decide button.go");
    assert.match(await page.textContent("main"), script ? /Disetujui/ : /Ditolak/);
  }

  at("undo a receipt");
  await go(page, "/reports");
  await follow(page, 'main a[href="/reports/contributions"]');
  // On the first of a month this month has no receipts yet.
  await type(page, "#from", written(60));
  await enter(page);
  const receipts = await page.locator('tbody a[href^="/receipts/"]').evaluateAll((links) => links.map((a) => a.getAttribute("href")));
  let number;
  for (const path of new Set(receipts)) {
    await page.goto(new URL(path, base).href);
    if ((await page.locator(`a[href="${path}/reverse"]`).count()) === 0) continue;
    await follow(page, `a[href="${path}/reverse"]`);
    if (await page.locator("#reason").count()) {
      number = path.split("/").pop();
      break;
    }
  }
  assert.ok(number, "a receipt that can be undone");
  assert.ok((await page.locator("table.compare tr.differs").count()) >= 2, "what it takes back stands before the reason");
  await type(page, "#reason", "Salah orang, uangnya dikembalikan");
  await shot("reversal");
  await follow(page, "main form button.go");
  const after = await page.textContent("main");
  assert.match(after, /dibatalkan|orang kedua/i, "undone, or waiting for a second person");

  at("decide about a person");
  await go(page, "/tasks");
  for (const kind of ["identity_differs", "duplicate", "dispute"]) {
    await page.goto(new URL(`/tasks?kind=${kind}`, base).href);
    if ((await page.locator("tbody a[href^='/tasks/']").count()) === 0) continue;
    await follow(page, "tbody a[href^='/tasks/']");
    await choose(page, kind === "identity_differs" ? "#verdict-0" : "#verdict-1");
    await choose(page, "#preset-0");
    await follow(page, "form.decide button.go");
    assert.ok(await page.locator(".just").isVisible(), "what was decided is said");
    break;
  }

  at("report an accident");
  await go(page, "/incidents");
  await follow(page, 'main a[href="/incidents/new"]');
  await type(page, "input[name=q]:not(#q)", "Ketut");
  await enter(page);
  await follow(page, "main a[href*='member=']");
  await choose(page, "#what-at-work");
  await type(page, "#on", written(1));
  await type(page, "#reporter", "Istri");
  await shot("incident");
  await follow(page, "button.go[value=report]");
  assert.match(here(page), /^\/incidents\/.+\//, "the page of the event");
  assert.ok((await page.locator("ol.tonight li").count()) > 3, "what to do tonight");
  assert.doesNotMatch(await page.textContent("main"), /Rp\d/, "no amount until it is checked");

  at("close the day");
  await go(page, "/reports");
  await follow(page, 'main a[href^="/reports/day-end"]');
  assert.match(await heading(page), /Rp/);
  await follow(page, "a[rel=prev]");
  assert.match(page.url(), /on=/);
  await follow(page, 'a[href^="/reports/day-end/print"]');
  assert.ok(await page.locator(".till").count(), "a sheet to count against");

  at("what is not theirs");
  for (const path of ["/register", "/admin/limits", "/admin/users"]) {
    const answer = await page.context().request.get(new URL(path, base).href, { maxRedirects: 0 });
    assert.ok([403, 404].includes(answer.status()), `${path} is shut (${answer.status()})`);
  }
  await page.goto(new URL("/", base).href);
  assert.equal(await page.locator('nav.main a[href="/register"]').count(), 0, "who reverses takes no money");
}
