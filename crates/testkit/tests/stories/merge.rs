//! One person with two records: registered twice by two agents who had no network. The records are made one, and nothing
//! that anybody paid or wrote is lost.

use crate::approval::{Staff, propose, send, staff, word};
use crate::common::*;
use app::wire::{self, Command, Envelope};
use app::{Answer, Outcome};
use kernel::{Account, Day, Rupiah};
use member::{Known, Measure, Segment};
use scheme::{JKK, Scheme};
use store::member::Want;
use testkit::{House, Invented, TODAY, invented, on_both, pay, register};
use uuid::Uuid;

/// The same person as another phone wrote them: another id, and a slip in the NIK.
pub fn again(person: &Invented) -> Invented {
    let mut other = Invented { member: Uuid::now_v7(), ..person.clone() };
    other.register.nik.replace_range(12.., "7777");
    other
}

pub fn merge(kept: Uuid, dissolved: Uuid, change: impl FnOnce(&mut wire::Merge)) -> Envelope {
    let mut merge = wire::Merge {
        dissolved,
        right_nik: Some("kept".to_owned()),
        reason: "KTP-nya dilihat, hanya ada satu orang".to_owned(),
    };
    change(&mut merge);
    command(kept, Command::Merge(merge))
}

pub fn one_of(kept: Uuid, dissolved: Uuid) -> Envelope {
    merge(kept, dissolved, |_| {})
}

/// Asked by the head of the branch, agreed to by the head of the region; gives the answer of the merge.
pub async fn agreed(house: &House, staff: &Staff, merge: &Envelope) -> Answer {
    let asked = propose(merge);
    let waits = send(house, &staff.head, asked.clone()).await;
    if waits.outcome == Outcome::Refused {
        return waits;
    }
    let approved = send(house, &staff.region, word(&asked, "approve", "")).await;
    match approved.inner {
        Some(inner) => *inner,
        None => approved,
    }
}

async fn refusal(house: &House, staff: &Staff, merge: &Envelope) -> String {
    refused(&agreed(house, staff, merge).await).to_owned()
}

async fn covered(house: &House, member: Uuid, on: &str, known: Known) -> bool {
    let facts = facts(&house.app, member).await;
    let cover = member::cover(&facts, Segment::Bpu, Scheme::id_bpu(), on.parse().unwrap(), known);
    cover.programmes.iter().any(|p| p.programme == JKK && p.covered)
}

/// Registered by both agents; the first paid three months on the 10th, the second two on the 3rd.
pub async fn twice(house: &House, n: u32) -> (Invented, Invented) {
    let (sari, other) = (invented(n), again(&invented(n)));
    let first = [register(&sari), pay(sari.member, 3, 33_600, "2026-11-10")];
    let second = [register(&other), pay(other.member, 2, 16_800, "2026-11-03")];
    for (day, batch) in [("2026-11-10", first), ("2026-11-03", second)] {
        for answer in house.send_on(day, &batch).await {
            assert!(answer.refusal.is_none(), "{answer:#?}");
        }
    }
    (sari, other)
}

/// Rupiah on an account that belongs to a member, or on all of its kind.
async fn on_account(house: &House, account: Account) -> i64 {
    let owner = account.owner().map(|id| id.simple().to_string());
    let all: Vec<(Option<Uuid>, i64)> = rows(
        &house.app,
        &format!("select owner_id, amount from journal_entry where account = '{}'", account.name()),
    )
    .await;
    let ours = all.iter().filter(|(of, _)| of.map(|id| id.simple().to_string()) == owner);
    ours.map(|(_, amount)| amount).sum()
}

