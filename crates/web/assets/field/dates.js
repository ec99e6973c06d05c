// Days `2026-11-20` and months `2026-11` as text, so that they sort, travel and mean the same everywhere.

const two = (n) => String(n).padStart(2, "0");

/** The day here and now, by this phone's clock in the zone of the office (`+08:00`). */
export function today(zone = "+07:00", now = Date.now()) {
  const [, sign, h, m] = /^([+-])(\d\d):(\d\d)$/.exec(zone);
  const shift = (sign === "-" ? -1 : 1) * (Number(h) * 60 + Number(m)) * 60000;
  return new Date(now + shift).toISOString().slice(0, 10);
}

/** A day that exists, or nothing. */
export function day(year, month, date) {
  const at = new Date(Date.UTC(year, month - 1, date));
  const real = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === date;
  return real ? `${year}-${two(month)}-${two(date)}` : undefined;
}

export const monthOf = (d) => d.slice(0, 7);

export function plusMonths(month, n) {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + n;
  return `${Math.floor(at / 12)}-${two((at % 12) + 1)}`;
}

export const monthsBetween = (from, until) =>
  (Number(until.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(until.slice(5, 7)) - Number(from.slice(5, 7));

export function lastDay(month) {
  const at = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0));
  return `${month}-${two(at.getUTCDate())}`;
}

/** Whole years on a day. */
export function age(born, on) {
  return Number(on.slice(0, 4)) - Number(born.slice(0, 4)) - (on.slice(5) < born.slice(5) ? 1 : 0);
}

/** What people type for a day: `17-8-1985`, `17/08/1985`, `17081985`, `17 8 85`. */
export function readDay(typed) {
  const plain = typed.trim();
  if (/^\d{4}-\d{2}-\d{2}$/.test(plain)) return day(...plain.split("-").map(Number));
  const parts = /^\d{8}$/.test(plain) ? [plain.slice(0, 2), plain.slice(2, 4), plain.slice(4)] : plain.split(/[\s./-]+/);
  if (parts.length !== 3 || parts.some((part) => !/^\d+$/.test(part))) return undefined;
  const [d, m, y] = parts.map(Number);
  return parts[2].length === 4 ? day(y, m, d) : undefined;
}
