//! A second person, by forms alone: asked for where one is needed, seen by whoever may see, decided once.

use crate::incidents::Browser;
use crate::kit::{Desk, at_the_desk};
use axum::http::StatusCode;
use testkit::{TODAY, invented, pay, register};

/// Two heads of branch, a clerk and head office; a receipt of a whole year.
async fn furnish(desk: &Desk) -> String {
    for (login, role, areas) in [
        ("made", "branch_head", &["51.71", "51.03"][..]),
        ("luh", "region_head", &["51"][..]),
        ("siti", "branch_head", &["33.10"][..]),
        ("komang", "clerk", &["51.71"][..]),
        ("wulan", "director", &[][..]),
        ("admin2", "administrator", &[][..]),
    ] {
        desk.hire(login, role, areas, false).await;
    }
    let sari = invented(1);
    desk.house.send(&[register(&sari)]).await;
    let answer = desk.house.one(pay(sari.member, 12, 184_800, TODAY)).await;
    answer.receipt.expect("a receipt").number
}

#[test]
fn a_large_receipt_is_undone_by_two_people() {
    at_the_desk(|desk| async move {
        let number = furnish(&desk).await;
        let made = Browser::of(&desk, "made").await;
        let receipt = format!("/receipts/{number}");
        let reverse = format!("{receipt}/reverse");
        assert!(made.get(&receipt).await.body.contains(&reverse));
        let page = made.get(&reverse).await;
        assert_eq!(page.status, StatusCode::OK);
        for said in
            ["Rp184.800", "November 2026", "31 Oktober 2027", "sampai Rp100.000", "Usulkan pembatalan"]
        {
            assert!(page.body.contains(said), "{said} in {}", page.body);
        }
        let silent = made.send(&reverse, &[("reason", " ")]).await;
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(silent.body.contains("href=\"#reason\""));
        let command = uuid::Uuid::now_v7().to_string();
        let fields = [("command", command.as_str()), ("reason", "Diketik dua kali")];
        let asked = made.send(&reverse, &fields).await;
        assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
        let proposal = asked.header("location").to_owned();
        assert!(proposal.starts_with("/approvals/"), "{proposal}");
        // A second press leads to the same proposal.
        assert_eq!(made.send(&reverse, &fields).await.header("location"), proposal);

        let own = made.get(&proposal).await.body;
        assert!(own.contains("value=\"withdraw\"") && !own.contains("value=\"approve\""), "{own}");
        assert!(
            made.get(&receipt).await.body.contains(&proposal)
                && made.get(&reverse).await.body.contains(&proposal)
        );

        // The counter may look and not decide; another branch finds nothing; the first page of who decides tells.
        let komang = Browser::of(&desk, "komang").await.get(&proposal).await;
        assert!(komang.status == StatusCode::OK && !komang.body.contains("value=\"approve\""));
        let siti = Browser::of(&desk, "siti").await;
        assert_eq!(siti.get(&proposal).await.status, StatusCode::NOT_FOUND);
        let tried = siti.send(&proposal, &[("verdict", "approve")]).await;
        assert_eq!(tried.status, StatusCode::NOT_FOUND);
        for login in ["wulan", "admin2"] {
            assert_eq!(Browser::of(&desk, login).await.get(&proposal).await.status, StatusCode::NOT_FOUND);
        }
        let luh = Browser::of(&desk, "luh").await;
        let list = luh.get("/approvals").await.body;
        assert!(list.contains(&proposal) && list.contains("1 perubahan menunggu keputusan Anda"), "{list}");

        let shown = luh.get(&proposal).await.body;
        for said in ["Rp184.800", "Diketik dua kali", "made contoh", "31 Oktober 2027"] {
            assert!(shown.contains(said), "{said} in {shown}");
        }
        let blank = luh.send(&proposal, &[("reason", "ya")]).await;
        assert!(blank.status == StatusCode::UNPROCESSABLE_ENTITY && blank.body.contains("href=\"#verdict\""));
        let silent = luh.send(&proposal, &[("verdict", "decline")]).await;
        assert!(
            silent.status == StatusCode::UNPROCESSABLE_ENTITY && silent.body.contains("href=\"#reason\"")
        );
        let yes = luh.send(&proposal, &[("verdict", "approve"), ("reason", "sudah dicek")]).await;
        assert_eq!((yes.status, yes.header("location")), (StatusCode::SEE_OTHER, proposal.as_str()));
        let done = made.get(&proposal).await.body;
        assert!(done.contains("Disetujui dan dikerjakan") && done.contains("sudah dicek"), "{done}");
        for said in [
            "Yang diusulkan",
            number.as_str(),
            "Rp184.800",
            "November 2026",
            "dibatalkan",
            "uangnya dikeluarkan",
        ] {
            assert!(done.contains(said), "{said} in {done}");
        }
        assert!(
            !done.contains("31 Oktober 2027"),
            "what was covered is not told from what is so now: {done}"
        );
        assert!(made.get(&receipt).await.body.contains("Diketik dua kali"));
        assert!(luh.get("/approvals?show=decided").await.body.contains(&proposal));
        assert!(made.get("/approvals?show=mine").await.body.contains(&proposal));
        desk.house.holds().await;
    });
}

