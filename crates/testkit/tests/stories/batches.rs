//! A batch is its commands one after the other: the answers, the rows and the counts do not depend on how it was cut.

use crate::common::*;
use app::wire::Envelope;
use app::{Answer, Outcome};
use testkit::{Cluster, TestEngine};
use testkit::{House, TODAY, at, house_on, invented, pay, register, run};
use uuid::Uuid;

/// A day at the desk, with people who come under two ids, are corrected, pay twice and are completed.
fn a_day() -> Vec<Envelope> {
    let (sari, wayan, putu, made) = (invented(1), invented(2), invented(3), invented(4));
    let second = testkit::Invented { member: Uuid::now_v7(), ..sari.clone() };
    let stranger = testkit::Invented { member: Uuid::now_v7(), ..invented(205) };
    let on_paper = |member, number| pay_with(member, 2, 20_000, TODAY, |p| p.evidence = paper(number, TODAY));
    vec![
        on_paper(putu.member, "K-0"),
        register(&sari),
        pay(sari.member, 1, 8_400, TODAY),
        register(&second),
        pay(second.member, 1, 8_400, TODAY),
        complete(second.member),
        register_with(&wayan, |r| r.how_works = "wage".into()),
        pay(wayan.member, 1, 8_400, TODAY),
        register(&wayan),
        on_paper(wayan.member, "K-1"),
        pay(wayan.member, 1, 13_600, TODAY),
        register_with(&stranger, |r| r.nik = sari.register.nik.clone()),
        pay(stranger.member, 1, 8_400, TODAY),
        register(&putu),
        complete(putu.member),
        register(&made),
        complete(made.member),
        register_with(&made, |r| r.income_rupiah = 3_000_000),
        end(putu.member, "died", TODAY),
        pay(putu.member, 1, 8_400, TODAY),
        on_paper(putu.member, "K-2"),
        pay(made.member, 1, 1, TODAY),
    ]
}

async fn in_pieces(house: &House, day: &[Envelope], size: usize) -> Vec<Answer> {
    let mut answers = Vec::new();
    for piece in day.chunks(size) {
        answers.extend(house.app.submit(&house.desk, piece, at(TODAY)).await.expect("answers"));
    }
    answers
}

/// Every fact of every member, without the version that counts groups.
async fn everything(house: &House, day: &[Envelope]) -> Vec<member::MemberFacts> {
    let mut all = Vec::new();
    for envelope in day {
        all.push(member::MemberFacts { version: 0, ..facts(&house.app, envelope.subject).await });
    }
    all
}

async fn tasks(house: &House, day: &[Envelope]) -> Vec<Vec<(String, Uuid, Option<Uuid>)>> {
    let mut all = Vec::new();
    for envelope in day {
        all.push(open_tasks(&house.app, envelope.subject).await);
    }
    all
}

#[test]
fn together_in_twos_or_one_by_one() {
    let day = a_day();
    for engine in [TestEngine::Sqlite, TestEngine::Postgres] {
        if engine == TestEngine::Postgres && Cluster::shared().is_none() {
            continue;
        }
        run(async {
            let together = house_on(engine).await;
            let expected = in_pieces(&together, &day, day.len()).await;
            let outcomes: Vec<Outcome> = expected.iter().map(|a| a.outcome).collect();
            assert!(outcomes.contains(&Outcome::Recorded) && outcomes.contains(&Outcome::Refused));
            for size in [1, 2, 5] {
                let house = house_on(engine).await;
                let answers = in_pieces(&house, &day, size).await;
                for (answer, expected) in answers.iter().zip(&expected) {
                    // Each house signs with its own key.
                    assert_eq!(unsigned(answer), unsigned(expected), "in pieces of {size}");
                }
                let keyless = |mut all: Vec<member::MemberFacts>| {
                    for person in all.iter_mut().filter_map(|f| f.person.as_mut()) {
                        (person.nik_key, person.phone_key) = ([0; 16], person.phone_key.map(|_| [0; 16]));
                    }
                    all
                };
                assert_eq!(
                    keyless(everything(&house, &day).await),
                    keyless(everything(&together, &day).await)
                );
                assert_eq!(tasks(&house, &day).await, tasks(&together, &day).await, "in pieces of {size}");
                assert_eq!(tallies(&house.app).await, tallies(&together.app).await, "in pieces of {size}");
                house.holds().await;
            }
            together.holds().await;
        });
    }
}

#[test]
fn too_much_for_one_batch_is_said_before_anything_is_done() {
    run(async {
        let house = house_on(TestEngine::Sqlite).await;
        let batch = vec![register(&invented(1)); 5001];
        let error = house.app.submit(&house.desk, &batch, at(TODAY)).await.unwrap_err();
        assert!(matches!(error, app::AppError::BatchTooLarge(5000)), "{error}");
        assert!(house.send(&[]).await.is_empty());
        assert_eq!(number(&house.app, "select count(*) from person").await, 0);
        house.holds().await;
    });
}

#[test]
fn what_no_table_can_hold_is_refused_at_the_door() {
    testkit::on_both(|house| async move {
        let actor = |name: &str| {
            let actor = app::wire::Actor {
                login: format!("petugas.{}", name.len()),
                name: name.to_owned(),
                role: "clerk".to_owned(),
                of_office: Some(house.denpasar.0),
                areas: vec![],
                password: "sandi awal 20 November".to_owned(),
                must_change: true,
                lang: "id".to_owned(),
            };
            command(Uuid::now_v7(), app::wire::Command::Actor(Box::new(actor)))
        };
        let batch = [actor("Ketut"), actor("Ke\0tut"), actor(" ")];
        let answers = house.app.submit(&house.administrator, &batch, at(TODAY)).await.unwrap();
        done(&answers[0]);
        assert_eq!(refused(&answers[1]), "field.control");
        assert_eq!(refused(&answers[2]), "field.required");
        let words = ["I Gusti\0Ngurah", "Ni Luh \u{7}", "Wayan\u{1b}[31m"];
        for word in words {
            let answer = house.one(register_with(&invented(1), |r| r.name = word.to_owned())).await;
            assert_eq!(refused(&answer), "field.control", "{word:?}");
        }
        // What people are really called goes through both engines as it is written.
        for (n, name) in
            ["Ma'ruf \"Ucok\" \\ O'Neil", "Zoë Müller-Ålesund", "ᬲᬭᬶ ᬘᭀᬦ᭄ᬢᭀᬄ 🙂"].iter().enumerate()
        {
            let person = invented(2 + n as u32);
            done(&house.one(register_with(&person, |r| r.name = (*name).to_owned())).await);
            assert_eq!(facts(&house.app, person.member).await.person.unwrap().name, *name);
        }
        house.holds().await;
    });
}
