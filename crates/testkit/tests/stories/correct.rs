//! What was written down wrongly is put right with a reason; what it was stays on record, and counts move with a home.

use crate::common::*;
use app::wire::{self, Command, Envelope};
use kernel::MemberId;
use testkit::{House, TODAY, at, invented, on_both, pay, register};
use uuid::Uuid;

const GATAK: &str = "33.10.16.2012";
const SESETAN: &str = "51.71.01.1003";

fn correct(member: Uuid, change: impl FnOnce(&mut wire::Correct)) -> Envelope {
    let mut asked = wire::Correct { reason: "KTP dilihat di kantor".to_owned(), ..wire::Correct::default() };
    change(&mut asked);
    command(member, Command::Correct(Box::new(asked)))
}

async fn in_village(house: &House, code: &str, measure: &str, on: &str) -> i64 {
    let all = tallies(&house.app).await;
    let here = all.iter().filter(|t| t.0 == "village" && t.1 == code && t.2 == measure && &*t.3 <= on);
    here.map(|t| t.4).sum()
}

async fn found(house: &House, query: &str) -> Vec<Uuid> {
    let view = house.app.search(&house.desk, query, None, at(TODAY)).await.unwrap();
    view.found.iter().map(|f| f.person.id.0).collect()
}

#[test]
fn a_name_a_number_and_a_birth_date_are_put_right() {
    on_both(|house| async move {
        let sari = invented(1);
        house.one(register(&sari)).await;
        let right = "5171990202660777";
        let answer = house
            .one(correct(sari.member, |c| {
                c.name = Some("Ni Luh Kirana Dewi".into());
                c.born = Some("1966-02-03".into());
                c.nik = Some(right.into());
                c.phone = Some("0812 1111 2222".into());
                c.address = Some("Jalan Raya Sesetan 7".into());
            }))
            .await;
        assert_eq!(done(&answer), ["correct.done"]);
        let held = facts(&house.app, sari.member).await.person.unwrap();
        assert_eq!(
            (held.name.as_str(), held.born.to_string().as_str()),
            ("Ni Luh Kirana Dewi", "1966-02-03")
        );
        assert!(held.has_address && held.phone_key.is_some());
        for query in ["luh kir", right, "081211112222", sari.register.nik.as_str()] {
            assert_eq!(found(&house, query).await, [sari.member], "{query}");
        }
        assert!(found(&house, &sari.register.name).await.is_empty(), "the old name leads nowhere");
        let kept: Vec<(String, String)> = rows(&house.app, "select fields, reason from correction").await;
        assert_eq!(kept, [("name,born,nik,phone,address".to_owned(), "KTP dilihat di kantor".to_owned())]);
        house.holds().await;
    });
}

#[test]
fn who_moves_is_counted_in_the_new_village_from_that_day() {
    on_both(|house| async move {
        let sari = invented(1);
        house.send_on("2026-10-05", &[register(&sari)]).await;
        house.send_on("2026-10-05", &[pay(sari.member, 3, 25_200, "2026-10-05")]).await;
        let moved = house.one(correct(sari.member, |c| c.home = Some(GATAK.into()))).await;
        assert_eq!(done(&moved), ["correct.done", "correct.moved"]);
        for (day, here, there) in
            [("2026-10-04", 0, 0), ("2026-11-19", 1, 0), (TODAY, 0, 1), ("2026-12-31", 0, 1)]
        {
            assert_eq!(in_village(&house, SESETAN, "paid", day).await, here, "Sesetan on {day}");
            assert_eq!(in_village(&house, GATAK, "paid", day).await, there, "Gatak on {day}");
        }
        assert_eq!(in_village(&house, GATAK, "paid", "2027-01-01").await, 0, "cover ends in the new village");
        // What comes later, and what is undone, is counted where she lived on each day.
        let receipt = house.one(pay(sari.member, 1, 16_800, TODAY)).await.receipt.unwrap();
        house.holds().await;
        head_on(&house, TODAY, &[reverse(sari.member, &receipt.number)]).await;
        house.holds().await;
        let back = house.one_on("2026-12-01", correct(sari.member, |c| c.home = Some(SESETAN.into()))).await;
        assert_eq!(done(&back), ["correct.done", "correct.moved"]);
        assert_eq!(in_village(&house, SESETAN, "paid", "2026-12-31").await, 1);
        assert_eq!(in_village(&house, GATAK, "paid", "2026-12-31").await, 0);
        house.holds().await;
    });
}

