//! Cash counted at the counter, the agent's own word, and a phone's file that is none.

use super::*;

#[test]
fn cash_is_counted_by_form_and_agreed_by_whoever_brought_it() {
    browse("clerk", |b| async move {
        let agent = b.house.hire("wayan", "agent", &["51.71"]).await;
        let wayan = access::Actor {
            id: kernel::ActorId(agent),
            role: access::Role::Agent,
            name: "wayan contoh".to_owned(),
            ..b.house.desk.clone()
        };
        let empty = b.get("/money").await;
        assert_eq!(empty.status, StatusCode::OK, "{}", empty.body);
        assert!(empty.body.contains("Semua uang sudah disetor") && empty.body.contains("wayan contoh"));

        let sari = invented(1);
        let mut pay = testkit::pay(sari.member, 1, 8_400, TODAY);
        if let Command::Pay(p) = &mut pay.command {
            p.taken_by = wire::TakenBy::Agent;
        }
        let answers = b.house.app.submit(&wayan, &[testkit::register(&sari), pay], at(TODAY)).await.unwrap();
        assert!(answers.iter().all(|a| a.refusal.is_none()), "{answers:?}");
        assert!(b.get("/money").await.body.contains("Rp8.400 ada di 1 tangan"));

        let path = format!("/money/hands/{agent}");
        let page = b.get(&path).await;
        let mut fields: Fields = vec![
            ("csrf", page.hidden("csrf")),
            ("command", page.hidden("command")),
            ("expected", page.hidden("expected")),
            ("counted", "8.000".to_owned()),
        ];
        let silent = b.post(&path, &fields).await;
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            silent.body.contains("href=\"#reason\"") && silent.body.contains("value=\"8.000\""),
            "{}",
            silent.body
        );
        set(&mut fields, "command", &silent.hidden("command"));
        set(&mut fields, "counted", "");
        set(&mut fields, "piece-5000", "1");
        set(&mut fields, "piece-1000", "3");
        set(&mut fields, "reason", "kembalian Rp400 belum ada");
        let counted = b.post(&path, &fields).await;
        let slip = counted.location().to_owned();
        assert_eq!(b.post(&path, &fields).await.location(), slip, "twice is once");
        let page = b.get(&slip).await;
        assert!(page.body.contains("DPS-S-0000001-8") && page.body.contains("kurang Rp400"), "{}", page.body);
        assert!(page.body.contains("menunggu kata penyetor") && !page.body.contains("value=\"agree\""));
        assert!(b.get("/").await.body.contains("Setoran menunggu kata penyetor"));

        let router = b.router.clone();
        let theirs = browser::Browser::of(&router);
        assert_eq!(theirs.sign_in("wayan", PASSWORD).await.location(), "/");
        let mine = theirs.get("/money/mine").await;
        assert!(mine.body.contains("Rp400") && mine.body.contains(&slip), "{}", mine.body);
        assert_eq!(theirs.get("/money").await.status, StatusCode::FORBIDDEN);
        let page = theirs.get(&slip).await;
        let mut word: Fields = vec![
            ("csrf", page.hidden("csrf")),
            ("command", page.hidden("command")),
            ("do", "dispute".to_owned()),
        ];
        let silent = theirs.post(&slip, &word).await;
        assert!(silent.body.contains("href=\"#reason\""), "{}", silent.body);
        word = vec![
            ("csrf", page.hidden("csrf")),
            ("command", silent.hidden("command")),
            ("do", "agree".to_owned()),
        ];
        assert_eq!(theirs.post(&slip, &word).await.location(), slip);
        let agreed = b.get(&slip).await;
        assert!(agreed.body.contains("disetujui kedua pihak"), "{}", agreed.body);
        assert!(b.get(&format!("{slip}?lang=en")).await.body.contains("both agree"));
        assert_eq!(b.get(&format!("/money/{}", Uuid::now_v7())).await.status, StatusCode::NOT_FOUND);
        b.house.holds().await;
    });
}

#[test]
fn what_phones_sent_has_its_list_and_a_wrong_file_a_clear_answer() {
    browse("clerk", |b| async move {
        let page = b.get("/phones").await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        assert!(page.body.contains("Tidak ada kiriman ponsel yang menunggu"));
        let fields: Fields = vec![("csrf", page.hidden("csrf"))];
        let missing = b.post("/phones", &fields).await;
        assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(missing.body.contains("Pilih berkas dari ponsel dulu"), "{}", missing.body);
        let gone = format!("/phones/{}/1/abc", Uuid::now_v7());
        assert_eq!(b.get(&gone).await.status, StatusCode::NOT_FOUND);
    });
}
