//! Reports: their sums are the journal's to the rupiah, rows hold still while others write, and nobody reads beyond
//! their territory.

use crate::common::*;
use access::{Actor, Role, Territory};
use app::view::{Form, Report, ReportView, Row, Value};
use app::wire::TakenBy;
use app::{Export, ReadError};
use kernel::{ActorId, RegionCode, Rupiah};
use testkit::{House, TODAY, at, invented, on_both, pay, register};
use uuid::Uuid;

const YESTERDAY: &str = "2026-11-19";

fn asked(values: &[(&str, &str)]) -> Form {
    let mut form = Form::default();
    values.iter().for_each(|(name, value)| form.set(name, *value));
    form
}

fn november() -> Form {
    asked(&[("from", "2026-11-01"), ("until", "2026-11-30")])
}

/// A clerk of Denpasar whose territory is Denpasar.
fn clerk(house: &House) -> Actor {
    let areas = vec![RegionCode::parse("51.71").unwrap(), RegionCode::parse("51.03").unwrap()];
    Actor { territory: Territory::Areas(areas), ..house.desk.clone() }
}

fn elsewhere(house: &House) -> Actor {
    Actor {
        id: ActorId(Uuid::from_u128(0x77)),
        territory: Territory::Areas(vec![RegionCode::parse("33.10").unwrap()]),
        office: Some(house.klaten),
        ..house.desk.clone()
    }
}

/// Four days of a branch: exact payments, one with something over, one held, one on paper entered late, two reversed;
/// some in an agent's hand and some in the till.
async fn busy(house: &House) {
    hired(house).await;
    let people: Vec<_> = (0..6).map(invented).collect();
    house.send_on("2026-11-02", &people.iter().map(register).collect::<Vec<_>>()).await;
    let by_agent = |n: usize, months, rupiah, on: &str| {
        pay_with(people[n].member, months, rupiah, on, |p| p.taken_by = TakenBy::Agent)
    };
    let over = pay_with(people[3].member, 1, 20_000, YESTERDAY, |p| {
        p.evidence = paper("A-17", YESTERDAY);
        p.taken_by = TakenBy::Agent;
    });
    let first = house.send_on("2026-11-02", &[pay(people[0].member, 2, 16_800, "2026-11-02")]).await;
    let second = house
        .send_on(YESTERDAY, &[by_agent(1, 1, 8_400, YESTERDAY), pay(people[2].member, 1, 8_400, YESTERDAY)])
        .await;
    let third =
        house.send(&[over, by_agent(4, 1, 8_400, TODAY), pay(people[5].member, 1, 8_400, TODAY)]).await;
    let numbers: Vec<String> =
        [&first, &second, &third].into_iter().flatten().map(|a| a.receipt.clone().unwrap().number).collect();
    let undone = [reverse(people[1].member, &numbers[1]), reverse(people[5].member, &numbers[5])];
    let answers = head_on(house, TODAY, &undone).await;
    assert!(answers.iter().all(|a| a.refusal.is_none()), "{answers:#?}");
}

/// The clerk with a sign-in of their own, as whoever holds cash has.
async fn hired(house: &House) {
    let name = house.desk.name.clone();
    house.hire_as(house.desk.id.0, "ketut", "clerk", &["51.71"], |clerk| clerk.name = name).await;
}

fn money(row: &Row, at: usize) -> i64 {
    let Value::Money(amount) = row.values[at] else { panic!("{:?} at {at}", row.values[at]) };
    amount.0
}

fn column(report: &Export, key: &str) -> usize {
    report.head.columns.iter().position(|c| c.key == key).unwrap()
}

async fn all(mut export: Export) -> (Export, Vec<Row>) {
    let mut rows = Vec::new();
    loop {
        let page = export.next().await.unwrap();
        if page.is_empty() {
            return (export, rows);
        }
        rows.extend(page);
    }
}

fn total(view: &ReportView, key: &str) -> i64 {
    let at = view.head.columns.iter().position(|c| c.key == key).unwrap();
    let Value::Money(amount) = view.totals.as_ref().unwrap()[at] else { panic!("no money under {key}") };
    amount.0
}

