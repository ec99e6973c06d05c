//! The small world in a house of its own: nothing refused that was not meant, the published count comes out of the
//! months paid, and played again it adds nothing.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot begin says so and stops")]

use app::wire::Command;
use app::{App, Setup};
use kernel::{Day, MemberId, RegionCode};
use member::{Known, MemberFacts, Segment, State, cover};
use scheme::Scheme;
use std::collections::HashMap;
use store::Store;
use store::member::Want;
use uuid::Uuid;
use world::{Expectations, Progress, Report, Size, World, expectations, play};

const TODAY: &str = "2026-11-20";
/// Commands of hand-ins that are not made up for: what was in hands where the world stopped comes to the counter later, at once.
const STILL_IN_HANDS: u64 = 60;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

async fn open(dir: &std::path::Path, key: &str) -> App {
    let store = Store::open(&format!("sqlite:{}", dir.join("payung.db").display()), true).await.unwrap();
    store.migrate().await.unwrap();
    App::open(Setup { store, seal: seal::Keys::from_json(key).unwrap(), demo: true }).await.unwrap()
}

async fn played(app: &App, until: &str) -> Report {
    let progress = Progress::default();
    let report = play(app, &app::the_house(), day(until), Size::Small, &progress).await.unwrap();
    assert_eq!((progress.done(), progress.is_finished()), (progress.total(), true));
    assert_eq!(report.unexpected, 0, "{:#?}", report.first_unexpected);
    report
}

/// Everybody whom the world sends a registration or an opening balance of, as the house knows them.
async fn facts(app: &App) -> HashMap<MemberId, MemberFacts> {
    let mut world = World::new(Size::Small, day(TODAY));
    let mut ids: Vec<Uuid> = std::iter::from_fn(|| world.next_chapter())
        .flat_map(|c| c.moments)
        .flat_map(|m| m.batches)
        .flat_map(|b| b.commands)
        .filter(|e| matches!(e.command, Command::Register(_) | Command::Open(_)))
        .map(|e| e.subject)
        .collect();
    ids.sort_unstable();
    ids.dedup();
    let mut reader = app.store().reader().await.unwrap();
    let want = Want { journals: false, lock: false };
    store::member::facts(&mut reader, &ids, want).await.unwrap().members
}

fn state(facts: &MemberFacts, on: Day) -> State {
    cover(facts, Segment::Bpu, Scheme::id_bpu(), on, Known::Now).state
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_small_world_is_played_resumed_and_counted() {
    let dir = std::env::temp_dir().join(format!("payung-world-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&dir);
    std::fs::create_dir_all(&dir).unwrap();
    let key = seal::Keys::generate(day(TODAY)).to_json();

    // Interrupted in the middle of a month, and gone on with another day.
    let app = open(&dir, &key).await;
    let first = played(&app, "2018-05-09").await;
    assert!(first.done > 300, "{first:?}");
    drop(app);
    let app = open(&dir, &key).await;
    let rest = played(&app, TODAY).await;
    let sent = rest.sent + first.sent;
    assert!(sent + STILL_IN_HANDS >= rest.commands && rest.sent < rest.commands, "{first:?} {rest:?}");
    assert_eq!(rest.refused, 2, "{rest:?}");
    assert!(rest.recorded > 0, "{rest:?}");
    let again = played(&app, TODAY).await;
    assert_eq!(again.sent, 0, "{again:?}");

    let members = facts(&app).await;
    as_published(&members);
    stories(&members);
    let checked = app.check(|_| {}).await.unwrap();
    assert!(checked.fails.is_empty(), "{:#?}", checked.fails);
    drop(app);
    let _ = std::fs::remove_dir_all(&dir);
}

/// The count of July 2017, made again from the months of every member.
fn as_published(members: &HashMap<MemberId, MemberFacts>) {
    let Expectations { denpasar_regencies, counted_on, denpasar_active, .. } = expectations(Size::Small);
    let regencies = denpasar_regencies.map(|r| RegionCode::parse(r).unwrap());
    for known in [Known::Now, Known::AtEndOf(counted_on)] {
        let counted = members.values().filter(|m| {
            let home = m.person.as_ref().is_some_and(|p| regencies.iter().any(|r| r.holds(&p.home)));
            home && cover(m, Segment::Bpu, Scheme::id_bpu(), counted_on, known).state == State::Active
        });
        assert_eq!(counted.count() as u32, denpasar_active, "{known:?}");
    }
}

fn stories(members: &HashMap<MemberId, MemberFacts>) {
    let today = day(TODAY);
    let cases: HashMap<&str, &MemberFacts> = expectations(Size::Small)
        .cases
        .iter()
        .map(|(key, id)| (*key, members.get(id).unwrap_or_else(|| panic!("no member for {key}"))))
        .collect();
    let reversed = &cases["reversed"].receipts;
    assert_eq!(reversed.iter().filter(|r| r.reversed).count(), 1);
    // One large reversal was agreed to by a second person; the other still waits for one.
    for (key, undone) in [("reversal-agreed", 1), ("reversal-asked", 0)] {
        assert_eq!(cases[key].receipts.iter().filter(|r| r.reversed).count(), undone, "{key}");
    }
    assert_eq!(state(cases["early-death"], today), State::Deceased);
    assert_eq!(state(cases["grace"], today), State::Grace);
    assert_eq!(state(cases["fund-late"], today), State::FundsNotYetReleased);
    assert_eq!(cases["paper"].credit.0, 5_000);
    assert_eq!(cases["relief"].receipts.len(), 1);
    assert_eq!(cases["again"].registrations.len(), 2);
    assert!(cases["dispute"].person.is_some() && cases["duplicate"].person.is_some());
    assert_eq!(state(cases["to-complete"], today), State::Active);
}
