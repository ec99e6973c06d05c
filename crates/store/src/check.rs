//! What `payung check` asks of the database: counts of rows that should not be.

use crate::cell::{Arg, Cell};
use crate::dialect::Stmt;
use crate::engine::{Conn, Reader};
use crate::error::StoreError;
use crate::tables::{self, Table};
use kernel::{Day, MemberId};
use uuid::Uuid;

static COMMANDS: Stmt = Stmt::new("check.commands", "select count(*) as n from command");
static MEMBERS: Stmt = Stmt::new("check.members", "select count(*) as n from person");
static JOURNALS: Stmt = Stmt::new(
    "check.journals",
    "select count(*) as n from (select journal_id from journal_entry group by journal_id) x",
);
static UNBALANCED: Stmt = Stmt::new(
    "check.unbalanced",
    "select count(*) as n from (select journal_id from journal_entry group by journal_id having sum(amount) <> 0) x",
);
static RECEIPTS: Stmt = Stmt::new("check.receipts", "select count(*) as n from receipt");
// Every rupiah taken is on months or kept for the member.
static RECEIPTS_ASTRAY: Stmt = Stmt::new(
    "check.receipts_astray",
    "select count(*) as n from receipt r \
     left join (select member_id, command_id, sum(amount) as amount from contribution group by member_id, command_id) c \
       on c.member_id = r.member_id and c.command_id = r.command_id \
     left join (select member_id, command_id, sum(amount) as amount from credit group by member_id, command_id) k \
       on k.member_id = r.member_id and k.command_id = r.command_id \
     left join (select member_id, command_id, sum(amount) as amount from journal_entry \
                where account = 'clearing' group by member_id, command_id) h \
       on h.member_id = r.member_id and h.command_id = r.command_id \
     where r.amount <> coalesce(c.amount, 0) + coalesce(k.amount, 0) - coalesce(h.amount, 0)",
);
// The cash side of a receipt's journal is the receipt's amount.
static CASH_ASTRAY: Stmt = Stmt::new(
    "check.cash_astray",
    "select count(*) as n from receipt r \
     left join (select member_id, command_id, sum(amount) as amount from journal_entry \
                where account in ('agent_cash', 'branch_cash') group by member_id, command_id) j \
       on j.member_id = r.member_id and j.command_id = r.command_id \
     where r.amount <> coalesce(j.amount, 0)",
);
static TWICE_MEMBER: Stmt = Stmt::new(
    "check.twice_member",
    "select count(*) as n from (select member_id, segment from membership group by member_id, segment having count(*) > 1) x",
);
static NIK_ASTRAY: Stmt = Stmt::new(
    "check.nik_astray",
    "select count(*) as n from person p left join nik_claim c on c.nik_key = p.nik_key \
     where c.member_id is null or (c.member_id <> p.member_id and not p.disputed)",
);
static RECEIPT_TWICE: Stmt = Stmt::new(
    "check.receipt_twice",
    "select count(*) as n from (select number from receipt group by number having count(*) > 1) x",
);
static PAID_WITHOUT_RECEIPT: Stmt = Stmt::new(
    "check.paid_without_receipt",
    "select count(*) as n from command c where c.kind = 'pay' and c.outcome <> 'refused' \
     and c.command_id not in (select command_id from receipt)",
);
static REGISTERED_WITHOUT_ROWS: Stmt = Stmt::new(
    "check.registered_without_rows",
    "select count(*) as n from command c where c.kind in ('register', 'open') and c.outcome <> 'refused' \
     and c.subject_id not in (select member_id from person) and c.subject_id not in (select alias_id from alias)",
);
static REFUSED_WITH_ROWS: Stmt = Stmt::new(
    "check.refused_with_rows",
    "select count(*) as n from command c where c.outcome = 'refused' \
     and (c.command_id in (select command_id from receipt) or c.command_id in (select command_id from registration) \
          or c.command_id in (select command_id from contribution))",
);
static WITHOUT_AUDIT: Stmt = Stmt::new(
    "check.without_audit",
    "select count(*) as n from command c where c.command_id not in (select command_id from audit where command_id is not null)",
);
// Who takes the last links off the chain with all their facts leaves what the audit remembers of them.
static AUDIT_ALONE: Stmt = Stmt::new(
    "check.audit_alone",
    "select count(*) as n from audit a where a.command_id is not null and a.command_id not in (select command_id from command)",
);
static REVERSED_ASTRAY: Stmt = Stmt::new(
    "check.reversed_astray",
    "select count(*) as n from (select x.receipt_id from reversal x \
     join contribution c on c.member_id = x.member_id and c.receipt_id = x.receipt_id \
     group by x.receipt_id having sum(c.amount) <> 0) y",
);
static LINKS: Stmt =
    Stmt::new("check.links", "select writer, link, hash, facts from chain order by writer, link");
