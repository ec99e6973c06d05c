//! Lists of people: looked through with nothing written, brought in once, paused, stopped in the middle and gone on with.

use crate::common::*;
use access::{Actor, Role, Territory};
use app::view::{Form, ListState, ListView};
use app::wire::{self, Command, ListTerms};
use app::{App, Outcome, ProposalKey, ReadError, Submitted};
use kernel::{ActorId, CommandId, RegionCode};
use testkit::{House, Invented, TODAY, at, invented, on_both, register};
use uuid::Uuid;

const HEADS: &str = "NIK;Nama;Tanggal lahir;Jenis kelamin;Keterangan\r\n";

/// Somebody who may sign in: a list goes on in their name when nobody is looking.
async fn hired(house: &House, login: &str, role: Role) -> Actor {
    let id = house.hire(login, role.key(), &["51.71", "51.03"]).await;
    let areas = ["51.71", "51.03"].map(|code| RegionCode::parse(code).unwrap());
    Actor {
        id: ActorId(id),
        role,
        territory: Territory::Areas(areas.to_vec()),
        office: Some(house.denpasar),
        name: format!("{login} contoh"),
    }
}

fn line(person: &Invented) -> String {
    let r = &person.register;
    let [year, month, day] = r.born.split('-').collect::<Vec<_>>()[..] else { panic!("a day") };
    let sex = if r.sex == "female" { "P" } else { "L" };
    format!("{};{};{day}/{month}/{year};{sex};dari desa\r\n", r.nik, r.name)
}

fn sheet(lines: impl IntoIterator<Item = String>) -> Vec<u8> {
    [HEADS.to_owned()].into_iter().chain(lines).collect::<String>().into_bytes()
}

fn terms() -> ListTerms {
    ListTerms {
        columns: ["nik", "name", "born", "sex", ""].map(str::to_owned).to_vec(),
        home: Some("51.71.01.1003".to_owned()),
        occupation: Some("pedagang".to_owned()),
        income_rupiah: Some(1_000_000),
        sector: "other".to_owned(),
        payer: "self".to_owned(),
        works_and_well: true,
        attested_by: "Ni Luh, kepala dusun".to_owned(),
        place: "Balai banjar Pegok".to_owned(),
        consent: true,
        ..ListTerms::default()
    }
}

/// Sent and answered for.
async fn ready(app: &App, who: &Actor, bytes: Vec<u8>) -> Uuid {
    let sent = app.send_list(who, "desa.csv", bytes, at(TODAY)).await.unwrap();
    assert!(!sent.again);
    app.answer_list(who, sent.list, &terms(), at(TODAY)).await.unwrap();
    sent.list
}

async fn shown(app: &App, who: &Actor, list: Uuid, show: &str) -> ListView {
    app.list(who, list, show, 0, CommandId(Uuid::now_v7()), Form::default(), at(TODAY)).await.unwrap()
}

/// The list as it is, once a look under way has ended.
async fn looked(app: &App, who: &Actor, list: Uuid, show: &str) -> ListView {
    loop {
        let view = shown(app, who, list, show).await;
        if view.looked {
            return view;
        }
    }
}

async fn bring(app: &App, who: &Actor, list: Uuid) -> Submitted {
    let why = "Kiriman Kaur Keuangan";
    app.bring_list(who, list, CommandId(Uuid::now_v7()), why, at(TODAY)).await.unwrap()
}

async fn run_out(app: &App) {
    while app.list_step(at(TODAY)).await.unwrap() {}
}

async fn people(app: &App) -> i64 {
    rows::<(i64,)>(app, "select count(*) as n from person").await[0].0
}

fn counts(view: &ListView) -> Vec<(&'static str, i64)> {
    view.counts.iter().filter(|c| c.count > 0).map(|c| (c.key, c.count)).collect()
}