#[test]
fn registered_twice_offline_is_one_membership() {
    on_both(|house| async move {
        let staff = staff(&house).await;
        let (sari, other) = twice(&house, 1).await;
        assert_eq!(tally(&house.app, "village", "registered", TODAY).await, 2);
        assert_eq!(tally(&house.app, "village", "first_paid", TODAY).await, 2);
        let cash: i64 = number(
            &house.app,
            "select cast(sum(amount) as bigint) from journal_entry where account = 'branch_cash'",
        )
        .await;

        let answer = agreed(&house, &staff, &one_of(sari.member, other.member)).await;
        assert_eq!(answer.subject.0, sari.member);
        assert_eq!(done(&answer), ["merge.done", "merge.forward"]);

        // Cover is the union: from the 3rd, when the first money was taken, as long as both together reach.
        for (on, is) in
            [("2026-11-02", false), ("2026-11-03", true), ("2026-11-09", true), ("2027-01-31", true)]
        {
            assert_eq!(covered(&house, sari.member, on, Known::Now).await, is, "{on}");
        }
        // Both paid for November and December: two half months, 16,800, buy February in full.
        assert!(covered(&house, sari.member, "2027-02-28", Known::Now).await);
        assert!(!covered(&house, sari.member, "2027-03-01", Known::Now).await);
        let whole = facts(&house.app, sari.member).await;
        assert_eq!(whole.receipts.len(), 2);
        assert_eq!(
            whole.credit + whole.contributions.iter().map(|c| c.amount).sum::<Rupiah>(),
            Rupiah(50_400)
        );

        // One person in every count from the day it is known, and two in what was known before.
        for measure in ["registered", "paid", "first_paid", "kept_1"] {
            assert_eq!(tally(&house.app, "village", measure, TODAY).await, 1, "{measure}");
        }
        assert_eq!(tally(&house.app, "office", "new_members", TODAY).await, 1);
        assert_eq!(tally(&house.app, "office", "receipts", TODAY).await, 2);
        let before: Vec<(i64,)> = rows(
            &house.app,
            "select cast(sum(total) as bigint) from tally where scope = 'village' and measure = 'paid' \
             and day <= '2026-11-15' and known_day <= '2026-11-19'",
        )
        .await;
        assert_eq!(before[0].0, 2);
        let yesterday = Known::AtEndOf("2026-11-19".parse::<Day>().unwrap());
        assert!(!covered(&house, sari.member, "2026-11-05", yesterday).await, "her own record did not know");
        assert!(covered(&house, other.member, "2026-11-05", yesterday).await, "the other one did");
        assert!(!covered(&house, other.member, "2026-11-05", Known::Now).await, "and stands for nobody now");

        // The cash stays in the hands that took it.
        let after: i64 = number(
            &house.app,
            "select cast(sum(amount) as bigint) from journal_entry where account = 'branch_cash'",
        )
        .await;
        assert_eq!(cash, after);
        assert_eq!(on_account(&house, Account::MemberCredit(kernel::MemberId(other.member))).await, 0);
        house.holds().await;
        counted_anew(&house).await;
    });
}

/// The counts thrown away and made again are the same, the days on which each became known included.
async fn counted_anew(house: &House) {
    let all = "select area, measure, day, known_day, total from (select key as area, measure, cast(day as text) as day, \
               cast(known_day as text) as known_day, total from tally where scope = 'village') x where total <> 0 \
               order by area, measure, day, known_day";
    let kept: Vec<(String, String, String, String, i64)> = rows(&house.app, all).await;
    tamper(&house.app, "delete from meta where name in ('tallies', 'tallies_counted')").await;
    let again = house.reopen().await;
    let made: Vec<(String, String, String, String, i64)> = rows(&again, all).await;
    assert_eq!(kept, made);
    assert!(kept.iter().all(|k| Measure::from_key(&k.1).is_some()));
}

#[test]
fn it_takes_two_people_and_is_the_same_for_ever() {
    on_both(|house| async move {
        let staff = staff(&house).await;
        let (sari, other) = twice(&house, 1).await;
        let merge = one_of(sari.member, other.member);
        assert_eq!(refused(&send(&house, &staff.head, merge.clone()).await), "approval.needed");
        let asked = propose(&merge);
        assert_eq!(done(&send(&house, &staff.head, asked.clone()).await), ["approval.waiting"]);
        assert_eq!(refused(&send(&house, &staff.head, word(&asked, "approve", "")).await), "approval.own");
        assert_eq!(number(&house.app, "select count(*) from member_merge").await, 0);
        let yes = word(&asked, "approve", "");
        let approved = send(&house, &staff.region, yes.clone()).await;
        assert_eq!(done(&approved), ["approval.approved"]);
        let again = send(&house, &staff.region, yes).await;
        assert!(again.again);
        assert_eq!(first_time(&again), approved);
        let direct = send(&house, &staff.head, merge.clone()).await;
        assert_eq!((direct.again, first_time(&direct)), (true, *approved.inner.unwrap()));
        assert_eq!(number(&house.app, "select count(*) from member_merge").await, 1);
        // One command that was sent, and one for each of the two sides.
        let kinds: Vec<(String,)> =
            rows(&house.app, "select kind from command where kind like 'merge%' order by kind").await;
        assert_eq!(
            kinds.into_iter().map(|k| k.0).collect::<Vec<_>>(),
            ["merge", "merge_dissolved", "merge_kept"]
        );
        // Whichever way round, they are one already.
        for (a, b) in [(sari.member, other.member), (other.member, sari.member)] {
            assert_eq!(refusal(&house, &staff, &one_of(a, b)).await, "merge.already");
        }
        house.holds().await;
    });
}

