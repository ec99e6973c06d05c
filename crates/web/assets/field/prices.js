// Prices are looked up, not worked out: the house sends what each bracket costs in each month, and the same vectors prove
// that phone and house name the same amount.

/**
 * The price of months in a row, or nothing where the tables do not reach.
 * `terms`: {income, sector, payer, status}. → {total, months: [{month, total, lines: [{programme, amount}]}]}
 */
export function quote(prices, terms, programmes, from, count) {
  const row = prices.rows[`${terms.sector}.${terms.payer}.${terms.status}`];
  const first = prices.months.indexOf(from);
  const bracket = bracketOf(prices.brackets, terms.income);
  if (!row || first < 0 || bracket < 0 || first + count > prices.months.length) return undefined;
  const months = [];
  for (const at of span(first, count)) {
    const lines = [];
    for (const programme of programmes) {
      const table = row[programme] && prices.tables[row[programme][at]];
      if (!table) return undefined;
      lines.push({ programme, amount: table[bracket] });
    }
    months.push({ month: prices.months[at], total: sum(lines.map((line) => line.amount)), lines });
  }
  return { total: sum(months.map((m) => m.total)), months };
}

/** The bracket with the highest lower border that is not above the income. */
export function bracketOf(brackets, income) {
  let found = -1;
  for (let i = 0; i < brackets.length && brackets[i] <= income; i++) found = i;
  return found;
}

/** Months in a row at one price, as people say it: `[{from, until, each}]`. */
export function runs(quoted) {
  const runs = [];
  for (const { month, total } of quoted.months) {
    const last = runs[runs.length - 1];
    if (last && last.each === total) last.until = month;
    else runs.push({ from: month, until: month, each: total });
  }
  return runs;
}

const span = (from, count) => Array.from({ length: count }, (_, i) => from + i);
const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
