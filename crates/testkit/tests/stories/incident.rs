//! When something happened: reported, added to, linked, taken back. A report is kept whatever the cover was.

use crate::common::*;
use app::wire::{self, Envelope};
use app::{Answer, App};
use kernel::{Day, Instant, Zone};
use member::{Known, Segment, State};
use scheme::Scheme;
use testkit::{House, TODAY, at, invented, on_both, pay, register};
use uuid::Uuid;

fn told() -> wire::Told {
    let some = |text: &str| Some(text.to_owned());
    wire::Told {
        place: some("Pasar Sesetan, los ikan"),
        happened: some("Terpeleset lantai basah, kaki kiri patah"),
        reporter: some("Made"),
        relation: some("istri"),
        phone: some("0812 3456 7890"),
        ..wire::Told::default()
    }
}

fn report(subject: Uuid, what: &str, on: &str, hour: Option<&str>) -> Envelope {
    command(
        subject,
        wire::Command::Report(Box::new(wire::Report {
            what: what.to_owned(),
            on: on.to_owned(),
            at: hour.map(str::to_owned),
            told: told(),
            ..wire::Report::default()
        })),
    )
}

fn with(mut envelope: Envelope, change: impl FnOnce(&mut wire::Report)) -> Envelope {
    let wire::Command::Report(report) = &mut envelope.command else { unreachable!("a report") };
    change(report);
    envelope
}

fn add(subject: Uuid, incident: Uuid, change: impl FnOnce(&mut wire::AddToReport)) -> Envelope {
    let mut add = wire::AddToReport { incident, ..wire::AddToReport::default() };
    change(&mut add);
    command(subject, wire::Command::AddToReport(Box::new(add)))
}

fn close(subject: Uuid, incident: Uuid, how: &str) -> Envelope {
    let close = wire::CloseReport { incident, how: how.to_owned(), reason: "dilihat sendiri".to_owned() };
    command(subject, wire::Command::CloseReport(close))
}

fn stranger(name: &str) -> Option<wire::Stranger> {
    Some(wire::Stranger { name: name.to_owned(), ..wire::Stranger::default() })
}

async fn state(app: &App, member: Uuid, on: &str, known: Known) -> State {
    let facts = facts(app, member).await;
    member::cover(&facts, Segment::Bpu, Scheme::id_bpu(), on.parse().unwrap(), known).state
}

/// What the look-up of a hospital says, by its own statement.
async fn asked(house: &House, member: Uuid, on: &str) -> State {
    let key = app::MemberKey::Id(kernel::MemberId(member));
    let day: Day = on.parse().unwrap();
    house.app.covered_unasked(key, day, None, at(on)).await.expect("an answer").cover.state
}

async fn day_of(house: &House, day: &str, envelope: Envelope) -> Answer {
    head_on(house, day, &[envelope]).await.remove(0)
}

#[test]
fn an_accident_is_reported_and_completed() {
    on_both(|house| async move {
        let sari = invented(1);
        house.send(&[register(&sari), pay(sari.member, 3, 33_600, TODAY)]).await;
        let first = report(sari.member, "at-work", TODAY, None);
        let answer = house.one(first.clone()).await;
        assert_eq!(done(&answer), ["claim.kept"]);
        // Again: the same answer, and nothing twice.
        assert_eq!(first_time(&house.one(first.clone()).await), answer);
        let papers = add(sari.member, first.id, |a| {
            a.papers =
                ["card", "identity"].map(|p| wire::Brought { paper: p.to_owned(), held: true }).to_vec();
            a.at = Some("06.30".to_owned());
            a.from = Some("Made".to_owned());
        });
        assert_eq!(done(&house.one(papers).await), ["claim.added"]);
        assert_eq!(number(&house.app, "select count(*) as n from incident").await, 1);
        assert_eq!(number(&house.app, "select count(*) as n from incident_entry").await, 3);
        // What was told before is told otherwise only with a reason.
        let otherwise = |reason: Option<&str>| {
            add(sari.member, first.id, |a| {
                a.told.place = Some("Gudang ikan".to_owned());
                a.reason = reason.map(str::to_owned);
            })
        };
        assert_eq!(refused(&house.one(otherwise(None)).await), "claim.reason");
        assert_eq!(done(&house.one(otherwise(Some("saksi menunjukkan tempatnya"))).await), ["claim.added"]);
        let unknown = |a: &mut wire::AddToReport| {
            a.papers = vec![wire::Brought { paper: "ijazah".to_owned(), held: true }];
        };
        assert_eq!(refused(&house.one(add(sari.member, first.id, unknown)).await), "claim.paper_unknown");
        assert_eq!(refused(&house.one(add(sari.member, first.id, |_| {})).await), "claim.nothing");
        // Nothing of what was told lies open in the tables.
        let leaks = number(
            &house.app,
            "select count(*) as n from incident where area is not null or home <> '51.71.01.1003'",
        );
        assert_eq!(leaks.await, 0);
        house.holds().await;
    });
}

