//! What a report is asked for: fields read from an address, told at the field where they cannot be, and shown again
//! with what they mean when empty.

use super::super::{ReadError, allow_at_office, area_ref, day_typed, own_office, today};
use super::Read;
use crate::App;
use crate::view::{Choice, Column, Field, FieldKind, Form, Order, Report, ReportHead, Sorts};
use access::{Action, Actor, Place, Scope};
use kernel::{Arg, Day, Instant, Level, Month, Note, OfficeId, Refusal, RegionCode, Zone};
use outreach::{Network, Office};
use regions::regions;
use std::sync::Arc;

/// Days that one report may span.
const MOST_DAYS: i64 = 366;
/// Areas offered by name beside the field.
const NEARBY: usize = 300;

pub(super) struct Asking<'a> {
    pub who: &'a Actor,
    pub network: Arc<Network>,
    pub today: Day,
    pub action: Action,
    pub form: Form,
    pub fields: Vec<Field>,
    head: ReportHead,
}

impl<'a> Asking<'a> {
    pub fn new(app: &'a App, who: &'a Actor, report: Report, form: Form, now: Instant) -> Read<Asking<'a>> {
        access::scope(who, report.action())?;
        let network = app.network();
        let own = own_office(who, &network);
        let zone = own.map_or(Zone::WIB, |office| crate::submit::zone_of(&network, office));
        let today = today(app, who, now);
        let head = ReportHead {
            report,
            about: String::new(),
            about_code: String::new(),
            filters: Vec::new(),
            at: now,
            zone,
            today,
            by: who.name.clone(),
            columns: Vec::new(),
        };
        Ok(Asking { who, network, today, action: report.action(), form, fields: Vec::new(), head })
    }

    pub fn report(&self) -> Report {
        self.head.report
    }

    pub fn now(&self) -> Instant {
        self.head.at
    }

    fn typed(&self, name: &str) -> String {
        self.form.get(name).trim().to_owned()
    }

    /// What an empty field means is shown in it.
    fn shown(&mut self, name: &'static str, value: impl Into<String>) {
        self.form.values.insert(name.to_owned(), vec![value.into()]);
    }

    fn field(&mut self, name: &'static str, kind: FieldKind) {
        self.fields.push(Field { name, kind });
    }

    pub fn wrong(&mut self, refusal: Refusal) {
        self.form.errors.push(refusal);
    }

    pub fn said(&mut self, name: &'static str, value: impl Into<Arg>) {
        self.head.filters.push((name, Note::new("ui.value").with("value", value)));
    }

    pub fn day(&mut self, name: &'static str, default: Day) -> Day {
        self.field(name, FieldKind::Day);
        let text = self.typed(name);
        let day = match (text.is_empty(), day_typed(&text)) {
            (true, _) => default,
            (false, Some(day)) => day,
            (false, None) => {
                self.wrong(Refusal::of(name, "read.form.day"));
                return default;
            }
        };
        self.shown(name, typed_day(day));
        self.said(name, day);
        day
    }

    /// A day that has come; today, told at the field, for one that has not.
    pub fn past_day(&mut self, name: &'static str, today: Day) -> Day {
        if day_typed(&self.typed(name)).is_some_and(|day| day > today) {
            self.field(name, FieldKind::Day);
            self.wrong(Refusal::of(name, "read.form.ahead"));
            return today;
        }
        self.day(name, today)
    }

    /// A day, or none where the field was left empty.
    pub fn optional_day(&mut self, name: &'static str) -> Option<Day> {
        if self.typed(name).is_empty() {
            self.field(name, FieldKind::Day);
            return None;
        }
        let wrong = self.form.errors.len();
        let day = self.day(name, self.today);
        (self.form.errors.len() == wrong).then_some(day)
    }

    /// From one day to another, not longer than a year.
    pub fn days(&mut self, from: Day, until: Day) -> (Day, Day) {
        let (mut first, last) = (self.day("from", from), self.day("until", until));
        if last < first {
            self.wrong(Refusal::of("until", "report.period.backwards"));
            first = last;
        } else if last.days_since(first) >= MOST_DAYS {
            self.wrong(Refusal::of("from", "report.period.long").with("days", MOST_DAYS));
            first = last.plus_days(1 - MOST_DAYS);
        }
        (first, last)
    }

    /// `2026-11`, or `11-2026` as people write it.
    pub fn month(&mut self, name: &'static str, default: Month) -> Month {
        self.field(name, FieldKind::Month);
        let text = self.typed(name);
        let swapped = text.split_once(['-', '/', '.']).map(|(a, b)| format!("{b}-{a:0>2}"));
        let month = text.parse().ok().or_else(|| swapped?.parse().ok());
        let month = match (text.is_empty(), month) {
            (true, _) => default,
            (false, Some(month)) => month,
            (false, None) => {
                self.wrong(Refusal::of(name, "report.month"));
                return default;
            }
        };
        self.shown(name, month.to_string());
        self.said(name, month);
        month
    }

    /// One of some choices, by its value; nothing where it was left open.
    pub fn choice(&mut self, name: &'static str, choices: Vec<Choice>) -> Option<String> {
        let text = self.typed(name);
        let chosen = choices.iter().find(|c| c.value == text).cloned();
        self.field(name, FieldKind::Choice(choices));
        if text.is_empty() {
            return None;
        }
        match chosen {
            Some(choice) => {
                self.said(name, choice.label);
                Some(choice.value)
            }
            None => {
                self.wrong(Refusal::of(name, "report.choice"));
                None
            }
        }
    }

    /// The offices whose people and money this reader may list, by code.
    fn offices(&self) -> Vec<&Office> {
        let may = |o: &&Office| allow_at_office(self.who, self.action, &self.network, o.id).is_ok();
        let mut offices: Vec<&Office> = self.network.offices.values().filter(may).collect();
        offices.sort_by(|a, b| a.code.cmp(&b.code));
        offices
    }

    /// The office chosen, or all that may be, or with `one` the reader's own.
    pub fn office(&mut self, one: bool) -> Read<Vec<OfficeId>> {
        let offices: Vec<Office> = self.offices().into_iter().cloned().collect();
        // Only branches take money: whoever sits above them is told of all beneath.
        let branch = |o: &&Office| o.kind == outreach::OfficeKind::Branch;
        let own = self.who.office.filter(|own| offices.iter().filter(branch).any(|o| o.id == *own));
        let text = self.typed("office");
        let chosen = match text.as_str() {
            "" if one => own.or(offices.iter().find(branch).or(offices.first()).map(|o| o.id)),
            "" => own.or(offices.first().filter(|_| offices.len() == 1).map(|o| o.id)),
            "all" if !one => None,
            text => {
                let named: Option<OfficeId> = text.parse().ok();
                let named = named.filter(|id| self.network.offices.contains_key(id));
                let named = named.ok_or(ReadError::NotFound)?;
                allow_at_office(self.who, self.action, &self.network, named)?;
                Some(named)
            }
        };
        if offices.len() > 1 {
            let mut choices: Vec<Choice> = Vec::new();
            if !one {
                choices.push(Choice::word("all", "report.office.all"));
            }
            choices.extend(offices.iter().map(|o| plain(o.id.to_string(), &o.name)));
            self.field("office", FieldKind::Choice(choices));
        }
        self.shown("office", chosen.map_or_else(|| "all".to_owned(), |id| id.to_string()));
        match chosen.and_then(|id| self.network.offices.get(&id)) {
            Some(office) => {
                (self.head.about, self.head.about_code) = (office.name.clone(), office.code.clone())
            }
            None => {
                let own = own_office(self.who, &self.network).and_then(|o| self.network.offices.get(&o));
                let (name, code) = own.map(|o| (o.name.clone(), o.code.clone())).unwrap_or_default();
                (self.head.about, self.head.about_code) = (name, code);
            }
        }
        Ok(chosen.map_or_else(|| offices.iter().map(|o| o.id).collect(), |id| vec![id]))
    }

    /// The area chosen by code or name; else the reader's own areas, or the whole country.
    pub fn area(&mut self) -> Read<Vec<Option<RegionCode>>> {
        let own: Vec<RegionCode> = match access::scope(self.who, self.action)? {
            Scope::Areas(areas) => areas.to_vec(),
            Scope::Everywhere => self.office_areas(),
        };
        let nearby = nearby(&own);
        self.field("area", FieldKind::Area(nearby));
        let text = self.typed("area");
        let found = (!text.is_empty()).then(|| {
            // A choice of the list comes as it stands there: code first.
            let code = text.split(' ').next().and_then(|code| RegionCode::parse(code).ok());
            let within = own.first().filter(|_| code.is_none());
            let asked = code.map_or_else(|| text.clone(), |code| code.to_string());
            let mut hits = regions().search(&asked, within, 1);
            if hits.is_empty() {
                hits = regions().search(&asked, None, 1);
            }
            hits.first().map(|hit| hit.area.code)
        });
        let areas = match found {
            Some(Some(code)) => {
                access::allow(self.who, self.action, &Place::Area(code))?;
                self.shown("area", format!("{code} {}", area_ref(code).name));
                vec![code]
            }
            Some(None) => {
                self.wrong(Refusal::of("area", "report.area"));
                own
            }
            None => own,
        };
        let names: Vec<String> = areas.iter().map(|code| area_ref(*code).name).collect();
        self.head.about = match names.as_slice() {
            [] => "Indonesia".to_owned(),
            [one] => one.clone(),
            // All of one's ground is one's office in a word.
            _ => self.own_name().unwrap_or_else(|| names.join(", ")),
        };
        self.head.about_code = match areas.as_slice() {
            [] => "ID".to_owned(),
            [one] => one.to_string(),
            _ => self.own_code(),
        };
        if !text.is_empty() {
            let about = self.head.about.clone();
            self.said("area", about);
        }
        Ok(if areas.is_empty() { vec![None] } else { areas.into_iter().map(Some).collect() })
    }

    fn office_areas(&self) -> Vec<RegionCode> {
        let own = own_office(self.who, &self.network).and_then(|o| self.network.offices.get(&o));
        own.map(|o| o.areas.clone()).unwrap_or_default()
    }

    fn own_name(&self) -> Option<String> {
        self.who.office.and_then(|office| self.network.offices.get(&office)).map(|o| o.name.clone())
    }

    fn own_code(&self) -> String {
        let own = own_office(self.who, &self.network).and_then(|o| self.network.offices.get(&o));
        own.map(|o| o.code.clone()).unwrap_or_default()
    }

    /// `day` or `-day`, where the column can be ordered by; else the first order.
    pub fn order(&mut self, columns: &[Column], default: &str) -> Order {
        let text = self.typed("sort");
        let read = |text: &str| {
            let (backwards, column) = text.strip_prefix('-').map_or((false, text), |column| (true, column));
            let sorts = columns.iter().any(|c| c.sorts != Sorts::Never && c.key == column);
            sorts.then(|| Order { column: column.to_owned(), backwards })
        };
        read(&text).or_else(|| read(default)).unwrap_or_default()
    }

    /// The plan's parts that every report shares.
    pub fn done(self, columns: Vec<Column>) -> (ReportHead, Form, Vec<Field>) {
        (ReportHead { columns, ..self.head }, self.form, self.fields)
    }
}

