//! Everything that decides whether one person is covered, in one statement: a look-up must be quick.

use crate::cell::{Arg, Micros};
use crate::dialect::Stmt;
use crate::engine::Conn;
use crate::error::StoreError;
use kernel::{
    ActivityId, CommandId, Day, Instant, MemberId, MembershipId, Month, OfficeId, Programme, ReceiptId,
    RegionCode, Rupiah, Sex,
};
use member::{
    Contribution, Ending, EndingKind, HowWorks, MemberFacts, Membership, Opening, Person, Registration,
    Segment,
};
use std::str::FromStr;
use uuid::Uuid;

/// One statement for all kinds of fact of the member that `$1` leads to. Each row says its kind; what a kind does
/// not use is null. The first branch names and types the columns.
macro_rules! facts_of {
    ($name:literal, $who:literal) => {
        Stmt::new(
            $name,
            concat!(
                "with m as (",
                $who,
                ") \
                 select 'person' as kind, p.member_id, p.command_id as a, p.command_id as b, p.at, p.born as d, \
                 p.name as t1, p.sex as t2, p.home as t3, cast(null as text) as t4, cast(null as text) as t5, \
                 case when p.absorbed then 1 else 0 end as n, p.nik_key as k, p.phone_key as k2, p.merged_into as o, cast(null as {id}) as v \
                 from m join person p on p.member_id = m.member_id \
                 union all select 'membership', x.member_id, x.membership_id, x.command_id, x.at, x.since, \
                 x.segment, x.official_number, null, null, null, 0, null, null, null, null \
                 from m join membership x on x.member_id = m.member_id \
                 union all select 'registration', x.member_id, x.membership_id, x.command_id, x.at, x.on_day, \
                 x.status, x.sector, x.programmes, x.payer, x.how_works, x.income, null, null, x.office_id, x.activity_id \
                 from m join registration x on x.member_id = m.member_id \
                 union all select 'contribution', x.member_id, x.membership_id, x.receipt_id, x.at, x.paid_on, \
                 x.month, x.programme, x.payer, null, null, x.amount, null, null, null, null \
                 from m join contribution x on x.member_id = m.member_id \
                 union all select 'opening', x.member_id, x.membership_id, x.command_id, x.at, x.first_registered, \
                 x.until_month, x.programme, x.payer, x.source, null, coalesce(x.months_in_total, -1), null, null, null, null \
                 from m join opening x on x.member_id = m.member_id \
                 union all select 'ending', x.member_id, x.membership_id, x.command_id, x.at, x.on_day, \
                 x.kind, null, null, null, null, 0, null, null, null, null \
                 from m join ending x on x.member_id = m.member_id \
                 union all select 'annulment', x.member_id, x.ending_command_id, x.command_id, x.at, null, \
                 null, null, null, null, null, 0, null, null, null, null \
                 from m join ending_annulment x on x.member_id = m.member_id"
            ),
        )
    };
}

// A member's own id, or one that a phone minted for somebody already known.
pub(super) static BY_ID: Stmt = facts_of!(
    "views.standing_by_id",
    "select member_id from person where member_id = $1 union select member_id from alias where alias_id = $1 \
     and not exists (select 1 from person where member_id = $1)"
);
pub(super) static BY_NIK: Stmt =
    facts_of!("views.standing_by_nik", "select member_id from nik_claim where nik_key = $1");
pub(super) static BY_NUMBER: Stmt = facts_of!(
    "views.standing_by_number",
    "select member_id from official_number_claim where official_number = $1"
);
pub(super) static TOUCHED: Stmt = Stmt::new(
    "views.touched_by_office",
    "select 1 as touched from registration where office_id = $2 \
     and (member_id = $1 or member_id in (select dissolved_id from member_merge where member_id = $1)) \
     union select 1 from receipt where office_id = $2 \
     and (member_id = $1 or member_id in (select dissolved_id from member_merge where member_id = $1))",
);

/// How a person is named by who asks.
#[derive(Clone, Debug)]
pub enum Key {
    Member(MemberId),
    /// Blind index of the NIK.
    Nik([u8; 16]),
    /// The institution's number (KPJ).
    Number(String),
}