#[test]
fn contributions_add_up_to_the_journal() {
    on_both(|house| async move {
        busy(&house).await;
        let who = clerk(&house);
        let export =
            house.app.export(&who, Report::Contributions, november(), "csv", at(TODAY)).await.unwrap();
        let (export, rows) = all(export).await;
        let sum = |key| rows.iter().map(|row| money(row, column(&export, key))).sum::<i64>();
        let account = async |name: &str| {
            let text =
                format!("select cast(coalesce(sum(-amount), 0) as {{int}}) from journal_entry where {name}");
            number(&house.app, &text).await
        };
        assert_eq!(sum("jkk"), account("account = 'contribution.JKK'").await);
        assert_eq!(sum("jkm"), account("account = 'contribution.JKM'").await);
        assert_eq!(sum("kept"), account("account in ('member_credit', 'clearing')").await);
        assert_eq!(sum("total"), -account("account in ('agent_cash', 'branch_cash')").await);
        assert!(sum("kept") > 0 && sum("total") > 0, "the story has both");
        let view = house.app.report(&who, Report::Contributions, november(), false, at(TODAY)).await.unwrap();
        assert_eq!(view.rows.len(), rows.len());
        for key in ["jkk", "jkm", "jht", "kept", "total"] {
            assert_eq!(total(&view, key), sum(key), "{key}");
        }
        // Of one day only, by the day that the journal names.
        let today = asked(&[("from", TODAY), ("until", TODAY)]);
        let view = house.app.report(&who, Report::Contributions, today, false, at(TODAY)).await.unwrap();
        let booked = account("account in ('agent_cash', 'branch_cash') and on_day = '2026-11-20'").await;
        assert_eq!(total(&view, "total"), -booked);
        drop(export);
        house.holds().await;
    });
}

#[test]
fn a_day_ends_to_the_rupiah() {
    on_both(|house| async move {
        busy(&house).await;
        for on in ["2026-11-02", YESTERDAY, TODAY] {
            let view = house.app.day_end(&clerk(&house), asked(&[("on", on)]), at(TODAY)).await.unwrap();
            let booked = |what: &str| {
                format!(
                    "select cast(coalesce(sum(amount), 0) as {{int}}) from journal_entry where {what} and on_day = '{on}'"
                )
            };
            let cash = number(&house.app, &booked("account in ('agent_cash', 'branch_cash')")).await;
            assert_eq!(view.sum(|h| h.taken + h.undone).0, cash, "{on}");
            for (n, programme) in view.programmes.iter().enumerate() {
                let text = booked(&format!("account = 'contribution.{programme}'"));
                assert_eq!(
                    -view.sum(|h| h.programmes[n]).0,
                    number(&house.app, &text).await,
                    "{on} {programme}"
                );
            }
            let kept = number(&house.app, &booked("account in ('member_credit', 'clearing')")).await;
            assert_eq!(-view.sum(|h| h.kept).0, kept, "{on}");
            let held = format!(
                "select cast(coalesce(sum(amount), 0) as {{int}}) from journal_entry \
                 where account in ('agent_cash', 'branch_cash') and on_day <= '{on}'"
            );
            assert_eq!(view.sum(|h| h.closing).0, number(&house.app, &held).await, "{on}");
            for hand in &view.hands {
                let parts: Rupiah = hand.programmes.iter().copied().sum();
                assert_eq!(hand.taken + hand.undone, parts + hand.kept, "{hand:?}");
                assert_eq!(hand.opening + hand.taken + hand.undone + hand.other, hand.closing, "{hand:?}");
            }
        }
        let view = house.app.day_end(&clerk(&house), asked(&[("on", YESTERDAY)]), at(TODAY)).await.unwrap();
        assert_eq!(view.late, (1, Rupiah(20_000)), "the paper of yesterday came today");
        let view = house.app.day_end(&clerk(&house), asked(&[]), at(TODAY)).await.unwrap();
        assert_eq!(view.undone.len(), 2);
        assert_eq!(view.hands.iter().map(|h| h.reversals).sum::<i64>(), 2);
        // What lies in each hand is also what the report of hands says.
        let cash =
            house.app.report(&clerk(&house), Report::Cash, november(), false, at(TODAY)).await.unwrap();
        assert_eq!(total(&cash, "held"), view.sum(|h| h.closing).0);
        house.holds().await;
    });
}

