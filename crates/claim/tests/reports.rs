//! The clock, the legal minimum and the sentence about cover, from values alone.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail with them")]

use claim::*;
use kernel::{ActorId, CommandId, Day, Instant, MemberId, OfficeId, RegionCode, SubjectId, Zone};
use member::{MemberFacts, Meta, Outcome};
use scheme::{IncidentKind, NoticeField, Scheme};
use uuid::Uuid;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn code(text: &str) -> RegionCode {
    RegionCode::parse(text).unwrap()
}

fn at(on: &str, hour: u32, zone: Zone) -> Instant {
    Instant::at(day(on), hour * 3600, zone)
}

fn told() -> Told {
    Told {
        place: "Sawah Gatak".to_owned(),
        what: "Terpeleset di pematang".to_owned(),
        reporter: "Sri".to_owned(),
        relation: "istri".to_owned(),
        phone: "+6281234567890".to_owned(),
        ..Told::default()
    }
}

fn meta(now: Instant) -> Meta {
    Meta {
        command: CommandId(Uuid::from_u128(7)),
        addressed: MemberId(Uuid::from_u128(1)),
        actor: ActorId(Uuid::from_u128(2)),
        office: OfficeId(Uuid::from_u128(3)),
        activity: None,
        now,
        today: now.day_in(Zone::WIB),
        receipt_number: String::new(),
        demo: true,
    }
}

fn report(kind: IncidentKind, on: &str, minute: Option<u16>) -> Report {
    let stranger = Stranger { name: "Slamet".to_owned(), ..Stranger::default() };
    Report { kind, on: day(on), minute, area: None, told: told(), stranger: Some(stranger) }
}

fn decided(report: Report, now: Instant, before: &[Incident]) -> Decision {
    let facts = MemberFacts::unknown(MemberId(Uuid::from_u128(1)));
    let meta = meta(now);
    let case = Case {
        facts: &facts,
        incidents: before,
        scheme: Scheme::id_bpu(),
        meta: &meta,
        subject: SubjectId(Uuid::from_u128(1)),
        office_area: Some(code("33.10")),
    };
    decide(&Command::Report(Box::new(report)), &case)
}

/// The report as it would be loaded again.
fn kept(decision: &Decision, reported: Instant) -> Incident {
    let new = decision.effects.incident.clone().unwrap();
    Incident {
        subject: SubjectId(Uuid::from_u128(1)),
        id: CommandId(Uuid::from_u128(7)),
        kind: new.kind,
        on: new.on,
        minute: new.minute,
        area: new.area,
        happened: new.happened,
        reported,
        same_as: new.same_as,
        first: First { on: new.on, minute: new.minute, told: new.told.clone() },
        told: new.told,
        stranger: new.stranger,
        linked: None,
        standing: Standing::Open,
        papers: Vec::new(),
        entries: Vec::new(),
    }
}

fn pace(incident: &Incident, now: Instant) -> Pace {
    clock(incident, Scheme::id_bpu(), true, true, Zone::WIB, now).unwrap().pace
}

#[test]
fn forty_eight_hours_from_what_happened() {
    let now = at("2026-11-20", 20, Zone::WIB);
    let with_hour = decided(report(IncidentKind::AtWork, "2026-11-20", Some(14 * 60)), now, &[]);
    assert_eq!(pace(&kept(&with_hour, now), now), Pace::InTime);
    // The hour is asked by law and missing: the day's first minute counts, and the clock runs.
    let without = kept(&decided(report(IncidentKind::AtWork, "2026-11-20", None), now, &[]), now);
    assert_eq!(missing_fields(&without, Scheme::id_bpu(), true, true), [NoticeField::Hour]);
    assert_eq!(pace(&without, now), Pace::Running { minutes_left: 28 * 60 });
    assert_eq!(pace(&without, at("2026-11-22", 0, Zone::WIB)), Pace::Running { minutes_left: 0 });
    assert_eq!(pace(&without, at("2026-11-22", 1, Zone::WIB)), Pace::Overdue { hours_late: 1 });
}

#[test]
fn what_was_missing_counts_from_when_it_came() {
    let now = at("2026-11-20", 20, Zone::WIB);
    let mut incident = kept(&decided(report(IncidentKind::OnTheWay, "2026-11-20", None), now, &[]), now);
    let entry = |hour: u32, on: &str| Entry {
        command: CommandId(Uuid::from_u128(u128::from(hour))),
        n: 0,
        at: at(on, hour, Zone::WIB),
        kind: EntryKind::Fact,
        paper: None,
        on: None,
        words: Words { minute: Some(6 * 60), ..Words::default() },
    };
    let in_time = fold(incident.clone(), [entry(8, "2026-11-21")], Zone::WIB);
    assert_eq!(pace(&in_time, at("2026-12-20", 0, Zone::WIB)), Pace::InTime);
    incident.take(entry(9, "2026-11-22"), Zone::WIB);
    // Six in the morning was the hour: the time ended at six two days later.
    assert_eq!(pace(&incident, at("2026-12-20", 0, Zone::WIB)), Pace::Late { hours_late: 3 });
}

