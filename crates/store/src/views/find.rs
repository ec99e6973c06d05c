//! Finding people: by number, by key, by words of the name.

use super::Within;
use crate::cell::Arg;
use crate::dialect::Stmt;
use crate::engine::Conn;
use crate::error::StoreError;
use kernel::MemberId;
use uuid::Uuid;

/// The columns of a person on a list, from `person p`.
macro_rules! people {
    ($name:literal, $rest:literal) => {
        Stmt::new(
            $name,
            concat!(
                "select p.member_id, p.name, p.born, p.sex, p.home, p.nik_sealed, p.phone_sealed, p.disputed, '' as token ",
                $rest
            ),
        )
    };
}

pub(super) static BY_IDS: Stmt = people!("views.people", "from person p where p.member_id {in $1}");
pub(super) static BY_NIK: Stmt = people!(
    "views.people_by_nik",
    "from nik_claim c join person p on p.member_id = c.member_id where c.nik_key = $1"
);
pub(super) static BY_NUMBER: Stmt = people!(
    "views.people_by_number",
    "from official_number_claim c join person p on p.member_id = c.member_id where c.official_number = $1"
);
pub(super) static BY_RECEIPT: Stmt = people!(
    "views.people_by_receipt",
    "from receipt_claim c join person p on p.member_id = c.member_id where c.number = $1"
);
// Families share telephones.
pub(super) static BY_PHONE: Stmt =
    people!("views.people_by_phone", "from person p where p.phone_key = $1 order by p.member_id limit 50");
// The first word leads: its range of the index is walked in order, so that a page of a common name costs a page.
// The other words are asked for one row at a time by the primary key. An area is a prefix of its villages' codes.
pub(super) static BY_NAME: Stmt = Stmt::new(
    "views.people_by_name",
    "select p.member_id, p.name, p.born, p.sex, p.home, p.nik_sealed, p.phone_sealed, p.disputed, d.token \
     from name_token d join person p on p.member_id = d.member_id \
     where d.token >= $1 and d.token < $2 and (d.token, d.member_id) > ($3, $4) \
     and ($5 = '' or exists (select 1 from name_token t where t.member_id = d.member_id and t.token = $5)) \
     and ($6 = '' or exists (select 1 from name_token t where t.member_id = d.member_id and t.token = $6)) \
     and exists (select 1 from name_token t where t.member_id = d.member_id and t.token >= $7 and t.token < $8) \
     and ($9 or p.home {in_text $10} or substr(p.home, 1, 8) {in_text $10} or substr(p.home, 1, 5) {in_text $10} \
     or substr(p.home, 1, 2) {in_text $10}) \
     order by d.token, d.member_id limit $11",
);
// Open questions whether two of these are one person.
pub(super) static PAIRS: Stmt = Stmt::new(
    "views.open_pairs",
    "select t.member_id, t.other_id from task t left join task_decision d on d.member_id = t.member_id \
     and d.task_command_id = t.command_id and d.task_kind = t.kind \
     where t.member_id {in $1} and t.kind = 'duplicate' and t.other_id is not null and d.command_id is null",
);

/// A person on a list. Number and telephone are sealed.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct Found {
    pub member_id: Uuid,
    pub name: String,
    pub born: time::Date,
    pub sex: String,
    pub home: String,
    pub nik_sealed: Vec<u8>,
    pub phone_sealed: Option<Vec<u8>>,
    pub disputed: bool,
    /// Where a list by name stands: the word that led to this person.
    pub token: String,
}

/// What people are looked for by.
#[derive(Clone, Debug)]
pub enum By {
    Ids(Vec<Uuid>),
    /// Blind index of the NIK.
    Nik([u8; 16]),
    Number(String),
    Receipt(String),
    /// Blind index of the telephone number.
    Phone([u8; 16]),
}

pub async fn people(conn: &mut Conn, by: By) -> Result<Vec<Found>, StoreError> {
    let (statement, arg): (_, Arg<'static>) = match by {
        By::Ids(ids) => (&BY_IDS, Arg::Ids(ids.into())),
        By::Nik(key) => (&BY_NIK, key.into()),
        By::Number(number) => (&BY_NUMBER, number.into()),
        By::Receipt(number) => (&BY_RECEIPT, number.into()),
        By::Phone(key) => (&BY_PHONE, key.into()),
    };
    conn.list(statement, &[arg]).await
}

/// Words of a name as asked for. The last may be unfinished.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NameQuery {
    /// The range of words walked: of one word, unless it is the only one and perhaps unfinished.
    lead: (String, String),
    /// Two finished words more; empty asks nothing.
    also: [String; 2],
    last: (String, String),
}

impl NameQuery {
    /// From normalised words, the first four of them; nothing for none. The longest finished word leads: it is the
    /// rarest more often than not.
    pub fn of(words: &[String]) -> Option<NameQuery> {
        let (last, finished) = words[..words.len().min(4)].split_last()?;
        let unfinished = (last.clone(), format!("{last}{LAST}"));
        let lead = finished.iter().max_by_key(|w| w.len());
        let mut others = finished.iter().filter(|w| Some(*w) != lead).cloned();
        let also = [others.next(), others.next()].map(Option::unwrap_or_default);
        let lead = lead.map_or_else(|| unfinished.clone(), |w| (w.clone(), format!("{w}{NEXT}")));
        Some(NameQuery { lead, also, last: unfinished })
    }
}

/// After any letter of a word.
const LAST: char = '\u{10ffff}';
/// Before any letter of a word: a range that ends with it holds one word only.
const NEXT: char = ' ';

/// One page of people by name, after the word and id of the last one seen.
pub async fn by_name(
    conn: &mut Conn,
    query: &NameQuery,
    within: &Within,
    after: Option<(String, MemberId)>,
    most: i64,
) -> Result<Vec<Found>, StoreError> {
    let (token, id) = after.map_or((String::new(), Uuid::nil()), |(token, id)| (token, id.0));
    let [everywhere, areas] = within.args();
    let args = [
        query.lead.0.clone().into(),
        query.lead.1.clone().into(),
        token.into(),
        id.into(),
        query.also[0].clone().into(),
        query.also[1].clone().into(),
        query.last.0.clone().into(),
        query.last.1.clone().into(),
        everywhere,
        areas,
        most.into(),
    ];
    conn.list(&BY_NAME, &args).await
}

/// Pairs of members that may be one person, where nobody has decided.
pub async fn open_pairs(conn: &mut Conn, members: &[Uuid]) -> Result<Vec<(Uuid, Uuid)>, StoreError> {
    if members.is_empty() {
        return Ok(Vec::new());
    }
    conn.list(&PAIRS, &[Arg::Ids(members.into())]).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(words: &[&str]) -> Option<NameQuery> {
        NameQuery::of(&words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn the_longest_finished_word_leads_and_the_last_may_be_unfinished() {
        assert_eq!(query(&[]), None);
        let one = query(&["sar"]).unwrap();
        assert_eq!((one.lead.0.as_str(), &one.also), ("sar", &[String::new(), String::new()]));
        assert_eq!(one.lead, one.last);
        assert!("sari" < one.lead.1.as_str() && "sas" > one.lead.1.as_str());
        let four = query(&["ni", "wayan", "made", "su"]).unwrap();
        assert_eq!(four.lead.0, "wayan");
        assert_eq!(four.also, ["ni", "made"]);
        assert!("wayana" > four.lead.1.as_str() && "wayan" < four.lead.1.as_str());
        assert!("sukarni" < four.last.1.as_str());
    }
}
