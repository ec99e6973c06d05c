// The field app: finds what the phone knows, asks for the PIN, shows one screen at a time, and sends whenever it can.

import { openDb } from "./db.js";
import { h } from "./dom.js";
import { NotSent } from "./outbox.js";
import { Phone } from "./phone.js";
import { agoText, num, speak, t } from "./words.js";
import again from "./again.js";
import cash from "./cash.js";
import complete from "./complete.js";
import enrol from "./enrol.js";
import incident from "./incident.js";
import more from "./more.js";
import photo from "./photo.js";
import pin from "./pin.js";
import receipt from "./receipt.js";
import register from "./register.js";
import renew from "./renew.js";
import sent from "./sent.js";
import sheet from "./sheet.js";
import today from "./today.js";
import money from "./money.js";

const SCREENS = { again, today, register, money, receipt, renew, sent, incident, more, cash, complete, photo, sheet };
const FIRST_RETRY_MS = 5_000;
const LAST_RETRY_MS = 300_000;
const SLICE_AGE_MS = 30 * 60_000;

const main = document.querySelector("main");
const strip = document.querySelector("#strip");
const state = { sending: false, wait: FIRST_RETRY_MS, timer: undefined, stop: "", drawn: 0 };

/** What every screen is handed. */
const app = {
  phone: undefined,
  /** What the screens hand each other; gone when the app is closed. Forms are kept as drafts besides. */
  held: {},
  go(path) {
    if (location.hash === `#/${path}`) show();
    else location.hash = `#/${path}`;
  },
  back() {
    history.back();
  },
  again: () => show(),
  send,
  refresh,
  async speak(to) {
    localStorage.setItem("payung.lang", to);
    await speak(to);
    await show();
  },
};

start();

async function start() {
  if ("serviceWorker" in navigator) navigator.serviceWorker.register("/field/sw.js", { scope: "/field" }).catch(() => {});
  const [db] = await Promise.all([openDb(), speak(localStorage.getItem("payung.lang") || "id")]);
  app.phone = new Phone(db);
  await app.phone.wake();
  addEventListener("hashchange", show);
  addEventListener("online", () => send());
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && send());
  await show();
  if (app.phone.me) send();
}

async function show() {
  const turn = (state.drawn += 1);
  const { phone } = app;
  const [name, ...rest] = location.hash.replace(/^#\//, "").split("/");
  const screen = !phone.me ? enrol : !phone.vault.isOpen ? pin : !phone.slice ? arriving : SCREENS[name] || today;
  const drawn = await screen(app, rest.map(decodeURIComponent));
  // A later screen was asked for meanwhile.
  if (turn !== state.drawn || !drawn) return;
  main.replaceChildren(...[drawn].flat().filter(Boolean));
  document.title = `${(main.querySelector("h1") || {}).textContent || ""} · Payung`;
  scrollTo(0, 0);
  const heading = main.querySelector("[autofocus]") || main.querySelector("h1");
  if (heading) {
    if (heading.tagName === "H1") heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
  await tell();
}

/** Enrolled on a network that broke off: there is nothing to work with until the first slice is here. */
function arriving() {
  const again = async (event) => {
    event.target.disabled = true;
    event.target.textContent = t("handset.arriving.wait");
    await refresh();
  };
  return [h("h1", {}, t("handset.arriving")), h("p", {}, t("handset.arriving.why")), h("div.thumb", {}, h("button.main", { type: "button", onclick: again }, t("handset.arriving.again")))];
}

/** The strip that is always there: what waits is safe, and how long ago the house was spoken to. */
async function tell() {
  const { phone } = app;
  strip.hidden = !phone.me;
  if (!phone.me) return;
  const [waiting, link] = [await phone.outbox.waiting(), await phone.outbox.link()];
  const said = {
    revoked: () => t(waiting > 0 ? "handset.strip.revoked" : "handset.strip.revoked.sent", { n: num(waiting) }),
    unknown: () => t("handset.strip.unknown"),
    waits: () => t("handset.strip.waiting", { n: num(waiting) }),
    sent: () => t("handset.strip.all_sent", { ago: agoText(link.contact) }),
  }[state.stop || (waiting > 0 ? "waits" : "sent")]();
  strip.className = state.stop ? "stop" : waiting > 0 ? "waits" : "";
  const to = state.stop === "unknown" ? "#/again" : "#/sent";
  strip.replaceChildren(phone.vault.isOpen ? h("a", { href: to }, said) : h("span", {}, said));
}

/** Sends what waits, fetches what is new; tries again by itself, at growing intervals, while something waits. */
async function send() {
  const { phone } = app;
  if (!phone.me || state.sending) return;
  state.sending = true;
  clearTimeout(state.timer);
  try {
    const answered = await phone.send();
    state.wait = FIRST_RETRY_MS;
    state.stop = "";
    if (phone.vault.isOpen && (answered > 0 || Date.now() - ((phone.slice || {}).fetched || 0) > SLICE_AGE_MS)) {
      const first = !phone.slice;
      await phone.fetchSlice();
      if (first) await show();
    }
    document.dispatchEvent(new CustomEvent("payung:sent", { detail: answered }));
  } catch (error) {
    if (!(error instanceof NotSent)) console.warn(error);
    state.stop = ["revoked", "unknown"].includes(error.kind) ? error.kind : "";
    // Not all phones at once when the network of a market comes back.
    state.wait = Math.min(LAST_RETRY_MS, state.wait * 2) * (0.75 + Math.random() / 2);
    if (!state.stop && (await phone.outbox.waiting()) > 0) state.timer = setTimeout(send, state.wait);
  } finally {
    state.sending = false;
    await tell();
  }
}

/** Asks the house now. Whoever has gone on meanwhile, or locked the phone, is not drawn over: they may be typing. */
async function refresh() {
  const asked = location.hash;
  await send();
  if (app.phone.vault.isOpen) await app.phone.fetchSlice().catch(() => {});
  if (location.hash === asked && app.phone.vault.isOpen) await show();
}