#[test]
fn what_still_arrives_for_the_other_record_reaches_the_member() {
    on_both(|house| async move {
        let staff = staff(&house).await;
        let (sari, other) = twice(&house, 1).await;
        // A third phone's id stood for the record that goes.
        let third = Invented { member: Uuid::now_v7(), ..other.clone() };
        assert_eq!(house.one(register(&third)).await.subject.0, other.member);
        let number = facts(&house.app, other.member).await.receipts[0].number.clone();
        agreed(&house, &staff, &one_of(sari.member, other.member)).await;

        for id in [other.member, third.member] {
            let late = pay_with(id, 1, 16_800, "2026-11-12", |p| {
                p.evidence = paper(&format!("K-{}", id.simple()), "2026-11-12")
            });
            let answer = house.one(late).await;
            assert_eq!((answer.subject.0, answer.outcome), (sari.member, Outcome::Done), "{answer:#?}");
        }
        assert_eq!(house.one(complete(other.member)).await.subject.0, sari.member);
        // Registered once more under the NIK that only the other record had: still her.
        let fourth = Invented { member: Uuid::now_v7(), ..other.clone() };
        assert_eq!(house.one(register(&fourth)).await.subject.0, sari.member);
        // The old receipt, undone by whoever finds it under either id; the money it moved forward goes back with it.
        let undone = head_on(&house, TODAY, &[reverse(other.member, &number)]).await.remove(0);
        assert_eq!(undone.subject.0, sari.member);
        assert!(undone.refusal.is_none(), "{undone:#?}");
        let whole = facts(&house.app, sari.member).await;
        assert!(
            whole.receipts.iter().any(|r| r.number == number && r.reversed && r.record.0 == other.member)
        );
        house.holds().await;
        counted_anew(&house).await;
    });
}

#[test]
fn months_that_only_the_other_paid_come_along_and_credit_crosses_over() {
    on_both(|house| async move {
        let staff = staff(&house).await;
        let (sari, other) = (invented(1), again(&invented(1)));
        house.send_on("2026-08-05", &[register(&sari), pay(sari.member, 1, 8_400, "2026-08-05")]).await;
        let over =
            pay_with(other.member, 2, 20_000, "2026-09-07", |p| p.evidence = paper("K-9", "2026-09-07"));
        house.send_on("2026-09-07", &[register(&other), over]).await;
        assert_eq!(facts(&house.app, other.member).await.credit, Rupiah(3_200));
        let answer = agreed(&house, &staff, &one_of(sari.member, other.member)).await;
        assert_eq!(done(&answer), ["merge.done", "merge.gained"]);
        for on in ["2026-08-05", "2026-08-31", "2026-09-01", "2026-10-31"] {
            assert!(covered(&house, sari.member, on, Known::Now).await, "{on}");
        }
        let whole = facts(&house.app, sari.member).await;
        assert_eq!(
            (whole.credit, facts(&house.app, other.member).await.credit),
            (Rupiah(3_200), Rupiah::ZERO)
        );
        let account = |id: Uuid| Account::MemberCredit(kernel::MemberId(id));
        assert_eq!(on_account(&house, account(sari.member)).await, -3_200);
        assert_eq!(on_account(&house, account(other.member)).await, 0);
        assert_eq!(on_account(&house, Account::Clearing).await, 0);
        // It lowers the price of the next month.
        let answer = house.one(pay(sari.member, 1, 5_200, TODAY)).await;
        assert_eq!(done(&answer), ["pay.covered", "pay.credit_used"]);
        house.holds().await;
        counted_anew(&house).await;
    });
}