#[test]
fn rows_hold_still_while_others_write() {
    on_both(|house| async move {
        let people: Vec<_> = (0..300).map(invented).collect();
        house.send(&people.iter().map(register).collect::<Vec<_>>()).await;
        let batch: Vec<_> = people[..250].iter().map(|p| pay(p.member, 1, 8_400, TODAY)).collect();
        let receipts: Vec<String> =
            house.send(&batch).await.into_iter().map(|a| a.receipt.unwrap().number).collect();
        let who = clerk(&house);
        let mut export =
            house.app.export(&who, Report::Contributions, november(), "csv", at(TODAY)).await.unwrap();
        // The first page is read; now others pay and one payment is undone.
        let later: Vec<_> = people[250..].iter().map(|p| pay(p.member, 1, 8_400, TODAY)).collect();
        house.send(&later).await;
        head_on(&house, TODAY, &[reverse(people[7].member, &receipts[7])]).await;
        let mut numbers = Vec::new();
        loop {
            let page = export.next().await.unwrap();
            if page.is_empty() {
                break;
            }
            numbers.extend(page.iter().map(|row| format!("{:?}", row.values[0])));
        }
        drop(export);
        let found = numbers.len();
        numbers.sort();
        numbers.dedup();
        assert_eq!((found, numbers.len()), (250, 250), "none twice, none missed, none of later");
        // On screen each page is of its own moment: still none twice, and none that was there is missed.
        let mut after = String::new();
        let mut seen = Vec::new();
        loop {
            let mut form = november();
            form.set("after", after.as_str());
            form.set("sort", "on");
            let view = house.app.report(&who, Report::Contributions, form, false, at(TODAY)).await.unwrap();
            seen.extend(view.rows.iter().map(|row| (format!("{:?}", row.values[0]), money(row, 11))));
            let Some(next) = view.next else { break };
            after = next;
        }
        let rows = seen.len();
        seen.sort();
        seen.dedup();
        assert_eq!((rows, seen.len()), (301, 301), "three hundred receipts and one reversal");
    });
}

#[test]
fn nobody_reads_beyond_their_territory() {
    on_both(|house| async move {
        busy(&house).await;
        let stranger = elsewhere(&house);
        let view =
            house.app.report(&stranger, Report::Contributions, november(), false, at(TODAY)).await.unwrap();
        assert!(view.rows.is_empty(), "their own office took nothing");
        let mut form = november();
        form.set("office", house.denpasar.to_string());
        for report in [Report::Contributions, Report::Cash, Report::DayEnd] {
            let asked = house.app.export(&stranger, report, form.clone(), "csv", at(TODAY)).await;
            assert!(
                matches!(asked, Err(ReadError::Refused(r)) if r.code() == "access.outside"),
                "{report:?}"
            );
        }
        // Whoever may not list members by name is told so, whatever the report's address.
        for role in [Role::Agent, Role::Director, Role::Administrator, Role::System] {
            let actor = Actor { role, ..clerk(&house) };
            for report in [Report::Contributions, Report::Cash, Report::DayEnd] {
                let asked = house.app.export(&actor, report, november(), "csv", at(TODAY)).await;
                assert!(matches!(asked, Err(ReadError::Refused(r)) if r.code() == "access.denied"));
            }
        }
        // A member who lives elsewhere and paid here: the money is here, the name is for those who served her.
        let visitor = invented(40);
        let moved = register_with(&visitor, |r| r.home = "33.10.16.2012".to_owned());
        house.send(&[moved, pay(visitor.member, 1, 8_400, TODAY)]).await;
        let auditor = Actor { role: Role::Auditor, office: None, ..clerk(&house) };
        let export =
            house.app.export(&auditor, Report::Contributions, november(), "csv", at(TODAY)).await.unwrap();
        let (export, rows) = all(export).await;
        let named =
            |row: &&Row| matches!(&row.values[2], Value::Text(name) if *name == visitor.register.name);
        assert_eq!(rows.iter().filter(named).count(), 0);
        assert_eq!(rows.iter().filter(|row| matches!(row.values[2], Value::Say(_))).count(), 1);
        drop(export);
        let export = house
            .app
            .export(&clerk(&house), Report::Contributions, november(), "csv", at(TODAY))
            .await
            .unwrap();
        let (_, rows) = all(export).await;
        assert_eq!(rows.iter().filter(named).count(), 1, "her own office served her");
    });
}

