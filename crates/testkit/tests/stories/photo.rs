//! The photo of an identity card: it may follow, it is kept apart and sealed, and who looks at it is written down.

use crate::approval::staff;
use crate::common::*;
use crate::merge::{agreed, one_of, twice};
use crate::phone::{agent_with_phone, taken};
use app::read::ReadError;
use app::view::CardPhoto;
use app::wire::{self, Envelope};
use app::{ItemState, Outcome};
use kernel::{Instant, MemberId};
use testkit::{House, PLACE, TODAY, at, from_camera, invented, jpeg, on_both, register};
use uuid::Uuid;

const SEALED: &str = "every photo of a card opens with the key and is the one told of";
const NEWEST: &str = "the newest photo of a card has its picture, and no other is kept";

fn photo(member: Uuid, bytes: &[u8]) -> Envelope {
    command(member, wire::Command::Photo(wire::Photo { jpeg: seal::outbox::text(bytes) }))
}

/// What the clerk is shown.
async fn seen(house: &House, member: Uuid, now: Instant) -> Option<Vec<u8>> {
    match house.app.photo(&clerk(house), MemberId(member), now).await {
        Ok(picture) => Some(picture),
        Err(ReadError::NotFound) => None,
        Err(other) => panic!("{other}"),
    }
}

fn clerk(house: &House) -> access::Actor {
    access::Actor { role: access::Role::Clerk, ..house.desk.clone() }
}

async fn told(house: &House, who: &access::Actor, member: Uuid) -> Option<CardPhoto> {
    house.app.member(who, MemberId(member), None, None, at(TODAY)).await.expect("a page").photo
}

