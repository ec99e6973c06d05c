// Sentences come from the house's catalogue, in both languages; money and days as people write them.

let book = {};
let tongue = "id";

export async function speak(lang) {
  const answer = await fetch(`/field/words/${lang}.json`);
  book = await answer.json();
  tongue = lang;
  document.documentElement.lang = lang;
}

/** For tests, and for whoever has the words already. */
export function speakWith(lang, words) {
  book = words;
  tongue = lang;
}

export const lang = () => tongue;

/** `{name}` stands for an argument, `{count:one|many}` for a word that follows a number. */
export function t(key, args = {}) {
  const sentence = book[key];
  if (sentence === undefined) return key;
  return sentence.replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, (whole, name, one, many) => {
    if (one !== undefined) return args[name] === 1 ? one : many;
    return name in args ? String(args[name]) : whole;
  });
}

/** The label of a choice that the house sent in both languages. */
export const label = (choice) => choice.label[tongue] || choice.label.id;

/** `Rp16.800` in both languages: it stands so on money and receipts. */
export const rupiah = (n) => `${n < 0 ? "−" : ""}Rp${String(Math.abs(n)).replace(/\B(?=(\d{3})+$)/g, ".")}`;

export const num = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, tongue === "id" ? "." : ",");

export function dayText(day) {
  const [y, m, d] = day.split("-").map(Number);
  return new Intl.DateTimeFormat(locale(), { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(Date.UTC(y, m - 1, d));
}

export function monthText(month, withYear = true) {
  const [y, m] = month.split("-").map(Number);
  const form = withYear ? { month: "long", year: "numeric" } : { month: "long" };
  return new Intl.DateTimeFormat(locale(), { ...form, timeZone: "UTC" }).format(Date.UTC(y, m - 1, 1));
}

/** `November 2026–Januari 2027`, `November–Desember 2026`. */
export function monthsText(from, until) {
  if (from === until) return monthText(from);
  return `${monthText(from, from.slice(0, 4) !== until.slice(0, 4))}–${monthText(until)}`;
}

/** How long ago, roughly: `tadi`, `3 jam lalu`, `2 hari lalu`. */
export function agoText(then, now = Date.now()) {
  if (!then) return t("handset.never");
  const minutes = Math.max(0, Math.round((now - then) / 60_000));
  if (minutes < 2) return t("handset.ago.now");
  if (minutes < 60) return t("handset.ago.minutes", { n: minutes });
  if (minutes < 48 * 60) return t("handset.ago.hours", { n: Math.round(minutes / 60) });
  return t("handset.ago.days", { n: Math.round(minutes / 1440) });
}

const locale = () => (tongue === "id" ? "id-ID" : "en-GB");
