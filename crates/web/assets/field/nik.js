// What the digits of a population number say: PPKKCC DDMMYY SSSS. Its form proves nothing about a person; a difference
// is a warning, never a refusal.

import { day } from "./dates.js";

/** `{digits}` while it is being typed, `{wrong: code}`, or `{digits, district, sex, born}`. */
export function readNik(typed, today) {
  if (/[^\d\s.-]/.test(typed)) return { wrong: "nik.letters" };
  const digits = typed.replace(/\D/g, "");
  if (digits.length > 16) return { wrong: "nik.length", digits };
  if (digits.length < 16) return { digits };
  if (/^(\d)\1*$/.test(digits)) return { wrong: "nik.alike", digits };
  const n = (from, until) => Number(digits.slice(from, until));
  const female = n(6, 8) > 40;
  const born = birthday(n(10, 12), n(8, 10), n(6, 8) - (female ? 40 : 0), today);
  if (!born) return { wrong: "nik.date", digits };
  if (n(12, 16) === 0) return { wrong: "nik.serial", digits };
  return { digits, district: digits.slice(0, 6), sex: female ? "female" : "male", born };
}

/** The century is not in the number: the latest that is not still to come. */
function birthday(year, month, date, today) {
  const late = day(2000 + year, month, date);
  return late && late <= today ? late : day(1900 + year, month, date);
}

/** `3310 1657 0485 0123`, as it stands on the card. */
export const grouped = (digits) => digits.replace(/(\d{4})(?=\d)/g, "$1 ");

/** Empty, or digits enough for a telephone number of this country: the rule of the house. */
export function telephone(typed) {
  const text = String(typed || "").trim();
  const digits = text.replace(/\D/g, "").replace(/^62|^0/, "").replace(/^0+/, "");
  return !text || (/^\+?[\d\s.()-]*$/.test(text) && /^(8\d{8,11}|[2-79]\d{7,10})$/.test(digits));
}
