//! What the pages and the coverage answer say of a small world, on both engines: the figures are those of the
//! commands that were sent, and who may not look finds nobody.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail with them")]

use access::{Actor, Role, Territory};
use app::view::{Form, Looking, Standing, TaskFilter};
use app::wire::{self, Envelope, TakenBy};
use app::{MemberKey, ReadError, TaskFrom, TaskKey};
use kernel::{ActivityId, ActorId, CampaignId, CommandId, Day, MemberId, RegionCode, Rupiah};
use member::TaskKind;
use testkit::{House, TODAY, at, invented, on_both, pay, register};
use uuid::Uuid;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn code(text: &str) -> RegionCode {
    RegionCode::parse(text).unwrap()
}

fn actor(house: &House, role: Role, areas: &[&str]) -> Actor {
    Actor {
        id: ActorId(Uuid::from_u128(0x77)),
        role,
        territory: Territory::Areas(areas.iter().map(|a| code(a)).collect()),
        office: Some(house.klaten),
        name: "Wiji".to_owned(),
    }
}

fn made(subject: Uuid, command: wire::Command) -> Envelope {
    Envelope { id: Uuid::now_v7(), subject, office: None, command }
}

/// A campaign with one activity in Sesetan; two of three people who register there pay, one of them for three months.
struct Town {
    house: House,
    head: Actor,
    campaign: CampaignId,
    activity: ActivityId,
    members: Vec<MemberId>,
    receipts: Vec<String>,
}

async fn town(house: House) -> Town {
    let head = Actor { role: Role::BranchHead, ..house.desk.clone() };
    let (campaign, activity) = (Uuid::now_v7(), Uuid::now_v7());
    let planned = [
        made(
            campaign,
            wire::Command::Campaign(wire::Campaign {
                name: "Kerja Keras Bebas Cemas".to_owned(),
                from: "2026-11-01".to_owned(),
                until: None,
                source: "uji".to_owned(),
            }),
        ),
        made(
            activity,
            wire::Command::Activity(Box::new(wire::Activity {
                campaign: Some(campaign),
                sort: "carnival_stand".to_owned(),
                title: "Stan Sesetan".to_owned(),
                village: "51.71.01.1003".to_owned(),
                place: "Lapangan Pegok".to_owned(),
                from: "2026-11-18".to_owned(),
                until: "2026-11-22".to_owned(),
                cost_rupiah: 500_000,
                partners: vec![],
                source: "uji".to_owned(),
            })),
        ),
        made(activity, wire::Command::Attendance(wire::Attendance { on: TODAY.to_owned(), reached: 40 })),
        made(
            Uuid::now_v7(),
            wire::Command::Target(wire::Target {
                for_office: Some(house.denpasar.0),
                area: None,
                measure: "new_members".to_owned(),
                from: "2026-11-01".to_owned(),
                until: "2026-12-31".to_owned(),
                value: 30,
                source: "uji".to_owned(),
                confirmed: true,
            }),
        ),
    ];
    let answers = house.app.submit(&head, &planned, at(TODAY)).await.unwrap();
    assert!(answers.iter().all(|a| a.refusal.is_none()), "{answers:#?}");
    let mut members = Vec::new();
    let mut receipts = Vec::new();
    for (n, months) in [(0_u32, 1_u8), (1, 3), (2, 0)] {
        let mut person = invented(n);
        person.register.activity = Some(activity);
        let mut batch = vec![register(&person)];
        if months > 0 {
            let price = house
                .app
                .scheme()
                .quote(&scheme::Question {
                    terms: scheme::Terms {
                        income: Rupiah(1_000_000),
                        sector: scheme::Sector::Other,
                        payer: scheme::Payer::SelfPaid,
                        status: scheme::WorkStatus::Worker,
                    },
                    programmes: vec![scheme::JKK, scheme::JKM],
                    from: day(TODAY).month(),
                    months,
                })
                .unwrap()
                .total();
            let mut paying = pay(person.member, months, price.0, TODAY);
            if let wire::Command::Pay(pay) = &mut paying.command {
                (pay.activity, pay.taken_by) = (Some(activity), TakenBy::Agent);
            }
            batch.push(paying);
        }
        let answers = house.send(&batch).await;
        assert!(answers.iter().all(|a| a.refusal.is_none()), "{answers:#?}");
        members.push(MemberId(person.member));
        receipts.extend(answers.iter().filter_map(|a| a.receipt.as_ref()).map(|r| r.number.clone()));
    }
    house.app.settle().await.unwrap();
    Town { campaign: CampaignId(campaign), activity: ActivityId(activity), house, head, members, receipts }
}

