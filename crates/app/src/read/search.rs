//! Members found by name, NIK, official number, telephone or receipt, where the one who asks may look.

use super::person::Face;
use super::standing::standing;
use super::{Read, may_register, short_place, today, within};
use crate::App;
use crate::view::{Found, Person, SearchView};
use access::{Action, Actor};
use kernel::{Day, Instant, Nik, Note, Phone, RegionCode};
use std::collections::HashSet;
use store::Conn;
use store::views::Within;
use store::views::find::{self, By};
use store::views::names::{self, NameQuery};
use uuid::Uuid;

const A_PAGE: usize = 25;
/// Shown while somebody types.
const HINTS: usize = 8;
/// Pages go no deeper: who looks that far types another word.
const DEEPEST: usize = 500;
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

/// What is looked for, and where.
#[derive(Clone, Copy, Default, Debug)]
pub struct Sought<'a> {
    pub query: &'a str,
    /// Only at and below this area.
    pub area: Option<RegionCode>,
    /// What `next` of the page before said.
    pub after: Option<&'a str>,
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
        self.look_for(who, Sought { query, after, area: None }, A_PAGE, now).await
    }

    /// One page of members of an area.
    pub async fn search_in(&self, who: &Actor, sought: Sought<'_>, now: Instant) -> Read<SearchView> {
        self.look_for(who, sought, A_PAGE, now).await
    }

    /// The first few, while somebody types.
    pub async fn hints(&self, who: &Actor, query: &str, now: Instant) -> Read<SearchView> {
        self.look_for(who, Sought { query, ..Sought::default() }, HINTS, now).await
    }

    async fn look_for(&self, who: &Actor, sought: Sought<'_>, page: usize, now: Instant) -> Read<SearchView> {
        let within = narrowed(within(who, Action::SearchMembers)?, sought.area)?;
        let today = today(self, who, now);
        let mut conn = self.reader().await?;
        let Hits { faces, next, more } = self.found(&mut conn, who, sought, &within, page, today).await?;
        let ids: Vec<Uuid> = faces.iter().map(|f| f.id.0).collect();
        let standings = store::member::standings(&mut conn, &ids).await?;
        let pairs = find::open_pairs(&mut conn, &ids).await?;
        drop(conn);
        let shown: HashSet<Uuid> = ids.iter().copied().collect();
        let twins: HashSet<Uuid> = pairs.iter().flat_map(|(a, b)| [*a, *b]).collect();
        let together = pairs.iter().any(|(a, b)| shown.contains(a) && shown.contains(b));
        let found = faces.into_iter().filter_map(|face| {
            let held = standings.get(&face.id)?;
            Some(Found {
                maybe_duplicate: twins.contains(&face.id.0),
                born: face.born,
                masked_nik: face.masked_nik,
                home: short_place(face.home),
                person: Person { id: face.id, name: face.name },
                standing: standing(held.state(today)),
                until: held.covered_until,
            })
        });
        Ok(SearchView {
            query: sought.query.trim().to_owned(),
            found: found.collect(),
            next,
            duplicates: together.then(|| Note::new("read.search.twins")),
            more,
            within: area_names(&within),
            may_register: may_register(who),
        })
    }

    async fn found(
        &self,
        conn: &mut Conn,
        who: &Actor,
        sought: Sought<'_>,
        within: &Within,
        page: usize,
        today: Day,
    ) -> Read<Hits> {
        let seal = self.keys().seal();
        let by = match read(sought.query) {
            Asked::Nothing => return Ok(Hits::default()),
            Asked::Name(words) => return self.by_name(conn, who, sought, &words, within, page).await,
            // A number that is no NIK is nobody's.
            Asked::Nik(digits) => match Nik::parse(&digits, today) {
                Ok((nik, _)) => By::Nik(seal.index("nik", nik.digits().as_bytes())),
                Err(_) => return Ok(Hits::default()),
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
        Ok(Hits { faces, ..Hits::default() })
    }

    async fn by_name(
        &self,
        conn: &mut Conn,
        who: &Actor,
        sought: Sought<'_>,
        words: &[String],
        within: &Within,
        page: usize,
    ) -> Read<Hits> {
        let unfinished = words.iter().all(|w| w.chars().all(|c| c.is_ascii_digit()));
        if unfinished {
            return Ok(Hits { more: Some(Note::new("read.search.digits")), ..Hits::default() });
        }
        let Some(asked) = NameQuery::of(words) else { return Ok(Hits::default()) };
        let asked = if page == HINTS { asked.while_typing() } else { asked };
        let from = sought.after.and_then(read_after).unwrap_or(0);
        let own = own_villages(self, who);
        let names = names::find(conn, &asked, within, &own, page as i64 + 1, from as i64).await?;
        let more = names.found.len() > page;
        let ids: Vec<Uuid> = names.found.iter().take(page).map(|n| n.member_id).collect();
        let mut rows = find::people(conn, By::Ids(ids.clone())).await?;
        rows.sort_by_key(|row| ids.iter().position(|id| *id == row.member_id));
        let faces = rows.into_iter().map(|row| self.face(row)).collect::<Result<_, _>>()?;
        let next = (more && from + page < DEEPEST).then(|| {
            let query: String = sought.query.split_whitespace().map(encoded).collect::<Vec<_>>().join("+");
            let area = sought.area.map(|area| format!("&area={area}")).unwrap_or_default();
            format!("/members?q={query}{area}&after={}", from + page)
        });
        let common = !names.all || (more && next.is_none());
        let more = common.then(|| Note::new("read.search.common").with("looked", asked.walk()));
        Ok(Hits { faces, next, more })
    }
}

/// Who was found, where the next page is, and what to say where not everybody was looked at.
#[derive(Default)]
struct Hits {
    faces: Vec<Face>,
    next: Option<String>,
    more: Option<Note>,
}

/// A territory cut to one area; an area outside it holds nobody.
pub(super) fn narrowed(within: Within, area: Option<RegionCode>) -> Read<Within> {
    let Some(area) = area else { return Ok(within) };
    let inside = match within {
        Within::Everywhere => vec![area.to_string()],
        Within::Areas(codes) => {
            let held = codes.iter().filter_map(|code| RegionCode::parse(code).ok());
            let cut = held.filter_map(|own| {
                if own.holds(&area) {
                    Some(area.to_string())
                } else {
                    area.holds(&own).then(|| own.to_string())
                }
            });
            cut.collect()
        }
    };
    Ok(Within::Areas(inside))
}

/// The villages of the reader's own office, which come first.
fn own_villages(app: &App, who: &Actor) -> Within {
    let network = app.network();
    let areas = who.office.and_then(|office| network.offices.get(&office)).map(|o| o.areas.as_slice());
    Within::Areas(areas.unwrap_or_default().iter().map(ToString::to_string).collect())
}

/// How many came before; or the whole path that `next` gave.
fn read_after(text: &str) -> Option<usize> {
    let text = text.rsplit_once("after=").map_or(text, |(_, after)| after);
    text.parse().ok().filter(|from| *from < DEEPEST)
}

/// For the query of an address: all but letters and digits as bytes in hexadecimal.
pub(super) fn encoded(text: &str) -> String {
    let byte =
        |b: u8| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") };
    text.bytes().map(byte).collect()
}

/// Where somebody may look, in names.
pub(super) fn area_names(within: &Within) -> String {
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
        assert_eq!(read_after("25"), Some(25));
        assert_eq!(read_after("/members?q=sa&after=50"), Some(50));
        assert_eq!(read_after("sari"), None);
        assert_eq!(read_after("999999"), None, "nobody pages so deep");
    }
}