#[derive(sqlx::FromRow)]
struct Row {
    kind: String,
    member_id: Uuid,
    a: Uuid,
    b: Uuid,
    at: Micros,
    d: Option<time::Date>,
    t1: Option<String>,
    t2: Option<String>,
    t3: Option<String>,
    t4: Option<String>,
    t5: Option<String>,
    n: i64,
    k: Option<Vec<u8>>,
    k2: Option<Vec<u8>>,
    o: Option<Uuid>,
    v: Option<Uuid>,
}

/// The facts behind a person's cover; receipts and credit are left out. Nothing where nobody answers to the key.
pub async fn find(conn: &mut Conn, key: &Key) -> Result<Option<MemberFacts>, StoreError> {
    let (statement, arg): (_, Arg<'_>) = match key {
        Key::Member(id) => (&BY_ID, (*id).into()),
        Key::Nik(key) => (&BY_NIK, (*key).into()),
        Key::Number(number) => (&BY_NUMBER, number.clone().into()),
    };
    let rows: Vec<Row> = conn.list(statement, &[arg]).await?;
    let Some(first) = rows.first() else { return Ok(None) };
    // What is known under several records is put together from all of them.
    let several = |row: &&Row| row.kind == "person" && (row.n != 0 || row.o.is_some());
    if let Some(person) = rows.iter().find(several) {
        let kept = person.o.unwrap_or(person.member_id);
        let mut loaded = crate::member::facts(conn, &[kept], Default::default()).await?;
        return Ok(loaded.members.remove(&MemberId(kept)));
    }
    let mut facts = MemberFacts::unknown(MemberId(first.member_id));
    let mut annulled: Vec<(Uuid, Micros)> = Vec::new();
    for row in rows {
        match row.kind.as_str() {
            "annulment" => annulled.push((row.a, row.at)),
            _ => row.add(&mut facts)?,
        }
    }
    for ending in &mut facts.endings {
        let void = annulled.iter().find(|(command, _)| *command == ending.command.0);
        ending.annulled = void.map(|(_, at)| Instant::from(*at));
    }
    // The branches of the statement come in no order; the facts are read in the order they became known.
    facts.memberships.sort_by_key(|m| m.at);
    facts.registrations.sort_by_key(|r| (r.at, r.command));
    facts.contributions.sort_by_key(|c| (c.at, c.receipt, c.month, c.programme));
    facts.openings.sort_by_key(|o| (o.at, o.command, o.programme));
    facts.endings.sort_by_key(|e| (e.at, e.command));
    Ok(facts.person.is_some().then_some(facts))
}

/// Whether an office registered this member or took money for them: then it may see them wherever they live.
pub async fn touched_by(conn: &mut Conn, member: MemberId, office: OfficeId) -> Result<bool, StoreError> {
    Ok(conn.find::<(i32,)>(&TOUCHED, &[member.into(), office.into()]).await?.is_some())
}

impl Row {
    fn add(self, facts: &mut MemberFacts) -> Result<(), StoreError> {
        match self.kind.as_str() {
            "person" => {
                facts.person = Some(self.person()?);
            }
            "membership" => facts.memberships.push(self.membership()?),
            "registration" => facts.registrations.push(self.registration()?),
            "contribution" => facts.contributions.push(self.contribution()?),
            "opening" => facts.openings.push(self.opening()?),
            _ => facts.endings.push(self.ending()?),
        }
        Ok(())
    }

    fn person(self) -> Result<Person, StoreError> {
        let on = self.day()?;
        let key16 = |k: Vec<u8>| k.try_into().map_err(|_| corrupt("person", "a key of another length"));
        Ok(Person {
            born: on,
            sex: match self.t2.as_deref() {
                Some("female") => Sex::Female,
                Some("male") => Sex::Male,
                other => return Err(corrupt("person", other.unwrap_or_default())),
            },
            home: RegionCode::parse(self.t3.as_deref().unwrap_or_default())
                .map_err(|_| corrupt("person", "home"))?,
            name: self.t1.unwrap_or_default(),
            nik_key: key16(self.k.unwrap_or_default())?,
            phone_key: self.k2.map(key16).transpose()?,
            has_heirs: false,
            has_address: false,
        })
    }

