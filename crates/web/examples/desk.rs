//! A fresh house with one clerk, served on a free port until standard input closes: for checks from outside.
//! `cargo run -p web --example desk [CERTIFICATE KEY]` prints one line of JSON: address, sign-in, day.

use app::wire::{Actor, Command, Envelope};
use serde_json::json;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use testkit::{TODAY, TestEngine, at};
use tokio::io::AsyncReadExt;
use uuid::Uuid;
use web::{AppState, Listen, Tls};

const LOGIN: &str = "komang";
const PASSWORD: &str = "tiga ekor kuda putih";

fn main() {
    testkit::run(async {
        let house = testkit::house_on(TestEngine::Sqlite).await;
        let clerk = Envelope {
            id: Uuid::now_v7(),
            subject: Uuid::now_v7(),
            office: None,
            command: Command::Actor(Box::new(Actor {
                login: LOGIN.to_owned(),
                name: "Komang Contoh".to_owned(),
                role: "clerk".to_owned(),
                of_office: Some(house.denpasar.0),
                areas: vec!["51.71".to_owned()],
                password: PASSWORD.to_owned(),
                must_change: false,
                lang: "id".to_owned(),
            })),
        };
        let made = house.app.submit(&house.administrator, &[clerk], at(TODAY)).await;
        assert!(made.is_ok_and(|answers| answers.iter().all(|a| a.refusal.is_none())), "a clerk");
        let mut pem = std::env::args().skip(1);
        let tls = pem.next().zip(pem.next());
        let tls = tls.map(|(certificate, key)| Tls { certificate: certificate.into(), key: key.into() });
        let scheme = if tls.is_some() { "https" } else { "http" };
        let state = AppState::new(house.app.clone(), Arc::new(|| at(TODAY)), None, tls.is_some());
        let listen = Listen { address: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)), tls };
        let ready = |address: SocketAddr| {
            let line = json!({"url": format!("{scheme}://{address}"), "login": LOGIN, "password": PASSWORD, "today": TODAY});
            println!("{line}");
        };
        let stop = async {
            let mut said = [0; 64];
            while tokio::io::stdin().read(&mut said).await.is_ok_and(|n| n > 0) {}
        };
        if let Err(why) = web::serve(web::router(state), listen, ready, stop).await {
            eprintln!("{why}");
            std::process::exit(1);
        }
    });
}
