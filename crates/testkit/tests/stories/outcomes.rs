//! What becomes of what went crosswise in the field: `docs/outcomes.md` names each of these.

use crate::common::*;
use crate::phone::{agent_with_phone, taken};
use app::ItemState::{Done, Recorded, Refused};
use app::view::Form;
use app::wire::{Command, Report, Told};
use kernel::{Month, Rupiah};
use member::{Known, Segment, cover};
use scheme::{IncidentKind, Scheme};
use testkit::{Invented, TODAY, at, invented, on_both};

fn months(text: &[&str]) -> Vec<Month> {
    text.iter().map(|m| m.parse().unwrap()).collect()
}

#[test]
fn one_person_registered_by_two_phones() {
    on_both(|house| async move {
        let (_, mut first) = agent_with_phone(&house, "luh").await;
        let (_, mut second) = agent_with_phone(&house, "wayan").await;
        let sari = invented(1);
        // The same card under another id: the second phone knew nothing of the first.
        let again = Invented { member: uuid::Uuid::now_v7(), ..invented(1) };
        for command in taken(&mut first, &sari, 8_400, TODAY) {
            first.write(&command, at(TODAY));
        }
        for command in taken(&mut second, &again, 8_400, TODAY) {
            second.write(&command, at(TODAY));
        }
        // The second phone comes first.
        let b = second.sync(&house.app, at(TODAY)).await;
        let a = first.sync(&house.app, at("2026-11-22")).await;
        assert!(b.answers.iter().all(|told| told.state == Done), "{b:#?}");
        assert!(a.answers.iter().all(|told| matches!(told.state, Done | Recorded)), "{a:#?}");
        let receipts: Vec<String> = [&a, &b]
            .iter()
            .map(|synced| synced.answers[1].answer.as_ref().unwrap().receipt.as_ref().unwrap().number.clone())
            .collect();
        assert_ne!(receipts[0], receipts[1], "both receipts stand");
        assert_eq!(number(&house.app, "select count(*) from membership").await, 1);
        let known = facts(&house.app, again.member).await;
        let mut paid: Vec<Month> = known.contributions.iter().map(|c| c.month).collect();
        paid.sort();
        paid.dedup();
        // The money of the second moves on: one month each, or kept for her where it reaches none.
        let sum: Rupiah = known.contributions.iter().map(|c| c.amount).sum();
        assert_eq!(sum + known.credit, Rupiah(16_800));
        assert_eq!(paid, months(&["2026-11", "2026-12"]));
        let covered =
            cover(&known, Segment::Bpu, Scheme::id_bpu(), "2026-12-31".parse().unwrap(), Known::Now);
        assert!(covered.programmes.iter().any(|p| p.covered), "{covered:#?}");
        house.holds().await;
    });
}

#[test]
fn over_age() {
    on_both(|house| async move {
        let (agent, mut phone) = agent_with_phone(&house, "luh").await;
        let old = invented(1);
        let mut commands = taken(&mut phone, &old, 8_400, TODAY);
        if let Command::Register(r) = &mut commands[0].command {
            r.born = "1950-01-01".to_owned();
        }
        for command in &commands {
            phone.write(command, at(TODAY));
        }
        let synced = phone.sync(&house.app, at(TODAY)).await;
        assert_eq!(synced.answers[0].state, Recorded, "{synced:#?}");
        assert_eq!(synced.answers[1].state, Recorded, "money is never refused for it: {synced:#?}");
        let known = facts(&house.app, old.member).await;
        assert!(known.memberships.is_empty(), "the branch decides");
        assert_eq!(known.credit, Rupiah(8_400));
        assert!(!open_kinds(&house.app, old.member).await.is_empty());
        assert_eq!(house.app.my_cash(&agent, at(TODAY)).await.unwrap().held, Rupiah(8_400));
        house.holds().await;
    });
}

#[test]
fn a_sum_of_another_price() {
    on_both(|house| async move {
        let (_, mut phone) = agent_with_phone(&house, "luh").await;
        // The phone sold at Rp8.000 and at Rp9.000 what costs Rp8.400.
        let people = [invented(1), invented(2)];
        for (person, rupiah) in people.iter().zip([8_000, 9_000]) {
            for command in taken(&mut phone, person, rupiah, TODAY) {
                phone.write(&command, at(TODAY));
            }
        }
        let synced = phone.sync(&house.app, at(TODAY)).await;
        assert_eq!((synced.answers[1].state, synced.answers[3].state), (Recorded, Recorded), "{synced:#?}");
        for (person, kept) in people.iter().zip([8_000, 600]) {
            assert_eq!(facts(&house.app, person.member).await.credit, Rupiah(kept));
            assert!(open_kinds(&house.app, person.member).await.contains(&"recorded".to_owned()));
        }
        house.holds().await;
    });
}

