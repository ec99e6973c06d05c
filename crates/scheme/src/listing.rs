//! The rows flattened for reading, in the order of the file.

use crate::load::{Parts, Placed};
use crate::price::bracket_rule;
use crate::rows::Rule;
use std::fmt::Display;

pub(crate) fn rules(all: &Parts) -> Vec<Rule> {
    let mut listed = Vec::new();
    add(&mut listed, "programme", &all.programmes, |p| format!("{} {}", p.code, p.name.id));
    for (line, table) in &all.brackets {
        for (at, bracket) in table.value.lines.iter().enumerate() {
            let value = format!("≥ {} → {}", bracket.income_from, bracket.base);
            listed.push((*line, Rule { id: bracket_rule(&table.rule, at), ..rule("bracket", table, value) }));
        }
    }
    add(&mut listed, "rate", &all.rates, |r| match (r.percent_of_base, r.flat_rupiah) {
        (Some(percent), _) => format!("{} {percent}%", r.programme),
        (None, flat) => format!("{} {}", r.programme, flat.unwrap_or_default()),
    });
    add(&mut listed, "required", &all.required, |r| format!("{}: {}", r.who, joined(&r.programmes)));
    add(&mut listed, "relief", &all.reliefs, |r| {
        format!("{}: {}, {}: {}%", r.law, joined(&r.sectors), joined(&r.programmes), r.pay_percent)
    });
    add(&mut listed, "relief-payers", &all.relief_payers, |r| {
        format!("{}: {} {}", r.law, joined(&r.payers), yes(r.gets))
    });
    add(&mut listed, "relief-statuses", &all.relief_statuses, |r| {
        format!("{}: {} {}", r.law, joined(&r.statuses), yes(r.gets))
    });
    add(&mut listed, "year-end", &all.year_ends, |r| format!("{} {}", joined(&r.payers), yes(r.stops)));
    add(&mut listed, "offer", &all.offers, |o| joined(&o.months));
    add(&mut listed, "setting", &all.settings, |s| format!("{} {}", s.name.key(), s.value));
    add(&mut listed, "holiday", &all.holidays, |h| {
        format!("{:02}-{:02} {}", h.day.month, h.day.day, h.name.id)
    });
    add(&mut listed, "benefit", &all.benefits, |b| format!("{} {}", b.key, b.amount));
    listed.sort_by_key(|(line, _)| *line);
    listed.into_iter().map(|(_, rule)| rule).collect()
}

fn add<T>(listed: &mut Vec<(usize, Rule)>, kind: &str, rows: &[Placed<T>], say: impl Fn(&T) -> String) {
    listed.extend(rows.iter().map(|(line, row)| (*line, rule(kind, row, say(&row.value)))));
}

fn rule<T>(kind: &str, row: &crate::Dated<T>, value: String) -> Rule {
    Rule {
        id: row.rule.clone(),
        kind: kind.to_owned(),
        value,
        source: row.source.clone(),
        confirmed: row.confirmed,
        question: row.question.clone(),
        from: row.from,
        until: row.until,
    }
}

fn joined(items: &[impl Display]) -> String {
    items.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// A mark rather than a word: the listing has no language.
fn yes(yes: bool) -> &'static str {
    if yes { "✓" } else { "✗" }
}
