//! What `payung check` asks of the database: counts of rows that should not be.

use crate::cell::{Arg, Cell};
use crate::check_more::{
    MERGE_ASTRAY, MERGE_MONEY_ASTRAY, PHONE_ASIDE_ASTRAY, PHONE_CARRIED_ASTRAY, PHONE_CHAIN_ASTRAY,
    WRITTEN_AFTER,
};
use crate::dialect::Stmt;
use crate::engine::{Conn, Reader};
use crate::error::StoreError;
use crate::tables::{self, Table};
use kernel::{Day, MemberId};
use uuid::Uuid;

mod work;
pub use work::{Worked, money, worked};

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
     left join person q on q.member_id = c.member_id where c.member_id is null \
     or (coalesce(q.merged_into, q.member_id) <> coalesce(p.merged_into, p.member_id) and not p.disputed)",
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
// From the link of the migration on. A pair is the same from either side.
static ASKED_TWICE: Stmt = Stmt::new(
    "check.asked_twice",
    "select count(*) as n from (select t.kind from task t join command c on c.command_id = t.command_id \
     left join task_decision d on d.member_id = t.member_id and d.task_command_id = t.command_id and d.task_kind = t.kind \
     and (d.other_id is null or d.other_id = t.other_id) \
     where t.kind in ('duplicate', 'dispute') and t.other_id is not null and d.command_id is null \
     and c.link > (select cast(value as {int}) from meta where name = 'asked_once_after_link') \
     group by t.kind, case when t.member_id < t.other_id then t.member_id else t.other_id end, \
     case when t.member_id < t.other_id then t.other_id else t.member_id end having count(*) > 1) x",
);
static DECIDED_ASTRAY: Stmt = Stmt::new(
    "check.decided_astray",
    "select count(*) as n from task_decision d where not exists (select 1 from task t where t.member_id = d.member_id \
     and t.command_id = d.task_command_id and t.kind = d.task_kind and (d.other_id is null or d.other_id = t.other_id))",
);
// The work-list is exactly what was asked and not decided.
static OPEN_ASTRAY: Stmt = Stmt::new(
    "check.open_astray",
    "select (select count(*) from task t where (not exists (select 1 from task_decision d where d.member_id = t.member_id \
     and d.task_command_id = t.command_id and d.task_kind = t.kind and (d.other_id is null or d.other_id = t.other_id))) \
     <> exists (select 1 from open_task o where o.member_id = t.member_id and o.command_id = t.command_id and o.n = t.n \
     and o.kind = t.kind and o.home = t.home and o.at = t.at and coalesce(o.other_id, t.member_id) = coalesce(t.other_id, t.member_id) \
     and coalesce(cast(o.due as text), '') = coalesce(cast(t.due as text), ''))) \
     + (select count(*) from open_task o where not exists (select 1 from task t where t.member_id = o.member_id \
     and t.command_id = o.command_id and t.n = o.n)) as n",
);
// A word is about a proposal that was made, and never by the one who made it, except to take it back.
static DECISION_ASTRAY: Stmt = Stmt::new(
    "check.decision_astray",
    "select count(*) as n from proposal_decision d \
     left join proposal p on p.subject_id = d.subject_id and p.command_id = d.proposal_id \
     where p.command_id is null or (d.verdict = 'withdraw') <> (d.actor_id = p.actor_id)",
);
// What was approved was done, by the one who asked for it; what was not approved was not done in its name.
static APPROVED_ASTRAY: Stmt = Stmt::new(
    "check.approved_astray",
    "select count(*) as n from proposal_decision d \
     join proposal p on p.subject_id = d.subject_id and p.command_id = d.proposal_id \
     left join command c on c.subject_id = p.subject_id and c.command_id = p.inner_id and c.kind = p.kind \
       and c.actor_id = p.actor_id and c.body_hash = p.body_hash and c.outcome <> 'refused' \
     where d.verdict = 'approve' and c.command_id is null",
);
// A row of a list that led to something has its command, and every row belongs to a list that was brought in.
static LIST_ROWS_ASTRAY: Stmt = Stmt::new(
    "check.list_rows_astray",
    "select count(*) as n from list_row r left join list_start s on s.subject_id = r.list_id \
     left join command c on c.command_id = r.command_id \
     where s.subject_id is null or r.n < 1 \
     or (r.outcome in ('registered', 'known', 'recorded') and (c.command_id is null or c.outcome = 'refused'))",
);
static LINKS: Stmt =
    Stmt::new("check.links", "select writer, link, hash, facts from chain order by writer, link");