static COMMAND_LINKS: Stmt = Stmt::new("check.command_links", "select command_id, writer, link from command");
static TALLIES: Stmt = Stmt::new(
    "check.tallies",
    "select scope, key, measure, day, cast(sum(total) as {int}) as total from tally group by scope, key, measure, day having sum(total) <> 0",
);
static MEMBER_PAGE: Stmt = Stmt::new(
    "check.member_page",
    "select member_id from person where member_id > $1 order by member_id limit $2",
);
static SEALED: Stmt =
    Stmt::new("check.sealed", "select member_id, nik_key, nik_sealed from person where member_id {in $1}");
static NEW_MEMBERS: Stmt = Stmt::new(
    "check.new_members",
    "select g.office_id, g.activity_id, g.on_day, count(*) as n from registration g \
     join membership m on m.member_id = g.member_id and m.command_id = g.command_id \
     where not exists (select 1 from opening o where o.member_id = g.member_id and o.command_id = g.command_id) \
     group by g.office_id, g.activity_id, g.on_day",
);
static TAKEN: Stmt = Stmt::new(
    "check.taken",
    "select r.office_id, r.activity_id, r.paid_on, count(distinct r.receipt_id) as n, cast(coalesce(sum(c.amount), 0) as {int}) as rupiah \
     from receipt r left join contribution c on c.member_id = r.member_id and c.command_id = r.command_id \
     group by r.office_id, r.activity_id, r.paid_on",
);
static UNDONE: Stmt = Stmt::new(
    "check.undone",
    "select r.office_id, r.activity_id, x.on_day, count(distinct x.receipt_id) as n, cast(coalesce(sum(c.amount), 0) as {int}) as rupiah \
     from reversal x join receipt r on r.member_id = x.member_id and r.receipt_id = x.receipt_id \
     left join contribution c on c.member_id = x.member_id and c.command_id = x.command_id \
     group by r.office_id, r.activity_id, x.on_day",
);

macro_rules! orphans {
    ($($stmt:ident = $table:literal;)*) => {
        $(static $stmt: Stmt = Stmt::new(
            concat!("check.orphans.", $table),
            concat!("select count(*) as n from ", $table, " where command_id not in (select command_id from command)"),
        );)*
        static ORPHANS: &[(&str, &Stmt)] = &[$(($table, &$stmt)),*];
    };
}

orphans! {
    O_ALIAS = "alias";
    O_PERSON = "person";
    O_MEMBERSHIP = "membership";
    O_REGISTRATION = "registration";
    O_HEIR = "heir";
    O_CONTRIBUTION = "contribution";
    O_OPENING = "opening";
    O_ENDING = "ending";
    O_RECEIPT = "receipt";
    O_REVERSAL = "reversal";
    O_JOURNAL = "journal_entry";
    O_CREDIT = "credit";
    O_TASK = "task";
    O_TASK_DECISION = "task_decision";
    O_OFFICE = "office";
    O_ACTOR = "actor";
    O_CLIENT = "client";
    O_CAMPAIGN = "campaign";
    O_PARTNER = "partner";
    O_ACTIVITY = "activity";
    O_ATTENDANCE = "attendance";
    O_TARGET = "target";
}

pub(crate) static STATEMENTS: &[&Stmt] = &[
    &COMMANDS,
    &MEMBERS,
    &JOURNALS,
    &UNBALANCED,
    &RECEIPTS,
    &RECEIPTS_ASTRAY,
    &CASH_ASTRAY,
    &TWICE_MEMBER,
    &NIK_ASTRAY,
    &RECEIPT_TWICE,
    &PAID_WITHOUT_RECEIPT,
    &REGISTERED_WITHOUT_ROWS,
    &REFUSED_WITH_ROWS,
    &WITHOUT_AUDIT,
    &AUDIT_ALONE,
    &REVERSED_ASTRAY,
    &LINKS,
    &COMMAND_LINKS,
    &TALLIES,
    &MEMBER_PAGE,
    &SEALED,
    &NEW_MEMBERS,
    &TAKEN,
    &UNDONE,
    &O_ALIAS,
    &O_PERSON,
    &O_MEMBERSHIP,
    &O_REGISTRATION,
    &O_HEIR,
    &O_CONTRIBUTION,
    &O_OPENING,
    &O_ENDING,
    &O_RECEIPT,
    &O_REVERSAL,
    &O_JOURNAL,
    &O_CREDIT,
    &O_TASK,
    &O_TASK_DECISION,
    &O_OFFICE,
    &O_ACTOR,
    &O_CLIENT,
    &O_CAMPAIGN,
    &O_PARTNER,
    &O_ACTIVITY,
    &O_ATTENDANCE,
    &O_TARGET,
];

async fn count(conn: &mut Conn, stmt: &'static Stmt) -> Result<i64, StoreError> {
    let row: Option<(i64,)> = conn.find(stmt, &[]).await?;
    Ok(row.map_or(0, |r| r.0))
}

/// How much there is.
#[derive(Clone, Copy, Debug)]
pub struct Counted {
    pub commands: i64,
    pub members: i64,
    pub receipts: i64,
    pub journals: i64,
}