#[test]
fn late_is_recorded_and_never_refused() {
    let now = at("2026-11-25", 10, Zone::WIB);
    let late = decided(report(IncidentKind::AtWork, "2026-11-20", Some(600)), now, &[]);
    let Outcome::Recorded(notes) = &late.outcome else { panic!("{late:?}") };
    let codes: Vec<&str> = notes.iter().map(|n| &*n.code).collect();
    assert_eq!(codes, ["claim.kept", "claim.late", "claim.not_on_record"]);
    assert_eq!(notes[1].args["hours"], (5 * 24 - 48).into());
}

#[test]
fn the_hour_is_the_hour_of_the_place() {
    // Two in the afternoon in Jayapura is noon in Klaten.
    let now = at("2026-11-20", 12, Zone::WIB);
    let mut papua = report(IncidentKind::AtWork, "2026-11-20", Some(14 * 60));
    papua.area = Some(code("91.71"));
    let decision = decided(papua.clone(), now, &[]);
    assert_eq!(decision.effects.incident.unwrap().happened, now);
    papua.area = Some(code("33.10"));
    let Outcome::Refused(refusal) = decided(papua, now, &[]).outcome else { panic!("not yet") };
    assert_eq!(refusal.code(), "claim.future");
}

#[test]
fn only_what_cannot_be_is_refused() {
    let now = at("2026-11-20", 12, Zone::WIB);
    let refused = |change: fn(&mut Report)| {
        let mut r = report(IncidentKind::DeathUnknown, "2026-11-19", None);
        change(&mut r);
        match decided(r, now, &[]).outcome {
            Outcome::Refused(refusal) => refusal.code().to_owned(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(refused(|r| r.on = day("2026-11-21")), "claim.future");
    assert_eq!(refused(|r| r.stranger = None), "claim.person");
    assert_eq!(refused(|r| r.told.reporter.clear()), "claim.reporter");
    assert_eq!(
        refused(|r| r.stranger.as_mut().unwrap().born = Some(day("2026-11-20"))),
        "claim.before_birth"
    );
}

#[test]
fn the_second_report_of_an_event_is_kept_with_the_first() {
    let now = at("2026-11-20", 20, Zone::WIB);
    let first = kept(&decided(report(IncidentKind::AtWork, "2026-11-20", Some(600)), now, &[]), now);
    let again = |kind, on: &str| {
        let decision = decided(report(kind, on, None), now, std::slice::from_ref(&first));
        decision.effects.incident.unwrap().same_as
    };
    assert_eq!(again(IncidentKind::OnTheWay, "2026-11-19"), Some(first.id));
    assert_eq!(again(IncidentKind::AtWork, "2026-11-18"), None);
    assert_eq!(again(IncidentKind::Illness, "2026-11-20"), None);
    assert_eq!(again(IncidentKind::DeathAccident, "2026-11-20"), None);
    let death = Incident { kind: IncidentKind::DeathUnknown, ..first.clone() };
    let other =
        decided(report(IncidentKind::DeathAccident, "2026-11-01", None), now, std::slice::from_ref(&death));
    assert_eq!(other.effects.incident.unwrap().same_as, Some(death.id));
    let gone = Incident { standing: Standing::Withdrawn, ..death };
    let anew = decided(report(IncidentKind::DeathAccident, "2026-11-01", None), now, &[gone]);
    assert_eq!(anew.effects.incident.unwrap().same_as, None);
}

#[test]
fn each_kind_asks_for_what_its_law_asks() {
    let now = at("2026-11-20", 20, Zone::WIB);
    let missing = |kind| {
        let mut r = report(kind, "2026-11-20", None);
        r.told = Told { reporter: "Sri".to_owned(), ..Told::default() };
        let incident = kept(&decided(r, now, &[]), now);
        missing_fields(&incident, Scheme::id_bpu(), false, false)
    };
    use NoticeField::*;
    assert_eq!(missing(IncidentKind::AtWork), [Number, Place, Cause, Hour, ReporterPhone]);
    assert_eq!(
        missing(IncidentKind::Illness),
        [Number, ReporterPhone, Work, WorkLength, Exposure, Diagnosis]
    );
    // No law in the data says what a notice of such a death must hold: nothing is demanded in its name.
    assert_eq!(missing(IncidentKind::DeathOtherwise), []);
}

#[test]
fn papers_are_held_until_given_back() {
    let now = at("2026-11-20", 20, Zone::WIB);
    let incident = kept(&decided(report(IncidentKind::AtWork, "2026-11-20", Some(600)), now, &[]), now);
    let entry = |kind, n| Entry {
        command: CommandId(Uuid::from_u128(9)),
        n,
        at: now,
        kind,
        paper: Some("card".to_owned()),
        on: Some(day("2026-11-20")),
        words: Words { from: "Sri".to_owned(), ..Words::default() },
    };
    let held = fold(incident.clone(), [entry(EntryKind::Paper, 0)], Zone::WIB);
    assert!(held.holds("card") && held.papers[0].from == "Sri");
    let back = fold(held, [entry(EntryKind::Returned, 1)], Zone::WIB);
    assert!(!back.holds("card") && back.entries.len() == 2);
}