/// The same question from the first day of the month before, while that is within a year of its end.
pub(super) fn a_month_earlier(form: &Form) -> Option<Form> {
    let (from, until) = (day_typed(form.get("from"))?, day_typed(form.get("until"))?);
    let earlier = from.plus_days(-1).month().first_day();
    let mut form = form.clone();
    form.values.insert("from".to_owned(), vec![typed_day(earlier)]);
    (until.days_since(earlier) < MOST_DAYS).then_some(form)
}

/// As people here write a day.
fn typed_day(day: Day) -> String {
    format!("{:02}-{:02}-{}", day.day_of_month(), day.month_number(), day.year())
}

pub(super) fn plain(value: String, label: &str) -> Choice {
    Choice { value, label: Arg::Text(label.to_owned()), hint: None }
}

/// One's own areas and what lies directly in them.
fn nearby(own: &[RegionCode]) -> Vec<Choice> {
    let choice =
        |area: regions::Area<'_>| plain(format!("{} {}", area.code, area.short_name()), &parents(&area.code));
    let mut all: Vec<Choice> = Vec::new();
    if own.is_empty() {
        all.extend(regions().children(None).map(choice));
    }
    for code in own {
        all.extend(regions().find(code).map(choice));
        if code.level() < Level::Village {
            all.extend(regions().children(Some(code)).map(choice));
        }
    }
    all.truncate(NEARBY);
    all
}

fn parents(code: &RegionCode) -> String {
    let path = regions().path(code);
    let above = path.iter().rev().skip(1).take(2).map(regions::Area::short_name);
    above.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_just_begun_leads_to_the_one_before_and_no_further_than_a_year() {
        let earlier = |from: &str, until: &str| {
            let mut form = Form::default();
            form.set("from", from);
            form.set("until", until);
            form.set("agent", "x");
            a_month_earlier(&form).map(|form| (form.get("from").to_owned(), form.get("agent").to_owned()))
        };
        let from = |day: &str| Some((day.to_owned(), "x".to_owned()));
        assert_eq!(earlier("01-12-2026", "01-12-2026"), from("01-11-2026"));
        assert_eq!(
            earlier("15-01-2026", "31-01-2026"),
            from("01-01-2026"),
            "first to the month's own beginning"
        );
        assert_eq!(earlier("01-01-2026", "31-12-2026"), None, "a report covers a year at most");
        assert_eq!(earlier("", "31-12-2026"), None);
    }
}