#[test]
fn income_and_sector_price_the_months_to_come() {
    on_both(|house| async move {
        let sari = invented(1);
        house.send(&[register(&sari), pay(sari.member, 1, 8_400, TODAY)]).await;
        let answer = house.one(correct(sari.member, |c| c.income_rupiah = Some(2_500_000))).await;
        assert_eq!(done(&answer), ["correct.done", "correct.terms"]);
        let held = facts(&house.app, sari.member).await;
        assert_eq!(
            held.contributions.iter().map(|c| c.amount.0).sum::<i64>(),
            8_400,
            "what is paid stays paid"
        );
        assert_eq!(held.registrations.last().unwrap().income.0, 2_500_000);
        assert_eq!(refused(&house.one(pay(sari.member, 1, 8_400, TODAY)).await), "pay.wrong_amount");
        // Who has left comes back by registering.
        house.one(end(sari.member, "left", TODAY)).await;
        let gone = house.one(correct(sari.member, |c| c.sector = Some("transport".into()))).await;
        assert_eq!(refused(&gone), "correct.not_live");
        house.holds().await;
    });
}

#[test]
fn a_number_of_somebody_else_is_compared_before_it_is_taken() {
    on_both(|house| async move {
        let (sari, wayan) = (invented(1), invented(200));
        house.send(&[register(&sari), register(&wayan)]).await;
        let answer = house
            .one(correct(sari.member, |c| {
                c.nik = Some(wayan.register.nik.clone());
                c.phone = Some("081211112222".into());
            }))
            .await;
        assert_eq!(done(&answer), ["correct.done", "correct.nik_held"]);
        let tasks = open_tasks(&house.app, sari.member).await;
        assert!(tasks.iter().any(|t| t.0 == "dispute" && t.2 == Some(wayan.member)), "{tasks:?}");
        assert_eq!(found(&house, &sari.register.nik).await, [sari.member]);
        assert_eq!(found(&house, &wayan.register.nik).await, [wayan.member]);
        assert!(facts(&house.app, sari.member).await.person.unwrap().phone_key.is_some(), "the rest is done");
        house.holds().await;
    });
}

#[test]
fn a_correction_says_what_it_cannot_do() {
    on_both(|house| async move {
        let sari = invented(1);
        house.one(register(&sari)).await;
        assert_eq!(refused(&house.one(correct(sari.member, |_| ())).await), "correct.nothing");
        let same = correct(sari.member, |c| c.name = Some(sari.register.name.clone()));
        assert_eq!(refused(&house.one(same).await), "correct.nothing");
        let stranger = correct(Uuid::now_v7(), |c| c.name = Some("Siapa".into()));
        assert_eq!(refused(&house.one(stranger).await), "correct.unknown");
        let no_reason = correct(sari.member, |c| (c.name, c.reason) = (Some("Sari".into()), " ".into()));
        assert_eq!(refused(&house.one(no_reason).await), "field.required");
        let unborn = correct(sari.member, |c| c.born = Some("2030-01-01".into()));
        assert_eq!(refused(&house.one(unborn).await), "register.born_future");
        // A right that was given is not taken away: the branch is told.
        let old = house.one(correct(sari.member, |c| c.born = Some("1950-01-01".into()))).await;
        assert_eq!(done(&old), ["correct.done", "correct.age"]);
        let mut agent = house.desk.clone();
        agent.role = access::Role::Agent;
        let by_agent = [correct(sari.member, |c| c.name = Some("Sari Baru".into()))];
        let answers = house.app.submit(&agent, &by_agent, at(TODAY)).await.unwrap();
        assert!(answers[0].refusal.is_some(), "an agent corrects nobody");
        house.holds().await;
    });
}

#[test]
fn one_group_registers_and_corrects() {
    on_both(|house| async move {
        let sari = invented(1);
        let batch = [
            register(&sari),
            correct(sari.member, |c| c.name = Some("Kirana Contoh".into())),
            correct(sari.member, |c| (c.home, c.phone) = (Some(GATAK.into()), Some("081211112222".into()))),
            pay(sari.member, 1, 8_400, TODAY),
        ];
        let answers = house.send(&batch).await;
        assert!(answers.iter().all(|a| a.refusal.is_none()), "{answers:#?}");
        let held = facts(&house.app, sari.member).await;
        assert_eq!(held.person.as_ref().unwrap().name, "Kirana Contoh");
        assert_eq!((held.moves.len(), held.id), (1, MemberId(sari.member)));
        assert_eq!(in_village(&house, GATAK, "paid", TODAY).await, 1);
        assert_eq!(in_village(&house, SESETAN, "registered", TODAY).await, 0);
        house.holds().await;
    });
}