#[test]
fn what_leaves_the_house_leaves_a_mark() {
    on_both(|house| async move {
        busy(&house).await;
        let who = clerk(&house);
        let export =
            house.app.export(&who, Report::Contributions, november(), "xlsx", at(TODAY)).await.unwrap();
        let marks = || number(&house.app, "select count(*) from audit where action = 'export'");
        assert_eq!(marks().await, 1, "kept before the first row leaves");
        let (export, rows) = all(export).await;
        drop(export);
        house.app.flush_looks().await;
        let like = format!(
            "select count(*) from audit where action = 'exported' and subject_id is null \
             and detail like '%\"format\":\"xlsx\"%' and detail like '%\"rows\":{}%'",
            rows.len()
        );
        assert_eq!(number(&house.app, &like).await, 1);
        // Figures without persons leave none; a third file at once waits for one of the two.
        let coverage = || house.app.export(&who, Report::Coverage, asked(&[]), "csv", at(TODAY));
        let (first, _second) = (coverage().await.unwrap(), coverage().await.unwrap());
        assert!(matches!(coverage().await, Err(ReadError::Refused(r)) if r.code() == "report.busy"));
        drop(first);
        assert!(coverage().await.is_ok());
        assert_eq!(marks().await, 1);
    });
}

#[test]
fn coverage_by_month_is_what_the_area_says_at_its_end() {
    on_both(|house| async move {
        busy(&house).await;
        house.app.settle().await.unwrap();
        let form =
            asked(&[("first", "2026-10"), ("last", "2026-11"), ("area", "51.71"), ("level", "village")]);
        let view = house.app.report(&clerk(&house), Report::Coverage, form, false, at(TODAY)).await.unwrap();
        let on = Some(TODAY.parse().unwrap());
        let sesetan = Some(RegionCode::parse("51.71.01.1003").unwrap());
        let area = house
            .app
            .area(&house.desk, sesetan, app::view::Looking { on, ..Default::default() }, at(TODAY))
            .await
            .unwrap();
        let last =
            view.rows.iter().find(|r| r.values[1] == Value::Month("2026-11".parse().unwrap())).unwrap();
        let numbers = [area.counts.registered, area.counts.paid, area.counts.standing].map(Value::Number);
        assert_eq!(last.values[5..], numbers);
        assert_eq!(view.rows.len(), 2, "one village, two months: {:?}", view.rows);
        // A regency has sums of its own: the same.
        let numbers =
            |rows: &[Row]| -> Vec<Value> { rows.iter().flat_map(|r| r.values[2..].to_vec()).collect() };
        let form =
            asked(&[("first", "2026-10"), ("last", "2026-11"), ("area", "51.71"), ("level", "regency")]);
        let regency =
            house.app.report(&clerk(&house), Report::Coverage, form, false, at(TODAY)).await.unwrap();
        assert_eq!(numbers(&regency.rows), numbers(&view.rows));
        // Too fine for the nation is told at the field, and what fits is shown.
        let director =
            Actor { role: Role::Director, territory: Territory::Nation, office: None, ..clerk(&house) };
        let form = asked(&[("level", "village")]);
        let view = house.app.report(&director, Report::Coverage, form, false, at(TODAY)).await.unwrap();
        assert_eq!(view.form.error("level").map(|e| e.code()), Some("report.level.fine"));
        assert!(!view.rows.is_empty());
    });
}

#[test]
fn a_wrong_question_is_told_at_its_field_and_answered_as_far_as_it_can_be() {
    on_both(|house| async move {
        let form = asked(&[("from", "30 Feb"), ("until", "2026-11-20"), ("payer", "raja")]);
        let view =
            house.app.report(&clerk(&house), Report::Contributions, form, false, at(TODAY)).await.unwrap();
        assert_eq!(view.form.error("from").map(|e| e.code()), Some("read.form.day"));
        assert_eq!(view.form.error("payer").map(|e| e.code()), Some("report.choice"));
        assert_eq!(view.form.get("from"), "30 Feb");
        let form = asked(&[("from", "2024-01-01"), ("until", "2026-11-20")]);
        let view =
            house.app.report(&clerk(&house), Report::Contributions, form, false, at(TODAY)).await.unwrap();
        assert_eq!(view.form.error("from").map(|e| e.code()), Some("report.period.long"));
    });
}

