//! Somebody changes the database behind the house's back; `check` says which rule is broken.

use crate::common::*;
use testkit::{House, TODAY, invented, on_both, pay, register};

const LINKS: &str = "every link of the chain holds its facts";
const IN_A_LINK: &str = "every fact is in a link";
const TALLIES: &str = "tallies equal a recount";
const NIK: &str = "every NIK opens with the key and is found by it";

/// Two members, three receipts, one of them reversed, and a standing brought in.
async fn furnished(house: &House) {
    let (sari, wayan, putu) = (invented(1), invented(2), invented(3));
    house.send(&[register(&sari), register(&wayan), pay(sari.member, 1, 8_400, TODAY)]).await;
    let kept = pay_with(sari.member, 1, 10_000, TODAY, |p| p.evidence = paper("K-1", TODAY));
    house.send(&[kept]).await;
    let receipt = house.one(pay(wayan.member, 1, 8_400, TODAY)).await.receipt.expect("a receipt");
    head_on(house, TODAY, &[reverse(wayan.member, &receipt.number), open(&putu, "00012345678")]).await;
    house.app.settle().await.expect("folded");
}

/// The rules that fail, without their numbers.
async fn broken(house: &House) -> Vec<String> {
    let checked = house.app.check(|_| {}).await.expect("a check");
    checked.fails.iter().map(|f| f.split(": ").next().unwrap_or_default().to_owned()).collect()
}

/// A blow, the rules it must break, and what takes it back.
struct Blow {
    what: &'static str,
    hit: &'static str,
    breaks: &'static [&'static str],
    back: &'static str,
}

const fn blow(
    what: &'static str,
    hit: &'static str,
    breaks: &'static [&'static str],
    back: &'static str,
) -> Blow {
    Blow { what, hit, breaks, back }
}

const UNDONE_LATER: &[Blow] = &[
    blow(
        "an amount",
        "update contribution set amount = amount + 1 where programme = 'JKK' and amount > 0",
        &[LINKS, "every receipt is on months, kept for its member, or held for a decision", TALLIES],
        "update contribution set amount = amount - 1 where programme = 'JKK' and amount > 0",
    ),
    blow(
        "a month",
        "update contribution set month = '2027-01' where month = '2026-12'",
        &[LINKS, TALLIES],
        "update contribution set month = '2026-12' where month = '2027-01'",
    ),
    blow(
        "a journal line",
        "update journal_entry set amount = amount - 100 where account = 'branch_cash' and amount > 0",
        &["every journal sums to zero", "every receipt's cash is in somebody's hand", LINKS],
        "update journal_entry set amount = amount + 100 where account = 'branch_cash' and amount > 0",
    ),
    blow(
        "whose hand the cash is in",
        "update journal_entry set owner_id = null where account = 'branch_cash'",
        &[LINKS],
        "",
    ),
];

#[test]
fn a_changed_value_breaks_its_link() {
    on_both(|house| async move {
        furnished(&house).await;
        assert!(broken(&house).await.is_empty());
        for blow in UNDONE_LATER {
            assert!(tamper(&house.app, blow.hit).await > 0, "{}", blow.what);
            let fails = broken(&house).await;
            for rule in blow.breaks {
                assert!(fails.iter().any(|f| f == rule), "{}: {rule} not in {fails:#?}", blow.what);
            }
            if !blow.back.is_empty() {
                tamper(&house.app, blow.back).await;
                assert!(broken(&house).await.is_empty(), "{} taken back", blow.what);
            }
        }
    });
}

/// One blow on a house of its own.
fn breaks(blows: &'static [&'static str], rules: &'static [&'static str]) {
    on_both(|house| async move {
        furnished(&house).await;
        for hit in blows {
            assert!(tamper(&house.app, hit).await > 0, "{hit}");
        }
        let fails = broken(&house).await;
        for rule in rules {
            assert!(fails.iter().any(|f| f == rule), "{blows:?}: {rule} not in {fails:#?}");
        }
    });
}

