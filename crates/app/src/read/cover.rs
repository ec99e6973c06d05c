//! "Is this person covered?", for a hospital, a form, the command line: one statement, one answer.

use super::standing::cover_on;
use super::{Read, ReadError};
use crate::App;
use access::{Action, Actor, Place};
use kernel::{Day, Instant, MemberId, Nik, Phone, Refusal};
use member::{Cover, Known, MemberFacts};
use scheme::Because;
use serde_json::{Value, json};
use store::views::find::{self, By};
use store::views::standing::{self, Key};
use text::Lang;

/// How who asks names the person.
#[derive(Clone, Debug)]
pub enum MemberKey {
    Id(MemberId),
    /// As written: 16 digits, read over spaces.
    Nik(String),
    /// The institution's number (KPJ).
    Official(String),
    /// Families share telephones; answered only where the number leads to one person.
    Phone(String),
}

/// The answer, in the domain's words; `json` writes it in a language.
#[derive(Clone, Debug)]
pub struct Covered {
    pub member: MemberId,
    pub on: Day,
    /// None: as known now.
    pub as_known_on: Option<Day>,
    pub cover: Cover,
}

impl App {
    /// Where a person stands on a day, as known then or now. The look is kept.
    pub async fn covered(
        &self,
        who: &Actor,
        key: MemberKey,
        on: Day,
        known: Option<Day>,
        now: Instant,
    ) -> Result<Covered, ReadError> {
        // Who may ask about nobody learns nothing, not even that a number is badly written.
        access::scope(who, Action::ViewCoverage)?;
        let facts = self.facts_by(&key, now).await?;
        // Most who ask may: only for the others is the database asked again, whether their office served the person.
        let home = facts.person.as_ref().map_or(Place::None, |p| Place::Area(p.home));
        if access::allow(who, Action::ViewCoverage, &home).is_err() {
            self.seen(&mut *self.reader().await?, who, Action::ViewCoverage, &facts).await?;
        }
        self.looks.note(who, facts.id, "view_coverage", now);
        Ok(self.cover_of(&facts, on, known))
    }

    /// The same for the house's own command line: whoever holds database and key sees all, and leaves no look.
    pub async fn covered_unasked(
        &self,
        key: MemberKey,
        on: Day,
        known: Option<Day>,
        now: Instant,
    ) -> Result<Covered, ReadError> {
        Ok(self.cover_of(&self.facts_by(&key, now).await?, on, known))
    }

    fn cover_of(&self, facts: &MemberFacts, on: Day, as_known_on: Option<Day>) -> Covered {
        let known = as_known_on.map_or(Known::Now, Known::AtEndOf);
        Covered { member: facts.id, on, as_known_on, cover: cover_on(facts, self.scheme(), on, known) }
    }

    async fn facts_by(&self, key: &MemberKey, now: Instant) -> Read<MemberFacts> {
        let seal = self.keys().seal();
        let mut conn = self.reader().await?;
        let key = match key {
            MemberKey::Id(id) => Key::Member(*id),
            MemberKey::Nik(text) => {
                let (nik, _) = Nik::parse(text, now.day_in(kernel::Zone::WIB))?;
                Key::Nik(seal.index("nik", nik.digits().as_bytes()))
            }
            MemberKey::Official(number) => Key::Number(number.trim().to_owned()),
            MemberKey::Phone(text) => {
                let phone = Phone::parse(text)?;
                let index = seal.index("phone", phone.as_str().as_bytes());
                match find::people(&mut conn, By::Phone(index)).await?.as_slice() {
                    [one] => Key::Member(MemberId(one.member_id)),
                    [] => return Err(ReadError::NotFound),
                    _ => return Err(Refusal::of("phone", "read.phone_shared").into()),
                }
            }
        };
        standing::find(&mut conn, &key).await?.ok_or(ReadError::NotFound)
    }
}

impl Covered {
    /// The shape that the API and the command line give alike.
    pub fn json(&self, lang: Lang) -> Value {
        let reasons = |all: &[Because]| all.iter().map(|b| reason(lang, b)).collect::<Vec<_>>();
        let programmes = self.cover.programmes.iter().map(|p| {
            json!({
                "programme": p.programme,
                "covered": p.covered,
                "from": p.from,
                "until": p.until,
                "because": reasons(&p.because),
            })
        });
        let dates = self.cover.dates.iter().map(|d| {
            json!({
                "kind": d.kind.key(),
                "day": d.day,
                "because": reason(lang, &d.because),
            })
        });
        json!({
            "member": self.member,
            "on": self.on,
            "as_known_on": self.as_known_on,
            "state": self.cover.state.key(),
            "programmes": programmes.collect::<Vec<_>>(),
            "because": reasons(&self.cover.because),
            "dates": dates.collect::<Vec<_>>(),
        })
    }
}

fn reason(lang: Lang, because: &Because) -> Value {
    json!({
        "code": because.note.code,
        "text": text::say(lang, &because.note),
        "rule": because.rule,
        "source": because.source,
        "confirmed": because.confirmed,
    })
}
