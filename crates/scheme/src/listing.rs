//! The rows flattened for reading, in the order of the file.

use crate::file::Name;
use crate::incident::CountsFrom;
use crate::load::{Parts, Placed};
use crate::price::bracket_rule;
use crate::rows::{Amount, Rule};
use crate::terms::Sector;
use kernel::{Arg, Note};
use std::fmt::Display;

/// What a row says: in figures, as a sentence with the words it is about, and which thing it decides.
struct Says {
    value: String,
    said: Note,
    of: Vec<Arg>,
    name: Option<Name>,
    about: String,
}

impl Says {
    fn new(value: String, about: impl Display, said: Note) -> Says {
        Says { value, said, of: Vec::new(), name: None, about: about.to_string() }
    }

    fn of(mut self, of: impl IntoIterator<Item = Arg>) -> Says {
        self.of.extend(of);
        self
    }

    fn named(mut self, name: &Name) -> Says {
        self.name = Some(name.clone());
        self
    }
}

fn word(key: &'static str) -> Arg {
    Arg::Word(key.into())
}

fn code(code: impl Display) -> Arg {
    Arg::Text(code.to_string())
}

pub(crate) fn rules(all: &Parts) -> Vec<Rule> {
    let mut listed = Vec::new();
    add(&mut listed, "programme", &all.programmes, |p| {
        let said = Note::new("scheme.says.programme").with("programme", p.code.to_string());
        Says::new(format!("{} {}", p.code, p.name.id), p.code, said).named(&p.name)
    });
    for (line, table) in &all.brackets {
        for (at, bracket) in table.value.lines.iter().enumerate() {
            let value = format!("≥ {} → {}", bracket.income_from, bracket.base);
            let said = Note::new("scheme.says.bracket").with("income", bracket.income_from);
            let says = Says::new(value, at, said.with("base", bracket.base));
            listed.push((*line, Rule { id: bracket_rule(&table.rule, at), ..rule("bracket", table, says) }));
        }
    }
    add(&mut listed, "rate", &all.rates, |r| {
        let programme = |note: Note| note.with("programme", r.programme.to_string());
        match (r.percent_of_base, r.flat_rupiah) {
            (Some(percent), _) => {
                let said = programme(Note::new("scheme.says.rate_percent")).with("percent", percent);
                Says::new(format!("{} {percent}%", r.programme), r.programme, said)
            }
            (None, flat) => {
                let flat = flat.unwrap_or_default();
                let said = programme(Note::new("scheme.says.rate_flat")).with("amount", flat);
                Says::new(format!("{} {flat}", r.programme), r.programme, said)
            }
        }
    });
    add(&mut listed, "required", &all.required, |r| {
        let said = Note::new("scheme.says.required").word("who", r.who.word());
        Says::new(format!("{}: {}", r.who, joined(&r.programmes)), r.who, said)
            .of(r.programmes.iter().map(code))
    });
    add(&mut listed, "relief", &all.reliefs, |r| {
        let value =
            format!("{}: {}, {}: {}%", r.law, joined(&r.sectors), joined(&r.programmes), r.pay_percent);
        let said = Note::new("scheme.says.relief").with("law", r.law.as_str()).with("percent", r.pay_percent);
        let sectors: Vec<Arg> = if r.sectors.len() == Sector::ALL.len() {
            vec![word("scheme.sector.all")]
        } else {
            r.sectors.iter().map(|s| word(s.word())).collect()
        };
        let about = format!("{} {}", r.law, joined(&r.sectors));
        Says::new(value, about, said).of(sectors).of(r.programmes.iter().map(code))
    });
    add(&mut listed, "relief-payers", &all.relief_payers, |r| {
        let key = if r.gets { "scheme.says.relief_payers" } else { "scheme.says.no_relief_payers" };
        let value = format!("{}: {} {}", r.law, joined(&r.payers), yes(r.gets));
        let about = format!("{} {}", r.law, joined(&r.payers));
        Says::new(value, about, Note::new(key).with("law", r.law.as_str()))
            .of(r.payers.iter().map(|p| word(p.word())))
    });
    add(&mut listed, "relief-statuses", &all.relief_statuses, |r| {
        let key = if r.gets { "scheme.says.relief_statuses" } else { "scheme.says.no_relief_statuses" };
        let value = format!("{}: {} {}", r.law, joined(&r.statuses), yes(r.gets));
        let about = format!("{} {}", r.law, joined(&r.statuses));
        Says::new(value, about, Note::new(key).with("law", r.law.as_str()))
            .of(r.statuses.iter().map(|s| word(s.word())))
    });
    add(&mut listed, "year-end", &all.year_ends, |r| {
        let key = if r.stops { "scheme.says.year_end" } else { "scheme.says.no_year_end" };
        let value = format!("{} {}", joined(&r.payers), yes(r.stops));
        Says::new(value, joined(&r.payers), Note::new(key)).of(r.payers.iter().map(|p| word(p.word())))
    });
    add(&mut listed, "offer", &all.offers, |o| {
        Says::new(joined(&o.months), "offer", Note::new("scheme.says.offer")).of(o.months.iter().map(code))
    });
    add(&mut listed, "setting", &all.settings, |s| {
        let said = Note::new(s.name.word());
        // An amount is written as money, everything else as a number.
        let said = match s.name {
            crate::file::SettingName::IncomeFloorRupiah => said.with("value", kernel::Rupiah(s.value)),
            _ => said.with("value", s.value),
        };
        Says::new(format!("{} {}", s.name.key(), s.value), s.name.key(), said)
    });
    add(&mut listed, "holiday", &all.holidays, |h| {
        let day = format!("{:02}-{:02}", h.day.day, h.day.month);
        let said = Note::new("scheme.says.holiday").with("day", day);
        Says::new(format!("{:02}-{:02} {}", h.day.month, h.day.day, h.name.id), &h.name.id, said)
            .named(&h.name)
    });
    add(&mut listed, "benefit", &all.benefits, |b| {
        Says::new(format!("{} {}", b.key, b.amount), &b.key, amount(&b.amount))
            .of(b.programmes.iter().map(code))
            .named(&b.name)
    });
    add(&mut listed, "notice", &all.notices, |n| {
        let key = match n.counts_from {
            CountsFrom::Event => "scheme.says.notice",
            CountsFrom::Known => "scheme.says.notice_known",
        };
        let value = format!("{}: {} h", joined(&n.kinds), n.hours);
        Says::new(value, joined(&n.kinds), Note::new(key).with("hours", n.hours))
            .of(n.kinds.iter().map(|k| word(k.word())))
    });
    add(&mut listed, "notice-minimum", &all.minimums, |m| {
        let value = format!("{}: {}", joined(&m.kinds), joined(&m.fields));
        Says::new(value, joined(&m.kinds), Note::new("scheme.says.notice_minimum"))
            .of(m.fields.iter().map(|f| word(f.word())))
    });
    add(&mut listed, "paper", &all.papers, |p| {
        let value = format!("{}: {}", joined(&p.kinds), p.name.id);
        Says::new(value, format!("{} {}", p.key, joined(&p.kinds)), Note::new("scheme.says.paper"))
            .of(p.kinds.iter().map(|k| word(k.word())))
            .named(&p.name)
    });
    listed.sort_by_key(|(line, _)| *line);
    listed.into_iter().map(|(_, rule)| rule).collect()
}

