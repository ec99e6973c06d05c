//! A phone over HTTP: enrolled by a person, heard by its token, carrying its agent's slice; and the prices it looks up.

use crate::kit::{Desk, at_the_desk, request};
use app::wire::Envelope;
use axum::http::{Method, StatusCode};
use kernel::{Day, Month, Programme, Rupiah};
use scheme::{Payer, Question, Scheme, Sector, Terms, WorkStatus};
use seal::outbox::{self, PhoneKey};
use serde_json::{Value, json};
use testkit::{TODAY, at, invented, pay, register};
use uuid::Uuid;

async fn enrolled(desk: &Desk, login: &str) -> (Value, PhoneKey) {
    desk.hire(login, "agent", &["51.71"], false).await;
    let person = desk.sign_in(login).await;
    let key = PhoneKey::generate(TODAY.parse::<Day>().unwrap());
    let body = json!({"label": "HP Luh", "public_key": key.point_base64url()});
    let came = desk.post("/api/v1/field/phones", &person, &body).await;
    assert_eq!(came.status, StatusCode::CREATED, "{}", came.body);
    (came.json(), key)
}

fn item(phone: &Value, key: &PhoneKey, seq: i64, command: &Value) -> Value {
    let payload = json!({"v": 1, "seq": seq, "prev": outbox::FIRST, "mark": phone["mark"],
        "at": 1_795_000_000_000_i64, "command": command});
    let house = outbox::point(phone["seal_key"]["public_key"].as_str().unwrap()).unwrap();
    let id = phone["phone"].as_str().unwrap().parse().unwrap();
    let sealed = outbox::seal(&house, id, seq, &key.item(payload.to_string().as_bytes())).unwrap();
    json!({"seq": seq, "sealed": outbox::text(&sealed)})
}

