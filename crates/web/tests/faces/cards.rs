//! Cards at the door: for a hospital without signing in, and for the person themselves. Who guesses learns nothing.

use crate::kit::{Came, Desk, at_the_desk, request};
use axum::body::Body;
use axum::http::{Method, StatusCode, header};
use serde_json::json;
use testkit::{Invented, TODAY, invented, pay, register};

/// Somebody who has not signed in, with a browser.
struct Passer<'a> {
    desk: &'a Desk,
    door: String,
}

impl<'a> Passer<'a> {
    async fn at(desk: &'a Desk, path: &str) -> (Passer<'a>, Came) {
        let came = desk.get(path, "").await;
        assert_eq!(came.status, StatusCode::OK);
        let door = came.cookie("payung_door").expect("a mark for a visitor");
        (Passer { desk, door }, came)
    }

    async fn send(&self, path: &str, fields: &[(&str, &str)]) -> Came {
        let written =
            |value: &str| value.bytes().fold(String::new(), |all, byte| format!("{all}%{byte:02X}"));
        let fields = fields.iter().map(|(name, value)| format!("&{name}={}", written(value)));
        let body = format!("csrf={}{}", self.door, fields.collect::<String>());
        let mut call = request(Method::POST, path, "", Body::from(body));
        call.headers_mut().insert("cookie", format!("payung_door={}", self.door).parse().unwrap());
        let kind = "application/x-www-form-urlencoded".parse().unwrap();
        call.headers_mut().insert(header::CONTENT_TYPE, kind);
        self.desk.call(call).await
    }
}

/// Registered and paid; the receipt's number and the card's text.
async fn paid(desk: &Desk, person: &Invented) -> (String, String) {
    let answers = desk.house.send(&[register(person), pay(person.member, 3, 33_600, TODAY)]).await;
    let receipt = answers[1].receipt.clone().unwrap().number;
    desk.hire("komang", "clerk", &["51.71"], false).await;
    let token = desk.sign_in("komang").await;
    let card = desk.get(&format!("/api/v1/members/{}/card", person.member), &token).await;
    assert_eq!(card.status, StatusCode::OK, "{}", card.body);
    (receipt, card.json()["text"].as_str().unwrap().to_owned())
}

#[test]
fn a_hospital_checks_a_card_without_signing_in() {
    at_the_desk(|desk| async move {
        let sari = invented(1);
        let (_, card) = paid(&desk, &sari).await;
        let (hospital, page) = Passer::at(&desk, "/verify").await;
        assert!(page.body.contains("KB1:") && page.body.contains("data-verdict=\"not_yet_due\""));
        let name = seal::card::Card::short_name(&sari.register.name);
        for (on, said) in [
            ("20-11-2026", format!("{name} terlindungi pada 20 November 2026")),
            ("10-11-2026", "bicara tentang 20 November 2026".to_owned()),
        ] {
            let came = hospital.send("/verify", &[("card", &card), ("on", on)]).await;
            assert_eq!(came.status, StatusCode::OK);
            let answer = came.body.split("<template").next().unwrap();
            assert!(answer.contains(&said), "{on}: {answer}");
            assert!(answer.contains("Belum ditarik") && !came.body.contains(&sari.register.nik));
        }
        let ahead = hospital.send("/verify", &[("card", &card), ("on", "01-02-2027")]).await;
        assert_eq!(ahead.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            ahead.body.contains("belum tiba") && ahead.body.contains(&card[..40]),
            "nothing typed is lost"
        );
        let other =
            hospital.send("/verify", &[("card", &card[..card.len() - 3]), ("on", "20-11-2026")]).await;
        assert!(other.body.contains("tidak terbaca utuh"));
        let empty = hospital.send("/verify", &[("card", ""), ("on", "besok")]).await;
        assert!(empty.body.contains("Kode kartunya belum ada") && empty.body.contains("15-04-1987"));

        let asked = json!({"text": card, "on": "2026-11-20"});
        let told = desk.post("/api/v1/cards/verify", "", &asked).await.json();
        assert_eq!(
            (told["verdict"].as_str(), told["card"]["name"].as_str()),
            (Some("covered"), Some(&*name))
        );
        let list = desk.get("/verify/status", "").await;
        assert_eq!(list.header("content-type"), "application/statuslist+cwt");
        let worker = desk.get("/verify/sw.js", "").await;
        assert_eq!(worker.header("service-worker-allowed"), "/verify");
    });
}

#[test]
fn the_person_asks_by_card_or_by_number_and_birth_date() {
    at_the_desk(|desk| async move {
        let sari = invented(1);
        let (receipt, card) = paid(&desk, &sari).await;
        let (person, _) = Passer::at(&desk, "/covered").await;
        let born = sari.register.born.clone();
        let whole = person.send("/covered", &[("number", &receipt), ("born", &born)]).await;
        assert_eq!(whole.status, StatusCode::OK, "{}", whole.body);
        assert!(whole.body.contains("31 Januari 2027") && whole.body.contains("Bulan yang sudah dibayar"));
        let last = sari.register.name.split_whitespace().last().unwrap();
        assert!(!whole.body.contains(&sari.register.name) && !whole.body.contains(last), "no name in full");
        assert!(!whole.body.contains(&sari.register.nik[12..]), "not even the last digits");
        let brief = person.send("/covered", &[("number", &card), ("born", "")]).await;
        assert!(brief.body.contains("31 Januari 2027") && !brief.body.contains("Bulan yang sudah dibayar"));
        let small = person.send("/covered", &[("number", &receipt.to_lowercase()), ("born", &born)]).await;
        assert_eq!(small.status, StatusCode::OK);
        let missing = person.send("/covered", &[("number", &receipt), ("born", "")]).await;
        assert!(missing.body.contains("tanggal lahirnya perlu diisi"));
    });
}

#[test]
fn whoever_tries_numbers_learns_nothing() {
    at_the_desk(|desk| async move {
        let sari = invented(1);
        let (receipt, card) = paid(&desk, &sari).await;
        let (guesser, _) = Passer::at(&desk, "/covered").await;
        // A number that is somebody's, one that is nobody's, a card with another's date: one answer, in the same time, and the
        // same door shut after the fifth.
        for number in [receipt.as_str(), "DPS-9999999-1", card.as_str()] {
            for tried in 0..6 {
                let began = std::time::Instant::now();
                let came = guesser.send("/covered", &[("number", number), ("born", "01-01-1950")]).await;
                assert!(began.elapsed().as_millis() >= 250, "too quick to be alike");
                let expected =
                    if tried < 5 { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::TOO_MANY_REQUESTS };
                assert_eq!(came.status, expected, "{number} {tried}");
                let said = if tried < 5 { "tidak kami temukan bersama" } else { "Terlalu banyak percobaan" };
                assert!(came.body.contains(said) && came.body.contains("01-01-1950"), "{number} {tried}");
            }
        }
        let right = [("number", receipt.as_str()), ("born", sari.register.born.as_str())];
        assert_eq!(
            guesser.send("/covered", &right).await.status,
            StatusCode::TOO_MANY_REQUESTS,
            "shut is shut"
        );
        desk.wait_seconds(62);
        assert_eq!(guesser.send("/covered", &right).await.status, StatusCode::OK);
    });
}