/// What a benefit pays, as a sentence.
fn amount(amount: &Amount) -> Note {
    match *amount {
        Amount::Rupiah(rupiah) => Note::new("scheme.amount.rupiah").with("amount", rupiah),
        Amount::AtMost(rupiah) => Note::new("scheme.amount.at_most").with("amount", rupiah),
        Amount::TimesBase(times) => Note::new("scheme.amount.times_base").with("times", times),
        Amount::PercentOfBase(percent) => Note::new("scheme.amount.percent_of_base").with("percent", percent),
        Amount::DisabilityPercent { from, to } if from == to => {
            Note::new("scheme.amount.disability").with("percent", from)
        }
        Amount::DisabilityPercent { from, to } => {
            Note::new("scheme.amount.disability_range").with("from", from).with("to", to)
        }
        Amount::TableTimesBase(times) => Note::new("scheme.amount.table").with("times", times),
        Amount::HospitalPricePlusPercent(percent) => {
            Note::new("scheme.amount.hospital").with("percent", percent)
        }
        Amount::AsNeeded => Note::new("scheme.amount.as_needed"),
        Amount::Balance => Note::new("scheme.amount.balance"),
        Amount::BalanceAtMostPercent(percent) => {
            Note::new("scheme.amount.balance_at_most").with("percent", percent)
        }
    }
}

fn add<T>(listed: &mut Vec<(usize, Rule)>, kind: &str, rows: &[Placed<T>], say: impl Fn(&T) -> Says) {
    listed.extend(rows.iter().map(|(line, row)| (*line, rule(kind, row, say(&row.value)))));
}

fn rule<T>(kind: &str, row: &crate::Dated<T>, says: Says) -> Rule {
    Rule {
        id: row.rule.clone(),
        kind: kind.to_owned(),
        value: says.value,
        said: says.said,
        of: says.of,
        name: says.name,
        about: says.about,
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

/// A mark rather than a word: the figures have no language.
fn yes(yes: bool) -> &'static str {
    if yes { "✓" } else { "✗" }
}
