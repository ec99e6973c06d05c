// The collection sheet on paper, of a village or of a group: everybody, what some months cost, and room to sign. Paper proves
// nothing by itself: who pays gets a receipt from this phone, and each name leads there.

import { monthOf, today as dayHere } from "./dates.js";
import { field, h } from "./dom.js";
import { quote } from "./prices.js";
import { dayText, num, rupiah, t } from "./words.js";

/** Longer lists have a search. */
const FEW = 8;

/** What there is a sheet of: `{path, name, hint, people, lapsed}`. Partners stand before activities: they collect among their
 * own. Who lapsed has nothing to pay before they register again. */
function sheets({ members, villages, groups = [] }, day) {
  const all = [new Map(), new Map(), new Map()];
  const put = (kind, path, name, hint, m) => {
    if (!all[kind].has(path)) all[kind].set(path, { path, name, hint, people: [], lapsed: 0 });
    const one = all[kind].get(path);
    if (m.covered_until && m.covered_until < day && !m.first_unpaid) one.lapsed += 1;
    else one.people.push(m);
  };
  for (const m of members) {
    if (m.state === "deceased") continue;
    const village = villages.find((v) => v.code === m.village);
    if (village) put(2, `village/${m.village}`, village.name, village.district, m);
    const group = groups[m.group];
    if (!group) continue;
    group.partners.forEach((p) => put(0, `partner/${p.id}`, p.name, "", m));
    put(1, `activity/${group.id}`, group.title, dayText(group.from), m);
  }
  return all.map((kind, at) => [...kind.values()].filter((s) => s.people.length > 0).sort(at === 1 ? undefined : (a, b) => a.name.localeCompare(b.name)));
}

export default async function sheet(app, [kind, id]) {
  const { slice } = app.phone;
  const day = dayHere(slice.zone);
  const all = sheets(slice, day);
  const one = all.flat().find((s) => s.path === `${kind}/${id}`);
  app.held.from = one ? `sheet/${one.path}` : undefined;
  return one ? paper(slice, one, day) : pick(all);
}

function pick(all) {
  const count = all.flat().length;
  const lists = h("div", {});
  const search = h("input", { type: "search", autocomplete: "off", oninput: () => draw() });
  const draw = () => {
    const typed = search.value.trim().toLowerCase();
    const parts = all.map((kind, at) => {
      const found = kind.filter((s) => s.name.toLowerCase().includes(typed));
      return found.length > 0 && [h("h2", {}, t(`handset.sheet.kind.${at}`)), h("ul.list", {}, found.map((s) => h("li", {}, h("a", { href: `#/sheet/${s.path}` }, h("strong", {}, s.name), h("small", {}, [people(s), s.hint].filter(Boolean).join(" · "))))))];
    });
    lists.replaceChildren(...parts.flat().filter(Boolean));
    if (!lists.firstChild) lists.append(h("p.empty", {}, t(count ? "handset.sheet.not_here" : "handset.sheet.none")));
  };
  draw();
  return [
    h("h1", {}, t("handset.sheet.title")),
    h("p", {}, t("handset.sheet.how")),
    count > FEW && field("search", t("handset.sheet.search"), search),
    lists,
    h("div.thumb", {}, h("a.plain", { href: "#/renew" }, t("handset.sheet.back"))),
  ];
}

const people = ({ people }) => t("handset.sheet.people", { count: people.length, n: num(people.length) });

function paper(slice, one, day) {
  const { offers } = slice.limits;
  const rows = one.people.map((m) => ({ m, prices: offers.map((n) => price(slice, m, n, day)) })).sort((a, b) => a.m.name.localeCompare(b.m.name));
  const sums = offers.map((_, at) => rows.reduce((sum, row) => sum + (row.prices[at] || 0), 0));
  const able = rows.filter((row) => row.prices[0]).length;
  const col = (...inside) => h("th", { scope: "col" }, ...inside);
  return h(
    "section.sheet",
    {},
    h("h1", {}, t("handset.sheet.of", { name: one.name })),
    h("p.big", {}, people(one), h("span.money", {}, ` · ${rupiah(sums[0])}`)),
    h("p.quiet", {}, t("handset.sheet.month", { count: able, n: num(able) })),
    h("p.quiet", {}, `${slice.office.name} · ${slice.person.name} · ${dayText(day)}`),
    h(
      "div.scroll",
      { role: "group", tabindex: "0", "aria-label": t("handset.sheet.title") },
      h(
        "table",
        {},
        h("thead", {}, h("tr", {}, col(t("handset.sheet.name")), offers.map((n) => col(t("handset.money.offer", { count: n }))), h("th.paper", { scope: "col" }, t("handset.sheet.sign")))),
        h("tbody", {}, rows.map(({ m, prices }) => h("tr", {}, h("th", { scope: "row" }, h("a", { href: `#/money/${m.id}` }, m.name, h("small", {}, m.covered_until ? t("handset.sheet.until", { until: dayText(m.covered_until) }) : t("handset.renew.never")))), prices.map((p) => h("td", {}, p ? `☐ ${rupiah(p)}` : "–")), h("td.paper", {})))),
        h("tfoot", {}, h("tr", {}, h("th", { scope: "row" }, t("handset.sheet.sum"), h("small", {}, people(one))), sums.map((p) => h("td", {}, p ? rupiah(p) : "–")), h("td.paper", {}))),
      ),
    ),
    one.lapsed > 0 && h("p.hint", {}, t("handset.sheet.lapsed", { count: one.lapsed, n: num(one.lapsed) })),
    h("p.hint", {}, t("handset.sheet.law")),
    h("div.signed.paper", {}, h("p", {}, t("handset.sheet.signed.treasurer")), h("p", {}, t("handset.sheet.signed.agent", { name: slice.person.name }))),
    h("div.thumb.screen", {}, h("button.main", { type: "button", onclick: () => print() }, t("handset.sheet.print")), h("a.plain", { href: "#/sheet" }, t("handset.sheet.other"))),
  );
}

/** Nothing where so many months cannot be paid now. */
function price(slice, m, months, day) {
  if (!m.first_unpaid && m.covered_until) return undefined;
  const terms = { income: m.income_rupiah, sector: m.sector, status: m.status, payer: m.payer };
  return (quote(slice.prices, terms, m.programmes, m.first_unpaid || monthOf(day), months) || {}).total;
}
