// The receipt: read aloud, shown with its code, sent by WhatsApp as text, or printed on a roll of 58 mm.

import { base64url, utf8 } from "./bytes.js";
import { h, svg } from "./dom.js";
import { ask } from "./house.js";
import { qr } from "./qr.js";
import { dayText, label, monthsText, rupiah, t } from "./words.js";

export default async function receipt(app, [number]) {
  const held = app.held.receipt;
  const paper = held && held.number === number ? held : await found(app, number);
  if (!paper) return app.go("sent");
  const photo = app.phone.slice.members.some((m) => m.id === paper.member && m.photo_may_follow);
  const place = h("section.member-card", {}, paper.total > 0 && h("p.hint", {}, t("handset.receipt.card.later")));
  card(app, number, place);
  const sentence = paper.total
    ? t("handset.receipt.paid", { name: paper.name, until: dayText(paper.until) })
    : t("handset.receipt.registered", { name: paper.name });
  return h(
    "article.receipt",
    {},
    h("p.eyebrow", {}, paper.number),
    h("h1", {}, sentence),
    paper.total > 0 && h("p.sum", {}, rupiah(paper.total)),
    h("ul.runs", {}, paper.lines.map((line) => h("li", {}, t("handset.money.each", { months: monthsText(...line.months), money: rupiah(line.each) })))),
    paper.total > 0 && code(await signedText(app.phone, paper), t("handset.receipt.code")),
    h(
      "dl.facts",
      {},
      h("dt", {}, t("handset.receipt.day")), h("dd", {}, dayText(paper.day)),
      h("dt", {}, t("handset.receipt.for")), h("dd", {}, paper.programmes.map((code) => named(app.phone.slice, code)).join(", ")),
      h("dt", {}, t("handset.receipt.by")), h("dd", {}, `${paper.agent}, ${paper.office}`),
    ),
    h("p.hint", {}, t("handset.receipt.provisional")),
    place,
    h(
      "div.thumb.screen",
      {},
      app.held.from ? h("a.main", { href: `#/${app.held.from}` }, t("handset.receipt.sheet")) : h("a.main", { href: "#/register" }, t("handset.today.next")),
      h("div.pair", {}, h("a.second", { href: whatsapp(paper), target: "_blank", rel: "noopener" }, t("handset.receipt.whatsapp")), h("button.second", { type: "button", onclick: () => print() }, t("handset.receipt.print"))),
      photo && h("a.second", { href: `#/photo/${paper.member}` }, t("handset.photo.link")),
      h("a.plain", { href: "#/today" }, t("handset.receipt.done")),
    ),
  );
}

/** `Jaminan Kecelakaan Kerja (JKK)`: a code alone says nothing to whoever pays. */
function named({ programmes }, code) {
  const known = programmes.find((p) => p.code === code);
  return known ? `${label(known)} (${code})` : code;
}

async function found(app, number) {
  const item = await itemOf(app, number);
  return item && item.glance.receipt;
}

const itemOf = async (app, number) =>
  (await app.phone.outbox.shown()).find((i) => i.glance && i.glance.receipt && i.glance.receipt.number === number);

/** Once the house has the money it gives the person's card: fetched while the receipt is read, never waited for. */
async function card(app, number, place) {
  const item = await itemOf(app, number);
  if (!item || !item.state || !item.glance.member) return;
  const path = `/api/v1/members/${item.glance.member.id}/card`;
  const kept = await ask("GET", path, { token: app.phone.me.token }).catch(() => undefined);
  if (kept) place.replaceChildren(h("h2", {}, t("handset.receipt.card")), code(kept.text, t("handset.receipt.card.code")));
}

/** What the code says: the receipt, signed by this phone, whose key the house knows. */
async function signedText(phone, paper) {
  const claims = { k: phone.me.phone, n: paper.number, d: paper.day, w: paper.name, t: paper.total, l: paper.lines.map((l) => [...l.months, l.each]), p: paper.programmes };
  const signed = `PYP1.${base64url(utf8(JSON.stringify(claims)))}`;
  const signature = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, phone.outbox.phone.sign, utf8(signed));
  return `${signed}.${base64url(new Uint8Array(signature))}`;
}

function code(text, label) {
  const rows = qr(text);
  const size = rows.length + 8;
  const path = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x + 4} ${y + 4}h1v1h-1z`] : []))).join("");
  return svg("svg", { class: "code", viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": label, "shape-rendering": "crispEdges" }, svg("rect", { width: size, height: size, class: "light" }), svg("path", { d: path, class: "dark" }));
}

/** Never a NIK in a message. */
export function inWords(paper) {
  const lines = paper.lines.map((l) => t("handset.money.each", { months: monthsText(...l.months), money: rupiah(l.each) }));
  const told = [
    t("handset.receipt.text.title", { number: paper.number }),
    t("handset.receipt.text.name", { name: paper.name }),
    ...lines,
    paper.total > 0 && t("handset.receipt.text.total", { money: rupiah(paper.total) }),
    paper.until && t("handset.receipt.text.until", { until: dayText(paper.until) }),
    t("handset.receipt.text.by", { agent: paper.agent, office: paper.office, day: dayText(paper.day) }),
    t("handset.receipt.provisional"),
  ];
  return told.filter(Boolean).join("\n");
}

function whatsapp(paper) {
  const digits = (paper.phone || "").replace(/\D/g, "").replace(/^0/, "62");
  return `https://wa.me/${digits}?text=${encodeURIComponent(inWords(paper))}`;
}