#[test]
fn cover_never_refuses_a_report() {
    on_both(|house| async move {
        let people: Vec<_> = (1..=5).map(invented).collect();
        for person in &people {
            house.one_on("2026-07-01", register(person)).await;
        }
        // Paid to July: in October in grace, in December ended; another paid for the month only after the event.
        for person in &people[..4] {
            house.one_on("2026-07-01", pay(person.member, 1, 8_400, "2026-07-01")).await;
        }
        let kept = |answer: &Answer| matches!(answer.outcome, app::Outcome::Done | app::Outcome::Recorded);
        for (person, on) in [(0, "2026-08-05"), (1, "2026-10-05"), (2, "2026-12-05"), (4, "2026-08-05")] {
            let answer = house.one_on(on, report(people[person].member, "at-work", on, None)).await;
            assert!(kept(&answer), "{answer:?}");
        }
        let on = |person: usize, day: &str| (people[person].member, day.to_owned());
        for ((member, day), expected) in [
            (on(0, "2026-08-05"), "claim.cover.not_yet_due"),
            (on(1, "2026-10-05"), "claim.cover.grace"),
            (on(2, "2026-12-05"), "claim.cover.ended"),
            (on(4, "2026-08-05"), "claim.cover.registered"),
            (on(4, "2026-06-05"), "claim.cover.registered_after"),
        ] {
            let facts = facts(&house.app, member).await;
            let kind = scheme::IncidentKind::AtWork;
            let on = day.parse().unwrap();
            let said = claim::on_the_day(&facts, Scheme::id_bpu(), kind, on);
            assert_eq!(said.sentence.code, expected);
            assert!(said.also.iter().any(|n| n.code == "claim.cover.branch_decides"), "{said:?}");
        }
        // The arrears are paid after the event: covered, and the flag is up.
        let (member, event) = (people[3].member, "2026-09-05".parse::<Day>().unwrap());
        house.one_on("2026-09-10", report(member, "at-work", "2026-09-05", None)).await;
        house.one_on("2026-09-20", pay(member, 2, 16_800, "2026-09-20")).await;
        let said = claim::on_the_day(
            &facts(&house.app, member).await,
            Scheme::id_bpu(),
            scheme::IncidentKind::AtWork,
            event,
        );
        assert_eq!(said.sentence.code, "claim.cover.covered");
        let also: Vec<&str> = said.also.iter().map(|n| &*n.code).collect();
        assert_eq!(also, ["claim.cover.paid_after", "claim.cover.branch_decides"]);
        house.holds().await;
    });
}

#[test]
fn a_death_in_the_first_months_is_shown_both_ways() {
    on_both(|house| async move {
        let sari = invented(1);
        house.one(register(&sari)).await;
        house.one(pay(sari.member, 1, 8_400, TODAY)).await;
        let said = |kind| {
            let house = &house;
            async move {
                let facts = facts(&house.app, sari.member).await;
                let on: Day = "2026-11-28".parse().unwrap();
                claim::on_the_day(&facts, Scheme::id_bpu(), kind, on)
            }
        };
        let death = said(scheme::IncidentKind::DeathOtherwise).await;
        assert_eq!(death.sentence.code, "claim.cover.covered");
        let also: Vec<&str> = death.also.iter().map(|n| &*n.code).collect();
        assert_eq!(also, ["claim.cover.first_months", "claim.cover.branch_decides"]);
        // The accident is not touched by it, and needs nobody to decide about cover.
        assert!(said(scheme::IncidentKind::DeathAccident).await.also.is_empty());
        house.holds().await;
    });
}

