// The phone, today: where we are, how many are registered, how much is in hand; under the thumb, the next person.

import { today as dayHere } from "./dates.js";
import { h } from "./dom.js";
import { agoText, dayText, num, rupiah, t } from "./words.js";
import { waiting as handedIn } from "./cash.js";
import { lacking } from "./complete.js";
import { soon } from "./renew.js";

export default async function today(app) {
  const { phone } = app;
  const { slice, till } = phone;
  app.held.from = undefined;
  const day = dayHere(slice.zone);
  const activity = chosen(app, day);
  const now = till.day === day ? till : { registered: 0, taken: 0 };
  const drafts = await phone.drafts();
  const waiting = await phone.outbox.waiting();
  const lapsing = soon(slice.members, day).length;
  const lacks = lacking(slice.members).length;
  const asked = (await handedIn(phone)).length;
  return [
    h(
      "section.answer",
      {},
      h("p.eyebrow", {}, dayText(day)),
      h("h1", {}, activity ? activity.title : t("handset.today.no_activity")),
      activity && h("p.quiet", {}, activity.place),
      h("p.big", {}, t("handset.today.registered", { count: now.registered, n: num(now.registered) })),
      h("p.big.money", {}, h("a", { href: "#/cash" }, t("handset.today.held", { money: rupiah(till.held) }))),
      asked > 0 && h("p.warn", {}, h("a", { href: "#/cash" }, t("handset.today.handin", { count: asked, n: num(asked) }))),
      others(app, day, activity),
    ),
    slice.demo && h("p.notice", {}, t("handset.today.demo")),
    drafts.length > 0 &&
      h(
        "ul.list",
        { "aria-label": t("handset.today.drafts") },
        drafts.map((draft) =>
          h("li", {}, h("a", { href: `#/register/${draft.id}` }, h("strong", {}, draft.name || t("handset.today.nameless")), h("small", {}, t("handset.today.unfinished", { ago: agoText(draft.at) })))),
        ),
      ),
    h(
      "div.thumb",
      {},
      h("a.main", { href: "#/register" }, t("handset.today.next")),
      h("a.second", { href: "#/renew" }, t("handset.today.renew", { n: num(lapsing) })),
      lacks > 0 ? h("a.second", { href: "#/complete" }, t("handset.today.complete", { n: num(lacks) })) : slice.members.some((m) => m.photo_may_follow) && h("a.second", { href: "#/complete" }, t("handset.photo.follows")),
      h("div.pair", {}, h("a.plain", { href: "#/incident" }, t("handset.today.incident")), h("a.plain", { href: "#/more" }, t("handset.today.more"))),
      waiting > 0 && h("p.quiet", {}, t("handset.today.safe", { n: num(waiting) })),
    ),
  ];
}

/** Today's activity: the one chosen, else the only one, else the first of today. */
export function chosen(app, day) {
  const running = app.phone.slice.activities.filter((a) => a.from <= day && day <= a.until);
  const picked = localStorage.getItem("payung.activity");
  if (picked === "none") return undefined;
  return running.find((a) => a.id === picked) || running[0];
}

function others(app, day, activity) {
  const running = app.phone.slice.activities.filter((a) => a.from <= day && day <= a.until);
  if (running.length === 0) return undefined;
  const pick = (event) => {
    localStorage.setItem("payung.activity", event.target.value);
    app.again();
  };
  const option = (value, text, selected) => h("option", { value, selected }, text);
  return h(
    "details",
    {},
    h("summary", {}, t("handset.today.elsewhere")),
    h("label", { for: "activity" }, t("handset.today.activity")),
    h("select", { id: "activity", onchange: pick }, running.map((a) => option(a.id, `${a.title}, ${a.place}`, activity && a.id === activity.id)), option("none", t("handset.today.none"), !activity)),
  );
}
