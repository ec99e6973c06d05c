// Six digits by a keypad of large keys or by a keyboard.

import { h } from "./dom.js";
import { PIN_DIGITS } from "./vault.js";
import { t } from "./words.js";

export function keypad(label, done) {
  const input = h("input", {
    type: "password",
    inputmode: "none",
    autocomplete: "off",
    maxlength: PIN_DIGITS,
    "aria-label": label,
    autofocus: true,
    oninput: () => changed(),
  });
  const dots = h("p.dots", { "aria-hidden": "true" });
  const key = (text, act, name) => h("button", { type: "button", onclick: act, "aria-label": name || text }, text);
  const digits = ["1", "2", "3", "4", "5", "6", "7", "8", "9"].map((d) => key(d, () => type(d)));
  const keys = [...digits, h("span", {}), key("0", () => type("0")), key("⌫", () => take(), t("handset.pin.back"))];

  function type(digit) {
    if (input.value.length < PIN_DIGITS) input.value += digit;
    changed();
  }

  function take() {
    input.value = input.value.slice(0, -1);
    changed();
  }

  function changed() {
    input.value = input.value.replace(/\D/g, "");
    dots.replaceChildren(...Array.from({ length: PIN_DIGITS }, (_, i) => h(i < input.value.length ? "i.on" : "i", {})));
    if (input.value.length === PIN_DIGITS) done(input.value);
  }

  changed();
  return {
    element: h("div.keypad", {}, input, dots, h("div.keys", {}, keys)),
    clear() {
      input.value = "";
      changed();
      input.focus();
    },
  };
}