async fn broken(house: &House) -> Vec<String> {
    let checked = house.app.check(|_| {}).await.expect("a check");
    checked.fails.iter().map(|f| f.split(": ").next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn a_photo_from_the_phone_is_seen_at_the_desk_and_the_look_is_kept() {
    on_both(|house| async move {
        let (agent, mut phone) = agent_with_phone(&house, "luh").await;
        let sari = invented(1);
        for command in taken(&mut phone, &sari, 8_400, TODAY) {
            phone.write(&command, at(TODAY));
        }
        phone.sync(&house.app, at(TODAY)).await;
        let may_follow = async |token: String| {
            let session = house.app.session(&token, at(TODAY)).await.unwrap().unwrap();
            let slice = house.app.slice(&session, &token, at(TODAY)).await.unwrap();
            slice.members.iter().find(|m| m.id == sari.member).expect("in the slice").photo_may_follow
        };
        assert!(may_follow(phone.token.clone()).await);
        let tasks = open_kinds(&house.app, sari.member).await;

        phone.write(&photo(sari.member, &from_camera(1)), at(TODAY));
        // The answer of the first contact is lost; the second is the same, and nothing happens twice.
        let last = phone.last();
        phone.contact(&house.app, &phone.batch(last..=last), at(TODAY)).await;
        let heard = phone.sync(&house.app, at(TODAY).plus_seconds(60)).await;
        assert_eq!(heard.answers[0].state, ItemState::Done, "{heard:#?}");
        assert_eq!(number(&house.app, "select count(*) from photo").await, 1);
        assert!(!may_follow(phone.token.clone()).await);
        assert_eq!(open_kinds(&house.app, sari.member).await, tasks, "it opens no task and closes none");

        // The picture and nothing else: not where it was taken.
        let picture = seen(&house, sari.member, at(TODAY)).await.expect("a picture");
        assert_eq!(picture, jpeg(1));
        assert!(!picture.windows(PLACE.len()).any(|part| part == PLACE));
        let sealed: Vec<(Vec<u8>,)> = rows(&house.app, "select sealed from picture").await;
        assert!(!sealed[0].0.windows(64).any(|part| part == &jpeg(1)[..64]), "not as it is");

        // Every look is a row of its own, on disk at once; a reload is a look.
        seen(&house, sari.member, at(TODAY)).await;
        let looks = "select count(*) from audit where action = 'view_photo'";
        assert_eq!(number(&house.app, looks).await, 2);
        let line = told(&house, &clerk(&house), sari.member).await.expect("a photo");
        assert_eq!((line.on.to_string().as_str(), line.by.as_str()), (TODAY, "Luh Contoh"));
        assert!(line.may_see && (line.width, line.height) == (1000, 630));

        // Whoever took it is told that there is one, and is not shown it.
        assert!(!told(&house, &agent, sari.member).await.expect("a photo").may_see);
        let refused = house.app.photo(&agent, MemberId(sari.member), at(TODAY)).await;
        assert!(matches!(refused, Err(ReadError::Refused(_) | ReadError::NotFound)), "{refused:?}");
        let elsewhere = access::Actor {
            territory: access::Territory::Areas(vec!["33.10".parse().unwrap()]),
            office: None,
            ..clerk(&house)
        };
        let hidden = house.app.photo(&elsewhere, MemberId(sari.member), at(TODAY)).await;
        assert!(matches!(hidden, Err(ReadError::NotFound)), "{hidden:?}");
        assert_eq!(number(&house.app, looks).await, 2, "who was shown nothing has not looked");
        house.holds().await;
    });
}

#[test]
fn the_newest_counts_and_of_the_older_nothing_is_left_but_its_fact() {
    on_both(|house| async move {
        let sari = invented(1);
        house.send(&[register(&sari)]).await;
        assert_eq!(seen(&house, sari.member, at(TODAY)).await, None);
        let first = photo(sari.member, &jpeg(1));
        assert_eq!(done(&house.one(first.clone()).await), ["photo.kept"]);
        let (second, third) = (photo(sari.member, &jpeg(2)), photo(sari.member, &jpeg(3)));
        // Two in one call: the later one.
        house.send(&[second, third]).await;
        assert_eq!(seen(&house, sari.member, at(TODAY)).await, Some(jpeg(3)));
        // Sent again, the first one brings nothing back; under its id nothing else is kept.
        assert!(house.one(first.clone()).await.again);
        let other = Envelope { command: photo(sari.member, &jpeg(4)).command, ..first };
        assert_eq!(refused(&house.one(other).await), "command.reused");
        assert_eq!(seen(&house, sari.member, at(TODAY)).await, Some(jpeg(3)));
        // A call whose clock is behind does not win over a later one.
        let late = photo(sari.member, &jpeg(5));
        house.app.submit(&house.desk, &[late], Instant(at(TODAY).0 - 60_000_000)).await.unwrap();
        assert_eq!(seen(&house, sari.member, at(TODAY)).await, Some(jpeg(3)));
        let held = ["select count(*) from photo", "select count(*) from picture"];
        assert_eq!((number(&house.app, held[0]).await, number(&house.app, held[1]).await), (4, 1));
        house.holds().await;
    });
}

#[test]
fn what_is_no_photo_of_somebody_known_is_refused() {
    on_both(|house| async move {
        let (sari, nobody) = (invented(1), Uuid::now_v7());
        house.send(&[register(&sari)]).await;
        let whole = jpeg(1);
        for (member, bytes, code) in [
            (sari.member, b"\x89PNG\r\n\x1a\n".as_slice(), "photo.not_jpeg"),
            (sari.member, &whole[..whole.len() - 2], "photo.damaged"),
            (sari.member, &[whole.as_slice(), &[0; 600_000]].concat(), "photo.too_large"),
            (nobody, &whole, "photo.unknown"),
        ] {
            assert_eq!(refused(&house.one(photo(member, bytes)).await), code);
        }
        let bad = command(sari.member, wire::Command::Photo(wire::Photo { jpeg: "ä".to_owned() }));
        assert_eq!(refused(&house.one(bad).await), "photo.not_jpeg");
        let auditor = access::Actor { role: access::Role::Auditor, ..house.desk.clone() };
        let answers = house.app.submit(&auditor, &[photo(sari.member, &whole)], at(TODAY)).await.unwrap();
        assert_eq!(answers[0].outcome, Outcome::Refused);
        assert_eq!(number(&house.app, "select count(*) from picture").await, 0);
        house.holds().await;
    });
}

#[test]
fn of_two_records_made_one_the_person_keeps_the_newest_photo() {
    on_both(|house| async move {
        let staff = staff(&house).await;
        let (sari, other) = twice(&house, 1).await;
        house.one(photo(other.member, &jpeg(2))).await;
        assert_eq!(seen(&house, sari.member, at(TODAY)).await, None);
        agreed(&house, &staff, &one_of(sari.member, other.member)).await;
        assert_eq!(seen(&house, sari.member, at(TODAY)).await, Some(jpeg(2)));
        assert_eq!(seen(&house, other.member, at(TODAY)).await, Some(jpeg(2)), "under the other id too");
        let later = at(TODAY).plus_seconds(60);
        let newer = house.app.submit(&house.desk, &[photo(other.member, &jpeg(3))], later).await.unwrap();
        assert_eq!(newer[0].subject.0, sari.member);
        assert_eq!(seen(&house, sari.member, later).await, Some(jpeg(3)));
        house.holds().await;
    });
}

#[test]
fn a_picture_exchanged_lost_or_taken_from_another_shows() {
    on_both(|house| async move {
        let (sari, wayan) = (invented(1), invented(2));
        house.send(&[register(&sari), register(&wayan)]).await;
        house.send(&[photo(sari.member, &jpeg(1)), photo(wayan.member, &jpeg(2))]).await;
        house.holds().await;
        tamper(&house.app, "create table aside_picture as select * from picture").await;
        let back = [
            "delete from picture",
            "insert into picture (member_id, command_id, sealed, at) \
             select member_id, command_id, sealed, at from aside_picture",
        ];
        for (blow, breaks) in [
            (
                "update picture set sealed = (select sealed from aside_picture order by sealed limit 1)",
                &[SEALED][..],
            ),
            (
                "delete from picture where sealed = (select sealed from aside_picture order by sealed limit 1)",
                &[NEWEST],
            ),
            ("update photo set width = 1", &["every link of the chain holds its facts"]),
        ] {
            assert!(tamper(&house.app, blow).await > 0, "{blow}");
            assert_eq!(broken(&house).await, breaks, "{blow}");
            for stmt in back {
                tamper(&house.app, stmt).await;
            }
        }
        let shown = house.app.photo(&clerk(&house), MemberId(sari.member), at(TODAY)).await;
        assert_eq!(shown.ok(), Some(jpeg(1)));
    });
}
