//! A list of people, by forms alone: sent, asked about, looked through, brought in, corrected, closed.

use crate::incidents::Browser;
use crate::kit::at_the_desk;
use axum::http::StatusCode;
use testkit::{TODAY, at, invented};

/// Three people, one of whom a spreadsheet has spoilt; a name that would be a formula.
fn sheet() -> String {
    let [a, b] = [1, 2].map(|n| invented(n).register);
    format!("NIK;Nama;Catatan\r\n{};{};x\r\n{};{};y\r\n5,17E+15;=cmd(1);z\r\n", a.nik, a.name, b.nik, b.name)
}

const ANSWERS: [(&str, &str); 12] = [
    ("do", "go"),
    ("column-0", "nik"),
    ("column-1", "name"),
    ("column-2", ""),
    ("home", "51.71.01.1003"),
    ("village_search", "Sesetan"),
    ("occupation", "pedagang"),
    ("income_rupiah", "1.000.000"),
    ("sector", "other"),
    ("payer", "self"),
    ("attested_by", "Ni Luh, kepala dusun"),
    ("place", "Balai banjar"),
];

#[test]
fn a_list_goes_from_a_file_to_members_and_back_to_a_file() {
    at_the_desk(|desk| async move {
        for (login, role) in [("komang", "clerk"), ("agen", "agent")] {
            desk.hire(login, role, &["51.71"], false).await;
        }
        let browser = Browser::of(&desk, "komang").await;
        assert_eq!(Browser::of(&desk, "agen").await.get("/lists").await.status, StatusCode::FORBIDDEN);
        let empty = browser.get("/lists").await.body;
        assert!(empty.contains("Belum ada daftar nama") && empty.contains("/lists/template.csv"), "{empty}");
        let template = browser.get("/lists/template.csv").await;
        assert!(template.body.contains("nik;nama;tanggal lahir") && template.body.contains("517199"));
        assert_eq!(browser.get("/lists/columns").await.status, StatusCode::OK);

        let wrong = browser.upload("/lists/new", "a.csv", "NIK;Nama\r\n").await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("href=\"#file\""), "{}", wrong.body);
        let sent = browser.upload("/lists/new", "desa.csv", &sheet()).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        let terms = sent.header("location").to_owned();
        let list = terms.strip_suffix("/terms").unwrap().to_owned();
        let asked = browser.get(&terms).await.body;
        // The columns were found, and no NIK is shown whole.
        assert!(asked.contains("value=\"nik\" selected"), "{asked}");
        assert!(!asked.contains(&invented(1).register.nik));

        let silent = browser.send(&terms, &ANSWERS).await;
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(silent.body.contains("href=\"#works_and_well\"") && silent.body.contains("kepala dusun"));
        let answers = [&ANSWERS[..], &[("works_and_well", "yes"), ("consent", "yes")]].concat();
        let answered = browser.send(&terms, &answers).await;
        assert_eq!(
            (answered.status, answered.header("location")),
            (StatusCode::SEE_OTHER, list.as_str()),
            "{}",
            answered.body
        );

        let before = browser.get(&list).await.body;
        assert!(before.contains("2 dari 3 orang akan terdaftar"), "{before}");
        assert!(before.contains("disimpan lembar kerja sebagai angka"), "{before}");
        assert!(!before.contains(&invented(1).register.nik) && before.contains("Masukkan 3 baris"));
        let brought = browser.send(&list, &[("do", "bring")]).await;
        assert_eq!(brought.status, StatusCode::SEE_OTHER, "{}", brought.body);
        let running = browser.get(&list).await.body;
        assert!(
            running.contains("0 dari 3 baris sudah masuk") && running.contains("value=\"pause\""),
            "{running}"
        );
        while desk.house.app.list_step(at(TODAY)).await.unwrap() {}
        let done = browser.get(&list).await.body;
        assert!(done.contains("2 dari 3 orang terdaftar"), "{done}");

        let along = browser.get(&format!("{list}/correct.csv")).await;
        assert!(along.header("content-disposition").contains("payung-perlu-diperbaiki.csv"));
        assert!(
            along.body.contains(";'=cmd(1);z") && along.body.contains("Perlu diperbaiki"),
            "{}",
            along.body
        );
        let again = browser.upload("/lists/new", "lain.csv", &sheet()).await;
        assert_eq!(again.header("location"), format!("{list}?again=1"));
        assert!(
            browser
                .get(&format!("{list}?again=1"))
                .await
                .body
                .contains("tidak ada orang yang didaftarkan dua kali")
        );

        let closed = browser.send(&list, &[("do", "close")]).await;
        assert_eq!(closed.status, StatusCode::SEE_OTHER, "{}", closed.body);
        let closed = browser.get(&list).await.body;
        assert!(closed.contains("Ditutup: 2 dari 3") && !closed.contains("=cmd"), "{closed}");
        desk.house.holds().await;
    });
}
