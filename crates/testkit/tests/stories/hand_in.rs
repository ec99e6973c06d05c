//! Cash goes from a hand to the till: counted by one, confirmed by the other, decided by a third.

use crate::approval::{self, propose, staff};
use crate::common::*;
use crate::phone::{agent_with_phone, market_day};
use access::{Actor, Role};
use app::view::Form;
use app::wire::{Command, ConfirmHandIn, DecideHandIn, Envelope, HandIn, Pieces};
use app::{Answer, ItemState};
use kernel::{ActorId, Arg, CommandId, Rupiah};
use outreach::HandInState;
use testkit::{House, TODAY, at, invented, on_both};
use uuid::Uuid;

/// Whoever stands at the counter.
fn clerk(house: &House) -> Actor {
    let id = ActorId(Uuid::from_u128(0x019a_0000_0000_7000_8000_0000_0000_0077));
    Actor { id, role: Role::Clerk, name: "Ketut".to_owned(), ..house.desk.clone() }
}

fn count(hand_in: Uuid, agent: &Actor, counted: i64, expected: i64, reason: Option<&str>) -> Envelope {
    let ask = HandIn {
        agent: agent.id.0,
        counted_rupiah: counted,
        expected_rupiah: expected,
        pieces: Vec::new(),
        reason: reason.map(str::to_owned),
    };
    command(hand_in, Command::HandIn(ask))
}

fn word(hand_in: Uuid, agrees: bool, reason: Option<&str>) -> Envelope {
    let word = ConfirmHandIn { agrees, reason: reason.map(str::to_owned) };
    command(hand_in, Command::ConfirmHandIn(word))
}

fn verdict(hand_in: Uuid, verdict: &str) -> Envelope {
    let decide = DecideHandIn { verdict: verdict.to_owned(), reason: "kedua pihak didengar".to_owned() };
    command(hand_in, Command::DecideHandIn(decide))
}

async fn sends(house: &House, who: &Actor, envelope: &Envelope) -> Answer {
    house.app.submit(who, std::slice::from_ref(envelope), at(TODAY)).await.unwrap().remove(0)
}

async fn held(house: &House, who: &Actor) -> Rupiah {
    house.app.my_cash(who, at(TODAY)).await.unwrap().held
}

#[test]
fn what_is_counted_goes_to_the_till_and_both_agree() {
    on_both(|house| async move {
        let (agent, mut phone) = agent_with_phone(&house, "luh").await;
        market_day(&mut phone, &[invented(1), invented(2)]);
        phone.sync(&house.app, at(TODAY)).await;
        assert_eq!(held(&house, &agent).await, Rupiah(16_800));

        let hand_in = Uuid::now_v7();
        let counted = count(hand_in, &agent, 16_800, 16_800, None);
        let answer = sends(&house, &clerk(&house), &counted).await;
        assert_eq!(done(&answer), ["handin.counted"]);
        assert_eq!(answer.notes[0].args["number"], Arg::from("DPS-S-0000001-8"));
        assert_eq!(held(&house, &agent).await, Rupiah::ZERO);
        // Sent again it is the same hand-in.
        assert!(sends(&house, &clerk(&house), &counted).await.again);
        assert_eq!(number(&house.app, "select count(*) from hand_in").await, 1);
        assert_eq!(house.app.hand_ins_open(&clerk(&house)).await.unwrap(), (1, 0));

        // The agent speaks on the phone, without a network; it arrives with the rest.
        phone.write(&word(hand_in, true, None), at(TODAY));
        let synced = phone.sync(&house.app, at(TODAY)).await;
        assert_eq!(synced.answers[0].state, ItemState::Done, "{synced:#?}");
        let view = house.app.hand_in(&agent, hand_in, CommandId(Uuid::nil()), Form::default()).await.unwrap();
        assert_eq!((view.line.state, view.may_confirm), (HandInState::Agreed, false));
        assert_eq!(view.said.len(), 1);
        assert_eq!(house.app.hand_ins_open(&clerk(&house)).await.unwrap(), (0, 0));

        let seen = house.app.cash(&clerk(&house), at(TODAY)).await.unwrap();
        assert_eq!((seen.till, seen.open.len(), seen.latest.len()), (Rupiah(16_800), 0, 1));
        // Nobody counts twice what went once.
        let empty = sends(&house, &clerk(&house), &count(Uuid::now_v7(), &agent, 16_800, 16_800, None)).await;
        assert_eq!(refused(&empty), "handin.moved");
        house.holds().await;
    });
}