#[test]
fn a_death_ends_cover_and_its_withdrawal_brings_it_back() {
    on_both(|house| async move {
        let sari = invented(1);
        house.send(&[register(&sari), pay(sari.member, 2, 16_800, TODAY)]).await;
        let before = tallies(&house.app).await;
        let death = report(sari.member, "death-otherwise", "2026-11-22", Some("05:10"));
        let answer = house.one_on("2026-11-22", death.clone()).await;
        assert!(recorded(&answer).starts_with(&["claim.kept", "end.died"]), "{answer:?}");
        assert_eq!(state(&house.app, sari.member, "2026-11-25", Known::Now).await, State::Deceased);
        assert_eq!(asked(&house, sari.member, "2026-11-25").await, State::Deceased);
        assert_ne!(tallies(&house.app).await, before);
        let late = house.one_on("2026-11-23", pay(sari.member, 1, 16_800, "2026-11-23")).await;
        assert_eq!(refused(&late), "pay.died");

        // She lives. Only who may record a death takes one back.
        let agent = access::Actor { role: access::Role::Agent, ..house.desk.clone() };
        let withdrawal = [close(sari.member, death.id, "withdrawn")];
        let tried = house.app.submit(&agent, &withdrawal, at("2026-11-24")).await;
        assert_eq!(refused(&tried.unwrap()[0]), "access.denied");
        let back = day_of(&house, "2026-11-24", close(sari.member, death.id, "withdrawn")).await;
        assert_eq!(done(&back), ["claim.withdrawn", "annul.done"]);
        assert_eq!(state(&house.app, sari.member, "2026-11-25", Known::Now).await, State::Active);
        assert_eq!(asked(&house, sari.member, "2026-11-25").await, State::Active);
        let then = Known::AtEndOf("2026-11-23".parse().unwrap());
        assert_eq!(state(&house.app, sari.member, "2026-11-25", then).await, State::Deceased);
        assert_eq!(tallies(&house.app).await, before);
        house.one_on("2026-11-24", pay(sari.member, 1, 16_800, "2026-11-24")).await;
        assert_eq!(asked(&house, sari.member, "2027-01-20").await, State::Active);

        // Taken up again it is a death again; by the plain command it is taken back once more.
        let again = day_of(&house, "2026-11-25", close(sari.member, death.id, "reopened")).await;
        assert!(recorded(&again).contains(&"end.died"), "{again:?}");
        assert_eq!(asked(&house, sari.member, "2026-11-26").await, State::Deceased);
        let annul = |reason: &str| {
            let annul = wire::AnnulEnding { ending: None, reason: reason.to_owned() };
            command(sari.member, wire::Command::AnnulEnding(annul))
        };
        assert_eq!(refused(&day_of(&house, "2026-11-26", annul(" ")).await), "field.required");
        assert_eq!(done(&day_of(&house, "2026-11-26", annul("hadir di kantor")).await), ["annul.done"]);
        assert_eq!(refused(&day_of(&house, "2026-11-26", annul("lagi")).await), "annul.already");
        assert_eq!(asked(&house, sari.member, "2026-11-26").await, State::Active);
        house.holds().await;
    });
}

#[test]
fn told_twice_is_kept_twice_and_counted_once() {
    on_both(|house| async move {
        let sari = invented(1);
        house.send(&[register(&sari), pay(sari.member, 1, 8_400, TODAY)]).await;
        let first = report(sari.member, "at-work", TODAY, Some("08:00"));
        let second = report(sari.member, "on-the-way", TODAY, None);
        let answers = house.send(&[first.clone(), second.clone()]).await;
        assert_eq!(done(&answers[0]), ["claim.kept"]);
        assert_eq!(recorded(&answers[1]), ["claim.kept", "claim.told_again"]);
        let linked: Vec<(Uuid, Option<Uuid>)> =
            rows(&house.app, "select command_id, same_as from incident order by at, command_id").await;
        assert!(linked.contains(&(first.id, None)) && linked.contains(&(second.id, Some(first.id))));
        let waiting =
            house.app.incidents_waiting(&house.desk, at(TODAY)).await.expect("a count").expect("allowed");
        assert_eq!(waiting.open, 1);
        house.holds().await;
    });
}

#[test]
fn somebody_not_on_record_is_kept_and_linked_later() {
    on_both(|house| async move {
        let wayan = invented(2);
        let unknown = Uuid::now_v7();
        let nameless = report(unknown, "death-accident", TODAY, Some("01:00"));
        assert_eq!(refused(&house.one(nameless).await), "claim.person");
        let death = with(report(unknown, "death-accident", TODAY, Some("01:00")), |r| {
            r.person = stranger("Wayan, sopir truk dari Gatak");
            r.area = Some("33.10".to_owned());
        });
        let answer = house.one(death.clone()).await;
        assert_eq!(recorded(&answer), ["claim.kept", "claim.not_on_record"]);
        assert_eq!(answer.subject.0, unknown);
        house.send_on("2026-11-21", &[register(&wayan), pay(wayan.member, 1, 8_400, "2026-11-21")]).await;
        let link = |member| {
            let link = wire::LinkReport {
                reported_as: unknown,
                incident: death.id,
                reason: "KTP di dompetnya".to_owned(),
            };
            command(member, wire::Command::LinkReport(link))
        };
        assert_eq!(refused(&day_of(&house, "2026-11-22", link(Uuid::now_v7())).await), "claim.link_member");
        let linked = day_of(&house, "2026-11-22", link(wayan.member)).await;
        assert!(linked.notes.iter().any(|n| n.code == "claim.linked"), "{linked:?}");
        assert!(linked.notes.iter().any(|n| n.code == "end.died"), "{linked:?}");
        assert_eq!(refused(&day_of(&house, "2026-11-22", link(wayan.member)).await), "claim.link_already");
        assert_eq!(asked(&house, wayan.member, "2026-11-23").await, State::Deceased);
        // The wrong person: withdrawn under the id it was told with, and the member lives.
        let back = day_of(&house, "2026-11-24", close(unknown, death.id, "withdrawn")).await;
        assert_eq!(done(&back), ["claim.withdrawn", "annul.done"]);
        assert_eq!(asked(&house, wayan.member, "2026-11-25").await, State::Active);
        house.holds().await;
    });
}