#[test]
fn a_deleted_contribution() {
    breaks(&["delete from contribution where month = '2026-12' and programme = 'JKK'"], &[LINKS, TALLIES]);
}

#[test]
fn a_removed_receipt() {
    breaks(
        &["delete from receipt where number = 'DPS-0000001-8'"],
        &["every payment answered has its receipt", LINKS, TALLIES],
    );
}

#[test]
fn a_removed_last_link() {
    breaks(&["delete from chain where link = (select max(link) from chain)"], &[IN_A_LINK]);
}

#[test]
fn a_tail_taken_off_with_all_its_facts() {
    const TAIL: &str = "select command_id from command where link = (select max(link) from chain)";
    static BLOWS: std::sync::LazyLock<Vec<&'static str>> = std::sync::LazyLock::new(|| {
        let tables =
            ["reversal", "contribution", "opening", "membership", "registration", "journal_entry", "task"];
        let mut blows: Vec<&'static str> = tables
            .iter()
            .map(|t| &*String::leak(format!("delete from {t} where command_id in ({TAIL})")))
            .collect();
        blows.push(String::leak(format!(
            "delete from person where command_id in ({TAIL}) and command_id in (select command_id from command where kind = 'open')"
        )));
        blows.push("delete from command where link = (select max(link) from chain)");
        blows.push("delete from chain where link = (select max(link) from chain)");
        blows
    });
    on_both(|house| async move {
        furnished(&house).await;
        for hit in BLOWS.iter() {
            tamper(&house.app, hit).await;
        }
        // The chain that is left holds; the audit remembers.
        let fails = broken(&house).await;
        assert!(!fails.iter().any(|f| f == LINKS), "{fails:#?}");
        assert!(fails.iter().any(|f| f == "every change in the audit has its command"), "{fails:#?}");
    });
}

#[test]
fn a_link_in_the_middle() {
    breaks(&["delete from chain where link = 2"], &[LINKS, IN_A_LINK]);
}

#[test]
fn an_added_count() {
    breaks(
        &["insert into tally (scope, key, measure, day, known_day, total) \
           select scope, '51.71.01.1004', measure, day, known_day, 1 from tally where scope = 'village' limit 1"],
        &[TALLIES],
    );
}

#[test]
fn a_count_moved_by_one() {
    breaks(&["update tally set total = total + 1 where scope = 'village' and measure = 'paid'"], &[TALLIES]);
    breaks(&["delete from tally where scope = 'office'"], &[TALLIES]);
}

#[test]
fn another_persons_nik() {
    breaks(
        &["update person set nik_sealed = (select nik_sealed from person order by member_id limit 1) \
           where member_id = (select member_id from person order by member_id desc limit 1)"],
        &[NIK],
    );
    breaks(&["delete from nik_claim"], &["every NIK leads to one person"]);
}

#[test]
fn a_person_who_vanishes() {
    breaks(
        &[
            "delete from person where member_id = (select member_id from membership order by member_id limit 1)",
        ],
        &["every registration answered has its person", TALLIES],
    );
}

#[test]
fn an_answer_rewritten_or_gone() {
    breaks(
        &["update command set outcome = 'refused' where kind = 'pay'"],
        &[LINKS, "a refusal writes nothing but itself"],
    );
    breaks(
        &["delete from command where kind = 'reverse'"],
        &[LINKS, "every row of reversal has its command"],
    );
    breaks(&["delete from audit where action = 'open'"], &["every command is in the audit"]);
}

#[test]
fn a_fact_slipped_in() {
    breaks(
        &["insert into credit (member_id, command_id, n, amount, reason, at) \
           select member_id, command_id, 7, 50000, reason, at from credit limit 1"],
        &[LINKS, "every receipt is on months, kept for its member, or held for a decision"],
    );
}