/// Row, the code of what is said about it.
fn told(view: &ListView) -> Vec<(i64, String)> {
    let code = |note: &Option<kernel::Note>| note.as_ref().map(|n| n.code.to_string()).unwrap_or_default();
    view.rows.iter().map(|row| (row.n, code(&row.note))).collect()
}

#[track_caller]
fn code<T: std::fmt::Debug>(result: Result<T, ReadError>) -> String {
    match result {
        Err(ReadError::Refused(refusal)) => refusal.code().to_owned(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_row_is_told_beforehand_and_becomes_what_was_told() {
    on_both(|house| async move {
        let app = &house.app;
        let clerk = hired(&house, "komang", Role::Clerk).await;
        let [a, b, c, known, old] = [0, 1, 2, 3, 4].map(invented);
        house.send(&[register(&known)]).await;
        let old = format!("{};{};01/01/1950;P;\r\n", old.register.nik, old.register.name);
        let bytes = sheet([
            line(&a),
            line(&b),
            line(&c),
            line(&known),
            line(&a),
            "5,17199E+15;Dibulatkan;;;\r\n".to_owned(),
            "517199;Pendek;;;\r\n".to_owned(),
            old,
        ]);
        let list = ready(app, &clerk, bytes.clone()).await;
        let before = people(app).await;
        let view = looked(app, &clerk, list, "").await;
        let expected = [("unread", 2), ("refused", 1), ("doubtful", 1), ("known", 1), ("registers", 3)];
        assert_eq!((view.state, counts(&view)), (ListState::Ready, expected.to_vec()));
        assert_eq!(told(&view), [(7, "lists.row.nik_rounded".into()), (8, "nik.length".into())]);
        let doubtful = looked(app, &clerk, list, "doubtful").await;
        assert_eq!(told(&doubtful), [(6, "lists.doubt.twice".into())]);
        let no = looked(app, &clerk, list, "refused").await;
        assert_eq!(told(&no), [(9, "register.age_limit".into())]);
        let known_rows = looked(app, &clerk, list, "known").await;
        assert_eq!(known_rows.rows[0].member.map(|m| m.0), Some(known.member));
        assert_eq!(people(app).await, before, "a look writes nobody");
        assert!(!app.list_step(at(TODAY)).await.unwrap(), "nothing runs that was not brought in");

        let Submitted::Answered(answer) = bring(app, &clerk, list).await else { panic!("no second person") };
        assert_eq!(answer.outcome, Outcome::Done, "{answer:?}");
        run_out(app).await;
        let view = shown(app, &clerk, list, "").await;
        let expected = [("unread", 2), ("refused", 1), ("known", 2), ("registered", 3)];
        assert_eq!((view.state, counts(&view)), (ListState::Done, expected.to_vec()));
        assert_eq!(people(app).await, before + 3);

        // The very file again: the same list, and nobody twice.
        let again = app.send_list(&clerk, "salinan.csv", bytes, at(TODAY)).await.unwrap();
        assert_eq!((again.list, again.again), (list, true));
        let Submitted::Answered(answer) = bring(app, &clerk, list).await else { panic!("an answer") };
        assert_eq!(refused(&answer), "lists.brought_before");
        run_out(app).await;
        assert_eq!(people(app).await, before + 3);

        let along = app.list_to_correct(&clerk, list, at(TODAY)).await.unwrap();
        assert_eq!(along.rows.iter().map(|r| r.0).collect::<Vec<_>>(), [7, 8, 9]);
        assert_eq!(along.rows[1].1[0], "517199");

        let closed =
            app.mark_list(&clerk, list, CommandId(Uuid::now_v7()), "close", at(TODAY)).await.unwrap();
        assert_eq!(closed.outcome, Outcome::Done);
        let view = shown(app, &clerk, list, "refused").await;
        assert_eq!((view.state, view.held, view.rows[0].name.clone()), (ListState::Closed, false, None));
        assert_eq!(told(&view), [(9, "register.age_limit".into())]);
        let left = rows::<(i64,)>(app, "select count(*) as n from list_file where sealed is not null").await;
        assert_eq!(left[0].0, 0, "the file is gone");
        assert_eq!(code(app.list_to_correct(&clerk, list, at(TODAY)).await), "lists.gone");
        house.holds().await;
    });
}

#[test]
fn a_long_list_waits_for_a_second_person() {
    on_both(|house| async move {
        let app = &house.app;
        let (clerk, head) =
            (hired(&house, "komang", Role::Clerk).await, hired(&house, "made", Role::BranchHead).await);
        let list = ready(app, &clerk, sheet((0..60).map(|n| line(&invented(n))))).await;
        let view = looked(app, &clerk, list, "").await;
        assert_eq!((view.count("registers"), view.alone), (60, Some(50)));
        let silent = app.bring_list(&clerk, list, CommandId(Uuid::now_v7()), " ", at(TODAY)).await.unwrap();
        let Submitted::Answered(answer) = silent else { panic!("no reason, no proposal") };
        assert_eq!(answer.refusal.as_ref().and_then(|r| r.field.as_deref()), Some("why"));
        let Submitted::Waiting(key) = bring(app, &clerk, list).await else { panic!("a second person") };
        run_out(app).await;
        assert_eq!((people(app).await, shown(app, &clerk, list, "").await.state), (0, ListState::Waiting));
        assert_eq!(code(app.answer_list(&clerk, list, &terms(), at(TODAY)).await), "lists.waits_for_word");
        assert_eq!(code(app.throw_list(&clerk, list, at(TODAY)).await), "lists.waits_for_word");
        let asked =
            app.approval(&head, key, CommandId(Uuid::now_v7()), Form::default(), at(TODAY)).await.unwrap();
        assert_eq!(asked.what.code, "approval.what.list");
        assert!(asked.lines.iter().any(|line| line.label == "lists.seen_by"), "{:?}", asked.lines);

        assert_eq!(refused(&say(&house, &clerk, key, "approve").await), "approval.own");
        assert_eq!(say(&house, &head, key, "approve").await.outcome, Outcome::Done);
        run_out(app).await;
        assert_eq!(people(app).await, 60);
        assert_eq!(counts(&shown(app, &clerk, list, "").await), [("registered", 60)]);

        // One that is declined stays what it was: a file.
        let other = ready(app, &clerk, sheet((100..160).map(|n| line(&invented(n))))).await;
        let Submitted::Waiting(key) = bring(app, &clerk, other).await else { panic!("a second person") };
        assert_eq!(say(&house, &head, key, "decline").await.outcome, Outcome::Done);
        run_out(app).await;
        assert_eq!((people(app).await, shown(app, &clerk, other, "").await.state), (60, ListState::Ready));
        app.throw_list(&clerk, other, at(TODAY)).await.unwrap();
        house.holds().await;
    });
}

async fn say(house: &House, who: &Actor, key: ProposalKey, verdict: &str) -> app::Answer {
    let word = wire::DecideProposal {
        proposal: key.proposal.0,
        verdict: verdict.to_owned(),
        reason: "sudah dilihat".to_owned(),
    };
    let batch = [command(key.subject.0, Command::DecideProposal(word))];
    house.app.submit(who, &batch, at(TODAY)).await.unwrap().remove(0)
}

#[test]
fn a_list_is_paused_and_goes_on_after_a_kill_with_nobody_twice() {
    const PEOPLE: u32 = 700;
    on_both(|house| async move {
        let app = &house.app;
        let (clerk, head) =
            (hired(&house, "komang", Role::Clerk).await, hired(&house, "made", Role::BranchHead).await);
        let list = ready(app, &clerk, sheet((0..PEOPLE).map(|n| line(&invented(n))))).await;
        let Submitted::Waiting(key) = bring(app, &clerk, list).await else { panic!("a second person") };
        assert_eq!(say(&house, &head, key, "approve").await.outcome, Outcome::Done);
        assert!(app.list_step(at(TODAY)).await.unwrap());
        let mark = async |app: &App, what: &str| {
            app.mark_list(&clerk, list, CommandId(Uuid::now_v7()), what, at(TODAY)).await.unwrap()
        };
        assert_eq!(refused(&mark(app, "close").await), "lists.runs_still");
        assert_eq!(mark(app, "pause").await.outcome, Outcome::Done);
        assert!(!app.list_step(at(TODAY)).await.unwrap(), "a paused list stands still");
        let view = shown(app, &clerk, list, "").await;
        assert_eq!((view.state, view.done), (ListState::Paused, 512));

        // Killed between the answers and the note of them: what was answered is known, what was noted is not.
        tamper(app, "delete from list_row where n > 300").await;
        app.settle().await.unwrap();
        let app = house.reopen().await;
        assert_eq!(shown(&app, &clerk, list, "").await.done, 299);
        assert_eq!(mark(&app, "resume").await.outcome, Outcome::Done);
        run_out(&app).await;
        let view = shown(&app, &clerk, list, "").await;
        let expected = (ListState::Done, vec![("registered", i64::from(PEOPLE))]);
        assert_eq!((view.state, counts(&view)), expected, "what was answered before is told the same");
        assert_eq!(people(&app).await, i64::from(PEOPLE));
        let checked = app.check(|_| {}).await.unwrap();
        assert!(checked.fails.is_empty(), "{:#?}", checked.fails);
    });
}

#[test]
fn a_list_belongs_to_its_office_and_to_who_may_register() {
    on_both(|house| async move {
        let app = &house.app;
        let (clerk, head) =
            (hired(&house, "komang", Role::Clerk).await, hired(&house, "made", Role::BranchHead).await);
        let bytes = sheet([line(&invented(0))]);
        let list = ready(app, &clerk, bytes.clone()).await;
        let agent = Actor { role: Role::Agent, ..clerk.clone() };
        assert_eq!(code(app.send_list(&agent, "a.csv", bytes.clone(), at(TODAY)).await), "access.denied");
        let klaten = Actor {
            territory: Territory::Areas(vec![RegionCode::parse("33.10").unwrap()]),
            office: Some(house.klaten),
            ..clerk.clone()
        };
        assert_eq!(code(app.send_list(&klaten, "a.csv", bytes, at(TODAY)).await), "lists.elsewhere");
        let found =
            app.list(&klaten, list, "", 0, CommandId(Uuid::now_v7()), Form::default(), at(TODAY)).await;
        assert!(matches!(found, Err(ReadError::NotFound)));
        assert!(app.lists(&klaten, None).await.unwrap().rows.is_empty());
        // The head looks, and leaves the bringing to who registers.
        assert!(!shown(app, &head, list, "").await.may_bring);
        let Submitted::Answered(answer) = bring(app, &head, list).await else { panic!("an answer") };
        assert_eq!(refused(&answer), "access.denied");

        // Whoever brought it is gone before it was through: nobody is registered in their name.
        let Submitted::Answered(answer) = bring(app, &clerk, list).await else { panic!("an answer") };
        assert_eq!(answer.outcome, Outcome::Done);
        tamper(app, "update actor set active = false where login = 'komang'").await;
        run_out(app).await;
        let view = shown(app, &head, list, "").await;
        assert_eq!(told(&view), [(2, "lists.starter_gone".into())]);
        assert_eq!(people(app).await, 0);

        // What nobody looks after for a month is taken away.
        let later = at("2026-12-25");
        assert!(!app.list_step(later).await.unwrap());
        let left = rows::<(i64,)>(app, "select count(*) as n from list_file where sealed is not null").await;
        assert_eq!(left[0].0, 0);
        house.holds().await;
    });
}