pub async fn counted(conn: &mut Conn) -> Result<Counted, StoreError> {
    Ok(Counted {
        commands: count(conn, &COMMANDS).await?,
        members: count(conn, &MEMBERS).await?,
        receipts: count(conn, &RECEIPTS).await?,
        journals: count(conn, &JOURNALS).await?,
    })
}

/// Rules that one count each can test: the name of the rule, and how many rows break it.
pub async fn broken(conn: &mut Conn) -> Result<Vec<(String, i64)>, StoreError> {
    let rules: [(&str, &Stmt); 12] = [
        ("every journal sums to zero", &UNBALANCED),
        ("every receipt is on months, kept for its member, or held for a decision", &RECEIPTS_ASTRAY),
        ("every receipt's cash is in somebody's hand", &CASH_ASTRAY),
        ("one live membership per person and segment", &TWICE_MEMBER),
        ("every NIK leads to one person", &NIK_ASTRAY),
        ("every receipt number is used once", &RECEIPT_TWICE),
        ("every payment answered has its receipt", &PAID_WITHOUT_RECEIPT),
        ("every registration answered has its person", &REGISTERED_WITHOUT_ROWS),
        ("a refusal writes nothing but itself", &REFUSED_WITH_ROWS),
        ("every command is in the audit", &WITHOUT_AUDIT),
        ("every change in the audit has its command", &AUDIT_ALONE),
        ("a reversal undoes its receipt to the rupiah", &REVERSED_ASTRAY),
    ];
    let mut found = Vec::new();
    for (rule, stmt) in rules {
        found.push((rule.to_owned(), count(conn, stmt).await?));
    }
    for (table, stmt) in ORPHANS {
        found.push((format!("every row of {table} has its command"), count(conn, stmt).await?));
    }
    Ok(found)
}

/// Links by writer and number: hash and number of facts.
pub async fn links(conn: &mut Conn) -> Result<Vec<(i64, i64, Vec<u8>, i64)>, StoreError> {
    conn.list(&LINKS, &[]).await
}

/// Which link each command is in.
pub async fn command_links(conn: &mut Conn) -> Result<Vec<(Uuid, i64, i64)>, StoreError> {
    conn.list(&COMMAND_LINKS, &[]).await
}

/// Every row of the append-only tables, one table after the other, with the command it belongs to.
pub async fn facts(
    reader: &mut Reader,
    mut each: impl FnMut(&'static Table, Uuid, &[Cell]) + Send,
) -> Result<(), StoreError> {
    for table in tables::ALL.iter().copied().filter(|t| t.fact) {
        let Some(place) = table.columns.iter().position(|c| c.name == "command_id") else { continue };
        reader
            .scan(table, |row| {
                if let Cell::Id(command) = row[place] {
                    each(table, command, row);
                }
            })
            .await?;
    }
    Ok(())
}

/// The tallies summed over the days they became known: scope, key, measure, day, total.
pub async fn tallies(conn: &mut Conn) -> Result<Vec<(String, String, String, Day, i64)>, StoreError> {
    let rows: Vec<(String, String, String, time::Date, i64)> = conn.list(&TALLIES, &[]).await?;
    Ok(rows.into_iter().map(|(s, k, m, d, t)| (s, k, m, Day(d), t)).collect())
}

/// The next members after one, by id.
pub async fn members_after(conn: &mut Conn, after: MemberId, most: i64) -> Result<Vec<Uuid>, StoreError> {
    let rows: Vec<(Uuid,)> = conn.list(&MEMBER_PAGE, &[after.into(), most.into()]).await?;
    Ok(rows.into_iter().map(|r| r.0).collect())
}

/// Sealed NIK beside their index.
pub async fn sealed(conn: &mut Conn, ids: &[Uuid]) -> Result<Vec<(Uuid, Vec<u8>, Vec<u8>)>, StoreError> {
    conn.list(&SEALED, &[Arg::Ids(ids.into())]).await
}

/// What offices and activities did, counted from the rows themselves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Worked {
    pub office: Uuid,
    pub activity: Option<Uuid>,
    pub on: Day,
    pub new_members: i64,
    pub receipts: i64,
    pub contributions: i64,
}

pub async fn worked(conn: &mut Conn) -> Result<Vec<Worked>, StoreError> {
    let mut all = Vec::new();
    let new: Vec<(Uuid, Option<Uuid>, time::Date, i64)> = conn.list(&NEW_MEMBERS, &[]).await?;
    for (office, activity, on, new_members) in new {
        all.push(Worked { office, activity, on: Day(on), new_members, receipts: 0, contributions: 0 });
    }
    for (stmt, sign) in [(&TAKEN, 1), (&UNDONE, -1)] {
        let rows: Vec<(Uuid, Option<Uuid>, time::Date, i64, i64)> = conn.list(stmt, &[]).await?;
        for (office, activity, on, receipts, contributions) in rows {
            // A reversal's contributions are negative already.
            all.push(Worked {
                office,
                activity,
                on: Day(on),
                new_members: 0,
                receipts: sign * receipts,
                contributions,
            });
        }
    }
    Ok(all)
}