static COMMAND_LINKS: Stmt = Stmt::new("check.command_links", "select command_id, writer, link from command");
static TALLIES: Stmt = Stmt::new(
    "check.tallies",
    "select scope, key, measure, day, cast(sum(total) as {int}) as total from tally group by scope, key, measure, day having sum(total) <> 0",
);
// The counts of areas against the villages' own, each level and grain.
static AREAS_ASTRAY: Stmt = Stmt::new(
    "check.areas_astray",
    "select count(*) as n from (select y.letters, y.grain, y.measure, y.area, y.period from (\
     select l.letters, g.grain, t.measure, substr(t.key, 1, l.letters) as area, \
     substr(cast(t.day as text), 1, g.width) as period, t.total from tally t \
     cross join (select 0 as letters union all select 2 union all select 5) l \
     cross join (select 'year' as grain, 4 as width union all select 'month', 7 union all select 'day', 10) g \
     where t.scope = 'village' \
     union all select a.letters, a.grain, a.measure, a.area, a.period, -a.total from tally_area a) y \
     group by y.letters, y.grain, y.measure, y.area, y.period having sum(y.total) <> 0) z",
);
static MEMBER_PAGE: Stmt = Stmt::new(
    "check.member_page",
    "select member_id from person where member_id > $1 order by member_id limit $2",
);
static SEALED: Stmt =
    Stmt::new("check.sealed", "select member_id, nik_key, nik_sealed from person where member_id {in $1}");
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
    O_MEMBER_MERGE = "member_merge";
    O_DISSOLUTION = "dissolution";
    O_MEMBERSHIP = "membership";
    O_REGISTRATION = "registration";
    O_HEIR = "heir";
    O_CONTRIBUTION = "contribution";
    O_OPENING = "opening";
    O_ENDING = "ending";
    O_ENDING_ANNULMENT = "ending_annulment";
    O_INCIDENT = "incident";
    O_INCIDENT_ENTRY = "incident_entry";
    O_INCIDENT_LINK = "incident_link";
    O_CORRECTION = "correction";
    O_CARD = "card";
    O_RECEIPT = "receipt";
    O_REVERSAL = "reversal";
    O_JOURNAL = "journal_entry";
    O_CREDIT = "credit";
    O_TASK = "task";
    O_TASK_DECISION = "task_decision";
    O_PROPOSAL = "proposal";
    O_PROPOSAL_DECISION = "proposal_decision";
    O_SETTING = "setting";
    O_LIST_START = "list_start";
    O_LIST_MARK = "list_mark";
    O_HAND_IN = "hand_in";
    O_HAND_IN_WORD = "hand_in_word";
    O_PHONE_ASIDE_WORD = "phone_aside_word";
    O_OFFICE = "office";
    O_ACTOR = "actor";
    O_CLIENT = "client";
    O_CAMPAIGN = "campaign";
    O_PARTNER = "partner";
    O_ACTIVITY = "activity";
    O_ATTENDANCE = "attendance";
    O_TARGET = "target";
    O_ACTOR_CHANGE = "actor_change";
    O_SIGN_IN_CHANGE = "sign_in_change";
    O_OFFICE_CHANGE = "office_change";
}

