//! What the registration page knows while it is filled in: the NIK read, who is known already, villages, prices.

use super::standing::{brief, programme_name};
use super::{Read, place, today};
use crate::App;
use crate::view::{
    Choice, Existing, Form, MonthPrice, NikRead, Offer, Person, Place, PriceLine, RegisterOptions,
    RegisterView,
};
use access::{Action, Actor};
use kernel::{ActivityId, Arg, CommandId, Day, Instant, Level, Note, Programme, RegionCode, Rupiah, Sex};
use regions::{NikExplained, StatedIdentity, explain_nik, regions};
use scheme::{Payer, Question, Scheme, Sector, Terms, WorkStatus};
use store::views::standing::{self, Key};

/// Villages offered at a search; more than these are asked to be narrowed down.
const VILLAGES: usize = 8;

impl App {
    /// The registration page for what was typed so far. `command` is minted by who draws the page.
    pub async fn register_page(
        &self,
        who: &Actor,
        activity: Option<ActivityId>,
        command: CommandId,
        form: Form,
        now: Instant,
    ) -> Read<RegisterView> {
        let today = today(self, who, now);
        self.register_on(who, activity, command, form, now, today).await
    }

    /// The same for a registration of an earlier day: priced as it was then.
    pub(super) async fn register_on(
        &self,
        who: &Actor,
        activity: Option<ActivityId>,
        command: CommandId,
        form: Form,
        now: Instant,
        today: Day,
    ) -> Read<RegisterView> {
        access::scope(who, Action::RegisterMember)?;
        let activity = match activity {
            Some(id) => self.activity_head(who, id, now).await?,
            None => None,
        };
        let mut form = if form.values.is_empty() { fresh(self.scheme(), today) } else { form };
        let (villages, more_villages) = villages(&mut form);
        let home = RegionCode::parse(form.get("home")).ok();
        let read = if form.get("nik").trim().is_empty() { None } else { Some(nik(&form, home, today)) };
        let read = match read {
            Some(Ok(read)) => Some(read),
            Some(Err(refusal)) => {
                if form.error("nik").is_none() {
                    form.errors.push(refusal);
                }
                None
            }
            None => None,
        };
        let existing = match &read {
            Some(read) => self.existing(who, read, now).await?,
            None => None,
        };
        Ok(RegisterView {
            command,
            activity,
            options: options(self.scheme(), &form, today),
            offers: offers(self.scheme(), &form, today),
            nik: read.map(|r| nik_read(r, today)),
            existing,
            villages,
            more_villages,
            form,
            notes: Vec::new(),
        })
    }

    /// Who holds this NIK, for who may see them.
    async fn existing(&self, who: &Actor, read: &NikExplained, now: Instant) -> Read<Option<Existing>> {
        let key = self.keys().seal().index("nik", read.nik.digits().as_bytes());
        let mut conn = self.reader().await?;
        let Some(facts) = standing::find(&mut conn, &Key::Nik(key)).await? else { return Ok(None) };
        if self.seen(&mut conn, who, Action::ViewCoverage, &facts).await.is_err() {
            return Ok(None);
        }
        self.looks.note(who, facts.id, "view_coverage", now);
        let (standing, _, sentence) = brief(&facts, self.scheme(), now.day_in(facts.zone()));
        let name = super::standing::name_of(&facts);
        Ok(Some(Existing { person: Person { id: facts.id, name }, standing, sentence }))
    }
}

/// What is most often so, filled in beforehand.
pub fn fresh_form(scheme: &Scheme, today: Day) -> Vec<(&'static str, String)> {
    let usual =
        [("how_works", "own"), ("status", "worker"), ("sector", "other"), ("payer", "self"), ("months", "1")];
    let usual = usual.into_iter().map(|(name, value)| (name, value.to_owned()));
    let required = scheme.required(WorkStatus::Worker, today.month());
    usual.chain(required.iter().map(|p| ("programmes", p.to_string()))).collect()
}

fn fresh(scheme: &Scheme, today: Day) -> Form {
    let mut form = Form::default();
    fresh_form(scheme, today).into_iter().for_each(|(name, value)| form.set(name, value));
    form
}

fn nik(form: &Form, home: Option<RegionCode>, today: Day) -> Result<NikExplained, kernel::Refusal> {
    let sex = match form.get("sex") {
        "female" => Some(Sex::Female),
        "male" => Some(Sex::Male),
        _ => None,
    };
    explain_nik(form.get("nik"), today, StatedIdentity { born: day_typed(form.get("born")), sex, home })
}

