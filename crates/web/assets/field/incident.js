// Lapor musibah: the little that the law asks for, offline too, and what to do tonight. No amount is ever named.

import { uuid7 } from "./bytes.js";
import { readDay, today as dayHere } from "./dates.js";
import { choices, field, h } from "./dom.js";
import { chosen } from "./today.js";
import { dayText, label, t } from "./words.js";

const FOUND = 8;

export default async function incident(app, [done]) {
  const { slice } = app.phone;
  const day = dayHere(slice.zone);
  if (done) return tonight(app);
  const told = { on: day };
  const said = h("p.error", { role: "alert" });
  const found = h("div", {});
  const name = h("input", { type: "text", autocomplete: "off", autocapitalize: "words", autofocus: true, oninput: () => look() });
  const look = () => {
    told.member = undefined;
    const typed = name.value.trim().toLowerCase();
    const fits = typed.length < 3 ? [] : slice.members.filter((m) => m.name.toLowerCase().includes(typed)).slice(0, FOUND);
    const options = fits.map((m) => ({ key: m.id, label: m.name, hint: stands(m, day) }));
    found.replaceChildren(options.length ? choices("member", t("handset.incident.which"), [...options, { key: "", label: t("handset.incident.other") }], undefined, (key) => (told.member = key || undefined)) : "");
  };
  const text = (key, props = {}) => h("input", { type: "text", autocomplete: "off", ...props, oninput: (event) => (told[key] = event.target.value.trim() || undefined) });
  const on = text("when", { inputmode: "numeric", value: day.split("-").reverse().join("-") });
  const send = async (event) => {
    event.preventDefault();
    const when = readDay(on.value);
    const open = name.value.trim().length < 2 ? "handset.incident.need.name" : !told.what ? "handset.incident.need.what" : !when || when > day ? "handset.incident.need.day" : !told.reporter ? "handset.incident.need.reporter" : undefined;
    if (open) return (said.textContent = t(open));
    await report(app, { ...told, on: when, name: name.value.trim() }, day);
    return app.go("incident/done");
  };
  return h(
    "form",
    { onsubmit: send, novalidate: true },
    h("h1", {}, t("handset.incident.title")),
    h("p", {}, t("handset.incident.lede")),
    said,
    field("who", t("handset.incident.who"), name, { hint: t("handset.incident.who.hint") }),
    found,
    choices("what", t("handset.incident.what"), slice.choices.incident.map((c) => ({ key: c.key, label: label(c) })), undefined, (key) => (told.what = key)),
    field("on", t("handset.incident.on"), on, { hint: t("handset.born.hint") }),
    field("happened", t("handset.incident.happened"), text("happened")),
    field("place", t("handset.incident.place"), text("place")),
    field("reporter", t("handset.incident.reporter"), text("reporter", { autocapitalize: "words" }), { hint: t("handset.incident.reporter.hint") }),
    field("phone", t("handset.incident.phone"), text("phone", { type: "tel", inputmode: "tel" })),
    field("hospital", t("handset.incident.hospital"), text("hospital", { autocapitalize: "words" })),
    h("div.thumb", {}, h("button.main", {}, t("handset.incident.send")), h("a.plain", { href: "#/today" }, t("handset.q.start"))),
  );
}

/** What the phone knew, and never a "not covered": the house decides, by the day of the event. */
const stands = (m, day) => (m.covered_until && m.covered_until >= day ? t("handset.renew.until", { until: dayText(m.covered_until) }) : t("handset.incident.house_decides"));

async function report(app, told, day) {
  const { slice } = app.phone;
  const member = told.member && slice.members.find((m) => m.id === told.member);
  const { what, on, name, happened, place, reporter, phone, hospital } = told;
  const command = {
    id: uuid7(),
    subject: member ? member.id : uuid7(),
    command: {
      kind: "report",
      what,
      on,
      told: { happened, place, reporter, phone, hospital },
      person: member ? undefined : { name },
    },
  };
  const activity = chosen(app, day);
  await app.phone.record(() => [{ command, glance: { kind: "report", name, activity: activity && activity.id } }], { today: day });
  app.send();
}

function tonight(app) {
  return [
    h("h1", {}, t("handset.tonight.title")),
    h("p", {}, t("handset.tonight.kept")),
    h("ol.steps", {}, ["treat", "papers", "witness", "branch"].map((key) => h("li", {}, t(`handset.tonight.${key}`)))),
    app.phone.slice.office.phone && h("p", {}, h("a.second", { href: `tel:${app.phone.slice.office.phone}` }, t("handset.tonight.call", { office: app.phone.slice.office.name }))),
    h("div.thumb", {}, h("a.main", { href: "#/today" }, t("handset.q.start"))),
  ];
}
