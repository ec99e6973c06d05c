//! A card with every payment: it says what the facts say, and the list says where it no longer does.

use crate::common::*;
use app::view::{CardShown, CardView, Verdict};
use kernel::{Day, MemberId};
use seal::card::{Card, Status, read_status_list, verify_card};
use testkit::{House, TODAY, at, invented, on_both, pay, register};
use uuid::Uuid;

async fn view(house: &House, member: Uuid, on: &str) -> CardView {
    house.app.card(&house.desk, MemberId(member), at(on)).await.expect("a card's page")
}

async fn shown(house: &House, member: Uuid, on: &str) -> CardShown {
    view(house, member, on).await.card.expect("a card")
}

fn read(house: &House, text: &str) -> Card {
    verify_card(text, &house.app.keys().public_keys()).expect("a genuine card")
}

async fn verdict(house: &House, text: &str, on: &str, today: &str) -> Verdict {
    let day: Day = on.parse().unwrap();
    house.app.verify_card(text, day, at(today)).await.expect("a verdict").verdict
}

/// By the list that a hospital holds, which must say the same as the house asked about the one card.
async fn status(house: &House, card: &Card, today: &str) -> Status {
    let list = house.app.card_status_list(at(today)).await.expect("a list");
    let listed =
        read_status_list(&list, &house.app.keys().public_keys()).expect("a signed list").status(card);
    assert_eq!(listed, house.app.card_status(card).await.expect("a status"));
    listed
}

#[test]
fn every_payment_brings_a_card_and_the_older_one_stays_good() {
    on_both(|house| async move {
        let (sari, wayan) = (invented(1), invented(2));
        house.send(&[register(&sari), register(&wayan)]).await;
        assert!(view(&house, sari.member, TODAY).await.card.is_none(), "nothing is paid yet");

        let batch = [pay(sari.member, 1, 8_400, TODAY), pay(wayan.member, 2, 16_800, TODAY)];
        let answers = house.send(&batch).await;
        assert!(answers.iter().all(|a| a.receipt.is_some()), "{answers:#?}");
        house.send(&batch).await;
        assert_eq!(
            number(&house.app, "select count(*) from card").await,
            2,
            "sent again, nothing is handed out"
        );

        let first = shown(&house, sari.member, TODAY).await;
        assert_eq!(first.receipt.as_ref(), answers[0].receipt.as_ref().map(|r| &r.number));
        let card = read(&house, &first.text);
        let facts = facts(&house.app, sari.member).await;
        let person = facts.person.clone().unwrap();
        assert_eq!(card.name, Card::short_name(&person.name));
        assert_eq!(card.birth_year, person.born.year());
        assert_eq!(card.region.to_string(), person.home.as_str().replace('.', ""));
        let told = [card.covered_from, card.covered_until, card.standing_until].map(|d| d.to_string());
        assert_eq!(told, [TODAY, "2026-11-30", "2026-12-15"]);
        assert_eq!(card.programmes.iter().map(ToString::to_string).collect::<Vec<_>>(), ["JKK", "JKM"]);
        assert!(!first.text.contains(&sari.register.nik));
        // What it says of each day is what the facts say of it.
        let scheme = scheme::Scheme::id_bpu();
        for shift in -2..40 {
            let on = card.covered_from.plus_days(shift);
            let cover = member::cover(&facts, member::Segment::Bpu, scheme, on, member::Known::Now);
            let expected = match cover.state {
                member::State::Active => Verdict::Covered,
                member::State::NotYetDue => Verdict::NotYetDue,
                member::State::Registered | member::State::NotAMember => Verdict::Before,
                _ => Verdict::Expired,
            };
            assert_eq!(verdict(&house, &first.text, &on.to_string(), TODAY).await, expected, "{on}");
        }

        house.send_on("2026-12-10", &[pay(sari.member, 1, 8_400, "2026-12-10")]).await;
        let second = read(&house, &shown(&house, sari.member, "2026-12-10").await.text);
        assert_eq!([card.number, second.number].map(|n| n < 3), [true, true]);
        assert_eq!(second.covered_from, card.covered_from, "one unbroken stretch");
        assert_eq!(second.covered_until.to_string(), "2026-12-31");
        assert_eq!(status(&house, &card, "2026-12-10").await, Status::Holds);
        assert_eq!(status(&house, &second, "2026-12-10").await, Status::Holds);
        house.holds().await;
    });
}