#[test]
fn a_merge_decided_still_tells_which_two_it_was() {
    at_the_desk(|desk| async move {
        furnish(&desk).await;
        let sari = invented(2);
        desk.house.send(&[register(&sari)]).await;
        let number =
            desk.house.one(pay(sari.member, 2, 16_800, TODAY)).await.receipt.expect("a receipt").number;
        let mut other = testkit::Invented { member: uuid::Uuid::now_v7(), ..sari.clone() };
        other.register.nik.replace_range(12.., "7777");
        desk.house.send(&[register(&other)]).await;
        let second =
            desk.house.one(pay(other.member, 2, 16_800, TODAY)).await.receipt.expect("a receipt").number;
        let made = Browser::of(&desk, "made").await;
        let path = format!("/members/{}/merge/{}", sari.member, other.member);
        let asked = made.send(&path, &[("right_nik", "kept"), ("reason", "KTP-nya dilihat")]).await;
        assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
        let proposal = asked.header("location").to_owned();
        let luh = Browser::of(&desk, "luh").await;
        let tells = [number.as_str(), second.as_str(), "Dipertahankan", "Dilebur", "Didaftarkan"];
        for said in tells {
            assert!(luh.get(&proposal).await.body.contains(said), "{said}");
        }
        let yes = luh.send(&proposal, &[("verdict", "approve")]).await;
        assert_eq!(yes.status, StatusCode::SEE_OTHER, "{}", yes.body);
        let done = made.get(&proposal).await.body;
        for said in tells.into_iter().chain([
            "KTP-nya dilihat",
            "menuju data orangnya",
            "Yang dikerjakan ketika disetujui",
        ]) {
            assert!(done.contains(said), "{said} in {done}");
        }
        desk.house.holds().await;
    });
}

#[test]
fn a_day_that_has_not_come_is_not_answered_as_fact() {
    at_the_desk(|desk| async move {
        furnish(&desk).await;
        let sari = invented(2);
        desk.house.send(&[register(&sari)]).await;
        let made = Browser::of(&desk, "made").await;
        for path in
            ["/areas/51.71?on=01-01-2030", "/areas/51.71?known=01-01-2030", "/reports/day-end?on=01-12-2030"]
        {
            let page = made.get(path).await;
            assert!(
                page.status == StatusCode::OK && page.body.contains("Hari itu belum tiba"),
                "{}",
                page.body
            );
            assert!(
                !page.body.contains("Desember 2030") && !page.body.contains("Januari 2030"),
                "{}",
                page.body
            );
        }
        let member = format!("/members/{}", sari.member);
        assert!(
            made.get(&format!("{member}?on=01-01-2030")).await.body.contains("Bila tidak ada iuran lagi:")
        );
        assert!(!made.get(&member).await.body.contains("Bila tidak ada iuran lagi:"));
    });
}

#[test]
fn a_limit_is_moved_by_head_office_and_an_administrator() {
    at_the_desk(|desk| async move {
        furnish(&desk).await;
        let wulan = Browser::of(&desk, "wulan").await;
        let page = wulan.get("/admin/limits").await.body;
        assert!(page.contains("Rp100.000") && page.contains("Nilai awal Payung"), "{page}");
        let wrong = [
            ("limit", "reversal_rupiah"),
            ("reversal_rupiah-value", "banyak"),
            ("reversal_rupiah-reason", "rapat"),
        ];
        let again = wulan.send("/admin/limits", &wrong).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            again.body.contains("value=\"banyak\"") && again.body.contains("href=\"#reversal_rupiah-value\"")
        );
        let right = [
            ("limit", "reversal_rupiah"),
            ("reversal_rupiah-value", "Rp150.000"),
            ("reversal_rupiah-reason", "rapat"),
        ];
        let asked = wulan.send("/admin/limits", &right).await;
        assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
        let proposal = asked.header("location").to_owned();
        assert!(wulan.get("/admin/limits").await.body.contains(&proposal));

        // Those who decide about members do not see what is asked about the house.
        assert_eq!(Browser::of(&desk, "luh").await.get(&proposal).await.status, StatusCode::NOT_FOUND);
        let admin = Browser::of(&desk, "admin2").await;
        let shown = admin.get(&proposal).await.body;
        assert!(shown.contains("Rp100.000") && shown.contains("Rp150.000"), "{shown}");
        let yes = admin.send(&proposal, &[("verdict", "approve")]).await;
        assert_eq!(yes.status, StatusCode::SEE_OTHER, "{}", yes.body);
        let page = wulan.get("/admin/limits").await.body;
        assert!(page.contains("sampai Rp150.000") && page.contains("wulan contoh"), "{page}");
        desk.house.holds().await;
    });
}
