//! Members found by name, NIK, official number, telephone or receipt, where the one who asks may look.

use super::person::Face;
use super::standing::brief;
use super::{Read, may_register, short_place, today, within};
use crate::App;
use crate::view::{Found, Person, SearchView};
use access::{Action, Actor};
use kernel::{Day, Instant, MemberId, Nik, Note, Phone};
use std::collections::HashSet;
use store::Conn;
use store::member::Want;
use store::views::Within;
use store::views::find::{self, By, NameQuery};
use uuid::Uuid;

const A_PAGE: usize = 25;
const OFFICIAL_DIGITS: usize = 11;
const NIK_DIGITS: usize = 16;

/// What a line of search is.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Asked {
    Nothing,
    Nik(String),
    Number(String),
    Receipt(String),
    Phone(Phone),
    Name(Vec<String>),
}

fn read(query: &str) -> Asked {
    let query = query.trim();
    let digits: String = query.chars().filter(char::is_ascii_digit).collect();
    let only_digits = !digits.is_empty()
        && query.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '.' | '-' | '+' | '(' | ')'));
    let is_receipt = {
        let parts: Vec<&str> = query.split('-').collect();
        matches!(parts.as_slice(), [code, number, check]
            if (2..=5).contains(&code.len()) && code.starts_with(|c: char| c.is_ascii_alphabetic())
            && [*number, *check].iter().all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit())))
    };
    let phone_like = query.starts_with(['0', '+']) || query.starts_with("62");
    match (only_digits, digits.len()) {
        _ if is_receipt => Asked::Receipt(query.to_ascii_uppercase()),
        (true, NIK_DIGITS) => Asked::Nik(digits),
        (true, _) if phone_like && Phone::parse(query).is_ok() => {
            Phone::parse(query).map_or(Asked::Nothing, Asked::Phone)
        }
        (true, OFFICIAL_DIGITS) => Asked::Number(digits),
        _ => match regions::tokens(query) {
            words if words.is_empty() => Asked::Nothing,
            words => Asked::Name(words),
        },
    }
}

impl App {
    /// One page of members. `after` is what `next` of the page before said.
    pub async fn search(
        &self,
        who: &Actor,
        query: &str,
        after: Option<&str>,
        now: Instant,
    ) -> Read<SearchView> {
        let within = within(who, Action::SearchMembers)?;
        let today = today(self, who, now);
        let mut conn = self.reader().await?;
        let (faces, next) = self.found(&mut conn, who, query, &within, after, today).await?;
        let ids: Vec<Uuid> = faces.iter().map(|f| f.id.0).collect();
        let facts = store::member::facts(&mut conn, &ids, Want::default()).await?.members;
        let pairs = find::open_pairs(&mut conn, &ids).await?;
        drop(conn);
        let shown: HashSet<Uuid> = ids.iter().copied().collect();
        let twins: HashSet<Uuid> = pairs.iter().flat_map(|(a, b)| [*a, *b]).collect();
        let together = pairs.iter().any(|(a, b)| shown.contains(a) && shown.contains(b));
        let found = faces.into_iter().filter_map(|face| {
            let (standing, until, _) = brief(facts.get(&face.id)?, self.scheme(), today);
            Some(Found {
                maybe_duplicate: twins.contains(&face.id.0),
                born: face.born,
                masked_nik: face.masked_nik,
                home: short_place(face.home),
                person: Person { id: face.id, name: face.name },
                standing,
                until,
            })
        });
        Ok(SearchView {
            query: query.trim().to_owned(),
            found: found.collect(),
            next,
            duplicates: together.then(|| Note::new("read.search.twins")),
            within: area_names(&within),
            may_register: may_register(who),
        })
    }

