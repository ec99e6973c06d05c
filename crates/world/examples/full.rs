use access::{Actor, Role, Territory};
use app::{App, Setup};
use std::sync::Arc;
use std::time::Instant;
#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let dir = std::path::PathBuf::from(std::env::args().nth(1).unwrap());
    let _ = std::fs::remove_dir_all(&dir);
    std::fs::create_dir_all(&dir).unwrap();
    let today: kernel::Day = "2026-11-20".parse().unwrap();
    let store =
        store::Store::open(&format!("sqlite:{}", dir.join("payung.db").display()), true).await.unwrap();
    store.migrate().await.unwrap();
    let app = App::open(Setup { store, seal: seal::Keys::generate(today), demo: true }).await.unwrap();
    let admin = Actor {
        id: kernel::ActorId(uuid::Uuid::from_u128(0x019a_0000_0000_7000_8000_0000_0000_0001)),
        role: Role::Administrator,
        territory: Territory::Nation,
        office: None,
        name: "A".into(),
    };
    let progress = Arc::new(world::Progress::default());
    let p = progress.clone();
    let start = Instant::now();
    let watch = tokio::spawn(async move {
        let mut last = None;
        loop {
            tokio::time::sleep(std::time::Duration::from_millis(200)).await;
            let m = p.month().map(|m| m.year());
            if m != last {
                last = m;
                eprintln!("{:?} {}/{} {:?}", start.elapsed(), p.done(), p.total(), p.month());
            }
        }
    });
    let report = world::play(&app, &admin, today, world::Size::Full, &progress).await.unwrap();
    watch.abort();
    println!("{:?} {report:#?}", start.elapsed());
    let s = Instant::now();
    let checked = app.check(|_| {}).await.unwrap();
    println!("check {:?} fails {:?}", s.elapsed(), checked.fails);
    let s = Instant::now();
    let again =
        world::play(&app, &admin, today, world::Size::Full, &world::Progress::default()).await.unwrap();
    println!("again {:?} sent {}", s.elapsed(), again.sent);
}
