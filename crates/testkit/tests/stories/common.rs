//! What the stories share: how answers are read, how commands are made, and a look into the tables.

use access::{Actor, Role};
use app::wire::{self, Envelope};
use app::{Answer, App, Outcome};
use kernel::{ActorId, MemberId};
use member::MemberFacts;
use store::member::Want;
use store::{Row, Stmt};
use testkit::{House, Invented, at};
use uuid::Uuid;

/// The head of the branch: decides, reverses, brings balances in.
pub fn head(house: &House) -> Actor {
    let id = ActorId(Uuid::from_u128(0x019a_0000_0000_7000_8000_0000_0000_0003));
    Actor { id, role: Role::BranchHead, name: "Putu".to_owned(), ..house.desk.clone() }
}

/// Sends a batch as the head of the branch on a day.
pub async fn head_on(house: &House, day: &str, batch: &[Envelope]) -> Vec<Answer> {
    house.app.submit(&head(house), batch, at(day)).await.expect("answers")
}

/// The codes of the notes of an answer that is done.
#[track_caller]
pub fn done(answer: &Answer) -> Vec<&str> {
    assert_eq!(answer.outcome, Outcome::Done, "{answer:#?}");
    codes(answer)
}

/// The codes of the notes of an answer that is recorded.
#[track_caller]
pub fn recorded(answer: &Answer) -> Vec<&str> {
    assert_eq!(answer.outcome, Outcome::Recorded, "{answer:#?}");
    codes(answer)
}

fn codes(answer: &Answer) -> Vec<&str> {
    answer.notes.iter().map(|n| &*n.code).collect()
}

/// The code of a refusal. A refusal says nothing else and hands over nothing.
#[track_caller]
pub fn refused(answer: &Answer) -> &str {
    assert_eq!(answer.outcome, Outcome::Refused, "{answer:#?}");
    assert!(answer.notes.is_empty() && answer.receipt.is_none(), "{answer:#?}");
    answer.refusal.as_ref().expect("a refusal").code()
}

/// An argument of a refusal.
#[track_caller]
pub fn said(answer: &Answer, name: &str) -> kernel::Arg {
    answer.refusal.as_ref().expect("a refusal").note.args[name].clone()
}

/// The same answer, as if given for the first time.
pub fn first_time(answer: &Answer) -> Answer {
    Answer { again: false, ..answer.clone() }
}

/// A command with an id of its own.
pub fn command(subject: Uuid, command: wire::Command) -> Envelope {
    Envelope { id: Uuid::now_v7(), subject, office: None, command }
}

/// A payment, changed before it is sent.
pub fn pay_with(
    member: Uuid,
    months: u8,
    rupiah: i64,
    on: &str,
    change: impl FnOnce(&mut wire::Pay),
) -> Envelope {
    let mut envelope = testkit::pay(member, months, rupiah, on);
    let wire::Command::Pay(pay) = &mut envelope.command else { unreachable!("a payment") };
    change(pay);
    envelope
}

/// A registration, changed before it is sent.
pub fn register_with(person: &Invented, change: impl FnOnce(&mut wire::Register)) -> Envelope {
    let mut envelope = testkit::register(person);
    let wire::Command::Register(register) = &mut envelope.command else { unreachable!("a registration") };
    change(register);
    envelope
}

pub fn paper(number: &str, on: &str) -> Option<wire::Evidence> {
    Some(wire::Evidence { number: number.to_owned(), claimed_on: on.to_owned(), written_by: None })
}

pub fn reverse(member: Uuid, number: &str) -> Envelope {
    let reverse = wire::Reverse { receipt_number: number.to_owned(), reason: "salah orang".to_owned() };
    command(member, wire::Command::Reverse(reverse))
}

pub fn end(member: Uuid, why: &str, on: &str) -> Envelope {
    let end = wire::End { why: why.to_owned(), on: on.to_owned(), told_by: "keluarga".to_owned() };
    command(member, wire::Command::End(end))
}

pub fn settle(member: Uuid, task: Uuid, kind: &str, verdict: &str) -> Envelope {
    let settle = wire::Settle {
        task,
        task_kind: kind.to_owned(),
        verdict: verdict.to_owned(),
        reason: "dilihat KTP-nya".to_owned(),
        other: None,
    };
    command(member, wire::Command::Settle(settle))
}

/// Everything of the form that may follow.
pub fn complete(member: Uuid) -> Envelope {
    let heir = wire::Heir { name: "Made Contoh".to_owned(), relation: "spouse".to_owned(), born: None };
    let complete = wire::Complete {
        heirs: vec![heir],
        address: Some("Jalan Raya Sesetan 7".to_owned()),
        phone: Some(format!("0812{:08}", member.as_u128() % 100_000_000)),
    };
    command(member, wire::Command::Complete(complete))
}