/// `15-04-1987`, `15/4/1987`, `15.04.1987` or `1987-04-15`, as people write a day.
pub fn day_typed(text: &str) -> Option<Day> {
    let text = text.trim();
    let parts: Vec<&str> = text.split(['-', '/', '.', ' ']).filter(|p| !p.is_empty()).collect();
    let digits = parts.iter().all(|p| p.len() <= 4 && p.bytes().all(|b| b.is_ascii_digit()));
    let &[a, b, c] = parts.as_slice() else { return None };
    let number = |s: &str| s.parse::<i32>().ok();
    match (digits, a.len(), c.len()) {
        (true, 4, 1 | 2) => Day::new(number(a)?, number(b)? as u8, number(c)? as u8),
        (true, 1 | 2, 4) => Day::new(number(c)?, number(b)? as u8, number(a)? as u8),
        _ => None,
    }
}

fn nik_read(read: NikExplained, today: Day) -> NikRead {
    NikRead {
        sex: read.facts.sex,
        born: read.facts.born,
        age: i64::from(read.facts.born.age_on(today)),
        district: read.district_name,
        notes: read.warnings,
    }
}

/// The village chosen, and those the search finds. One that is the only answer is chosen at once.
pub(super) fn villages(form: &mut Form) -> (Vec<Place>, bool) {
    let chosen = RegionCode::parse(form.get("home")).ok().filter(|code| regions().village(code).is_ok());
    let query = form.get("village_search").to_owned();
    let mut found: Vec<RegionCode> = Vec::new();
    if !query.trim().is_empty() {
        // Larger areas may come first; only villages are anybody's home.
        let hits = regions().search(&query, None, VILLAGES * 4).into_iter();
        found = hits.filter(|h| h.area.level == Level::Village).map(|h| h.area.code).collect();
    }
    let more = found.len() > VILLAGES;
    found.truncate(VILLAGES);
    match (chosen, found.as_slice()) {
        (Some(chosen), []) => found.push(chosen),
        (Some(chosen), found) if found.contains(&chosen) => {}
        // What the search no longer shows is not chosen behind anybody's back.
        (_, found) => {
            form.values.remove("home");
            if let [only] = found {
                form.set("home", only.to_string());
            }
        }
    }
    (found.into_iter().map(place).collect(), more)
}

fn options(scheme: &Scheme, form: &Form, today: Day) -> RegisterOptions {
    let status = form.get("status").parse().unwrap_or(WorkStatus::Worker);
    let required = scheme.required(status, today.month());
    let mut programmes: Vec<Programme> = scheme.programmes().iter().map(|p| p.code).collect();
    programmes.sort_by_key(|p| !required.contains(p));
    let choice = |p: Programme| Choice {
        value: p.to_string(),
        label: programme_label(p),
        hint: Some(Note::new("ui.value").with("value", p.as_str())),
    };
    RegisterOptions {
        statuses: WorkStatus::ALL.iter().map(|s| Choice::word(s.key(), s.word())).collect(),
        sectors: Sector::ALL.iter().map(|s| Choice::word(s.key(), s.word())).collect(),
        occupations: Vec::new(),
        programmes: programmes.into_iter().map(choice).collect(),
        compulsory: required.iter().map(ToString::to_string).collect(),
        payers: payers(),
    }
}

/// Everybody who may pay, the person first.
pub(super) fn payers() -> Vec<Choice> {
    Payer::ALL.iter().map(|p| Choice::word(p.key(), p.word())).collect()
}

fn programme_label(programme: Programme) -> Arg {
    let name = programme_name(programme);
    if name.args.is_empty() { Arg::Word(name.code) } else { programme.as_str().into() }
}

/// What the months cost, once enough is known: nothing before.
fn offers(scheme: &Scheme, form: &Form, today: Day) -> Vec<Offer> {
    let Some((terms, programmes)) = terms(scheme, form, today) else { return Vec::new() };
    let first = today.month();
    let last = |months: u8| first.plus(i32::from(months) - 1);
    // Public money buys no month of another budget year.
    let stops = scheme.public_payer_stops_in_december(terms.payer);
    let allowed = |months: &u8| !stops || last(*months).year() == first.year();
    let offer = |months: u8| {
        let question = Question { terms, programmes: programmes.clone(), from: first, months };
        let quote = scheme.quote(&question).ok()?;
        let prices: Vec<MonthPrice> = quote.months.iter().map(price).collect();
        Some(Offer {
            months,
            total: quote.total(),
            first,
            last: last(months),
            notes: changes(&prices),
            prices,
        })
    };
    scheme.offers().iter().copied().filter(allowed).filter_map(offer).collect()
}

