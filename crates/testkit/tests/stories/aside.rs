//! What nobody believed is decided by a person; what a phone saved is carried to the branch by hand.

use crate::approval::{self, propose, staff};
use crate::common::*;
use crate::phone::{agent_with_phone, market_day, taken};
use access::{Actor, Role};
use app::ItemState::{Done, Quarantined};
use app::view::{AsideLine, Form};
use app::wire::{Command, DecideAside, Envelope};
use app::{Answer, ReadError};
use kernel::{ActorId, Rupiah};
use testkit::{House, Phone, TODAY, at, invented, on_both};
use uuid::Uuid;

fn clerk(house: &House) -> Actor {
    let id = ActorId(Uuid::from_u128(0x019a_0000_0000_7000_8000_0000_0000_0077));
    Actor { id, role: Role::Clerk, name: "Ketut".to_owned(), ..house.desk.clone() }
}

fn decide(line: &AsideLine, verdict: &str) -> Envelope {
    let decide = DecideAside {
        seq: line.seq,
        sealed_hash: line.sealed_hash.clone(),
        verdict: verdict.to_owned(),
        reason: "pemegangnya ditanya, uangnya ada".to_owned(),
    };
    command(line.phone, Command::DecideAside(decide))
}

async fn sends(house: &House, who: &Actor, envelope: &Envelope) -> Answer {
    house.app.submit(who, std::slice::from_ref(envelope), at(TODAY)).await.unwrap().remove(0)
}

async fn waiting(house: &House) -> Vec<AsideLine> {
    house.app.put_aside(&clerk(house), Form::default(), at(TODAY)).await.unwrap().open
}

async fn shut_out(house: &House, agent: &Actor) {
    let standing = house.app.phones(agent).await.unwrap();
    let device = &standing[0].device;
    house.app.revoke_device(agent, agent.id, device, at(TODAY)).await.unwrap().unwrap();
}

/// The file that the app saves.
fn saved(phone: &Phone, seqs: std::ops::RangeInclusive<i64>) -> Vec<u8> {
    let items: Vec<_> = phone
        .batch(seqs)
        .into_iter()
        .map(|sent| serde_json::json!({ "seq": sent.seq, "sealed": seal::outbox::text(&sent.sealed) }))
        .collect();
    serde_json::json!({ "payung": "outbox 1", "phone": phone.id, "items": items }).to_string().into_bytes()
}

#[test]
fn what_a_lost_phone_took_in_is_carried_out_by_a_person() {
    on_both(|house| async move {
        let (agent, mut phone) = agent_with_phone(&house, "luh").await;
        market_day(&mut phone, &[invented(1)]);
        shut_out(&house, &agent).await;
        // It comes two days later; what it says is of the day it was written.
        let late = phone.contact(&house.app, &phone.batch([1, 2]), at("2026-11-22")).await;
        assert!(late.revoked);
        let lines = waiting(&house).await;
        let seen: Vec<_> = lines.iter().map(|l| l.glance.clone().unwrap()).collect();
        assert_eq!(
            (&*seen[0].kind, seen[0].name.as_deref()),
            ("aside.kind.register", Some(&*invented(1).register.name))
        );
        assert_eq!((&*seen[1].kind, seen[1].amount), ("aside.kind.pay", Some(Rupiah(8_400))));
        assert_eq!(lines[0].reason, "aside.why.revoked");

        // Not by the one whose phone it is, and not somewhere else.
        let own = Actor { role: Role::Clerk, ..agent.clone() };
        assert_eq!(refused(&sends(&house, &own, &decide(&lines[0], "release")).await), "aside.own");
        let elsewhere = Actor { office: Some(house.klaten), ..clerk(&house) };
        let elsewhere =
            Actor { territory: access::Territory::Areas(vec!["33.10".parse().unwrap()]), ..elsewhere };
        assert_eq!(
            refused(&sends(&house, &elsewhere, &decide(&lines[0], "release")).await),
            "access.not_found"
        );

        for line in &lines {
            let answer = sends(&house, &clerk(&house), &decide(line, "release")).await;
            assert_eq!(done(&answer), ["aside.released"]);
            let inner = answer.inner.as_ref().unwrap();
            assert!(inner.refusal.is_none(), "{inner:#?}");
        }
        assert!(waiting(&house).await.is_empty());
        assert_eq!(house.app.phones(&house.desk).await.unwrap()[0].quarantined, 0, "nothing waits any more");
        assert_eq!(
            refused(&sends(&house, &clerk(&house), &decide(&lines[1], "drop")).await),
            "aside.decided.before"
        );
        assert_eq!(number(&house.app, "select count(*) from receipt").await, 1);
        let held = house.app.my_cash(&agent, at(TODAY)).await.unwrap().held;
        assert_eq!(held, Rupiah(8_400), "it is the owner's hand that holds it");
        let paid: Vec<(String,)> = rows(&house.app, "select cast(paid_on as text) from receipt").await;
        assert_eq!(paid[0].0, TODAY);
        house.holds().await;
    });
}

