// A new phone: its holder signs in once, online, gives it a name and a PIN.

import { field, h } from "./dom.js";
import { Said } from "./house.js";
import { keypad } from "./keypad.js";
import { lang, t } from "./words.js";

const asked = { token: "", label: "", pin: "" };

export default function enrol(app) {
  return asked.token ? choosePin(app) : signIn(app);
}

function signIn(app) {
  const label = h("input", { name: "label", type: "text", autocomplete: "off", value: asked.label || t("handset.enrol.label.value") });
  return entrance(app, {
    title: t("handset.enrol.title"),
    lede: t("handset.enrol.lede"),
    more: field("label", t("handset.enrol.label"), label, { hint: t("handset.enrol.label.hint") }),
    async enter(token) {
      asked.label = label.value.trim();
      asked.token = token;
      await app.again();
    },
  });
}

/** The door: user name, password, and the second step where it is asked for. */
export function entrance(app, { title, lede, login: known = "", more, enter }) {
  const said = h("p.error", { role: "alert" });
  const text = (name, kind, complete) => h("input", { name, type: kind, autocomplete: complete, autocapitalize: "none", spellcheck: "false" });
  const [login, password, code] = [text("login", "text", "username"), text("password", "password", "current-password"), text("code", "text", "one-time-code")];
  code.inputMode = "numeric";
  login.value = known;
  const later = h("div", { hidden: true }, field("code", t("handset.enrol.code"), code, { hint: t("handset.enrol.code.hint") }));
  const button = h("button.main", {}, t("handset.enrol.go"));
  const go = async (event) => {
    event.preventDefault();
    button.disabled = true;
    said.textContent = "";
    try {
      await enter(await app.phone.signIn(login.value.trim(), password.value, code.value.replace(/\s/g, "")));
    } catch (error) {
      said.textContent = error instanceof Said ? error.message : t("handset.enrol.offline");
      if (error instanceof Said && /code|totp/.test(JSON.stringify(error.problem))) later.hidden = false;
    } finally {
      button.disabled = false;
    }
  };
  return h(
    "form",
    { onsubmit: go, novalidate: true },
    h("img.brand", { src: "/field/payung.svg", alt: "", width: 48, height: 48 }),
    h("h1", {}, title),
    h("p", {}, lede),
    said,
    field("login", t("handset.enrol.login"), login),
    field("password", t("handset.enrol.password"), password),
    later,
    more,
    h("div.thumb", {}, button, tongue(app)),
  );
}

function tongue(app) {
  const other = lang() === "id" ? "en" : "id";
  return h("button.plain", { type: "button", lang: other, onclick: () => app.speak(other) }, other === "id" ? "Bahasa Indonesia" : "English");
}

/** One digit six times, or a run up or down. */
export const tooEasy = (digits) => /^(\d)\1*$/.test(digits) || "01234567890987654321".includes(digits);

function choosePin(app) {
  const said = h("p.said", { role: "status" });
  const pad = keypad(t("handset.pin.label"), async (digits) => {
    if (tooEasy(digits)) {
      said.textContent = t("handset.pin.easy");
      return pad.clear();
    }
    if (!asked.pin) {
      asked.pin = digits;
      return app.again();
    }
    if (asked.pin !== digits) {
      asked.pin = "";
      await app.again();
      return undefined;
    }
    said.textContent = t("handset.enrol.making");
    try {
      await app.phone.enrol(asked.token, asked.label, digits);
      Object.assign(asked, { token: "", label: "", pin: "" });
      app.go("today");
    } catch (error) {
      said.textContent = error instanceof Said ? error.message : t("handset.enrol.offline");
      pad.clear();
    }
  });
  return h(
    "section.pin",
    {},
    h("h1", {}, asked.pin ? t("handset.pin.again") : t("handset.pin.choose")),
    h("p", {}, t("handset.pin.why")),
    said,
    pad.element,
  );
}
