//! Cards handed out: their numbers, whose they are, and whose may no longer hold.

use crate::cell::{Arg, Micros};
use crate::dialect::Stmt;
use crate::engine::Conn;
use crate::error::StoreError;
use crate::member::{By, Group};
use crate::tables;
use kernel::{Day, Instant, MemberId, Programme};
use member::CardCover;
use uuid::Uuid;

// By the key of the table alone: the last number is its end.
static NEXT: Stmt = Stmt::new("cards.next", "select coalesce(max(number), -1) + 1 as n from card_claim");
static OF: Stmt = Stmt::new(
    "cards.of",
    "select c.member_id, c.number, c.covered_from, c.covered_until, c.standing_until, c.programmes, c.at, r.number as receipt \
     from card c left join receipt r on r.member_id = c.member_id and r.command_id = c.command_id \
     where c.member_id {in $1} order by c.number desc",
);
static ONE: Stmt = Stmt::new(
    "cards.one",
    "select c.member_id, c.number, c.covered_from, c.covered_until, c.standing_until, c.programmes, c.at, \
     cast(null as text) as receipt from card_claim k \
     join card c on c.member_id = k.member_id and c.number = k.number where k.number = $1",
);
// A card can only be proved wrong by a receipt undone, an ending, or another record that its member became: nobody else is
// asked about.
static IN_DOUBT: Stmt = Stmt::new(
    "cards.in_doubt",
    "select p.member_id, coalesce(p.merged_into, p.member_id) as stands_for from person p \
     where exists (select 1 from card c where c.member_id = p.member_id) \
     and (p.merged_into is not null or p.absorbed \
     or exists (select 1 from reversal x where x.member_id = p.member_id) \
     or exists (select 1 from ending e where e.member_id = p.member_id))",
);
// Numbers run from 0 without a gap, each with one owner, and each card with the row that says whose it is.
pub(crate) static ASTRAY: Stmt = Stmt::new(
    "check.cards_astray",
    "select (select count(*) from card c where not exists \
     (select 1 from card_claim k where k.number = c.number and k.member_id = c.member_id)) \
     + abs((select coalesce(max(number), -1) + 1 from card_claim) - (select count(*) from card)) as n",
);

pub(crate) static STATEMENTS: &[&Stmt] = &[&NEXT, &OF, &ONE, &IN_DOUBT, &ASTRAY];

/// A card as it was handed out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CardRow {
    /// The record it was written on.
    pub record: MemberId,
    pub number: i64,
    pub cover: CardCover,
    pub at: Instant,
    /// Of the payment it was made for; nothing where somebody came in with months paid.
    pub receipt: Option<String>,
}

#[derive(sqlx::FromRow)]
struct Row {
    member_id: Uuid,
    number: i64,
    covered_from: time::Date,
    covered_until: time::Date,
    standing_until: time::Date,
    programmes: String,
    at: Micros,
    receipt: Option<String>,
}

impl Row {
    fn read(self) -> Result<CardRow, StoreError> {
        let programme =
            |p: &str| Programme::parse(p).ok_or(StoreError::Corrupt { table: "card", what: p.to_owned() });
        Ok(CardRow {
            record: MemberId(self.member_id),
            number: self.number,
            cover: CardCover {
                from: Day(self.covered_from),
                until: Day(self.covered_until),
                standing_until: Day(self.standing_until),
                programmes: self.programmes.split(',').map(programme).collect::<Result<_, _>>()?,
            },
            at: Instant::from(self.at),
            receipt: self.receipt,
        })
    }
}

/// The number that the next card gets.
pub async fn next(conn: &mut Conn) -> Result<i64, StoreError> {
    Ok(conn.find::<(i64,)>(&NEXT, &[]).await?.map_or(0, |n| n.0))
}

/// All cards written on these records, the latest first.
pub async fn of(conn: &mut Conn, records: Vec<Uuid>) -> Result<Vec<CardRow>, StoreError> {
    let rows: Vec<Row> = conn.list(&OF, &[Arg::Ids(records.into())]).await?;
    rows.into_iter().map(Row::read).collect()
}

/// The card of a number, as it was handed out.
pub async fn one(conn: &mut Conn, number: i64) -> Result<Option<CardRow>, StoreError> {
    conn.find::<Row>(&ONE, &[number.into()]).await?.map(Row::read).transpose()
}

/// Records with cards that may no longer hold, each with the record it stands for.
pub async fn in_doubt(conn: &mut Conn) -> Result<Vec<(Uuid, Uuid)>, StoreError> {
    conn.list(&IN_DOUBT, &[]).await
}

impl Group {
    /// A card handed out.
    pub fn card(&mut self, member: MemberId, number: i64, cover: &CardCover, by: By) {
        let programmes: Vec<String> = cover.programmes.iter().map(ToString::to_string).collect();
        self.push(
            &tables::CARD,
            [
                member.into(),
                number.into(),
                by.command.into(),
                cover.from.into(),
                cover.until.into(),
                cover.standing_until.into(),
                programmes.join(",").into(),
                by.at.into(),
            ],
        );
        self.push(&tables::CARD_CLAIM, [number.into(), member.into()]);
    }
}
