// Receipts from the phone's own block of numbers.

/** `DPS-H7K2QM-00012-4`: the phone's block, a number without gaps, a check digit against slips (Luhn, over the number). */
export function number(series, n) {
  const digits = String(n).padStart(5, "0");
  return `${series}-${digits}-${luhn(digits)}`;
}

export function luhn(digits) {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const d = Number(digits[digits.length - 1 - i]) * (i % 2 === 0 ? 2 : 1);
    sum += d > 9 ? d - 9 : d;
  }
  return (10 - (sum % 10)) % 10;
}
