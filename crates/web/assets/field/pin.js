// The PIN: opens the phone for the activity.

import { h } from "./dom.js";
import forgot from "./forgot.js";
import { keypad } from "./keypad.js";
import { WrongPin } from "./vault.js";
import { t } from "./words.js";

export default async function pin(app) {
  if (app.held.forgot) return forgot(app);
  const said = h("p.said", { role: "status" });
  const lost = () => {
    app.held.forgot = {};
    app.again();
  };
  const waiting = await app.phone.vault.wait();
  if (waiting > 0) said.textContent = waitText(waiting);
  const pad = keypad(t("handset.pin.label"), async (digits) => {
    said.textContent = t("handset.pin.opening");
    try {
      await app.phone.unlock(digits);
      await app.again();
      app.send();
    } catch (error) {
      if (!(error instanceof WrongPin)) throw error;
      said.textContent = error.waitMs > 0 ? waitText(error.waitMs) : t("handset.pin.wrong");
      pad.clear();
    }
  });
  return h(
    "section.pin",
    {},
    h("p.eyebrow", {}, app.phone.me.person.name),
    h("h1", {}, t("handset.pin.title")),
    said,
    pad.element,
    h("p.quiet", {}, t("handset.pin.safe")),
    h("button.plain", { type: "button", onclick: lost }, t("handset.pin.forgot")),
  );
}

const waitText = (ms) => t("handset.pin.wait", { minutes: Math.ceil(ms / 60_000) });