#[test]
fn a_village_that_is_not_there_any_more() {
    on_both(|house| async move {
        let (agent, mut phone) = agent_with_phone(&house, "luh").await;
        let sari = invented(1);
        let mut commands = taken(&mut phone, &sari, 8_400, TODAY);
        if let Command::Register(r) = &mut commands[0].command {
            r.home = "51.71.01.9999".to_owned();
        }
        for command in &commands {
            phone.write(command, at(TODAY));
        }
        let synced = phone.sync(&house.app, at(TODAY)).await;
        let form = synced.answers[0].answer.as_ref().unwrap().refusal.as_ref().unwrap();
        assert_eq!((synced.answers[0].state, form.field.as_deref()), (Refused, Some("home")));
        // What she told the agent is not lost: it waits at the branch as it came.
        let waits = house.app.put_aside(&house.desk, Form::default(), at(TODAY)).await.unwrap().open;
        let form = waits[0].glance.as_ref().unwrap();
        assert_eq!((waits.len(), waits[0].reason), (1, "aside.why.refused"));
        assert_eq!(form.name.as_deref(), Some(&*sari.register.name));
        // Her money is recorded all the same, and on the branch's work-list, for a decision.
        assert_eq!(synced.answers[1].state, Recorded);
        assert_eq!(open_kinds(&house.app, sari.member).await, ["recorded"]);
        assert_eq!(house.app.my_cash(&agent, at(TODAY)).await.unwrap().held, Rupiah(8_400));
        let number = format!("{}-00001-8", phone.series);
        let register = register_with(&sari, |r| r.evidence = paper(&number, TODAY));
        let entered = house.app.submit(&agent, &[register], at(TODAY)).await.unwrap();
        assert_eq!(done(&entered[0]), ["register.done"]);
        let known = facts(&house.app, sari.member).await;
        assert!(known.person.is_some() && known.receipts.len() == 1);
        house.holds().await;
    });
}

#[test]
fn a_home_elsewhere_and_a_slip_in_a_number() {
    on_both(|house| async move {
        let (_, mut phone) = agent_with_phone(&house, "luh").await;
        // She sells in Denpasar and lives in Klaten; a digit is missing in her number; no activity was planned.
        let sari = invented(1);
        let mut commands = taken(&mut phone, &sari, 8_400, TODAY);
        if let Command::Register(r) = &mut commands[0].command {
            r.home = "33.10.16.2012".to_owned();
            r.phone = Some("0812345".to_owned());
        }
        for command in &commands {
            phone.write(command, at(TODAY));
        }
        let synced = phone.sync(&house.app, at(TODAY)).await;
        assert!(synced.answers.iter().all(|told| told.state == Done), "{synced:#?}");
        let known = facts(&house.app, sari.member).await;
        let person = known.person.as_ref().unwrap();
        assert_eq!((person.home.as_str(), person.phone_key), ("33.10.16.2012", None));
        // At a desk nothing has happened yet: both are asked again.
        let other = register_with(&invented(2), |r| r.phone = Some("0812345".to_owned()));
        assert_eq!(refused(&house.one(other).await), "phone.length");
        house.holds().await;
    });
}

#[test]
fn money_that_could_not_be_taken_in_stays_on_the_branchs_list() {
    on_both(|house| async move {
        let (agent, mut phone) = agent_with_phone(&house, "luh").await;
        let sari = invented(1);
        let [register, mut pay] = taken(&mut phone, &sari, 8_400, TODAY);
        // A payer that no edition of the house knows.
        if let Command::Pay(p) = &mut pay.command {
            p.payer = "crowd".to_owned();
        }
        phone.write(&register, at(TODAY));
        phone.write(&pay, at(TODAY));
        let synced = phone.sync(&house.app, at(TODAY)).await;
        assert_eq!(synced.answers[1].state, Refused);
        let listed =
            async || house.app.put_aside(&house.desk, Form::default(), at(TODAY)).await.unwrap().refused;
        let number = format!("{}-00001-8", phone.series);
        let list = listed().await;
        assert_eq!((list.len(), &list[0].number), (1, &number));
        let told = house.app.session(&phone.token, at(TODAY)).await.unwrap().unwrap();
        let carried = house.app.slice(&told, &phone.token, at(TODAY)).await.unwrap().cash;
        assert_eq!((carried.held_rupiah, &carried.aside[..]), (0, &[2][..]));
        let entered = pay_with(sari.member, 1, 8_400, TODAY, |p| {
            p.taken_by = app::wire::TakenBy::Agent;
            p.evidence = paper(&number, TODAY);
        });
        assert_eq!(done(&house.app.submit(&agent, &[entered], at(TODAY)).await.unwrap()[0]), ["pay.covered"]);
        assert!(listed().await.is_empty());
        let carried = house.app.slice(&told, &phone.token, at(TODAY)).await.unwrap().cash;
        assert_eq!((carried.held_rupiah, carried.aside.len()), (8_400, 0));
        house.holds().await;
    });
}

#[test]
fn an_event_before_the_sync() {
    on_both(|house| async move {
        let (_, mut phone) = agent_with_phone(&house, "luh").await;
        let sari = invented(1);
        for command in taken(&mut phone, &sari, 8_400, TODAY) {
            phone.write(&command, at(TODAY));
        }
        // Two days later there is an accident; the phone comes into a network on the day after that.
        let told = Told { reporter: Some("Made, suami".to_owned()), ..Told::default() };
        let report =
            Report { what: "at-work".to_owned(), on: "2026-11-22".to_owned(), told, ..Report::default() };
        phone.write(&command(sari.member, Command::Report(Box::new(report))), at("2026-11-22"));
        let synced = phone.sync(&house.app, at("2026-11-23")).await;
        assert!(synced.answers.iter().all(|told| matches!(told.state, Done | Recorded)), "{synced:#?}");
        let known = facts(&house.app, sari.member).await;
        let on = "2026-11-22".parse().unwrap();
        let said = claim::on_the_day(&known, Scheme::id_bpu(), IncidentKind::AtWork, on);
        // Written on the day of its mark, paid before the event; and a person decides, because it arrived after it.
        assert_eq!(said.sentence.code, "claim.cover.covered");
        assert_eq!(known.receipts[0].paid_on.to_string(), TODAY);
        house.holds().await;
    });
}