#[test]
fn a_death_leaves_the_money_to_a_person() {
    on_both(|house| async move {
        let staff = staff(&house).await;
        let (sari, other) = twice(&house, 1).await;
        house.one_on("2026-11-15", end(other.member, "died", "2026-11-14")).await;
        let answer = agreed(&house, &staff, &one_of(sari.member, other.member)).await;
        let said = recorded(&answer);
        assert!(said.contains(&"merge.credit") && said.contains(&"merge.ask.event"), "{said:?}");
        let whole = facts(&house.app, sari.member).await;
        assert_eq!(whole.death().map(|e| e.on.to_string()).as_deref(), Some("2026-11-14"));
        assert_eq!(whole.credit, Rupiah(16_800));
        assert!(covered(&house, sari.member, "2026-11-13", Known::Now).await);
        assert!(open_kinds(&house.app, sari.member).await.contains(&"recorded".to_owned()));
        assert_eq!(tally(&house.app, "village", "registered", TODAY).await, 0);
        house.holds().await;
    });
}

#[test]
fn two_payers_and_a_public_fund_are_asked() {
    on_both(|house| async move {
        let staff = staff(&house).await;
        for (n, payer, note) in [(1, "sponsor", "merge.ask.payer"), (2, "apbd", "merge.ask.fund")] {
            let (sari, other) = (invented(n), again(&invented(n)));
            house.send(&[register(&sari), pay(sari.member, 1, 8_400, TODAY)]).await;
            let price = if payer == "apbd" { 16_800 } else { 8_400 };
            let theirs = pay_with(other.member, 1, price, TODAY, |p| p.payer = payer.to_owned());
            let answers = house.send(&[register(&other), theirs]).await;
            assert!(answers.iter().all(|a| a.refusal.is_none()), "{answers:#?}");
            let answer = agreed(&house, &staff, &one_of(sari.member, other.member)).await;
            assert_eq!(recorded(&answer).last(), Some(&note));
            let kept = if payer == "apbd" { 0 } else { 8_400 };
            assert_eq!(facts(&house.app, sari.member).await.credit, Rupiah(kept));
        }
        assert_eq!(on_account(&house, Account::Clearing).await, -16_800);
        house.holds().await;
    });
}

#[test]
fn questions_and_reports_come_along() {
    on_both(|house| async move {
        let staff = staff(&house).await;
        let (sari, other) = twice(&house, 1).await;
        let duplicate = open_tasks(&house.app, other.member).await;
        let all = [duplicate, open_tasks(&house.app, sari.member).await].concat();
        assert!(all.iter().any(|t| t.0 == "duplicate"), "{all:?}");
        let both = register_with(&again(&invented(3)), |r| r.how_works = "both".to_owned());
        house.one(both.clone()).await;
        let third = invented(3);
        house.one(register(&third)).await;
        let report =
            wire::Report { what: "at-work".into(), on: "2026-11-11".into(), ..wire::Report::default() };
        let told = wire::Told {
            happened: Some("Terpeleset".into()),
            reporter: Some("Made".into()),
            ..wire::Told::default()
        };
        let report = command(both.subject, Command::Report(Box::new(wire::Report { told, ..report })));
        let answer = house.one(report.clone()).await;
        assert!(answer.refusal.is_none(), "{answer:#?}");
        agreed(&house, &staff, &one_of(sari.member, other.member)).await;
        agreed(&house, &staff, &one_of(third.member, both.subject)).await;
        for id in [sari.member, other.member, third.member, both.subject] {
            assert!(!open_kinds(&house.app, id).await.contains(&"duplicate".to_owned()));
        }
        // The wage work that only the record that went told of is still open, and is worked off under either id.
        let wage = open_tasks(&house.app, both.subject).await;
        let wage = wage.iter().find(|t| t.0 == "wage_work").expect("still open");
        let handled = settle(third.member, wage.1, "wage_work", "handled");
        assert_eq!(done(&head_on(&house, TODAY, &[handled]).await[0]), ["settle.handled"]);
        assert!(open_tasks(&house.app, both.subject).await.iter().all(|t| t.0 != "wage_work"));
        // So is the report.
        let add = wire::AddToReport {
            incident: report.id,
            note: Some("Dibawa ke puskesmas".into()),
            ..wire::AddToReport::default()
        };
        let added = house.one(command(third.member, Command::AddToReport(Box::new(add)))).await;
        assert!(added.refusal.is_none(), "{added:#?}");
        house.holds().await;
    });
}

