// Cash in the agent's hand, and what was handed in: the office counts, the agent says on this phone whether it was so. That
// word goes through the outbox like everything else, and needs no network.

import { uuid7 } from "./bytes.js";
import { today as dayHere } from "./dates.js";
import { field, h } from "./dom.js";
import { agoText, dayText, rupiah, t } from "./words.js";

/** What the house knows of the hand, and on top of it the money whose items it has not taken: unsent, or put aside there. */
export async function inHand(outbox, cash) {
  let held = cash.held_rupiah;
  for (const { seq, state, glance } of await outbox.shown()) {
    const apart = !state || cash.aside.includes(seq);
    if (apart && glance && glance.amount) held += glance.amount;
  }
  return held;
}

/** Hand-ins that wait for this agent's word, without those it was said about already. */
export async function waiting(phone) {
  const said = new Set((await phone.outbox.shown()).filter((item) => item.kind === "confirm_hand_in" && !item.state).map((item) => item.glance && item.glance.handIn));
  return phone.slice.cash.hand_ins.filter((handIn) => handIn.state === "waiting" && !said.has(handIn.id));
}

export default async function cash(app, [id]) {
  const { phone } = app;
  const { slice } = phone;
  const open = await waiting(phone);
  const one = id && open.find((handIn) => handIn.id === id);
  if (one) return word(app, one);
  return [
    h("h1", {}, h("span.sum", {}, rupiah(phone.till.held)), h("small", {}, t("handset.cash.held"))),
    h("p", {}, t("handset.cash.how", { office: slice.office.name })),
    h("p.quiet", {}, t("handset.cash.known", { ago: agoText(slice.fetched) })),
    h("ul.list", { "aria-label": t("handset.cash.list") }, slice.cash.hand_ins.map((handIn) => line(handIn, open.includes(handIn)))),
    slice.cash.hand_ins.length === 0 && h("p.empty", {}, t("handset.cash.none")),
    h("div.thumb", {}, h("button.main", { type: "button", onclick: () => app.refresh() }, t("handset.cash.fetch")), h("a.plain", { href: "#/today" }, t("handset.q.start"))),
  ];
}

const line = (handIn, asks) => {
  const short = handIn.expected_rupiah - handIn.counted_rupiah;
  const told = [
    h("strong", {}, rupiah(handIn.counted_rupiah)),
    h("small", {}, `${dayText(handIn.on)} · ${handIn.number} · ${t(`handset.handin.${handIn.state}`)}`),
    short !== 0 && h("small", {}, t(short > 0 ? "handset.cash.short" : "handset.cash.over", { money: rupiah(Math.abs(short)) })),
  ];
  return h(asks ? "li.waits" : "li", {}, asks ? h("a", { href: `#/cash/${handIn.id}` }, told, h("small.asks", {}, t("handset.cash.asks"))) : told);
};

function word(app, handIn) {
  const said = h("p.error", { role: "alert" });
  const reason = h("input", { type: "text", autocomplete: "off" });
  const say = async (agrees) => {
    const why = reason.value.trim();
    if (!agrees && !why) {
      said.textContent = t("handset.cash.why.need");
      return reason.focus();
    }
    const command = { id: uuid7(), subject: handIn.id, command: { kind: "confirm_hand_in", agrees, reason: agrees ? undefined : why } };
    await app.phone.record(() => [{ command, glance: { kind: "confirm_hand_in", name: rupiah(handIn.counted_rupiah), number: handIn.number, handIn: handIn.id } }], { today: dayHere(app.phone.slice.zone) });
    app.send();
    app.go("cash");
  };
  const short = handIn.expected_rupiah - handIn.counted_rupiah;
  return h(
    "section",
    {},
    h("p.eyebrow", {}, handIn.number),
    h("h1", {}, t("handset.cash.question", { money: rupiah(handIn.counted_rupiah), clerk: handIn.clerk })),
    h("p", {}, dayText(handIn.on)),
    short !== 0 && h("p.warn", {}, t(short > 0 ? "handset.cash.short" : "handset.cash.over", { money: rupiah(Math.abs(short)) }), handIn.reason ? `: ${handIn.reason}` : ""),
    said,
    h("details", {}, h("summary", {}, t("handset.cash.not_so")), field("reason", t("handset.cash.why"), reason, { hint: t("handset.cash.why.hint") }), h("button.second", { type: "button", onclick: () => say(false) }, t("handset.cash.dispute"))),
    h("div.thumb", {}, h("button.main", { type: "button", onclick: () => say(true) }, t("handset.cash.agree")), h("a.plain", { href: "#/cash" }, t("handset.cash.later"))),
  );
}