#[test]
fn a_reversed_receipt_takes_its_card_back_and_no_other() {
    on_both(|house| async move {
        let sari = invented(1);
        house.send(&[register(&sari), pay(sari.member, 1, 8_400, TODAY)]).await;
        let older = shown(&house, sari.member, TODAY).await;
        let later = "2026-11-21";
        let paid = house.one_on(later, pay(sari.member, 1, 8_400, later)).await.receipt.unwrap();
        let newer = shown(&house, sari.member, later).await;
        let undone = "2026-11-22";
        head_on(&house, undone, &[reverse(sari.member, &paid.number)]).await;

        let cards = [&older.text, &newer.text].map(|text| read(&house, text));
        assert_eq!(status(&house, &cards[0], undone).await, Status::Holds);
        assert_eq!(status(&house, &cards[1], undone).await, Status::Revoked);
        assert_eq!(verdict(&house, &newer.text, undone, undone).await, Verdict::Revoked);
        assert_eq!(verdict(&house, &older.text, undone, undone).await, Verdict::Covered);
        assert_eq!(
            shown(&house, sari.member, undone).await.number,
            older.number,
            "the older one is shown again"
        );
        house.holds().await;
    });
}

#[test]
fn after_a_death_a_card_no_longer_holds_and_a_wrong_report_gives_it_back() {
    on_both(|house| async move {
        let (sari, wayan) = (invented(1), invented(2));
        house.send(&[register(&sari), pay(sari.member, 3, 33_600, TODAY)]).await;
        house.send(&[register(&wayan), pay(wayan.member, 3, 33_600, TODAY)]).await;
        let cards = [sari.member, wayan.member];
        let cards = [
            read(&house, &shown(&house, cards[0], TODAY).await.text),
            read(&house, &shown(&house, cards[1], TODAY).await.text),
        ];
        let then = "2026-11-25";
        head_on(&house, then, &[end(sari.member, "died", "2026-11-24")]).await;
        assert_eq!(status(&house, &cards[0], then).await, Status::Revoked);
        assert_eq!(status(&house, &cards[1], then).await, Status::Holds);
        assert!(view(&house, sari.member, then).await.card.is_none());

        let wrong = app::wire::AnnulEnding { ending: None, reason: "orang lain, namanya sama".to_owned() };
        let later = "2026-11-26";
        head_on(&house, later, &[command(sari.member, app::wire::Command::AnnulEnding(wrong))]).await;
        assert_eq!(status(&house, &cards[0], later).await, Status::Holds);
        house.holds().await;
    });
}

#[test]
fn whoever_came_in_with_months_paid_has_a_card_with_their_number() {
    on_both(|house| async move {
        let sari = invented(1);
        head_on(&house, TODAY, &[open(&sari, "00012345678")]).await;
        let shown = shown(&house, sari.member, TODAY).await;
        assert_eq!(shown.receipt, None);
        let card = read(&house, &shown.text);
        assert_eq!(card.member_ref, "00012345678");
        assert_eq!(card.covered_from.to_string(), "2024-01-10");
        assert_eq!(verdict(&house, &shown.text, "2026-10-31", TODAY).await, Verdict::Covered);
        assert_eq!(verdict(&house, &shown.text, TODAY, TODAY).await, Verdict::Expired);
        let early =
            house.app.verify_card(&shown.text, "2026-10-31".parse().unwrap(), at(TODAY)).await.unwrap();
        assert!(early.issued_after, "the card was made later than that day");
        house.holds().await;
    });
}

#[test]
fn a_card_of_nobody_and_of_another_house() {
    on_both(|house| async move {
        let other = seal::Keys::generate("2026-11-20".parse().unwrap());
        let card = Card {
            member_ref: "1".to_owned(),
            name: "X".to_owned(),
            birth_year: 1990,
            region: 5_171_011_003,
            programmes: vec![scheme::JKK],
            number: 5,
            covered_from: "2026-11-01".parse().unwrap(),
            covered_until: "2026-11-30".parse().unwrap(),
            standing_until: "2026-12-15".parse().unwrap(),
            issued: at(TODAY),
        };
        let foreign = other.sign_card(&card);
        assert_eq!(verdict(&house, &foreign, TODAY, TODAY).await, Verdict::UnknownKey);
        // Ours, and newer than this memory: a copy was brought back. It is not called taken back.
        let ours = house.app.keys().sign_card(&card);
        let answer = house.app.verify_card(&ours, TODAY.parse().unwrap(), at(TODAY)).await.unwrap();
        assert_eq!((answer.verdict, answer.freshness), (Verdict::Covered, app::view::Freshness::Newer));
        // Nor is it taken for somebody else's, where the number was given again.
        let sari = invented(1);
        house.send(&[register(&sari), pay(sari.member, 1, 8_400, TODAY)]).await;
        let number = read(&house, &shown(&house, sari.member, TODAY).await.text).number;
        let twin = Card { number, ..card };
        assert_eq!(house.app.card_status(&twin).await.unwrap(), Status::Unknown);
        let mut form = app::view::Form::default();
        form.set("number", house.app.keys().sign_card(&twin));
        let asked = house.app.am_i_covered(form, at(TODAY)).await.unwrap();
        assert!(asked.answer.is_none() && asked.form.errors[0].code() == "mine.no_match");
        assert_eq!(verdict(&house, "KB1:AB", TODAY, TODAY).await, Verdict::Tampered);
        assert_eq!(verdict(&house, "DPS-0000001-8", TODAY, TODAY).await, Verdict::NotACard);
        house.holds().await;
    });
}