#[test]
fn much_cash_is_released_by_two_and_what_does_not_open_by_nobody() {
    on_both(|house| async move {
        let staff = staff(&house).await;
        let (agent, mut phone) = agent_with_phone(&house, "luh").await;
        let sari = invented(1);
        let [register, _] = taken(&mut phone, &sari, 8_400, TODAY);
        phone.write(&register, at(TODAY));
        phone.sync(&house.app, at(TODAY)).await;
        let year = pay_with(sari.member, 12, 184_800, TODAY, |p| {
            p.taken_by = app::wire::TakenBy::Agent;
            p.evidence = paper(&phone.number(), TODAY);
        });
        phone.write(&year, at(TODAY));
        phone.write_item(b"not what anybody signed");
        shut_out(&house, &agent).await;
        phone.sync(&house.app, at(TODAY)).await;
        let lines = waiting(&house).await;
        assert!(lines[1].glance.is_none());

        let alone = sends(&house, &staff.clerk, &decide(&lines[0], "release")).await;
        assert_eq!(refused(&alone), "approval.needed");
        let asked = propose(&decide(&lines[0], "release"));
        assert_eq!(done(&sends(&house, &staff.clerk, &asked).await), ["approval.waiting"]);
        assert_eq!(number(&house.app, "select count(*) from receipt").await, 0, "a trial leaves nothing");
        let agreed = sends(&house, &staff.head, &approval::word(&asked, "approve", "")).await;
        assert_eq!(done(&agreed), ["approval.approved"]);
        assert_eq!(number(&house.app, "select amount from receipt").await, 184_800);

        assert_eq!(
            refused(&sends(&house, &staff.clerk, &decide(&lines[1], "release")).await),
            "aside.unreadable"
        );
        assert_eq!(done(&sends(&house, &staff.clerk, &decide(&lines[1], "drop")).await), ["aside.dropped"]);
        assert!(waiting(&house).await.is_empty());
        assert_eq!(
            number(&house.app, "select count(*) from phone_quarantine").await,
            2,
            "both are kept whole"
        );
        house.holds().await;
    });
}

#[test]
fn what_would_be_refused_goes_on_waiting() {
    on_both(|house| async move {
        let (agent, mut phone) = agent_with_phone(&house, "luh").await;
        // Of a village that is nowhere.
        let [mut register, _] = taken(&mut phone, &invented(1), 8_400, TODAY);
        if let Command::Register(r) = &mut register.command {
            r.home = "51.71.01.9999".to_owned();
        }
        phone.write(&register, at(TODAY));
        shut_out(&house, &agent).await;
        phone.sync(&house.app, at(TODAY)).await;
        let lines = waiting(&house).await;
        let plain = sends(&house, &house.desk, &register).await;
        let tried = sends(&house, &clerk(&house), &decide(&lines[0], "release")).await;
        assert_eq!(refused(&tried), refused(&plain));
        assert_eq!(waiting(&house).await.len(), 1);
        house.holds().await;
    });
}

#[test]
fn a_file_brought_by_hand_is_a_contact_like_any_other() {
    on_both(|house| async move {
        let (_, mut phone) = agent_with_phone(&house, "luh").await;
        market_day(&mut phone, &[invented(1), invented(2)]);
        let desk = clerk(&house);
        let first = house.app.phone_file(&desk, &saved(&phone, 1..=2), at(TODAY)).await.unwrap();
        assert_eq!((first.items, first.before, first.revoked, first.aside), (2, 0, false, 0));
        assert_eq!(first.lines[0].state, "aside.state.done");
        // The whole file, with what was here before; then once more.
        let whole = saved(&phone, 1..=4);
        let again = house.app.phone_file(&desk, &whole, at(TODAY)).await.unwrap();
        assert_eq!((again.items, again.before, again.lines.len()), (4, 2, 4));
        assert_eq!(again.lines[3].glance.as_ref().unwrap().amount, Some(Rupiah(8_400)));
        let third = house.app.phone_file(&desk, &whole, at(TODAY)).await.unwrap();
        assert_eq!((third.items, third.before), (4, 4));
        assert_eq!(number(&house.app, "select count(*) from receipt").await, 2);
        // A phone that can be online after all learns by the number that everything is here.
        let heard = phone.sync(&house.app, at(TODAY)).await;
        assert_eq!(heard.upto, 4);
        assert!(heard.answers.iter().all(|told| told.state == Done));
        // What follows a gap is told, and not taken.
        market_day(&mut phone, &[invented(3), invented(4)]);
        let gap = house.app.phone_file(&desk, &saved(&phone, 7..=8), at(TODAY)).await.unwrap();
        assert_eq!((gap.missing, gap.lines.len()), (vec![5, 6], 0));
        house.holds().await;
    });
}

#[test]
fn a_file_of_a_lost_phone_is_put_aside_and_of_another_house_refused() {
    on_both(|house| async move {
        let (agent, mut phone) = agent_with_phone(&house, "luh").await;
        market_day(&mut phone, &[invented(1)]);
        shut_out(&house, &agent).await;
        let file = saved(&phone, 1..=2);
        let taken = house.app.phone_file(&clerk(&house), &file, at(TODAY)).await.unwrap();
        assert!(taken.revoked && taken.aside == 2);
        assert_eq!(waiting(&house).await.len(), 2);
        let code = async |who: &Actor, bytes: &[u8]| match house.app.phone_file(who, bytes, at(TODAY)).await {
            Err(ReadError::Refused(refusal)) => refusal.code().to_owned(),
            other => panic!("{:?}", other.map(|view| view.items)),
        };
        let other = String::from_utf8(file.clone())
            .unwrap()
            .replace(&phone.id.to_string(), &Uuid::now_v7().to_string());
        assert_eq!(code(&clerk(&house), other.as_bytes()).await, "phonefile.unknown");
        let elsewhere = Actor { office: Some(house.klaten), ..clerk(&house) };
        let elsewhere =
            Actor { territory: access::Territory::Areas(vec!["33.10".parse().unwrap()]), ..elsewhere };
        assert_eq!(code(&elsewhere, &file).await, "phonefile.unknown");
        assert_eq!(code(&clerk(&house), &file[..file.len() / 2]).await, "phonefile.damaged");
        assert_eq!(code(&agent, &file).await, "access.denied");
        let synced = phone.sync(&house.app, at(TODAY)).await;
        assert!(synced.answers.iter().all(|told| told.state == Quarantined));
        house.holds().await;
    });
}
