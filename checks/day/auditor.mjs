// The auditor: who did what, who looked at a person, whether the house holds, whether a receipt is what it says; and changes
// nothing: no button, and what is sent by force is refused.
import { strict as assert } from "node:assert";
import { enter, follow, go, heading, here, pick, tabTo, type } from "../hand.mjs";

export const user = "pusat.auditor";

export async function day({ page, at, base, shot }) {
  at("who did what");
  await go(page, "/admin");
  await follow(page, 'main a[href="/admin/audit"]');
  await pick(page, "select#action", "menerima iuran");
  await follow(page, "form.filter button");
  const rows = await page.locator("tbody tr").allInnerTexts();
  assert.ok(rows.length > 0 && rows.every((row) => row.includes("menerima iuran")), "only what was asked");
  assert.equal(rows.filter((row) => /: \w+_\w+/.test(row)).length, 0, "in sentences, not in codes");
  await type(page, "#by", "Ni Luh Sukerti");
  await follow(page, "form.filter button");
  assert.match(await heading(page), /Sukerti/);
  await shot("audit");

  at("who looked at a person");
  await go(page, "/members");
  await follow(page, "tbody th a");
  const member = here(page);
  // Looks are written in groups, a moment after.
  for (let n = 0; n < 20 && !(await page.locator("ul.looks").innerText()).includes("Bonar Sihite"); n += 1) await page.reload();
  assert.match(await page.locator("ul.looks").innerText(), /Bonar Sihite/, "every look is kept, one's own too");
  await page.goto(new URL(`/admin/audit?member=${member.split("/").pop()}`, base).href);
  assert.ok((await page.locator("tbody tr").count()) > 0, "all that was done about one person");

  at("a person's page has nothing to press");
  await page.goto(new URL(member, base).href);
  const forbidden = ["/pay", "/correct", "/end", "/complete", "/alive"].map((end) => `main a[href="${member}${end}"]`);
  assert.equal(await page.locator([...forbidden, 'main a[href^="/incidents/new"]', 'main form[method="post"]'].join(", ")).count(), 0);
  await shot("member");

  at("a receipt is checked");
  const receipt = page.locator('main a[href^="/receipts/"]');
  if (await receipt.count()) {
    await follow(page, 'main a[href^="/receipts/"]', 90);
    assert.match(await page.textContent(".slip .code"), /^\s*PYG1\./, "its signature stands on it");
    assert.equal(await page.locator('a[href$="/reverse"]').count(), 0);
  }

  at("what waits is seen, not decided");
  await go(page, "/tasks");
  await follow(page, 'nav.tabs a[href^="/tasks?kind=recorded"]');
  if (await page.locator("tbody a[href^='/tasks/']").count()) {
    await follow(page, "tbody a[href^='/tasks/']");
    assert.equal(await page.locator("form.decide").count(), 0);
  }
  await page.goto(new URL("/approvals?show=waiting", base).href);
  if (await page.locator("tbody a").count()) {
    await follow(page, "tbody a");
    assert.equal(await page.locator("form.decide").count(), 0);
  }

  at("whether the house holds");
  await follow(page, 'footer a[href="/health"]', 90);
  assert.match(await heading(page), /Semua bagian bekerja/);

  at("what is sent by force is refused");
  const csrf = await page.locator("input[name=csrf]").first().getAttribute("value");
  const command = "019f0000-0000-7000-8000-000000000001";
  for (const [path, form] of [
    ["/register", { command, nik: "5171010101900001", name: "Tidak Ada" }],
    [`${member}/correct`, { command, name: "Nama Lain", reason: "-" }],
    [`${member}/pay`, { command, months: "1", amount: "8400" }],
    [`${member}/end`, { command, what: "left" }],
    ["/incidents/new", { command, unknown: "1", name: "Orang" }],
    ["/admin/users/new", { command, login: "tamu", name: "Tamu" }],
    ["/admin/backup", {}],
    ["/admin/limits", { command, limit: "reversal", "reversal-value": "1" }],
  ]) {
    const answer = await page.context().request.post(new URL(path, base).href, { form: { csrf, ...form }, maxRedirects: 0, headers: { origin: new URL(base).origin } });
    assert.ok([403, 404].includes(answer.status()), `${path} answered ${answer.status()}`);
  }
  await page.goto(new URL("/", base).href);
}