/// An invented person brought in with a standing: paid until October 2026 since January 2024.
pub fn open(person: &Invented, official_number: &str) -> Envelope {
    let r = &person.register;
    let until =
        |programme: &str| wire::PaidUntil { programme: programme.to_owned(), month: "2026-10".into() };
    let open = wire::Open {
        nik: r.nik.clone(),
        name: r.name.clone(),
        born: r.born.clone(),
        sex: r.sex.clone(),
        phone: None,
        home: r.home.clone(),
        status: r.status.clone(),
        sector: r.sector.clone(),
        occupation: r.occupations[0].clone(),
        income_rupiah: r.income_rupiah,
        payer: r.payer.clone(),
        official_number: official_number.to_owned(),
        first_registered: "2024-01-10".to_owned(),
        paid_until: vec![until("JKK"), until("JKM")],
        months_in_total: Some(34),
        source: "Daftar cabang 31 Oktober 2026".to_owned(),
    };
    command(person.member, wire::Command::Open(Box::new(open)))
}

/// A statement made for a look or a blow; it lives as long as the test.
pub fn statement(sql: &str) -> &'static Stmt {
    Box::leak(Box::new(Stmt::new("story", String::leak(sql.to_owned()))))
}

/// Rows of a question put to the tables themselves.
pub async fn rows<T: Row>(app: &App, sql: &str) -> Vec<T> {
    let mut reader = app.store().reader().await.expect("a reader");
    reader.list::<T>(statement(sql), &[]).await.expect("rows")
}

/// One number out of the tables.
pub async fn number(app: &App, sql: &str) -> i64 {
    rows::<(i64,)>(app, sql).await[0].0
}

/// Changes the tables behind the house's back; gives how many rows it touched.
pub async fn tamper(app: &App, sql: &str) -> u64 {
    let mut tx = app.store().begin().await.expect("a transaction");
    let touched = tx.run(statement(sql), &[]).await.expect("a blow");
    tx.commit().await.expect("a commit");
    touched
}

/// What the database knows of a member.
pub async fn facts(app: &App, member: Uuid) -> MemberFacts {
    let mut reader = app.store().reader().await.expect("a reader");
    let loaded = store::member::facts(&mut reader, &[member], Want::default()).await.expect("facts");
    loaded.members.get(&MemberId(member)).cloned().unwrap_or_else(|| MemberFacts::unknown(MemberId(member)))
}

/// Open tasks of a member: kind, the command that opened it, the other member. In the order of their making.
pub async fn open_tasks(app: &App, member: Uuid) -> Vec<(String, Uuid, Option<Uuid>)> {
    let all: Vec<(Uuid, String, Uuid, Option<Uuid>)> = rows(
        app,
        "select t.member_id, t.kind, t.command_id, t.other_id from task t where not exists (select 1 from task_decision d \
         where d.member_id = t.member_id and d.task_command_id = t.command_id and d.task_kind = t.kind \
         and (d.other_id is null or d.other_id = t.other_id)) \
         order by t.at, t.command_id, t.n",
    )
    .await;
    all.into_iter().filter(|t| t.0 == member).map(|t| (t.1, t.2, t.3)).collect()
}

/// The kinds of a member's open tasks, in order of the alphabet.
pub async fn open_kinds(app: &App, member: Uuid) -> Vec<String> {
    let mut kinds: Vec<String> = open_tasks(app, member).await.into_iter().map(|t| t.0).collect();
    kinds.sort();
    kinds
}

/// Every count that is not zero, in order.
pub async fn tallies(app: &App) -> Vec<(String, String, String, String, i64)> {
    app.settle().await.expect("folded");
    let mut reader = app.store().reader().await.expect("a reader");
    let all = store::check::tallies(&mut reader).await.expect("tallies");
    let mut all: Vec<_> = all.into_iter().map(|(s, k, m, d, n)| (s, k, m, d.to_string(), n)).collect();
    all.sort();
    all
}

/// A figure of a place on a day.
pub async fn tally(app: &App, scope: &str, measure: &str, on: &str) -> i64 {
    let all = tallies(app).await;
    all.iter().filter(|t| t.0 == scope && t.2 == measure && &*t.3 <= on).map(|t| t.4).sum()
}

/// An answer but for its signature: each house has its own key.
pub fn unsigned(answer: &Answer) -> Answer {
    let mut answer = first_time(answer);
    if let Some(receipt) = &mut answer.receipt {
        receipt.signed.clear();
    }
    answer
}
