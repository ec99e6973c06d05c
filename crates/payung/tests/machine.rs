//! What is done at the machine itself, with the program as a process: a second administrator made beside a house that has
//! one, and a list of people that goes on wherever the server was killed.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on says so and stops")]

mod common;

use access::{Actor, Role, Territory};
use app::view::{Form, ListState, ListView};
use app::wire::{self, Envelope, ListTerms};
use app::{App, Submitted};
use common::{free_address, now, number, open, post, roll, start, started};
use kernel::{ActorId, CommandId, OfficeId, RegionCode};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Duration;
use testkit::invented;
use uuid::Uuid;

/// A folder of its own, a database and a key in it.
fn house(name: &str) -> (PathBuf, String, PathBuf) {
    let dir = std::env::temp_dir().join(format!("payung-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    let (url, key) = (format!("sqlite:{}", dir.join("payung.db").display()), dir.join("payung.key"));
    (dir, url, key)
}

#[test]
fn a_house_of_one_administrator_is_given_a_second_from_the_machine() {
    let (dir, url, key) = house("second");
    let address = free_address();
    let (mut server, said) = started(&url, &key, address);
    assert!(said.contains("make one with `payung administrator"), "{said}");
    let first = word_after(&said, "one-time password ");
    assert!(signs_in(address, "admin", first), "the first administrator's password");
    server.kill().unwrap();
    server.wait().unwrap();

    let made = administrator(&url, &key, "Kedua");
    assert!(made.status.success(), "{made:?}");
    let told = String::from_utf8(made.stdout).unwrap();
    let twice = administrator(&url, &key, "kedua");
    assert_eq!((twice.status.code(), twice.stdout.is_empty()), (Some(2), true), "{twice:?}");

    let mut server = start(&url, &key, address);
    assert!(signs_in(address, "kedua", word_after(&told, "one-time password ")), "{told}");
    let mut stream = TcpStream::connect(address).unwrap();
    let wrong = serde_json::json!({ "login": "kedua", "password": "bukan-ini" }).to_string();
    assert_eq!(post(&mut stream, "/api/v1/sign-in", None, &wrong).unwrap().0, 401);
    server.kill().unwrap();
    server.wait().unwrap();
    std::fs::remove_dir_all(&dir).unwrap();
}

fn administrator(url: &str, key: &Path, login: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_payung"))
        .args(["administrator", "--database", url, "--key", key.to_str().unwrap()])
        .args(["--login", login, "--name", "Orang Kedua"])
        .output()
        .unwrap()
}

fn word_after<'a>(text: &'a str, mark: &str) -> &'a str {
    text.split(mark).nth(1).unwrap().split_whitespace().next().unwrap()
}

/// True where the password opens the door, and only to choose another.
fn signs_in(address: std::net::SocketAddr, login: &str, password: &str) -> bool {
    let mut stream = TcpStream::connect(address).unwrap();
    let json = serde_json::json!({ "login": login, "password": password }).to_string();
    let (status, answer) = post(&mut stream, "/api/v1/sign-in", None, &json).unwrap();
    status == 200 && answer["must_change"] == true
}

const PEOPLE: u32 = 4_000;

#[test]
fn a_list_goes_on_wherever_the_server_was_killed() {
    let kills = number("PAYUNG_LIST_KILLS", 6);
    let mut dice = number("PAYUNG_CRASH_SEED", u64::from(std::process::id()));
    println!("{kills} kills, seed {dice}");
    let (dir, url, key) = house("list");
    let (clerk, list) = testkit::run(brought(&url, &key));
    let mut noted = Vec::new();
    // On a slow machine the server is given longer, round by round, until it was killed in the middle of the work.
    for round in 1.. {
        let mut server = start(&url, &key, free_address());
        std::thread::sleep(Duration::from_millis(roll(&mut dice) % (200 * round)));
        server.kill().unwrap();
        server.wait().unwrap();
        noted.push(testkit::run(rows_noted(&url, &key, &clerk, list)));
        let begun = noted.iter().any(|n| *n > 0);
        if (round >= kills && begun) || noted.contains(&i64::from(PEOPLE)) {
            break;
        }
    }
    println!("rows noted when the server was killed: {noted:?} of {PEOPLE}");
    assert!(noted.iter().any(|n| (1..i64::from(PEOPLE)).contains(n)), "never in the middle: {noted:?}");
    testkit::run(async {
        let app = open(&url, &key).await;
        while app.list_step(now()).await.unwrap() {}
        let view = shown(&app, &clerk, list).await;
        let counts: Vec<_> = view.counts.iter().filter(|c| c.count > 0).map(|c| (c.key, c.count)).collect();
        assert_eq!((view.state, counts), (ListState::Done, vec![("registered", i64::from(PEOPLE))]));
        let checked = app.check(|_| {}).await.unwrap();
        assert!(checked.fails.is_empty(), "{:#?}", checked.fails);
        app.store().close().await;
    });
    std::fs::remove_dir_all(&dir).unwrap();
}

