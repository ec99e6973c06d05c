//! Whose ground it is: an id of somebody else's member, receipt, report, activity or office opens nothing.

use crate::approval::{propose, send, staff, word};
use crate::common::*;
use access::{Actor, Role};
use app::wire::{self, Command, Envelope};
use kernel::ActorId;
use testkit::{House, TODAY, invented, on_both, pay, register};
use uuid::Uuid;

const GATAK: &str = "33.10.16.2012";
const SESETAN: &str = "51.71.01.1003";

/// The head and a clerk of Klaten, where nobody of these stories lives.
async fn klaten(house: &House) -> (Actor, Actor) {
    let head = staff(house).await.klaten;
    let id = Uuid::now_v7();
    let office = house.klaten.0;
    house.hire_as(id, "loket.klaten", "clerk", &["33.10"], |a| a.of_office = Some(office)).await;
    let clerk = Actor { id: ActorId(id), role: Role::Clerk, ..head.clone() };
    (head, clerk)
}

fn correct(member: Uuid) -> Envelope {
    let phone = Some("0812 9999 0000".to_owned());
    let asked = wire::Correct { phone, reason: "katanya".to_owned(), ..wire::Correct::default() };
    command(member, Command::Correct(Box::new(asked)))
}

fn merge(kept: Uuid, dissolved: Uuid) -> Envelope {
    let merge = wire::Merge { dissolved, right_nik: Some("kept".to_owned()), reason: "katanya".to_owned() };
    command(kept, Command::Merge(merge))
}

fn report(subject: Uuid) -> Envelope {
    let some = |text: &str| Some(text.to_owned());
    let told = wire::Told {
        place: some("Pasar Sesetan"),
        happened: some("Terpeleset"),
        reporter: some("Made"),
        relation: some("istri"),
        phone: some("0812 3456 7890"),
        ..wire::Told::default()
    };
    let report = wire::Report { what: "at-work".into(), on: TODAY.into(), told, ..wire::Report::default() };
    command(subject, Command::Report(Box::new(report)))
}

fn add(subject: Uuid, incident: Uuid) -> Envelope {
    let papers = vec![wire::Brought { paper: "card".to_owned(), held: true }];
    let add = wire::AddToReport { incident, papers, ..wire::AddToReport::default() };
    command(subject, Command::AddToReport(Box::new(add)))
}

fn close(subject: Uuid, incident: Uuid, how: &str) -> Envelope {
    let close = wire::CloseReport { incident, how: how.to_owned(), reason: "katanya".to_owned() };
    command(subject, Command::CloseReport(close))
}

pub fn activity(village: &str, office: Option<Uuid>) -> Envelope {
    let activity = wire::Activity {
        campaign: None,
        sort: "market_walk".to_owned(),
        title: "Pasar pagi".to_owned(),
        village: village.to_owned(),
        place: "Pasar".to_owned(),
        from: TODAY.to_owned(),
        until: TODAY.to_owned(),
        cost_rupiah: 0,
        partners: Vec::new(),
        source: String::new(),
    };
    Envelope { office, ..command(Uuid::now_v7(), Command::Activity(Box::new(activity))) }
}

/// What is known of somebody, but for how often it was read to be decided on.
async fn known(house: &House, member: Uuid) -> member::MemberFacts {
    member::MemberFacts { version: 0, ..facts(&house.app, member).await }
}

#[test]
fn another_branch_changes_nobody_here() {
    on_both(|house| async move {
        let (head, clerk) = klaten(&house).await;
        let (sari, wayan) = (invented(1), invented(2));
        house.send(&[register(&sari), register(&wayan)]).await;
        let receipt = house.one(pay(sari.member, 2, 16_800, TODAY)).await.receipt.unwrap();
        let reported = report(sari.member);
        done(&house.one(reported.clone()).await);
        let task = open_tasks(&house.app, sari.member).await.remove(0);
        let before = (known(&house, sari.member).await, tallies(&house.app).await);
        let settled = |verdict| settle(sari.member, task.1, &task.0, verdict);
        let unknown = Uuid::now_v7();
        for (who, asked, as_if) in [
            (&clerk, complete(sari.member), complete(unknown)),
            (&clerk, correct(sari.member), correct(unknown)),
            (&clerk, end(sari.member, "died", TODAY), end(unknown, "died", TODAY)),
            (&head, reverse(sari.member, &receipt.number), reverse(unknown, &receipt.number)),
            (&clerk, settled("handled"), settle(unknown, task.1, &task.0, "handled")),
            (&clerk, add(sari.member, reported.id), add(unknown, reported.id)),
            (&clerk, close(sari.member, reported.id, "closed"), close(unknown, reported.id, "closed")),
            (&head, close(sari.member, reported.id, "withdrawn"), close(unknown, unknown, "withdrawn")),
        ] {
            let kind = asked.command.kind();
            assert_eq!(refused(&send(&house, who, asked.clone()).await), "access.not_found", "{kind}");
            // Nobody at all is not answered more kindly.
            assert!(send(&house, who, as_if).await.refusal.is_some(), "{kind}");
            if kind == "reverse" {
                let again = reverse(sari.member, &receipt.number);
                assert_eq!(refused(&send(&house, who, propose(&again)).await), "access.not_found");
            }
        }
        let two = merge(sari.member, wayan.member);
        assert_eq!(refused(&send(&house, &clerk, propose(&two)).await), "access.not_found");
        assert_eq!((known(&house, sari.member).await, tallies(&house.app).await), before);

        // What is theirs to do is done: money and a report are taken wherever somebody stands.
        done(&send(&house, &clerk, pay(sari.member, 1, 16_800, TODAY)).await);
        done(&send(&house, &clerk, report(wayan.member)).await);
        // And what their own office wrote down, it undoes and completes.
        let own = send(&house, &clerk, pay(wayan.member, 1, 8_400, TODAY)).await.receipt.unwrap();
        done(&send(&house, &head, reverse(wayan.member, &own.number)).await);
        let fair = activity(GATAK, None);
        done(&send(&house, &head, fair.clone()).await);
        let made = invented(3);
        let met = register_with(&made, |r| r.activity = Some(fair.subject));
        done(&send(&house, &clerk, met).await);
        done(&send(&house, &clerk, complete(made.member)).await);
        assert_eq!(refused(&send(&house, &clerk, correct(made.member)).await), "access.not_found");
        // At home everything is as it was.
        let home = clerk_of_denpasar(&house).await;
        done(&send(&house, &home, correct(sari.member)).await);
        house.holds().await;
    });
}