/// What a price depends on, as typed; nothing while some of it is missing.
fn terms(scheme: &Scheme, form: &Form, today: Day) -> Option<(Terms, Vec<Programme>)> {
    let income = Rupiah::parse(form.get("income")).ok().filter(|i| !i.is_negative())?;
    let status: WorkStatus = form.get("status").parse().ok()?;
    let sector: Sector = form.get("sector").parse().ok()?;
    let payer: Payer = form.get("payer").parse().ok()?;
    let typed = form.values.get("programmes").map(Vec::as_slice).unwrap_or_default();
    let mut programmes: Vec<Programme> = scheme.required(status, today.month());
    for programme in typed.iter().filter_map(|p| Programme::parse(p)) {
        if !programmes.contains(&programme) {
            programmes.push(programme);
        }
    }
    Some((Terms { income, sector, payer, status }, programmes))
}

fn price(month: &scheme::QuotedMonth) -> MonthPrice {
    MonthPrice { month: month.month, total: month.total(), lines: month.lines.iter().map(line).collect() }
}

pub(super) fn line(line: &scheme::Line) -> PriceLine {
    let because = line.because.iter().map(|b| b.note.clone()).collect();
    PriceLine { programme: line.programme, amount: line.amount, because }
}

/// Where the price changes on the way: "from January 2027 Rp16.800".
pub(super) fn changes(prices: &[MonthPrice]) -> Vec<Note> {
    let turn = |pair: &[MonthPrice]| {
        let (before, after) = (&pair[0], &pair[1]);
        (before.total != after.total).then(|| {
            Note::new("read.offer.changes")
                .with("month", after.month)
                .with("before", before.total)
                .with("after", after.total)
        })
    };
    prices.windows(2).filter_map(turn).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(values: &[(&str, &str)]) -> Form {
        let mut form = Form::default();
        values.iter().for_each(|(name, value)| form.set(name, *value));
        form
    }

    fn today() -> Day {
        "2026-11-20".parse().unwrap()
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        for text in ["15-04-1987", "15/4/1987", "15.04.1987", "1987-04-15", " 15 4 1987 "] {
            assert_eq!(day_typed(text).map(|d| d.to_string()).as_deref(), Some("1987-04-15"), "{text}");
        }
        for text in ["", "15-04-87", "31-02-1987", "April 1987", "15041987"] {
            assert_eq!(day_typed(text), None, "{text}");
        }
    }

    #[test]
    fn no_price_before_enough_is_known_and_then_every_offer() {
        let scheme = Scheme::id_bpu();
        assert!(offers(scheme, &fresh(scheme, today()), today()).is_empty());
        let mut form = fresh(scheme, today());
        form.set("income", "1.000.000");
        let all = offers(scheme, &form, today());
        assert_eq!(all.iter().map(|o| o.months).collect::<Vec<_>>(), scheme.offers());
        for offer in &all {
            assert_eq!(offer.total, offer.prices.iter().map(|p| p.total).sum());
            assert_eq!(offer.prices.len(), usize::from(offer.months));
        }
    }

    #[test]
    fn public_money_ends_with_its_year() {
        let scheme = Scheme::id_bpu();
        let form =
            typed(&[("income", "1000000"), ("status", "worker"), ("sector", "other"), ("payer", "apbd")]);
        assert!(offers(scheme, &form, today()).iter().all(|o| o.last.year() == 2026));
    }

    #[test]
    fn both_villages_of_a_name_are_offered_and_a_single_one_is_chosen() {
        let mut form = typed(&[("village_search", "Gatak Klaten")]);
        let (found, _) = villages(&mut form);
        assert!(found.len() >= 2 && form.get("home").is_empty(), "{found:?}");
        assert_ne!(found[0].within, found[1].within);
        let mut form = typed(&[("village_search", "Gatak Delanggu")]);
        let (found, _) = villages(&mut form);
        assert_eq!(found.len(), 1);
        assert_eq!(form.get("home"), found[0].code.as_str());
    }
}