#[test]
fn a_members_page_says_what_was_done_and_who_looked() {
    on_both(|house| async {
        let t = town(house).await;
        let (app, now) = (&t.house.app, at(TODAY));
        let view = app.member(&t.house.desk, t.members[1], None, None, now).await.unwrap();
        assert_eq!(view.standing, Standing::Active);
        assert_eq!(view.answer.code, "read.answer.active");
        assert_eq!((view.receipts.len(), view.contributions.len()), (1, 3));
        assert_eq!(view.receipts[0].last.to_string(), "2027-01");
        let total: Rupiah = view.contributions.iter().map(|c| c.total).sum();
        assert_eq!(total, view.receipts[0].amount);
        assert_eq!(view.events.len(), 2);
        assert_eq!(view.registered[0].occupation, "pedagang");
        assert_eq!(view.registered[0].activity.as_deref(), Some("Stan Sesetan"));
        assert!(view.invented && view.may_pay && view.looks.is_empty());
        assert_eq!(view.to_complete.len(), 1);
        let span = view.cover[0].spans.first().unwrap();
        assert_eq!((span.from, span.until), (day(TODAY), day("2027-01-31")));

        let before =
            app.member(&t.house.desk, t.members[1], Some(day("2026-11-19")), None, now).await.unwrap();
        assert_ne!(before.standing, Standing::Active);
        let unknown = app.member(&t.house.desk, MemberId(Uuid::now_v7()), None, None, now).await;
        assert!(matches!(unknown, Err(ReadError::NotFound)));

        app.flush_looks().await;
        let again = app.member(&t.house.desk, t.members[1], None, None, now).await.unwrap();
        // Looks of the same person at the same record within a minute are one.
        assert_eq!(again.looks.len(), 1);
    });
}

#[test]
fn who_may_not_look_finds_nobody_and_who_served_them_does() {
    on_both(|house| async {
        let t = town(house).await;
        let (app, now, today) = (&t.house.app, at(TODAY), day(TODAY));
        let nik = invented(0).register.nik;
        let ask = |who: Actor, key: MemberKey| async move { app.covered(&who, key, today, None, now).await };
        let covered = ask(t.house.desk.clone(), MemberKey::Nik(nik.clone())).await.unwrap();
        assert_eq!((covered.member, covered.cover.state), (t.members[0], member::State::Active));
        assert!(covered.cover.programmes.iter().all(|p| p.covered && p.until == Some(day("2026-11-30"))));
        let json = covered.json(text::Lang::Id);
        assert_eq!(json["state"], "active");
        assert_eq!(json["programmes"][0]["programme"], "JKK");
        assert!(!json["because"][0]["text"].as_str().unwrap().contains('{'));

        let stranger = actor(&t.house, Role::Agent, &["33.10"]);
        assert!(matches!(ask(stranger.clone(), MemberKey::Nik(nik.clone())).await, Err(ReadError::NotFound)));
        assert!(matches!(ask(stranger, MemberKey::Id(t.members[0])).await, Err(ReadError::NotFound)));
        let moved = Actor { office: Some(t.house.denpasar), ..actor(&t.house, Role::Agent, &["33.10"]) };
        assert!(
            ask(moved, MemberKey::Id(t.members[0])).await.is_ok(),
            "their own office registered the person"
        );
        let admin = t.house.administrator.clone();
        assert!(matches!(ask(admin, MemberKey::Nik(nik.clone())).await, Err(ReadError::Refused(_))));
        let nobody = MemberKey::Official("12345678901".to_owned());
        assert!(matches!(ask(t.house.desk.clone(), nobody).await, Err(ReadError::NotFound)));
        let unasked = app.covered_unasked(MemberKey::Nik(nik), day("2026-12-20"), None, now).await.unwrap();
        assert_eq!(unasked.cover.state, member::State::Grace);
        let then =
            app.covered_unasked(MemberKey::Id(t.members[0]), today, Some(day("2026-11-19")), now).await;
        assert_eq!(then.unwrap().cover.state, member::State::NotAMember);
    });
}

