// The collection sheet of a village on paper: everybody, what 1, 3, 6 and 12 months cost, and room to tick who paid. Paper
// proves nothing by itself: who pays gets a receipt from this phone.

import { monthOf, today as dayHere } from "./dates.js";
import { h } from "./dom.js";
import { quote } from "./prices.js";
import { dayText, num, rupiah, t } from "./words.js";

export default async function sheet(app, [code]) {
  const { slice } = app.phone;
  const day = dayHere(slice.zone);
  const counted = new Map();
  for (const m of slice.members) if (m.state !== "deceased") counted.set(m.village, (counted.get(m.village) || 0) + 1);
  const villages = slice.villages.filter((v) => counted.has(v.code)).sort((a, b) => (a.name < b.name ? -1 : 1));
  const village = villages.find((v) => v.code === code);
  if (!village) {
    return [
      h("h1", {}, t("handset.sheet.title")),
      h("p", {}, t("handset.sheet.how")),
      h("ul.list", {}, villages.map((v) => h("li", {}, h("a", { href: `#/sheet/${v.code}` }, h("strong", {}, v.name), h("small", {}, t("handset.sheet.people", { count: counted.get(v.code), n: num(counted.get(v.code)) })))))),
      villages.length === 0 && h("p.empty", {}, t("handset.sheet.none")),
      h("div.thumb", {}, h("a.plain", { href: "#/renew" }, t("handset.sheet.back"))),
    ];
  }
  const people = slice.members.filter((m) => m.village === code && m.state !== "deceased").sort((a, b) => (a.name < b.name ? -1 : 1));
  const offers = slice.limits.offers;
  return h(
    "section.sheet",
    {},
    h("h1", {}, t("handset.sheet.of", { village: village.name })),
    h("p.quiet", {}, `${slice.office.name} · ${slice.person.name} · ${dayText(day)}`),
    h(
      "div.scroll",
      { role: "group", tabindex: "0", "aria-label": t("handset.sheet.title") },
      h("table", {},
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("handset.sheet.name")), offers.map((n) => h("th", { scope: "col" }, t("handset.money.offer", { count: n }))))),
      h("tbody", {}, people.map((m) => h("tr", {}, h("th", { scope: "row" }, m.name, h("small", {}, m.covered_until ? t(m.covered_until >= day ? "handset.renew.until" : "handset.renew.since", { until: dayText(m.covered_until) }) : t("handset.renew.never"))), offers.map((n) => h("td", {}, price(slice, m, n, day)))))),
      ),
    ),
    h("p.hint", {}, t("handset.sheet.law")),
    h("div.thumb.screen", {}, h("button.main", { type: "button", onclick: () => print() }, t("handset.sheet.print")), h("a.plain", { href: "#/sheet" }, t("handset.sheet.other"))),
  );
}

/** The box to tick, and beside it the sum; nothing where so many months cannot be paid now. */
function price(slice, m, months, day) {
  if (!m.first_unpaid && m.covered_until) return "–";
  const first = m.first_unpaid || monthOf(day);
  const terms = { income: m.income_rupiah, sector: m.sector, status: m.status, payer: m.payer };
  const quoted = quote(slice.prices, terms, m.programmes, first, months);
  return quoted ? `☐ ${rupiah(quoted.total)}` : "–";
}