/// For every territory: exactly those who live in it, once each, in every order, on pages and in files.
#[test]
fn lists_of_members_are_of_ones_territory_and_whole() {
    const HOMES: [&str; 5] =
        ["51.71.01.1003", "51.71.01.1004", "51.71.02.1001", "51.03.05.1001", "33.10.16.2012"];
    on_both(|house| async move {
        let people: Vec<_> = (0..120).map(invented).collect();
        let home = |n: usize| HOMES[n * n % HOMES.len()];
        let registered = |(n, person)| register_with(person, |r| r.home = home(n).to_owned());
        house.send(&people.iter().enumerate().map(registered).collect::<Vec<_>>()).await;
        let paying: Vec<_> = people.iter().step_by(2).map(|p| pay(p.member, 1, 8_400, TODAY)).collect();
        house.send(&paying).await;
        let territories: [&[&str]; 6] = [
            &["51.71"],
            &["51.71.01"],
            &["51.71.01.1003", "33.10"],
            &["51", "51.71"],
            &["33"],
            &["51.03.05.1001"],
        ];
        for areas in territories {
            let codes: Vec<RegionCode> = areas.iter().map(|a| RegionCode::parse(a).unwrap()).collect();
            let lives = |n: usize| areas.iter().any(|area| home(n).starts_with(area));
            let who = Actor { territory: Territory::Areas(codes), ..clerk(&house) };
            for (report, sort, every) in [
                (Report::Members, "name", 1),
                (Report::Members, "home", 1),
                (Report::Members, "-registered_on", 1),
                (Report::Lapses, "until", 2),
            ] {
                let mut expected: Vec<Uuid> = (0..people.len())
                    .filter(|n| lives(*n) && n % every == 0)
                    .map(|n| people[n].member)
                    .collect();
                expected.sort();
                let question = |after: &str| match report {
                    Report::Lapses => asked(&[("sort", sort), ("until", "2026-12-31"), ("after", after)]),
                    _ => asked(&[("sort", sort), ("after", after)]),
                };
                let export = house.app.export(&who, report, question(""), "csv", at(TODAY)).await.unwrap();
                let (_, rows) = all(export).await;
                assert_eq!(members(&rows), expected, "{areas:?} {report:?} {sort}");
                let mut after = String::new();
                let mut seen = Vec::new();
                loop {
                    let view =
                        house.app.report(&who, report, question(&after), false, at(TODAY)).await.unwrap();
                    seen.extend(view.rows);
                    let Some(next) = view.next else { break };
                    after = next;
                }
                assert_eq!(members(&seen), expected, "{areas:?} {report:?} {sort}, by pages");
            }
            // An area beyond it is refused, whoever lives there.
            let beyond =
                house.app.report(&who, Report::Members, asked(&[("area", "91")]), false, at(TODAY)).await;
            assert!(matches!(beyond, Err(ReadError::Refused(r)) if r.code() == "access.outside"));
        }
        house.holds().await;
    });
}

/// The members of rows, in the order of their ids.
fn members(rows: &[Row]) -> Vec<Uuid> {
    let id = |row: &Row| match row.leads {
        app::view::Leads::Member(id) => id.0,
        ref other => panic!("{other:?} is no member"),
    };
    let mut ids: Vec<Uuid> = rows.iter().map(id).collect();
    ids.sort();
    ids
}

#[test]
fn whoever_paid_on_is_not_called() {
    on_both(|house| async move {
        let people: Vec<_> = (0..3).map(invented).collect();
        house.send_on("2026-10-05", &people.iter().map(register).collect::<Vec<_>>()).await;
        let october: Vec<_> = people.iter().map(|p| pay(p.member, 1, 8_400, "2026-10-05")).collect();
        house.send_on("2026-10-05", &october).await;
        let who = clerk(&house);
        let fell = || asked(&[("from", "2026-10-01"), ("until", "2026-10-31")]);
        let view = house.app.report(&who, Report::Lapses, fell(), false, at(TODAY)).await.unwrap();
        assert_eq!(view.rows.len(), 3);
        assert_eq!(view.answer.code, "report.lapses.answer");
        house.send(&[pay(people[0].member, 2, 16_800, TODAY)]).await;
        head_on(&house, TODAY, &[end(people[1].member, "died", "2026-11-18")]).await;
        let view = house.app.report(&who, Report::Lapses, fell(), false, at(TODAY)).await.unwrap();
        assert_eq!(members(&view.rows), [people[2].member]);
        house.holds().await;
    });
}