    fn membership(self) -> Result<Membership, StoreError> {
        let on = self.day()?;
        Ok(Membership {
            id: MembershipId(self.a),
            segment: self
                .t1
                .as_deref()
                .and_then(Segment::from_key)
                .ok_or_else(|| corrupt("membership", "segment"))?,
            official_number: self.t2,
            since: on,
            at: Instant::from(self.at),
        })
    }

    fn registration(self) -> Result<Registration, StoreError> {
        let on = self.day()?;
        let programmes =
            self.t3.as_deref().unwrap_or_default().split(',').map(|p| programme("registration", p));
        Ok(Registration {
            command: CommandId(self.b),
            membership: MembershipId(self.a),
            on,
            at: Instant::from(self.at),
            written: Instant::from(self.at),
            how_works: match self.t5.as_deref() {
                Some("own") => HowWorks::Own,
                Some("wage") => HowWorks::Wage,
                Some("both") => HowWorks::Both,
                other => return Err(corrupt("registration", other.unwrap_or_default())),
            },
            status: parsed("registration", &self.t1)?,
            sector: parsed("registration", &self.t2)?,
            income: Rupiah(self.n),
            programmes: programmes.collect::<Result<_, _>>()?,
            payer: parsed("registration", &self.t4)?,
            office: OfficeId(self.o.unwrap_or_default()),
            activity: self.v.map(ActivityId),
        })
    }

    fn contribution(self) -> Result<Contribution, StoreError> {
        let on = self.day()?;
        Ok(Contribution {
            record: MemberId(self.member_id),
            // Which command it was plays no part in cover; the receipt tells payments apart.
            command: CommandId(self.b),
            receipt: ReceiptId(self.b),
            membership: MembershipId(self.a),
            month: parsed::<Month>("contribution", &self.t1)?,
            programme: programme("contribution", self.t2.as_deref().unwrap_or_default())?,
            amount: Rupiah(self.n),
            payer: parsed("contribution", &self.t3)?,
            paid_on: on,
            at: Instant::from(self.at),
        })
    }

    fn opening(self) -> Result<Opening, StoreError> {
        let on = self.day()?;
        Ok(Opening {
            command: CommandId(self.b),
            membership: MembershipId(self.a),
            programme: programme("opening", self.t2.as_deref().unwrap_or_default())?,
            first_registered: on,
            until: parsed::<Month>("opening", &self.t1)?,
            months_in_total: i32::try_from(self.n).ok().filter(|n| *n >= 0),
            payer: parsed("opening", &self.t3)?,
            source: self.t4.unwrap_or_default(),
            at: Instant::from(self.at),
        })
    }

    fn ending(self) -> Result<Ending, StoreError> {
        let on = self.day()?;
        Ok(Ending {
            command: CommandId(self.b),
            membership: MembershipId(self.a),
            kind: self
                .t1
                .as_deref()
                .and_then(EndingKind::from_key)
                .ok_or_else(|| corrupt("ending", "kind"))?,
            on,
            at: Instant::from(self.at),
            written: Instant::from(self.at),
            annulled: None,
        })
    }

    fn day(&self) -> Result<Day, StoreError> {
        self.d.map(Day).ok_or_else(|| corrupt("person", "a fact without its day"))
    }
}

fn corrupt(table: &'static str, what: &str) -> StoreError {
    StoreError::Corrupt { table, what: what.to_owned() }
}

fn parsed<T: FromStr>(table: &'static str, text: &Option<String>) -> Result<T, StoreError> {
    let text = text.as_deref().unwrap_or_default();
    text.parse().map_err(|_| corrupt(table, text))
}

fn programme(table: &'static str, text: &str) -> Result<Programme, StoreError> {
    Programme::parse(text).ok_or_else(|| corrupt(table, text))
}
