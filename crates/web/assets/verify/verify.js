// The page of whoever is shown a card: answers by itself, with what it was last given, and reads the square by camera where the
// browser can. The words and their form stand in the page as templates, made by the house.

import { dayNumber, judge, readCard, readList } from "./card.js";

const form = document.getElementById("check");
const told = document.getElementById("answer");
const say = form.dataset;
const english = document.documentElement.lang === "en";
const writes = new Intl.DateTimeFormat(english ? "en-GB" : "id-ID", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const day = (number) => writes.format(new Date(number * 86400000));
const two = (n) => String(n).padStart(2, "0");

/** A moment by the clock of this device. */
function moment(seconds) {
  const at = new Date(seconds * 1000);
  const date = day(Math.floor(Date.UTC(at.getFullYear(), at.getMonth(), at.getDate()) / 86400000));
  return `${date}, ${two(at.getHours())}${english ? ":" : "."}${two(at.getMinutes())}`;
}

/** Within so long nobody is asked again, and nobody waits longer than this for an answer. */
const FRESH_SECONDS = 120;
const PATIENCE_MS = 5000;
/** Eastern Indonesia, where a day begins first. */
const EASTERN_SECONDS = 9 * 3600;

let known = { keys: [], list: undefined };

/** Keys and list as the house or the memory of this device has them. */
async function learn() {
  try {
    const { keys } = await (await fetch("/api/v1/keys")).json();
    const list = await readList(new Uint8Array(await (await fetch("/verify/status")).arrayBuffer()), keys);
    known = { keys, list: list || known.list };
  } catch {
    // No network and nothing kept yet: what is known stays.
  }
  return known;
}

/** `17-8-1985`, `17/08/1985` or `1985-08-17` as a day that exists. */
function typedDay(text) {
  const parts = text.trim().split(/[\s./-]+/);
  if (parts.length !== 3 || parts.some((p) => !/^\d{1,4}$/.test(p))) return undefined;
  const [y, m, d] = (parts[0].length === 4 ? parts : parts.reverse()).map(Number);
  const number = dayNumber(`${String(y).padStart(4, "0")}-${two(m)}-${two(d)}`);
  const back = new Date(number * 86400000);
  return y > 999 && back.getUTCMonth() === m - 1 && back.getUTCDate() === d ? number : undefined;
}

async function check() {
  const now = new Date();
  // The day may have begun further east than here, or this device may count its hours by another country's clock.
  const today = Math.max(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86400000, Math.floor((now / 1000 + EASTERN_SECONDS) / 86400));
  const text = form.elements.card.value;
  const on = typedDay(form.elements.on.value);
  wrong("card", text.trim() ? "" : say.missing);
  wrong("on", on === undefined ? say.day : on > today ? say.ahead : "");
  const bad = form.querySelector("[aria-invalid]");
  if (bad) return bad.focus();
  if (!known.list || Date.now() / 1000 - known.list.issued > FRESH_SECONDS) await Promise.race([learn(), pause(PATIENCE_MS)]);
  let { keys, list } = known;
  let read = await readCard(text, keys);
  if (read.problem === "unknown_key") {
    // A key made since: the house may know it.
    ({ keys, list } = await learn());
    read = await readCard(text, keys);
  }
  if (read.problem) show(read.problem, { day: day(on) });
  else {
    const { verdict, freshness, issuedAfter } = judge(read.card, on, list);
    const c = read.card;
    const said = {
      name: c.name, born: c.born, number: c.memberRef, programmes: c.programmes.join(", "), day: day(on), from: day(c.from), until: day(c.until),
      due: day(c.due), issued: day(Math.floor((c.issued + 25200) / 86400)), at: list ? moment(list.issued) : "",
    };
    const fresh = verdict === "revoked" && freshness === "fresh" ? say.revoked : say[freshness];
    show(verdict, { ...said, fresh: fill(fresh, said), after: issuedAfter ? fill(say.after, said) : "" });
  }
  form.elements.card.value = "";
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const fill = (text, said) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in said ? said[name] : whole));

/** A template of the page with its places filled; text stays text. */
function show(verdict, said) {
  const part = document.querySelector(`template[data-verdict="${verdict}"]`).content.cloneNode(true);
  if (!said.after) part.querySelectorAll(".after").forEach((p) => p.remove());
  const walk = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) walk.currentNode.data = fill(walk.currentNode.data, said);
  told.replaceChildren(part);
  told.dataset.verdict = verdict;
  document.getElementById("again").hidden = false;
  told.tabIndex = -1;
  told.focus();
  told.scrollIntoView({ block: "start" });
}

function wrong(name, sentence) {
  const input = form.elements[name];
  const field = input.closest(".field");
  let error = field.querySelector(".error");
  if (!sentence) {
    if (error) error.remove();
    field.classList.remove("wrong");
    return input.removeAttribute("aria-invalid");
  }
  if (!error) {
    error = document.createElement("p");
    error.className = "error";
    error.id = `${name}-error`;
    input.closest(".row").before(error);
  }
  error.textContent = sentence;
  field.classList.add("wrong");
  input.setAttribute("aria-invalid", "true");
  input.setAttribute("aria-describedby", `${name}-hint ${name}-error`);
}

/** The square by camera: the browser's own reader, where it has one. */
async function camera() {
  const button = document.getElementById("camera");
  const view = document.getElementById("view");
  const able = "BarcodeDetector" in window && (await window.BarcodeDetector.getSupportedFormats().catch(() => [])).includes("qr_code");
  if (!able || !navigator.mediaDevices) return void (document.getElementById("camera-none").hidden = false);
  const detector = new window.BarcodeDetector({ formats: ["qr_code"] });
  const label = button.textContent;
  let stream;
  const stop = () => {
    if (stream) stream.getTracks().forEach((track) => track.stop());
    stream = undefined;
    view.hidden = true;
    button.textContent = label;
  };
  const look = async () => {
    if (!stream) return;
    const found = await detector.detect(view).catch(() => []);
    if (!found.length) return void setTimeout(look, 150);
    stop();
    form.elements.card.value = found[0].rawValue;
    check();
  };
  button.hidden = false;
  button.addEventListener("click", async () => {
    if (stream) return stop();
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    } catch {
      return void (document.getElementById("camera-none").hidden = false);
    }
    button.textContent = button.dataset.stop;
    view.srcObject = stream;
    view.hidden = false;
    await view.play();
    look();
  });
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  check();
});
camera();
learn().then(async ({ list }) => {
  if (!navigator.serviceWorker) return;
  await navigator.serviceWorker.register("/verify/sw.js", { scope: "/verify" });
  await navigator.serviceWorker.ready;
  const ready = document.getElementById("ready");
  if (!list) return;
  ready.textContent = fill(ready.dataset.ready, { at: moment(list.issued) });
  ready.hidden = false;
});
