// The administrator: a user made and signed in for the first time, a forgotten password, devices, an office, what waits for a
// second person, the rules and what changed, keys, a copy of the database; and no member anywhere.
import { strict as assert } from "node:assert";
import { choose, enter, follow, go, heading, here, pick, signIn, tabTo, type } from "../hand.mjs";

export const user = "pusat.admin";

export async function day({ page, script, at, base, browser, shot }) {
  const mark = `${script ? "a" : "b"}${(Date.now() % 1e7).toString(36)}`;
  at("a user is made");
  await go(page, "/admin");
  await follow(page, 'main a[href="/admin/users"]');
  await follow(page, 'main a[href="/admin/users/new"]');
  await type(page, "#login", `klaten.${mark}`);
  await type(page, "#name", "Wening Puspita");
  await choose(page, "#role-clerk");
  await pick(page, "select#office", "Kantor Cabang Klaten");
  await choose(page, "#ground-office");
  await shot("new-user");
  await follow(page, "form.act .actions button.go");
  const secret = (await page.locator(".once .secret").innerText()).trim();
  assert.ok(secret.length >= 8, "a password, shown once");
  await shot("password");

  at("and signs in for the first time");
  const context = await browser.newContext({ javaScriptEnabled: script, locale: "id-ID" });
  const theirs = await context.newPage();
  await signIn(theirs, base, `klaten.${mark}`, secret);
  assert.equal(here(theirs), "/password", "chooses one of their own first");
  await context.close();

  at("a forgotten password");
  await go(page, "/admin");
  await follow(page, 'main a[href="/admin/users"]');
  await type(page, "form.filter #who", mark);
  await enter(page);
  await follow(page, "tbody th a");
  const path = here(page);
  await choose(page, 'form[action$="/reset"] [name=what]');
  await type(page, 'form[action$="/reset"] [name=reason]', "Lupa kata sandi");
  await follow(page, 'form[action$="/reset"] button.go');
  const next = (await page.locator(".once .secret").innerText()).trim();
  assert.notEqual(next, secret);
  await page.goto(new URL(path, base).href);
  assert.equal(await page.locator(".once").count(), 0, "it is shown once");
  assert.ok((await page.locator("ol.timeline li, ul.timeline li").count()) >= 1, "what changed is kept");

  at("devices");
  await page.goto(new URL("/devices", base).href);
  assert.match(await heading(page), /perangkat/);

  at("an office");
  await go(page, "/admin");
  await follow(page, 'main a[href="/admin/offices"]');
  await follow(page, 'main a[href="/admin/offices/new"]');
  await choose(page, "#level-branch");
  await type(page, "#code", mark.slice(-5).toUpperCase());
  await type(page, "#name", `Kantor Perintis ${mark}`);
  await pick(page, "select#parent", "Kantor Wilayah");
  await follow(page, "form.act .actions button.go");
  assert.match(await page.textContent("main"), new RegExp(`${mark}|wilayah`, "i"));
  await shot("office");

  at("what waits for a second person");
  if (await page.locator('nav.main a[href="/approvals"]').count()) {
    await go(page, "/approvals");
    await follow(page, "tbody tr:not(:has(.tag)) th a");
    await choose(page, "#verdict-approve");
    await type(page, "#reason", "Setuju, mulai hari ini");
    await follow(page, "form.decide button.go");
    assert.match(await page.textContent("main"), /Disetujui/);
    await page.goto(new URL("/admin/limits", base).href);
    await shot("limits");
  }

  at("the rules, with sources and what changed");
  await follow(page, 'footer a[href="/scheme"]', 90);
  const rules = await heading(page);
  await type(page, "#on", "01-01-2020");
  await enter(page);
  assert.notEqual(await heading(page), rules, "another day, other rules");
  assert.ok((await page.locator("ul.rules p.small").first().innerText()).length > 8, "each with its source");
  assert.ok((await page.locator("section.step-of").count()) > 3, "and what changed when");

  at("keys");
  await go(page, "/admin");
  await follow(page, 'main a[href="/admin/keys"]');
  assert.match(await page.textContent("main"), /[0-9a-f]{16}/, "the fingerprint");
  assert.doesNotMatch(await page.content(), /PRIVATE KEY/);

  at("a copy of the database");
  await go(page, "/admin");
  await follow(page, 'main a[href="/admin/backup"]');
  const before = await page.locator("tbody tr").count();
  if (await page.locator('form[action="/admin/backup"] button').count()) await follow(page, 'form[action="/admin/backup"] button');
  for (let n = 0; (await page.locator("section.running").count()) && n < 50; n += 1) await follow(page, "section.running a.button");
  assert.ok((await page.locator("tbody tr").count()) >= Math.min(before + 1, 1), "a copy that was compared");
  assert.match(await page.locator("tbody .good").first().innerText(), /✓/);
  await shot("backup");

  at("jobs and the audit");
  await go(page, "/admin");
  await follow(page, 'main a[href="/admin/jobs"]');
  assert.ok((await page.locator("ul.jobs li").count()) >= 3);
  await page.goto(new URL("/admin/audit?action=actor", base).href);
  assert.match(await page.textContent("tbody tr"), /Wening Puspita/);

  at("no member anywhere");
  for (const shut of ["/members", "/tasks", "/reports/members", "/incidents"]) {
    const answer = await page.context().request.get(new URL(shut, base).href, { maxRedirects: 0 });
    assert.ok([403, 404].includes(answer.status()), `${shut} is shut (${answer.status()})`);
  }
  assert.equal(await page.locator("#q").count(), 0, "no search for people");
}
