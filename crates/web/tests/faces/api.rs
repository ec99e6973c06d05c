use crate::kit::at_the_desk;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};
use testkit::{TODAY, invented, pay, register};
use uuid::Uuid;

fn batch(envelopes: &[app::wire::Envelope]) -> Value {
    json!({"commands": envelopes})
}

#[test]
fn a_worker_is_registered_pays_and_is_covered() {
    at_the_desk(|desk| async move {
        desk.hire("komang", "clerk", &["51.71"], false).await;
        let token = desk.sign_in("komang").await;
        let quote = json!({"income_rupiah": 1_000_000, "sector": "other", "payer": "self",
            "programmes": ["JKK", "JKM"], "from": "2026-11", "months": 3});
        let quote = desk.post("/api/v1/quote", &token, &quote).await.json();
        let total = quote["total_rupiah"].as_i64().unwrap();
        let person = invented(1);
        let commands = [register(&person), pay(person.member, 3, total, TODAY)];
        let came = desk.post("/api/v1/commands", &token, &batch(&commands)).await;
        assert_eq!(came.status, StatusCode::OK, "{}", came.body);
        let answers = came.json();
        assert_eq!(answers["answers"][0]["outcome"], "done", "{answers}");
        let receipt = &answers["answers"][1]["receipt"];
        assert_eq!(receipt["total_rupiah"].as_i64(), Some(total), "{answers}");
        assert_eq!(receipt["months"].as_array().unwrap().len(), 6);
        let again = desk.post("/api/v1/commands", &token, &batch(&commands)).await.json();
        assert_eq!(again["answers"][1]["again"], true);
        assert_eq!(again["answers"][1]["receipt"], *receipt);

        let ask = json!({"nik": person.register.nik, "on": TODAY});
        let covered = desk.post("/api/v1/coverage?lang=en", &token, &ask).await.json();
        assert_eq!(
            (covered["state"].as_str(), covered["member"].as_str()),
            (Some("active"), Some(&*person.member.to_string()))
        );
        assert!(covered["programmes"].as_array().unwrap().iter().all(|p| p["covered"] == true));
        let key = app::MemberKey::Nik(person.register.nik.clone());
        let day = TODAY.parse().unwrap();
        let told = desk.house.app.covered_unasked(key, day, None, testkit::at(TODAY)).await.unwrap();
        assert_eq!(told.json(text::Lang::En), covered, "the command line says the same");

        let number = receipt["number"].as_str().unwrap();
        let held = desk.get(&format!("/api/v1/receipts/{number}"), &token).await.json();
        assert_eq!(held["total_rupiah"].as_i64(), Some(total), "{held}");
        let shown = json!({"text": receipt["signed"]});
        let verified = desk.post("/api/v1/receipts/verify", "", &shown).await.json();
        assert_eq!(verified["number"], number);
        let altered = json!({"text": receipt["signed"].as_str().unwrap().replace("PYG1.", "PYG1.A")});
        let refused = desk.post("/api/v1/receipts/verify", "", &altered).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);

        let member = desk.get(&format!("/api/v1/members/{}", person.member), &token).await.json();
        assert_eq!(member["name"], person.register.name.as_str(), "{member}");
        assert!(!member.to_string().contains(&person.register.nik), "the NIK is masked");
        let word = person.register.name.split(' ').next_back().unwrap();
        let found = desk.post("/api/v1/members/search", &token, &json!({"q": word})).await.json();
        assert_eq!(found["found"][0]["id"], person.member.to_string(), "{found}");
        desk.house.app.settle().await.unwrap();
        let area = desk.get("/api/v1/areas/51.71/tallies", &token).await.json();
        assert_eq!(area["counts"]["registered"], 1, "{area}");
        desk.house.holds().await;
    });
}

#[test]
fn one_unreadable_command_leaves_the_others_alone() {
    at_the_desk(|desk| async move {
        desk.hire("komang", "clerk", &["51.71"], false).await;
        let token = desk.sign_in("komang").await;
        let (first, second) = (invented(2), invented(4));
        let id = Uuid::now_v7();
        let mut unknown = serde_json::to_value(register(&second)).unwrap();
        unknown["command"]["colour"] = "red".into();
        let commands = json!({"commands": [
            {"id": id, "subject": id, "command": {"kind": "fly"}}, register(&first), 7, unknown,
        ]});
        let answers = desk.post("/api/v1/commands", &token, &commands).await.json();
        let outcomes: Vec<_> =
            answers["answers"].as_array().unwrap().iter().map(|a| a["outcome"].clone()).collect();
        assert_eq!(outcomes, ["refused", "done", "refused", "refused"]);
        assert_eq!(answers["answers"][0]["id"], id.to_string());
        assert_eq!(answers["answers"][0]["refusal"]["code"], "command.malformed");
        assert!(answers["answers"][0]["refusal"]["text"].as_str().unwrap().contains("fly"));
        assert!(answers["answers"][2].get("id").is_none());
        assert!(answers["answers"][3]["refusal"]["text"].as_str().unwrap().contains("colour"));
    });
}

#[test]
fn a_nik_of_fifteen_digits_is_refused_in_both_languages() {
    at_the_desk(|desk| async move {
        desk.hire("komang", "clerk", &["51.71"], false).await;
        let token = desk.sign_in("komang").await;
        let mut person = invented(3);
        person.register.nik.pop();
        for (lang, says) in [("id", "NIK selalu 16 angka"), ("en", "A NIK always has 16 digits")] {
            let body = batch(&[register(&person)]).to_string();
            let request = Request::post("/api/v1/commands")
                .header("authorization", format!("Bearer {token}"))
                .header("accept-language", lang)
                .body(body.into())
                .unwrap();
            let answers = desk.call(request).await.json();
            let refusal = &answers["answers"][0]["refusal"];
            assert_eq!(refusal["code"], "nik.length");
            let text = refusal["text"].as_str().unwrap();
            assert!(text.starts_with(says) && text.contains("15"), "{text}");
            let ask = json!({"nik": person.register.nik});
            let asked = desk.post(&format!("/api/v1/coverage?lang={lang}"), &token, &ask).await;
            assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(asked.json()["detail"].as_str().unwrap().starts_with(says));
        }
    });
}

#[test]
fn outside_ones_territory_nobody_exists() {
    at_the_desk(|desk| async move {
        desk.hire("komang", "clerk", &["51.71"], false).await;
        let own = desk.sign_in("komang").await;
        let person = invented(5);
        desk.post("/api/v1/commands", &own, &batch(&[register(&person)])).await;
        desk.hire("administrator", "administrator", &[], false).await;
        let admin = desk.sign_in("administrator").await;
        let path = format!("/api/v1/members/{}", person.member);
        assert_eq!(desk.get(&path, &admin).await.status, StatusCode::FORBIDDEN);
        let unknown = format!("/api/v1/members/{}", Uuid::now_v7());
        assert_eq!(desk.get(&unknown, &own).await.status, StatusCode::NOT_FOUND);
        let two = json!({"nik": person.register.nik, "member": person.member});
        assert_eq!(desk.post("/api/v1/coverage", &own, &two).await.json()["code"], "api.one_key");
    });
}