#[test]
fn a_phone_is_enrolled_heard_and_shut_out() {
    at_the_desk(|desk| async move {
        let (phone, key) = enrolled(&desk, "luh").await;
        let series = phone["series"].as_str().unwrap_or_default();
        assert!(series.starts_with("DPS-H") && series.len() == 10, "{series}");
        assert_eq!(phone["office"]["code"], json!("DPS"));
        assert_eq!(phone["person"]["login"], "luh");
        let token = phone["token"].as_str().unwrap();
        let command = serde_json::to_value(register(&invented(1))).unwrap();
        let batch = json!({"epoch": phone["epoch"], "items": [item(&phone, &key, 1, &command)]});
        let came = desk.post("/api/v1/field/sync", token, &batch).await;
        assert_eq!(came.status, StatusCode::OK, "{}", came.body);
        let said = came.json();
        assert_eq!(
            (&said["upto"], &said["revoked"], &said["missing"]),
            (&json!(1), &json!(false), &json!([]))
        );
        assert_eq!(said["answers"][0]["state"], "done");
        assert_eq!(said["answers"][0]["answer"]["outcome"], "done");
        assert_eq!(said["epoch"], phone["epoch"]);

        // A phone enrols no other, and is on the list of devices.
        let again = json!({"label": "Lain", "public_key": key.point_base64url()});
        assert_eq!(desk.post("/api/v1/field/phones", token, &again).await.status, StatusCode::FORBIDDEN);
        let person = desk.sign_in("luh").await;
        let bad = json!({"label": "Lain", "public_key": "AAAA"});
        assert_eq!(
            desk.post("/api/v1/field/phones", &person, &bad).await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        let listed = desk.get("/api/v1/field/phones", &person).await.json();
        assert_eq!(
            (&listed["phones"][0]["upto"], &listed["phones"][0]["quarantined"]),
            (&json!(1), &json!(0))
        );
        let device = listed["phones"][0]["device"].as_str().unwrap();

        let path = format!("/api/v1/devices/{device}");
        let gone = desk.call(request(Method::DELETE, &path, &person, axum::body::Body::empty())).await;
        assert_eq!(gone.status, StatusCode::NO_CONTENT, "{}", gone.body);
        let late = json!({"items": [item(&phone, &key, 1, &command), item(&phone, &key, 2, &command)]});
        let said = desk.post("/api/v1/field/sync", token, &late).await.json();
        assert_eq!((&said["revoked"], &said["upto"]), (&json!(true), &json!(2)));
        assert_eq!(said["answers"][1]["reason"], "revoked");
        assert_eq!(desk.get("/api/v1/field/slice", token).await.status, StatusCode::UNAUTHORIZED);
        assert_eq!(desk.post("/api/v1/field/sync", &person, &late).await.status, StatusCode::UNAUTHORIZED);
    });
}

#[test]
fn what_cannot_be_a_batch_is_told_so() {
    at_the_desk(|desk| async move {
        let (phone, _) = enrolled(&desk, "luh").await;
        let token = phone["token"].as_str().unwrap();
        let items: Vec<Value> = (1..=51).map(|seq| json!({"seq": seq, "sealed": "AAAA"})).collect();
        for (items, code) in
            [(json!(items), "phone.too_many"), (json!([{"seq": 0, "sealed": "AAAA"}]), "phone.seq")]
        {
            let came = desk.post("/api/v1/field/sync", token, &json!({"items": items})).await;
            assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(came.body.contains(code), "{}", came.body);
        }
        // No base64url: kept as it came, and put aside.
        let odd = json!({"items": [{"seq": 1, "sealed": "≠"}]});
        let said = desk.post("/api/v1/field/sync", token, &odd).await.json();
        assert_eq!((&said["upto"], &said["answers"][0]["reason"]), (&json!(1), &json!("sealed")));
    });
}

#[test]
fn a_phone_carries_its_agents_slice_and_no_other() {
    at_the_desk(|desk| async move {
        let (near, far) = (invented(1), {
            let mut far = invented(2);
            far.register.home = "33.10.16.2012".to_owned();
            far
        });
        let mut budget = invented(3);
        budget.register.payer = "village-dd".to_owned();
        let mut paid = pay(budget.member, 2, 33_600, TODAY);
        if let app::wire::Command::Pay(p) = &mut paid.command {
            p.payer = "village-dd".to_owned();
        }
        let batch =
            [register(&near), pay(near.member, 1, 8_400, TODAY), register(&far), register(&budget), paid];
        let answers = desk.house.send(&batch).await;
        assert!(answers.iter().all(|a| a.refusal.is_none()), "{answers:?}");
        let (phone, _) = enrolled(&desk, "luh").await;
        let token = phone["token"].as_str().unwrap();
        let slice = desk.get("/api/v1/field/slice", token).await;
        assert_eq!(slice.status, StatusCode::OK, "{}", slice.body);
        let slice = slice.json();
        assert_eq!((&slice["zone"], &slice["today"]), (&json!("+08:00"), &json!(TODAY)));
        let members = slice["members"].as_array().unwrap();
        assert_eq!(members.len(), 2, "{members:?}");
        let sari = members.iter().find(|m| m["id"] == json!(near.member)).unwrap();
        assert_eq!((&sari["id"], &sari["state"]), (&json!(near.member), &json!("active")));
        assert_eq!(sari["nik_tail"].as_str().unwrap(), &near.register.nik[12..]);
        assert_eq!((&sari["covered_from"], &sari["covered_until"]), (&json!(TODAY), &json!("2026-11-30")));
        assert_eq!(sari["first_unpaid"], "2026-12");
        // Her village paid for her; to the agent she pays for herself, at the price of who does.
        let public = members.iter().find(|m| m["id"] == json!(budget.member)).unwrap();
        assert_eq!((&public["payer"], &public["first_unpaid"]), (&json!("self"), &json!("2027-01")));
        assert!(!slice.to_string().contains(&near.register.nik), "never a whole NIK");
        let villages = slice["villages"].as_array().unwrap();
        assert!(
            villages.iter().all(|v| v["code"].as_str().unwrap().starts_with("51.71.") && v["mine"] == true)
        );
        assert_eq!(slice["districts"]["517101"], "Denpasar Selatan");
        assert_eq!(slice["choices"]["payer"].as_array().unwrap().len(), 3);
        assert_eq!(slice["limits"]["age_years"], 65);
        // By a person's own session there is no phone.
        let person = desk.sign_in("luh").await;
        assert_eq!(desk.get("/api/v1/field/slice", &person).await.status, StatusCode::NOT_FOUND);
    });
}

/// Plans an activity with an association of traders; its id.
async fn with_an_association(desk: &Desk) -> Uuid {
    let (partner, activity) = (Uuid::now_v7(), Uuid::now_v7());
    let head = access::Actor { role: access::Role::BranchHead, ..desk.house.desk.clone() };
    let asked = [
        (partner, json!({"kind": "partner", "name": "Paguyuban pedagang Sesetan", "sort": "organisation"})),
        (
            activity,
            json!({"kind": "activity", "sort": "registration", "title": "Pendataan pedagang",
                "village": "51.71.01.1003", "place": "Pasar Sesetan", "from": "2026-11-01", "until": "2026-11-30",
                "cost_rupiah": 0, "source": "", "partners": [{"partner": partner, "part": "Daftar anggota"}]}),
        ),
    ];
    for (subject, command) in asked {
        let command = serde_json::from_value(command).unwrap();
        let envelope = Envelope { id: Uuid::now_v7(), subject, office: None, command };
        let answers = desk.house.app.submit(&head, &[envelope], at(TODAY)).await.unwrap();
        assert!(answers[0].refusal.is_none(), "{answers:?}");
    }
    activity
}

#[test]
fn a_phone_knows_who_registered_with_whom() {
    at_the_desk(|desk| async move {
        let activity = with_an_association(&desk).await;
        let (mut member, alone) = (invented(1), invented(2));
        member.register.activity = Some(activity);
        let answers = desk.house.send(&[register(&member), register(&alone)]).await;
        assert!(answers.iter().all(|a| a.refusal.is_none()), "{answers:?}");
        let (phone, _) = enrolled(&desk, "luh").await;
        let token = phone["token"].as_str().unwrap();
        let slice = desk.get("/api/v1/field/slice", token).await.json();
        let groups = slice["groups"].as_array().unwrap();
        assert_eq!(groups.len(), 1, "{groups:?}");
        assert_eq!((&groups[0]["id"], &groups[0]["from"]), (&json!(activity), &json!("2026-11-01")));
        assert_eq!(groups[0]["partners"][0]["name"], "Paguyuban pedagang Sesetan");
        let of = |id: Uuid| {
            let members = slice["members"].as_array().unwrap();
            members.iter().find(|m| m["id"] == json!(id)).unwrap()["group"].clone()
        };
        assert_eq!((of(member.member), of(alone.member)), (json!(0), Value::Null));
    });
}

/// Questions over the closed set: every sector, payer and status, each with other months and incomes.
fn questions() -> Vec<(Question, Option<i64>)> {
    const INCOMES: [i64; 8] = [0, 500_000, 1_000_000, 1_099_500, 1_500_000, 3_200_000, 8_450_000, 45_000_000];
    let scheme = Scheme::id_bpu();
    let (first, mut n) = (Month::new(2026, 11).unwrap(), 0_usize);
    let mut all = Vec::new();
    for sector in Sector::ALL {
        for payer in Payer::ALL {
            for status in WorkStatus::ALL {
                for _ in 0..16 {
                    n += 1;
                    let from = first.plus((n % 7) as i32);
                    let months = [1, 3, 6][n % 3];
                    let income = Rupiah(INCOMES[n * 5 % INCOMES.len()]);
                    let mut programmes = scheme.required(*status, from);
                    let extra = Programme::parse("JHT").filter(|p| n % 2 == 0 && !programmes.contains(p));
                    programmes.extend(extra);
                    let terms = Terms { income, sector: *sector, payer: *payer, status: *status };
                    let question = Question { terms, programmes, from, months };
                    let total = scheme.quote(&question).ok().map(|quote| quote.total().0);
                    all.push((question, total));
                }
            }
        }
    }
    all
}

/// As the phone does: the bracket, the row, the table of each month.
fn looked_up(prices: &Value, question: &Question) -> i64 {
    let Terms { income, sector, payer, status } = question.terms;
    let brackets = prices["brackets"].as_array().unwrap();
    let at = brackets.iter().rposition(|from| from.as_i64().unwrap() <= income.0).unwrap_or(0);
    let row = &prices["rows"][format!("{}.{}.{}", sector.key(), payer.key(), status.key())];
    let months = (0..i32::from(question.months)).map(|n| question.from.plus(n).to_string());
    let mut total = 0;
    for month in months {
        let known = prices["months"].as_array().unwrap();
        let column = known.iter().position(|m| *m == json!(month)).unwrap();
        for programme in &question.programmes {
            let table = row[programme.as_str()][column].as_u64().unwrap() as usize;
            total += prices["tables"][table][at].as_i64().unwrap();
        }
    }
    total
}

#[test]
fn what_a_phone_looks_up_is_what_the_scheme_quotes() {
    let prices = app::slice_prices(Scheme::id_bpu(), Month::new(2026, 11).unwrap());
    let prices = serde_json::to_value(prices).unwrap();
    let mut quotes = Vec::new();
    for (question, total) in questions() {
        // What public money may not pay is asked elsewhere; the price of its months is the same.
        let Some(total) = total else { continue };
        assert_eq!(looked_up(&prices, &question), total, "{question:?}");
        let terms = question.terms;
        quotes.push(json!({
            "sector": terms.sector.key(), "payer": terms.payer.key(), "status": terms.status.key(),
            "income_rupiah": terms.income.0, "programmes": question.programmes,
            "from": question.from.to_string(), "months": question.months, "total_rupiah": total,
        }));
    }
    assert!(quotes.len() >= 400, "{}", quotes.len());
    let lines: Vec<String> = quotes.iter().map(Value::to_string).collect();
    let now = format!("{{\"prices\":{prices},\n\"quotes\":[\n{}\n]}}\n", lines.join(",\n"));
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/field-prices.json");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(path, &now).unwrap();
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        committed == now,
        "prices have changed; if that is meant, run with UPDATE_SNAPSHOTS=1 and commit"
    );
}