#[test]
fn people_are_found_by_every_key_a_page_at_a_time() {
    on_both(|house| async {
        let t = town(house).await;
        let (app, now, desk) = (&t.house.app, at(TODAY), t.house.desk.clone());
        let people: Vec<Envelope> = (10..50).map(|n| register(&invented(n))).collect();
        assert!(t.house.send(&people).await.iter().all(|a| a.refusal.is_none()));
        let mut seen = Vec::new();
        let mut after: Option<String> = None;
        loop {
            let view = app.search(&desk, "contoh", after.as_deref(), now).await.unwrap();
            seen.extend(view.found.iter().map(|f| f.person.id));
            after = view.next;
            if after.is_none() {
                break;
            }
        }
        let all = seen.len();
        seen.sort();
        seen.dedup();
        assert_eq!((all, seen.len()), (43, 43));
        let name = invented(1).register.name;
        let words: Vec<&str> = name.split(' ').collect();
        for query in [
            name.as_str(),
            invented(1).register.nik.as_str(),
            &t.receipts[1],
            &format!("{} {}", words[2], words[0]),
        ] {
            let view = app.search(&desk, query, None, now).await.unwrap();
            assert!(view.found.iter().any(|f| f.person.id == t.members[1]), "{query}: {:?}", view.found);
        }
        let klaten = actor(&t.house, Role::Agent, &["33.10"]);
        for query in ["contoh", invented(1).register.nik.as_str()] {
            assert!(app.search(&klaten, query, None, now).await.unwrap().found.is_empty(), "{query}");
        }
        let denpasar = actor(&t.house, Role::Agent, &["33.10", "51.71.01"]);
        assert_eq!(app.search(&denpasar, "contoh", None, now).await.unwrap().found.len(), 25);
        assert!(app.search(&desk, "tidak ada", None, now).await.unwrap().found.is_empty());
    });
}

#[test]
fn figures_are_those_of_the_commands() {
    on_both(|house| async {
        let t = town(house).await;
        let (app, now) = (&t.house.app, at(TODAY));
        for (area, children) in [(None, 38), (Some("51"), 9), (Some("51.71"), 4), (Some("51.71.01.1003"), 0)]
        {
            let area = area.map(code);
            let view = app.area(&t.head, area, Looking::default(), now).await.unwrap();
            let counts = (view.counts.registered, view.counts.paid, view.counts.standing);
            assert_eq!(counts, (3, 2, 2), "{area:?}");
            assert_eq!(view.children.len(), children, "{area:?}");
            assert_eq!(view.trend.unwrap().points.last().unwrap().value, 2);
        }
        let usual = Looking::default();
        let later =
            app.area(&t.head, None, Looking { on: Some(day("2026-12-20")), ..usual }, now).await.unwrap();
        assert_eq!((later.counts.registered, later.counts.paid), (3, 1));
        let unknown =
            app.area(&t.head, None, Looking { known: Some(day("2026-11-19")), ..usual }, now).await.unwrap();
        assert_eq!(unknown.counts.registered, 0, "nothing was known a day earlier");

        let activity = app.activity(&t.head, t.activity, None, now).await.unwrap();
        let paid = (activity.registered, activity.first_payments, activity.still_covered);
        assert_eq!((paid, activity.reached), ((3, 2, 2), Some(40)));
        assert_eq!(activity.members.len(), 3);
        assert_eq!(activity.collected, activity.members.iter().map(|m| m.paid).sum());
        let campaign = app.campaign(&t.head, t.campaign, None, now).await.unwrap();
        assert_eq!((campaign.registered, campaign.first_payments, campaign.villages), (3, 2, 1));
        assert_eq!((campaign.after_six_months, campaign.cost), (None, Some(Rupiah(500_000))));

        let office = app.office(&t.head, t.house.denpasar, now).await.unwrap();
        assert_eq!((office.active, office.targets[0].actual, office.targets[0].target), (2, 3, Some(30)));
        assert_eq!(office.coverage.iter().map(|c| c.paid).sum::<i64>(), 2);
        assert_eq!(office.activities[0].first_payments, 2);
        let home = app.home(&t.house.desk, app::view::BranchSort::default(), false, now).await.unwrap();
        assert_eq!((home.lapsing.people, home.lapsing.of_active), (1, 2));
        let health = app.health(&t.house.administrator, now).await.unwrap();
        assert!(health.checks.iter().all(|c| c.good));
    });
}