#[test]
fn a_known_number_leads_to_the_person_on_record() {
    on_both(|house| async move {
        let sari = invented(1);
        house.send(&[register(&sari), pay(sari.member, 1, 8_400, TODAY)]).await;
        let named = |name: &str| {
            with(report(Uuid::now_v7(), "at-work", TODAY, Some("07:00")), |r| {
                let nik = Some(sari.register.nik.clone());
                r.person = Some(wire::Stranger { name: name.to_owned(), nik, ..wire::Stranger::default() });
            })
        };
        let found = house.one(named(&sari.register.name)).await;
        assert_eq!(found.subject.0, sari.member);
        assert_eq!(done(&found), ["claim.kept"]);
        // The number of one and the name of another: kept apart, for a person to look at.
        let apart = house.one(named("Orang Lain Sama Sekali")).await;
        assert_ne!(apart.subject.0, sari.member);
        assert_eq!(recorded(&apart), ["claim.kept", "claim.not_on_record"]);
        house.holds().await;
    });
}

#[test]
fn the_hours_run_on_the_clock_of_the_place() {
    on_both(|house| async move {
        let sari = invented(1);
        house.send(&[register(&sari), pay(sari.member, 1, 8_400, TODAY)]).await;
        // Eight in the morning in Jayapura (WIT) is six in Klaten (WIB): two hours sooner over.
        let east =
            with(report(sari.member, "at-work", TODAY, Some("08:00")), |r| r.area = Some("91.71".into()));
        let west = with(report(Uuid::now_v7(), "at-work", TODAY, Some("08:00")), |r| {
            (r.area, r.person) = (Some("33.10".into()), stranger("Slamet"));
        });
        let answers = house.send(&[east, west]).await;
        assert!(answers.iter().all(|a| a.refusal.is_none()), "{answers:?}");
        let moments: Vec<(Option<String>, store::Micros)> =
            rows(&house.app, "select area, happened_at from incident").await;
        let at_of = |area: &str| -> Instant {
            let found = moments.iter().find(|(a, _)| a.as_deref() == Some(area)).expect("a report");
            found.1.into()
        };
        let (east, west) = (at_of("91.71"), at_of("33.10"));
        assert_eq!(west.0 - east.0, 2 * 3_600_000_000);
        assert_eq!(west, Instant::at(TODAY.parse().unwrap(), 8 * 3600, Zone::WIB));
        // Ten in the morning in the west two days later, at half past eight it was over there.
        let late = with(report(Uuid::now_v7(), "at-work", TODAY, Some("09:00")), |r| {
            (r.area, r.person) = (Some("91.71".into()), stranger("Yohana"));
        });
        let answer = house.one_on("2026-11-22", late).await;
        assert_eq!(recorded(&answer), ["claim.kept", "claim.late", "claim.not_on_record"]);
        house.holds().await;
    });
}

#[test]
fn a_death_just_after_midnight_in_the_east_is_taken_at_once() {
    on_both(|house| async move {
        let sari = register_with(&invented(1), |r| r.home = "33.10.16.2012".to_owned());
        let subject = sari.subject;
        let klaten = access::Actor {
            office: Some(house.klaten),
            territory: access::Territory::Areas(vec!["33.10".parse().unwrap()]),
            ..house.desk.clone()
        };
        let answers = house.app.submit(&klaten, &[sari], at(TODAY)).await.unwrap();
        assert!(answers[0].refusal.is_none(), "{answers:#?}");
        // A quarter to one on the 21st in Jayapura; in Klaten, where she lived, a quarter to eleven on the 20th.
        let now = Instant::at("2026-11-20".parse().unwrap(), (22 * 60 + 45) * 60, Zone::WIB);
        let died = with(report(subject, "death-unknown", "2026-11-21", Some("00:30")), |r| {
            r.area = Some("91.71".to_owned());
        });
        let answer = house.app.submit(&klaten, &[died], now).await.unwrap().remove(0);
        assert!(answer.refusal.is_none(), "{answer:#?}");
        let known = facts(&house.app, subject).await;
        assert_eq!(known.death().map(|ending| ending.on.to_string()), Some("2026-11-21".to_owned()));
        house.holds().await;
    });
}
