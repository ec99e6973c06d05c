// What may follow after registering: heirs, address, telephone. Who still lacks something, and a form for each; heirs first,
// because without them the family waits.

import { uuid7 } from "./bytes.js";
import { readDay, today as dayHere } from "./dates.js";
import { field, h } from "./dom.js";
import { telephone } from "./nik.js";
import { num, t } from "./words.js";

const SHOWN = 60;
const RELATIONS = ["spouse", "child", "parent", "sibling", "other"];
const MOST_HEIRS = 5;

/** Members who lack something, heirs first. Who was just registered on this phone is not on the list before it was sent. */
export const lacking = (members) => members.filter((m) => m.lacks && m.lacks.length > 0).sort((a, b) => b.lacks.includes("heirs") - a.lacks.includes("heirs"));

export default async function complete(app, [id]) {
  const { slice } = app.phone;
  const all = lacking(slice.members);
  const member = id && all.find((m) => m.id === id);
  if (member) return form(app, member);
  const village = (code) => (slice.villages.find((v) => v.code === code) || {}).name;
  const later = slice.members.filter((m) => m.photo_may_follow && !all.includes(m));
  return [
    h("h1", {}, all.length ? t("handset.complete.title", { count: all.length, n: num(all.length) }) : t("handset.complete.none")),
    h("p", {}, t("handset.complete.why", { n: slice.limits.complete_within_days })),
    h("ul.list", {}, all.slice(0, SHOWN).map((m) => h("li", {}, h("a", { href: `#/complete/${m.id}` }, h("strong", {}, m.name), h("small", {}, m.lacks.map((what) => t(`handset.lacks.${what}`)).join(", "), village(m.village) ? ` · ${village(m.village)}` : "")), camera(m)))),
    later.length > 0 && h("section", {}, h("h2", {}, t("handset.photo.follows")), h("ul.list", {}, later.slice(0, SHOWN).map((m) => h("li", {}, h("a", { href: `#/photo/${m.id}` }, h("strong", {}, m.name), h("small", {}, village(m.village))))))),
    h("div.thumb", {}, h("a.main", { href: "#/register" }, t("handset.today.next")), h("a.plain", { href: "#/today" }, t("handset.q.start"))),
  ];
}

const camera = (m) => m.photo_may_follow && h("a.also", { href: `#/photo/${m.id}` }, t("handset.photo.link"));

function form(app, member) {
  const { slice } = app.phone;
  const said = h("p.error", { role: "alert" });
  const heirs = [];
  const box = h("div", {});
  const add = () => {
    const n = heirs.length;
    const one = {
      name: h("input", { type: "text", autocomplete: "off", autocapitalize: "words" }),
      relation: h("select", {}, h("option", { value: "" }, t("handset.complete.choose")), RELATIONS.map((key) => h("option", { value: key }, t(`handset.relation.${key}`)))),
      born: h("input", { type: "text", inputmode: "numeric", autocomplete: "off" }),
    };
    heirs.push(one);
    box.append(field(`heir-${n}`, t("handset.complete.heir"), one.name), field(`relation-${n}`, t("handset.complete.relation"), one.relation), field(`born-${n}`, t("handset.complete.born"), one.born, { hint: t("handset.born.hint") }));
    if (n > 0) one.name.focus();
  };
  const asks = (what) => member.lacks.includes(what);
  if (asks("heirs")) add();
  const address = h("input", { type: "text", autocomplete: "off" });
  const phone = h("input", { type: "tel", inputmode: "tel", autocomplete: "off" });
  const send = async (event) => {
    event.preventDefault();
    const filled = heirs.filter((one) => one.name.value.trim() || one.relation.value || one.born.value.trim());
    const wrong = filled.find((one) => !one.name.value.trim() || !one.relation.value || (one.born.value.trim() && !readDay(one.born.value)));
    if (!telephone(phone.value)) return (said.textContent = t("handset.need.phone"));
    if (wrong) return (said.textContent = t("handset.complete.heir.need"));
    const told = { heirs: filled.map((one) => ({ name: one.name.value.trim(), relation: one.relation.value, born: readDay(one.born.value) })), address: address.value.trim() || undefined, phone: phone.value.trim() || undefined };
    if (!told.heirs.length && !told.address && !told.phone) return (said.textContent = t("handset.complete.nothing"));
    const left = member.lacks.filter((what) => (what === "heirs" ? !told.heirs.length : !told[what]));
    const after = { ...member, lacks: left };
    const command = { id: uuid7(), subject: member.id, command: { kind: "complete", ...told } };
    await app.phone.record(() => [{ command, glance: { kind: "complete", name: member.name, member: after } }], { today: dayHere(slice.zone), member: after });
    app.send();
    app.go("complete");
  };
  return h(
    "form",
    { onsubmit: send, novalidate: true },
    h("p.eyebrow", {}, `NIK …${member.nik_tail}`),
    h("h1", {}, t("handset.complete.for", { name: member.name })),
    camera(member),
    said,
    asks("heirs") && [h("p", {}, t("handset.complete.heirs.why")), box, h("button.second", { type: "button", onclick: () => heirs.length < MOST_HEIRS && add() }, t("handset.complete.another"))],
    asks("address") && field("address", t("handset.complete.address"), address, { hint: t("handset.complete.address.hint") }),
    asks("phone") && field("phone", t("handset.complete.phone"), phone),
    h("div.thumb", {}, h("button.main", {}, t("handset.complete.keep")), h("a.plain", { href: "#/complete" }, t("handset.cash.later"))),
  );
}