#[test]
fn the_first_page_counts_whom_the_list_names() {
    on_both(|house| async {
        let t = town(house).await;
        let app = &t.house.app;
        // One is paid for until 30 November, one until 31 January: the last of 30 days counts, and the last day of cover.
        let days = [
            (TODAY, 1),
            ("2026-11-30", 1),
            ("2026-12-01", 0),
            ("2026-12-31", 0),
            ("2027-01-01", 1),
            ("2027-01-31", 1),
            ("2027-02-01", 0),
        ];
        for (on, expected) in days {
            let home =
                app.home(&t.house.desk, app::view::BranchSort::default(), false, at(on)).await.unwrap();
            let mut form = Form::default();
            form.set("ends", "30");
            let list = app.members(&t.house.desk, form, at(on)).await.unwrap();
            assert_eq!((home.lapsing.people, list.count), (expected, expected), "{on}");
        }
    });
}

#[test]
fn receipts_payments_and_work_lists_are_drawn_from_what_is_stored() {
    on_both(|house| async {
        let t = town(house).await;
        let (app, now, desk) = (&t.house.app, at(TODAY), t.house.desk.clone());
        let receipt = app.receipt(&desk, &t.receipts[1], now).await.unwrap();
        assert_eq!(
            (receipt.months.len(), receipt.covered_from, receipt.covered_until),
            (3, day(TODAY), day("2027-01-31"))
        );
        assert_eq!(receipt.total, receipt.months.iter().map(|m| m.total).sum());
        assert!(seal::verify_receipt(&receipt.code, &app.keys().public_keys()).is_ok());
        assert!(matches!(app.receipt(&desk, "DPS-9999999-9", now).await, Err(ReadError::NotFound)));

        let command = CommandId(Uuid::now_v7());
        let renew =
            app.renew(&desk, t.members[0], Some(t.activity), command, Form::default(), now).await.unwrap();
        assert_eq!(renew.next_unpaid.to_string(), "2026-12");
        assert!(renew.closed.is_none() && !renew.offers.is_empty());
        assert!(renew.activity.unwrap().cash_held.is_positive());
        let mut form = Form::default();
        form.set("nik", invented(0).register.nik);
        let page = app.register_page(&desk, None, command, form, now).await.unwrap();
        assert_eq!(page.existing.unwrap().person.id, t.members[0]);

        let tasks = app
            .tasks(&t.head, Some(TaskKind::ToComplete), &TaskFilter::default(), None, None, now)
            .await
            .unwrap();
        assert_eq!(tasks.rows.len(), 3);
        assert_eq!(
            app.open_tasks(&t.head, now).await.unwrap(),
            Some(tasks.tabs.iter().map(|t| t.count).sum())
        );
        let row = &tasks.rows[0];
        let key = TaskKey { member: row.member, command: row.task, kind: TaskKind::ToComplete, other: None };
        let compare =
            app.compare(&t.head, key, command, Form::default(), &TaskFrom::default(), now).await.unwrap();
        assert!(compare.right.is_none() && !compare.judged && compare.decided.is_none());
        let settle = made(
            row.member.0,
            wire::Command::Settle(wire::Settle {
                task: row.task.0,
                task_kind: row.kind.clone(),
                verdict: "handled".to_owned(),
                reason: "alamat sudah dilihat".to_owned(),
                other: None,
            }),
        );
        let answers = app.submit(&t.head, &[settle], now).await.unwrap();
        assert!(answers[0].refusal.is_none(), "{answers:?}");
        let decided =
            app.compare(&t.head, key, command, Form::default(), &TaskFrom::default(), now).await.unwrap();
        assert_eq!(decided.decided.unwrap().code, "read.decided.handled");
        assert_eq!(
            app.tasks(&t.head, Some(TaskKind::ToComplete), &TaskFilter::default(), None, None, now)
                .await
                .unwrap()
                .rows
                .len(),
            2
        );
        t.house.holds().await;
    });
}
