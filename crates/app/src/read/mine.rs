//! "Am I covered?", asked by the worker or the family without signing in. Whoever tries numbers learns nothing: a number
//! that nobody has and a date that is not its person's are answered alike, and counted alike.

use super::member::{contributions, programme, registered};
use super::standing::{cover_on, sentence, standing};
use super::story::Story;
use super::{Read, day_typed};
use crate::App;
use crate::card::card_owner;
use crate::sign_in::TriesAt;
use crate::view::{Form, MineAnswer, MineRecorded, MineView};
use kernel::{Day, Instant, MemberId, Refusal};
use member::{DateKind, Known, MemberFacts};
use seal::card::{PREFIX, verify_card};
use store::Conn;
use store::views::find::{self, By};
use store::views::history;

/// Months paid that are shown.
const MONTHS: usize = 24;

impl App {
    /// Where a person stands, for whoever holds their card or knows number and birth date.
    pub async fn am_i_covered(&self, mut form: Form, now: Instant) -> Read<MineView> {
        let key = form.get("number").trim().to_owned();
        let born = form.get("born").trim().to_owned();
        let by_card = key.starts_with(PREFIX);
        if key.is_empty() {
            form.errors.push(Refusal::of("number", "mine.number.missing"));
        }
        let born = match (day_typed(&born), born.is_empty()) {
            (None, true) if by_card => None,
            (None, true) => {
                form.errors.push(Refusal::of("born", "mine.born.missing"));
                None
            }
            (None, false) => {
                form.errors.push(Refusal::of("born", "read.form.day"));
                None
            }
            (day, _) => day,
        };
        if !form.errors.is_empty() {
            return Ok(MineView { form, ..MineView::default() });
        }
        let tries = TriesAt::of(&self.core, &key);
        if let Some(seconds) = tries.shut(now) {
            form.errors.push(Refusal::of("number", "mine.locked").with("minutes", (seconds + 59) / 60));
            return Ok(MineView { form, locked_seconds: Some(seconds), answer: None });
        }
        let mut conn = self.reader().await?;
        let Some(facts) = self.who_is_it(&mut conn, &key, born).await? else {
            tries.failed(now);
            form.errors.push(Refusal::of("number", "mine.no_match"));
            return Ok(MineView { form, ..MineView::default() });
        };
        tries.passed();
        let answer = self.told_to_the_person(&mut conn, &facts, born.is_some(), now).await?;
        // Nothing of what was typed is written into the page that may be left open.
        Ok(MineView { form: Form::default(), answer: Some(answer), locked_seconds: None })
    }

    /// Whoever the key and the date lead to together. A number is looked for in the same two places whether it is
    /// anybody's or not, before the date is looked at.
    async fn who_is_it(&self, conn: &mut Conn, key: &str, born: Option<Day>) -> Read<Option<MemberFacts>> {
        let fits = |facts: &MemberFacts| {
            let person = facts.person.as_ref();
            person.is_some_and(|p| born.is_none_or(|born| p.born == born))
        };
        if key.starts_with(PREFIX) {
            let Ok(card) = verify_card(key, &self.keys().public_keys()) else { return Ok(None) };
            let Some(owner) = card_owner(conn, &card).await? else { return Ok(None) };
            return Ok(Some(self.facts(conn, owner.id).await?).filter(fits));
        }
        let upper = key.to_uppercase();
        let mut found = find::people(conn, By::Number(key.to_owned())).await?;
        found.extend(find::people(conn, By::Receipt(upper)).await?);
        let [one] = found.as_slice() else { return Ok(None) };
        if Some(Day(one.born)) != born {
            return Ok(None);
        }
        let facts = self.facts(conn, MemberId(one.member_id)).await?;
        Ok(Some(facts).filter(fits))
    }

    async fn told_to_the_person(
        &self,
        conn: &mut Conn,
        facts: &MemberFacts,
        whole: bool,
        now: Instant,
    ) -> Read<MineAnswer> {
        let on = now.day_in(facts.zone());
        let cover = cover_on(facts, self.scheme(), on, Known::Now);
        let name = facts.person.as_ref().map(|p| p.name.as_str()).unwrap_or_default();
        let called = called(name);
        let due = cover.dates.iter().find(|d| d.kind == DateKind::NextDue).map(|d| d.day);
        let recorded = if whole { Some(self.recorded(conn, facts).await?) } else { None };
        Ok(MineAnswer {
            on,
            standing: standing(cover.state),
            sentence: sentence(&cover, &called),
            because: cover.because.iter().map(|b| b.note.clone()).collect(),
            programmes: cover.programmes.iter().map(|p| programme(p, cover.state)).collect(),
            due,
            recorded,
            called,
        })
    }

    async fn recorded(&self, conn: &mut Conn, facts: &MemberFacts) -> Read<MineRecorded> {
        let records = super::records(facts);
        let story = Story::load(conn, facts.id, &records).await?;
        let heirs = history::heirs(conn, &records).await?.len() as i64;
        let network = self.network();
        let mut paid = contributions(facts);
        paid.truncate(MONTHS);
        let person = facts.person.as_ref();
        Ok(MineRecorded {
            registered: story.attested().map(|r| registered(r, &network)).collect(),
            paid,
            heirs,
            has_phone: person.is_some_and(|p| p.phone_key.is_some()),
            has_address: person.is_some_and(|p| p.has_address),
        })
    }
}

/// `Ni L. S.`: the first name and initials, so that the right person knows themselves and nobody else learns a name.
fn called(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().unwrap_or_default().to_owned();
    words.filter_map(|word| word.chars().next()).fold(first, |called, letter| format!("{called} {letter}."))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_first_name_and_initials() {
        for (name, called) in
            [("Siti", "Siti"), ("Ni Luh Sari", "Ni L. S."), ("", ""), (" Made  Ady ", "Made A.")]
        {
            assert_eq!(super::called(name), called);
        }
    }
}