pub(crate) static STATEMENTS: &[&Stmt] = &[
    &AREAS_ASTRAY,
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
    &ASKED_TWICE,
    &DECIDED_ASTRAY,
    &OPEN_ASTRAY,
    &DECISION_ASTRAY,
    &APPROVED_ASTRAY,
    &PHONE_CHAIN_ASTRAY,
    &PHONE_CARRIED_ASTRAY,
    &PHONE_ASIDE_ASTRAY,
    &LIST_ROWS_ASTRAY,
    &LINKS,
    &COMMAND_LINKS,
    &TALLIES,
    &MEMBER_PAGE,
    &SEALED,
    &work::NEW_MEMBERS,
    &work::TAKEN,
    &work::UNDONE,
    &work::MONEY,
    &work::MOVED,
    &MERGE_ASTRAY,
    &MERGE_MONEY_ASTRAY,
    &WRITTEN_AFTER,
    &O_ALIAS,
    &O_PERSON,
    &O_MEMBER_MERGE,
    &O_DISSOLUTION,
    &O_MEMBERSHIP,
    &O_REGISTRATION,
    &O_HEIR,
    &O_CONTRIBUTION,
    &O_OPENING,
    &O_ENDING,
    &O_ENDING_ANNULMENT,
    &O_INCIDENT,
    &O_INCIDENT_ENTRY,
    &O_INCIDENT_LINK,
    &O_CORRECTION,
    &O_CARD,
    &O_RECEIPT,
    &O_REVERSAL,
    &O_JOURNAL,
    &O_CREDIT,
    &O_TASK,
    &O_TASK_DECISION,
    &O_PROPOSAL,
    &O_PROPOSAL_DECISION,
    &O_SETTING,
    &O_LIST_START,
    &O_LIST_MARK,
    &O_HAND_IN,
    &O_HAND_IN_WORD,
    &O_PHONE_ASIDE_WORD,
    &O_OFFICE,
    &O_ACTOR,
    &O_CLIENT,
    &O_CAMPAIGN,
    &O_PARTNER,
    &O_ACTIVITY,
    &O_ATTENDANCE,
    &O_TARGET,
    &O_ACTOR_CHANGE,
    &O_OFFICE_CHANGE,
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
    let rules: [(&str, &Stmt); 25] = [
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
        ("nobody is asked twice about the same two people", &ASKED_TWICE),
        ("every decision answers a task that was asked", &DECIDED_ASTRAY),
        ("the work-list is what was asked and not decided", &OPEN_ASTRAY),
        ("a second person's word is about a proposal, and not their own", &DECISION_ASTRAY),
        ("two records made one lead to one", &MERGE_ASTRAY),
        ("a merge loses no rupiah", &MERGE_MONEY_ASTRAY),
        ("nothing is written on a record that is dissolved", &WRITTEN_AFTER),
        ("what was approved was done, as it was asked for", &APPROVED_ASTRAY),
        ("each item of a phone follows the one before it", &PHONE_CHAIN_ASTRAY),
        ("what a phone was told was done has its command", &PHONE_CARRIED_ASTRAY),
        ("what a phone sent and nobody believed is kept whole", &PHONE_ASIDE_ASTRAY),
        ("every row of a list has its list and its command", &LIST_ROWS_ASTRAY),
        ("cards are numbered without a gap, each with one owner", &crate::cards::ASTRAY),
    ];
    let mut found = Vec::new();
    for (rule, stmt) in rules {
        found.push((rule.to_owned(), count(conn, stmt).await?));
    }
    for (rule, stmt) in crate::check_hands::RULES.iter().chain(crate::photos::RULES) {
        found.push(((*rule).to_owned(), count(conn, stmt).await?));
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

/// How many counts of areas are not the sum of their villages'.
pub async fn areas_astray(conn: &mut Conn) -> Result<i64, StoreError> {
    Ok(conn.find::<(i64,)>(&AREAS_ASTRAY, &[]).await?.map_or(0, |n| n.0))
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
