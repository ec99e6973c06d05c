// The rest: language, what this phone keeps, locking it.

import { h } from "./dom.js";
import { agoText, dayText, lang, num, t } from "./words.js";

export default async function more(app) {
  const { phone } = app;
  const { slice, me } = phone;
  const kept = navigator.storage && navigator.storage.persisted ? await navigator.storage.persisted() : false;
  const other = lang() === "id" ? "en" : "id";
  const lock = () => {
    phone.lock();
    app.held = {};
    app.go("today");
  };
  const fact = (key, value) => [h("dt", {}, t(key)), h("dd", {}, value)];
  return [
    h("h1", {}, t("handset.more.title")),
    h(
      "dl.facts",
      {},
      fact("handset.more.person", slice.person.name),
      fact("handset.more.office", slice.office.name),
      fact("handset.more.series", me.series),
      fact("handset.more.members", num(slice.members.length)),
      fact("handset.more.villages", num(slice.villages.filter((v) => v.mine).length)),
      fact("handset.more.fetched", agoText(slice.fetched)),
      fact("handset.more.expires", dayText(me.expires.slice(0, 10))),
      fact("handset.more.storage", t(kept ? "handset.more.storage.kept" : "handset.more.storage.not")),
    ),
    h("div.stack", {}, h("button.second", { type: "button", onclick: () => app.refresh() }, t("handset.more.fetch")), h("button.second", { type: "button", lang: other, onclick: () => app.speak(other) }, other === "id" ? "Bahasa Indonesia" : "English")),
    h("div.thumb", {}, h("button.main", { type: "button", onclick: lock }, t("handset.more.lock")), h("a.plain", { href: "#/today" }, t("handset.q.start"))),
  ];
}