#[test]
fn who_cannot_be_one_is_told_why() {
    on_both(|house| async move {
        let staff = staff(&house).await;
        let (sari, other) = twice(&house, 1).await;
        let stranger = Uuid::now_v7();
        assert_eq!(refusal(&house, &staff, &one_of(sari.member, stranger)).await, "merge.unknown");
        assert_eq!(refusal(&house, &staff, &one_of(sari.member, sari.member)).await, "merge.already");
        let which = merge(sari.member, other.member, |m| m.right_nik = None);
        assert_eq!(refusal(&house, &staff, &which).await, "merge.which_nik");
        let silent = merge(sari.member, other.member, |m| m.reason = " ".to_owned());
        assert_eq!(refusal(&house, &staff, &silent).await, "field.required");
        let (wayan, man) = (invented(4), invented(5));
        house.send(&[register(&wayan), register(&man)]).await;
        assert_eq!(refusal(&house, &staff, &one_of(wayan.member, man.member)).await, "merge.sex");
        // Two days of death; and somebody who registered after the other one's death.
        house.send(&[end(sari.member, "died", "2026-11-12"), end(other.member, "died", "2026-11-14")]).await;
        assert_eq!(refusal(&house, &staff, &one_of(sari.member, other.member)).await, "merge.deaths");
        house.one(end(wayan.member, "died", "2026-11-18")).await;
        let later = again(&wayan);
        house.one(register(&later)).await;
        assert_eq!(refusal(&house, &staff, &one_of(wayan.member, later.member)).await, "merge.lived_after");
        // Decided to be two people.
        let task = open_tasks(&house.app, later.member).await;
        let task = task.iter().find(|t| t.0 == "duplicate").expect("looks alike");
        head_on(&house, TODAY, &[settle(later.member, task.1, "duplicate", "different")]).await;
        assert_eq!(refusal(&house, &staff, &one_of(wayan.member, later.member)).await, "merge.different");
        assert_eq!(number(&house.app, "select count(*) from member_merge").await, 0);
        house.holds().await;
    });
}

#[test]
fn the_right_nik_is_kept_and_both_are_found() {
    on_both(|house| async move {
        let staff = staff(&house).await;
        let (sari, other) = twice(&house, 1).await;
        let right = facts(&house.app, other.member).await.person.unwrap().nik_key;
        let merge = merge(sari.member, other.member, |m| m.right_nik = Some("dissolved".to_owned()));
        agreed(&house, &staff, &merge).await;
        assert_eq!(facts(&house.app, sari.member).await.person.unwrap().nik_key, right);
        // A further record takes in as well; one that took in another is not dissolved.
        let mut more = again(&sari);
        more.register.nik.replace_range(12.., "8888");
        house.one(register(&more)).await;
        assert_eq!(refusal(&house, &staff, &one_of(more.member, sari.member)).await, "merge.keep_other");
        assert_eq!(done(&agreed(&house, &staff, &one_of(sari.member, more.member)).await)[0], "merge.done");
        let whole = facts(&house.app, sari.member).await;
        assert_eq!(
            whole.records().map(|r| r.0).collect::<Vec<_>>(),
            [sari.member, other.member, more.member]
        );
        let mut reader = house.app.store().reader().await.unwrap();
        let ids = [other.member, more.member, sari.member];
        let loaded = store::member::facts(&mut reader, &ids, Want::default()).await.unwrap();
        assert_eq!(loaded.members.len(), 3, "asked for by themselves they are still what they were");
        drop(reader);
        house.holds().await;
    });
}

#[test]
fn a_merge_tampered_with_shows() {
    for (hit, rule) in [
        ("update person set merged_into = null", "two records made one lead to one"),
        (
            "delete from alias where alias_id in (select dissolved_id from member_merge)",
            "two records made one lead to one",
        ),
        ("update dissolution set into_id = member_id", "two records made one lead to one"),
        ("delete from member_merge", "every link of the chain holds its facts"),
        (
            "update credit set amount = amount + 1 where command_id in (select command_id from member_merge)",
            "a merge loses no rupiah",
        ),
        ("update contribution set amount = amount - 1 where amount < 0", "a merge loses no rupiah"),
    ] {
        on_both(|house| async move {
            let staff = staff(&house).await;
            let (sari, other) = (invented(1), again(&invented(1)));
            house.send(&[register(&sari), register(&other), pay(sari.member, 1, 8_400, TODAY)]).await;
            let over = pay_with(other.member, 1, 10_000, TODAY, |p| p.evidence = paper("K-1", TODAY));
            house.one(over).await;
            agreed(&house, &staff, &one_of(sari.member, other.member)).await;
            house.holds().await;
            assert!(tamper(&house.app, hit).await > 0, "{hit}");
            let checked = house.app.check(|_| {}).await.unwrap();
            assert!(checked.fails.iter().any(|f| f.starts_with(rule)), "{hit}: {:#?}", checked.fails);
        });
    }
}
