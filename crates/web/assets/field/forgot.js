// The PIN was forgotten: its holder signs in again, online, and chooses another. Nothing that is kept is lost, and what is not
// sent goes on being sent meanwhile.

import { field, h } from "./dom.js";
import { tooEasy } from "./enrol.js";
import { Said } from "./house.js";
import { keypad } from "./keypad.js";
import { NotSent } from "./outbox.js";
import { t } from "./words.js";

export default function forgot(app) {
  return app.held.forgot.token ? choose(app) : signIn(app);
}

const back = (app) => () => {
  app.held.forgot = undefined;
  app.again();
};

/** What went wrong, in words: the house's own, no network, or a phone that this key does not open. */
const told = (error) => (error instanceof Said ? error.message : t(error instanceof NotSent ? "handset.enrol.offline" : "handset.forgot.cannot"));

function signIn(app) {
  const said = h("p.error", { role: "alert" });
  const password = h("input", { type: "password", autocomplete: "current-password", autofocus: true });
  const code = h("input", { type: "text", inputmode: "numeric", autocomplete: "one-time-code" });
  const later = h("div", { hidden: true }, field("code", t("handset.enrol.code"), code, { hint: t("handset.enrol.code.hint") }));
  const button = h("button.main", {}, t("handset.enrol.go"));
  const go = async (event) => {
    event.preventDefault();
    button.disabled = true;
    try {
      app.held.forgot.token = await app.phone.signIn(app.phone.me.person.login, password.value, code.value.replace(/\s/g, ""));
      await app.again();
    } catch (error) {
      said.textContent = told(error);
      if (error instanceof Said && /code|totp/.test(JSON.stringify(error.problem))) later.hidden = false;
    } finally {
      button.disabled = false;
    }
  };
  return h(
    "form",
    { onsubmit: go, novalidate: true },
    h("p.eyebrow", {}, app.phone.me.person.name),
    h("h1", {}, t("handset.forgot.title")),
    h("p", {}, t("handset.forgot.lede")),
    said,
    field("password", t("handset.enrol.password"), password),
    later,
    h("div.thumb", {}, button, h("button.plain", { type: "button", onclick: back(app) }, t("handset.forgot.back"))),
  );
}

function choose(app) {
  const { forgot: asked } = app.held;
  const said = h("p.said", { role: "status" });
  const pad = keypad(t("handset.pin.label"), async (digits) => {
    if (tooEasy(digits)) {
      said.textContent = t("handset.pin.easy");
      return pad.clear();
    }
    if (asked.pin !== digits) {
      asked.pin = asked.pin ? "" : digits;
      return app.again();
    }
    said.textContent = t("handset.pin.opening");
    try {
      await app.phone.renewPin(asked.token, digits);
      app.held.forgot = undefined;
      app.go("today");
      app.send();
    } catch (error) {
      said.textContent = told(error);
      pad.clear();
    }
  });
  return h("section.pin", {}, h("h1", {}, t(asked.pin ? "handset.pin.again" : "handset.pin.choose")), h("p", {}, t("handset.pin.why")), said, pad.element);
}