async fn rows_noted(url: &str, key: &Path, clerk: &Actor, list: Uuid) -> i64 {
    let app = open(url, key).await;
    let done = shown(&app, clerk, list).await.done;
    app.store().close().await;
    done
}

async fn shown(app: &App, who: &Actor, list: Uuid) -> ListView {
    app.list(who, list, "", 0, CommandId(Uuid::now_v7()), Form::default(), now()).await.unwrap()
}

/// A branch, its clerk, and a list that the clerk sent, answered for and brought in; none of its rows is registered yet.
async fn brought(url: &str, key: &Path) -> (Actor, Uuid) {
    let app = open(url, key).await;
    let [national, office, clerk, head] = [(); 4].map(|()| Uuid::now_v7());
    let made = |subject, command| Envelope { id: Uuid::now_v7(), subject, office: None, command };
    let place = |parent, level: &str, code: &str| {
        let areas = vec!["51.71".to_owned()];
        let (level, code, name) = (level.to_owned(), code.to_owned(), format!("Kantor {code}"));
        wire::Command::Office(wire::Office { parent, level, code, name, areas, example: true })
    };
    let person = |login: &str, role: &str| {
        wire::Command::Actor(Box::new(wire::Actor {
            login: login.to_owned(),
            name: format!("{login} contoh"),
            role: role.to_owned(),
            of_office: Some(office),
            areas: vec!["51.71".to_owned()],
            password: Uuid::now_v7().to_string(),
            must_change: false,
            lang: "id".to_owned(),
        }))
    };
    for command in [
        made(national, place(None, "national", "PST")),
        made(office, place(Some(national), "branch", "DPS")),
        made(clerk, person("komang", "clerk")),
        made(head, person("made", "branch_head")),
    ] {
        let answers = app.submit(&app::the_house(), &[command], now()).await.unwrap();
        assert!(answers.iter().all(|a| a.refusal.is_none()), "{answers:?}");
    }
    let actor = |id, role| Actor {
        id: ActorId(id),
        role,
        territory: Territory::Areas(vec![RegionCode::parse("51.71").unwrap()]),
        office: Some(OfficeId(office)),
        name: "contoh".to_owned(),
    };
    let (clerk, head) = (actor(clerk, Role::Clerk), actor(head, Role::BranchHead));
    let lines = (0..PEOPLE).map(|n| {
        let r = invented(n).register;
        format!("{};{};{};{}\r\n", r.nik, r.name, r.born, if r.sex == "female" { "P" } else { "L" })
    });
    let sheet: String =
        ["NIK;Nama;Tanggal lahir;Jenis kelamin\r\n".to_owned()].into_iter().chain(lines).collect();
    let sent = app.send_list(&clerk, "desa.csv", sheet.into_bytes(), now()).await.unwrap();
    app.answer_list(&clerk, sent.list, &terms(), now()).await.unwrap();
    while !shown(&app, &clerk, sent.list).await.looked {}
    let brought =
        app.bring_list(&clerk, sent.list, CommandId(Uuid::now_v7()), "Kiriman desa", now()).await.unwrap();
    let Submitted::Waiting(key) = brought else { panic!("so many rows need a second person") };
    let word = wire::DecideProposal {
        proposal: key.proposal.0,
        verdict: "approve".to_owned(),
        reason: "sudah dilihat".to_owned(),
    };
    let yes = Envelope {
        id: Uuid::now_v7(),
        subject: key.subject.0,
        office: None,
        command: wire::Command::DecideProposal(word),
    };
    let answers = app.submit(&head, &[yes], now()).await.unwrap();
    assert!(answers[0].refusal.is_none(), "{answers:?}");
    app.settle().await.unwrap();
    app.store().close().await;
    (clerk, sent.list)
}

fn terms() -> ListTerms {
    ListTerms {
        columns: ["nik", "name", "born", "sex"].map(str::to_owned).to_vec(),
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