/// A clerk who serves Denpasar and nothing else.
async fn clerk_of_denpasar(house: &House) -> Actor {
    let id = Uuid::now_v7();
    house.hire_as(id, "loket.denpasar", "clerk", &["51.71"], |_| {}).await;
    let territory = access::Territory::Areas(vec![kernel::RegionCode::parse("51.71").unwrap()]);
    Actor { id: ActorId(id), territory, ..house.desk.clone() }
}

#[test]
fn who_proposes_where_they_may_not_finds_nobody_to_agree() {
    on_both(|house| async move {
        let staff = staff(&house).await;
        let sari = invented(1);
        house.send(&[register(&sari)]).await;
        let large = house.one(pay(sari.member, 12, 184_800, TODAY)).await.receipt.unwrap();
        let reversal = reverse(sari.member, &large.number);
        assert_eq!(refused(&send(&house, &staff.klaten, propose(&reversal)).await), "access.not_found");
        let asked = propose(&reversal);
        done(&send(&house, &staff.head, asked.clone()).await);
        let foreign = send(&house, &staff.klaten, word(&asked, "approve", "")).await;
        assert_eq!(refused(&foreign), "access.not_found");
        done(&send(&house, &staff.region, word(&asked, "approve", "")).await);
        house.holds().await;
    });
}

#[test]
fn nothing_is_booked_on_another_office() {
    on_both(|house| async move {
        let (head, clerk) = klaten(&house).await;
        let theirs = activity(GATAK, None);
        done(&send(&house, &head, theirs.clone()).await);
        let ours = Some(house.denpasar.0);
        let sari = invented(1);
        let at_theirs = |mut envelope: Envelope| {
            match &mut envelope.command {
                Command::Register(r) => r.activity = Some(theirs.subject),
                Command::Pay(p) => p.activity = Some(theirs.subject),
                _ => unreachable!("neither a registration nor a payment"),
            }
            envelope
        };
        // The place of the activity is theirs; the receipts of Denpasar are not.
        for asked in [at_theirs(register(&sari)), at_theirs(pay(sari.member, 1, 8_400, TODAY))] {
            let forged = Envelope { office: ours, ..asked };
            assert_eq!(refused(&send(&house, &clerk, forged).await), "access.office_outside");
        }
        let forged = activity(GATAK, ours);
        assert_eq!(refused(&send(&house, &head, forged).await), "access.office_outside");
        done(&send(&house, &clerk, at_theirs(register(&sari))).await);
        let paid = send(&house, &clerk, at_theirs(pay(sari.member, 1, 8_400, TODAY))).await;
        assert!(paid.receipt.unwrap().number.starts_with("KLT-"));

        // Nor are another's activities counted, or its targets set.
        let here = activity(SESETAN, None);
        done(&send(&house, &crate::common::head(&house), here.clone()).await);
        let reached = |subject| {
            let attendance = wire::Attendance { on: TODAY.to_owned(), reached: 90 };
            command(subject, Command::Attendance(attendance))
        };
        assert_eq!(refused(&send(&house, &head, reached(here.subject)).await), "access.outside");
        done(&send(&house, &head, reached(theirs.subject)).await);
        let target = |for_office, area: Option<&str>| {
            let target = wire::Target {
                for_office,
                area: area.map(str::to_owned),
                measure: "new_members".to_owned(),
                from: "2027-01-01".to_owned(),
                until: "2027-12-31".to_owned(),
                value: 100,
                source: "rencana".to_owned(),
                confirmed: false,
            };
            command(Uuid::now_v7(), Command::Target(target))
        };
        assert_eq!(refused(&send(&house, &head, target(ours, None)).await), "access.outside");
        assert_eq!(refused(&send(&house, &head, target(None, Some("51.71"))).await), "access.outside");
        let mixed = target(Some(house.klaten.0), Some("51.71"));
        assert_eq!(refused(&send(&house, &head, mixed).await), "access.outside");
        done(&send(&house, &head, target(Some(house.klaten.0), None)).await);
        done(&send(&house, &head, target(None, Some("33.10.16"))).await);
        house.holds().await;
    });
}