#[test]
fn what_is_missing_stays_with_the_hand_until_a_third_decides() {
    on_both(|house| async move {
        let (agent, mut phone) = agent_with_phone(&house, "luh").await;
        market_day(&mut phone, &[invented(1), invented(2)]);
        phone.sync(&house.app, at(TODAY)).await;
        let (hand_in, desk) = (Uuid::now_v7(), clerk(&house));
        let silent = sends(&house, &desk, &count(hand_in, &agent, 16_000, 16_800, None)).await;
        assert_eq!(refused(&silent), "handin.reason");
        let why = Some("kembalian Rp800 belum ada");
        let hand_in = Uuid::now_v7();
        let counted = sends(&house, &desk, &count(hand_in, &agent, 16_000, 16_800, why)).await;
        assert_eq!(done(&counted), ["handin.counted"]);
        assert_eq!(held(&house, &agent).await, Rupiah(800));

        // Only whose hand it was says that it was not so, and with a reason.
        assert_eq!(refused(&sends(&house, &desk, &word(hand_in, true, None)).await), "access.not_found");
        assert_eq!(refused(&sends(&house, &agent, &word(hand_in, false, None)).await), "field.required");
        let told = sends(&house, &agent, &word(hand_in, false, Some("saya menyerahkan Rp16.800"))).await;
        assert_eq!(done(&told), ["handin.word_kept"]);
        assert_eq!(house.app.hand_ins_open(&desk).await.unwrap(), (0, 1));

        // Who counted has no right to decide; the head has, and lets it be counted again.
        assert_eq!(refused(&sends(&house, &desk, &verdict(hand_in, "stands")).await), "access.denied");
        let undone = sends(&house, &head(&house), &verdict(hand_in, "undo")).await;
        assert_eq!(done(&undone), ["handin.word_kept"]);
        assert_eq!(held(&house, &agent).await, Rupiah(16_800));
        assert_eq!(refused(&sends(&house, &head(&house), &verdict(hand_in, "undo")).await), "handin.said");
        assert_eq!(refused(&sends(&house, &agent, &word(hand_in, true, None)).await), "handin.said");
        let again = count(Uuid::now_v7(), &agent, 16_800, 16_800, None);
        assert_eq!(done(&sends(&house, &desk, &again).await), ["handin.counted"]);
        house.holds().await;
    });
}

#[test]
fn a_large_hand_in_is_undone_by_two() {
    on_both(|house| async move {
        let (agent, mut phone) = agent_with_phone(&house, "luh").await;
        let people: Vec<_> = (1..=13).map(invented).collect();
        market_day(&mut phone, &people);
        phone.sync(&house.app, at(TODAY)).await;
        let hand_in = Uuid::now_v7();
        let mut counted = count(hand_in, &agent, 109_200, 109_200, None);
        if let Command::HandIn(ask) = &mut counted.command {
            let pieces = |face_rupiah, count| Pieces { face_rupiah, count };
            ask.pieces = vec![pieces(100_000, 1), pieces(5_000, 1), pieces(2_000, 2), pieces(200, 1)];
        }
        assert_eq!(done(&sends(&house, &clerk(&house), &counted).await), ["handin.counted"]);
        let staff = staff(&house).await;
        let undo = verdict(hand_in, "undo");
        assert_eq!(refused(&sends(&house, &staff.head, &undo).await), "approval.needed");
        let asked = propose(&undo);
        assert_eq!(done(&sends(&house, &staff.head, &asked).await), ["approval.waiting"]);
        assert_eq!(held(&house, &agent).await, Rupiah::ZERO);
        let agreed = sends(&house, &staff.region, &approval::word(&asked, "approve", "")).await;
        assert_eq!(done(&agreed), ["approval.approved"]);
        assert_eq!(held(&house, &agent).await, Rupiah(109_200));
        house.holds().await;
    });
}

#[test]
fn nobody_counts_their_own_hand_and_a_tampered_count_shows() {
    on_both(|house| async move {
        let (agent, mut phone) = agent_with_phone(&house, "luh").await;
        market_day(&mut phone, &[invented(1)]);
        phone.sync(&house.app, at(TODAY)).await;
        let own = Actor { role: Role::Clerk, ..agent.clone() };
        let counted = count(Uuid::now_v7(), &agent, 8_400, 8_400, None);
        assert_eq!(refused(&sends(&house, &own, &counted).await), "handin.own");
        assert_eq!(refused(&sends(&house, &agent, &counted).await), "access.denied");
        let counted = count(Uuid::now_v7(), &agent, 8_400, 8_400, None);
        assert_eq!(done(&sends(&house, &clerk(&house), &counted).await), ["handin.counted"]);
        house.holds().await;
        tamper(&house.app, "update hand_in set counted = 8000").await;
        let fails = house.app.check(|_| {}).await.unwrap().fails;
        assert!(fails.iter().any(|rule| rule.starts_with("cash handed in went from the hand")), "{fails:?}");
        assert!(fails.iter().any(|rule| rule.starts_with("every link of the chain")), "{fails:?}");
    });
}
