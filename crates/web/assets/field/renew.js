// Who lapses next in the agent's villages, in the order that helps, with words to say.

import { monthOf, plusMonths } from "./dates.js";
import { today as dayHere } from "./dates.js";
import { field, h } from "./dom.js";
import { agoText, dayText, num, t } from "./words.js";

const SHOWN = 40;

/** Cover that ends within a month, or ended in the last three: those can still go on without a gap. */
export function soon(members, day) {
  const last = `${plusMonths(monthOf(day), 1)}-31`;
  const first = `${plusMonths(monthOf(day), -3)}-01`;
  return members.filter((m) => m.covered_until && m.covered_until <= last && m.covered_until >= first && m.state !== "deceased").sort(order(day));
}

/** Whose cover still runs comes first, the nearest end on top; then those who are behind, the latest first. */
const order = (day) => (a, b) => {
  const [ra, rb] = [a.covered_until >= day, b.covered_until >= day];
  if (ra !== rb) return ra ? -1 : 1;
  return ra ? cmp(a.covered_until, b.covered_until) : cmp(b.covered_until, a.covered_until);
};
const cmp = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

export default async function renew(app) {
  const { slice } = app.phone;
  app.held.from = undefined;
  const day = dayHere(slice.zone);
  const list = h("ul.list", {});
  const search = h("input", { type: "search", autocomplete: "off", oninput: () => draw() });
  const draw = () => {
    const typed = search.value.trim().toLowerCase();
    const all = typed ? slice.members.filter((m) => `${m.name} ${m.nik_tail}`.toLowerCase().includes(typed)) : soon(slice.members, day);
    list.replaceChildren(...all.slice(0, SHOWN).map((m) => person(slice, m, day)));
    if (all.length === 0) list.replaceChildren(h("li.empty", {}, t(typed ? "handset.renew.not_here" : "handset.renew.none")));
  };
  draw();
  const count = soon(slice.members, day).length;
  return [
    h("h1", {}, t("handset.renew.title", { count, n: num(count) })),
    h("p.quiet", {}, t("handset.renew.known", { ago: agoText(slice.fetched) })),
    field("search", t("handset.renew.search"), search),
    list,
    h("p", {}, h("a", { href: "#/sheet" }, t("handset.renew.sheet"))),
    h("details", {}, h("summary", {}, t("handset.renew.words")), h("blockquote", {}, t("handset.renew.words.say"))),
    h("div.thumb", {}, h("a.main", { href: "#/register" }, t("handset.today.next")), h("a.plain", { href: "#/today" }, t("handset.q.start"))),
  ];
}

function person(slice, m, day) {
  const village = slice.villages.find((v) => v.code === m.village);
  const says = !m.covered_until ? "handset.renew.never" : m.covered_until >= day ? "handset.renew.until" : "handset.renew.since";
  return h("li", {}, h("a", { href: `#/money/${m.id}` }, h("strong", {}, m.name), h("small", {}, t(says, { until: m.covered_until ? dayText(m.covered_until) : "" }), village ? ` · ${village.name}` : "", ` · NIK …${m.nik_tail}`)));
}
