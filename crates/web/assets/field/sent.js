// What waits and what was answered: nothing is hidden from whoever took the money.

import { h } from "./dom.js";
import { agoText, num, rupiah, t } from "./words.js";

const SHOWN = 60;

export default async function sent(app) {
  const { outbox } = app.phone;
  const [items, link] = [await outbox.shown(), await outbox.link()];
  const waiting = items.filter((item) => !item.state);
  const said = h("p", { role: "status" });
  const now = async () => {
    said.textContent = t("handset.sent.trying");
    await app.refresh();
  };
  return [
    h("h1", {}, waiting.length ? t("handset.sent.waiting", { n: num(waiting.length) }) : t("handset.sent.none")),
    h("p", {}, waiting.length ? t("handset.sent.safe") : t("handset.sent.last", { ago: agoText(link.contact) })),
    said,
    h("ul.list", {}, items.slice(0, SHOWN).map(line)),
    items.length === 0 && h("p.empty", {}, t("handset.sent.empty")),
    h(
      "div.thumb",
      {},
      h("button.main", { type: "button", onclick: now }, t("handset.sent.now")),
      h("div.pair", {}, h("button.plain", { type: "button", onclick: () => save(outbox) }, t("handset.sent.file")), h("a.plain", { href: "#/today" }, t("handset.q.start"))),
    ),
  ];
}

function line(item) {
  const { glance, answer, state } = item;
  const what = glance ? [glance.name, glance.amount ? rupiah(glance.amount) : ""].filter(Boolean).join(" · ") : t("handset.sent.locked", { n: item.seq });
  const why = answer && (answer.refusal ? answer.refusal.text : (answer.notes || []).map((note) => note.text).join(" "));
  return h(
    `li.${state || "waits"}`,
    {},
    h("strong", {}, what),
    h("small", {}, [t(`handset.kind.${item.kind}`), glance && glance.number, t(`handset.state.${state || "waits"}`), agoText(item.at)].filter(Boolean).join(" · ")),
    why && h("p", {}, why),
    glance && glance.receipt && h("a", { href: `#/receipt/${glance.number}` }, t("handset.sent.receipt")),
  );
}

/** Sealed as it is, for a phone that will never be online again. */
async function save(outbox) {
  const file = new Blob([await outbox.asFile()], { type: "application/json" });
  const link = h("a", { href: URL.createObjectURL(file), download: `payung-${outbox.phone.series}.json` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