    async fn found(
        &self,
        conn: &mut Conn,
        who: &Actor,
        query: &str,
        within: &Within,
        after: Option<&str>,
        today: Day,
    ) -> Read<(Vec<Face>, Option<String>)> {
        let seal = self.keys().seal();
        let by = match read(query) {
            Asked::Nothing => return Ok((Vec::new(), None)),
            Asked::Name(words) => return self.by_name(conn, query, &words, within, after).await,
            // A number that is no NIK is nobody's.
            Asked::Nik(digits) => match Nik::parse(&digits, today) {
                Ok((nik, _)) => By::Nik(seal.index("nik", nik.digits().as_bytes())),
                Err(_) => return Ok((Vec::new(), None)),
            },
            Asked::Number(number) => By::Number(number),
            Asked::Receipt(number) => By::Receipt(number),
            Asked::Phone(phone) => By::Phone(seal.index("phone", phone.as_str().as_bytes())),
        };
        let mut faces = Vec::new();
        for row in find::people(conn, by).await? {
            let face = self.face(row)?;
            let place = access::Place::Area(face.home);
            let mine = access::allow(who, Action::SearchMembers, &place).is_ok();
            let touched = match who.office {
                Some(office) if !mine => store::views::standing::touched_by(conn, face.id, office).await?,
                _ => false,
            };
            if mine || touched {
                faces.push(face);
            }
        }
        Ok((faces, None))
    }

    async fn by_name(
        &self,
        conn: &mut Conn,
        query: &str,
        words: &[String],
        within: &Within,
        after: Option<&str>,
    ) -> Read<(Vec<Face>, Option<String>)> {
        let Some(asked) = NameQuery::of(words) else { return Ok((Vec::new(), None)) };
        let after = after.and_then(read_after);
        let mut rows = find::by_name(conn, &asked, within, after, A_PAGE as i64 + 1).await?;
        let more = rows.len() > A_PAGE;
        rows.truncate(A_PAGE);
        let next = rows.last().filter(|_| more).map(|last| {
            let query: String = query.split_whitespace().map(encoded).collect::<Vec<_>>().join("+");
            format!("/members?q={query}&after={}.{}", encoded(&last.token), last.member_id)
        });
        let mut faces: Vec<Face> = Vec::new();
        for row in rows {
            // A name with two words that begin alike comes twice.
            if faces.iter().all(|f| f.id != MemberId(row.member_id)) {
                faces.push(self.face(row)?);
            }
        }
        Ok((faces, next))
    }
}

/// `sari.019a…`: word and member of the last one seen; or the whole path that `next` gave.
fn read_after(text: &str) -> Option<(String, MemberId)> {
    let text = text.rsplit_once("after=").map_or(text, |(_, after)| after);
    let (token, id) = text.split_once('.')?;
    Some((token.to_owned(), id.parse().ok()?))
}

/// For the query of an address: all but letters and digits as bytes in hexadecimal.
fn encoded(text: &str) -> String {
    let byte =
        |b: u8| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") };
    text.bytes().map(byte).collect()
}

/// Where somebody may look, in names.
fn area_names(within: &Within) -> String {
    match within {
        Within::Everywhere => "Indonesia".to_owned(),
        Within::Areas(codes) => {
            let name = |code: &String| {
                let code = kernel::RegionCode::parse(code).ok()?;
                Some(regions::regions().find(&code)?.name.to_owned())
            };
            codes.iter().filter_map(name).collect::<Vec<_>>().join(", ")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_search_says_what_it_is() {
        let name = |words: &[&str]| Asked::Name(words.iter().map(|w| (*w).to_owned()).collect());
        assert_eq!(read("  "), Asked::Nothing);
        assert_eq!(read("Sari Wulan"), name(&["sari", "wulan"]));
        assert_eq!(read("331099 550487 0001"), Asked::Nik("3310995504870001".into()));
        assert_eq!(read("23118840217"), Asked::Number("23118840217".into()));
        assert_eq!(read("dps-0001234-7"), Asked::Receipt("DPS-0001234-7".into()));
        assert_eq!(read("0812-3456-7890"), Asked::Phone(Phone::parse("081234567890").unwrap()));
        assert_eq!(read("+62 812 3456 7890"), Asked::Phone(Phone::parse("081234567890").unwrap()));
        assert_eq!(read("12345"), name(&["12345"]));
    }

    #[test]
    fn addresses_carry_any_name() {
        assert_eq!(encoded("d'sari&x"), "d%27sari%26x");
        let id = MemberId(Uuid::from_u128(9));
        assert_eq!(read_after(&format!("sari.{id}")), Some(("sari".into(), id)));
        assert_eq!(read_after(&format!("/members?q=sa&after=sari.{id}")), Some(("sari".into(), id)));
        assert_eq!(read_after("sari"), None);
    }
}
