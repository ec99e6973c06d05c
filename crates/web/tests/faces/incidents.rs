//! Reporting what happened, by forms alone: nothing typed is lost, the page says what is so and what to do.

use crate::kit::{Came, Desk, at_the_desk, request};
use axum::body::Body;
use axum::http::{Method, StatusCode, header};
use testkit::{TODAY, at, invented, pay, register};

/// Somebody signed in with a browser.
pub struct Browser<'a> {
    desk: &'a Desk,
    cookie: String,
    csrf: String,
}

impl<'a> Browser<'a> {
    pub async fn of(desk: &'a Desk, login: &str) -> Browser<'a> {
        let token = desk.sign_in(login).await;
        let session = desk.house.app.session(&token, at(TODAY)).await.unwrap().unwrap();
        Browser { desk, cookie: format!("payung_session={token}"), csrf: session.csrf.clone() }
    }

    pub async fn get(&self, path: &str) -> Came {
        self.call(Method::GET, path, String::new()).await
    }

    pub async fn send(&self, path: &str, fields: &[(&str, &str)]) -> Came {
        let fields = fields.iter().map(|(name, value)| format!("&{name}={}", value.replace(' ', "+")));
        self.call(Method::POST, path, format!("csrf={}{}", self.csrf, fields.collect::<String>())).await
    }

    /// Sends a form with a file in it.
    pub async fn upload(&self, path: &str, file: &str, bytes: &str) -> Came {
        let body = format!(
            "--cut\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{}\r\n--cut\r\n\
             Content-Disposition: form-data; name=\"file\"; filename=\"{file}\"\r\n\
             Content-Type: text/csv\r\n\r\n{bytes}\r\n--cut--\r\n",
            self.csrf
        );
        self.call_as(Method::POST, path, body, "multipart/form-data; boundary=cut").await
    }

    async fn call(&self, method: Method, path: &str, body: String) -> Came {
        self.call_as(method, path, body, "application/x-www-form-urlencoded").await
    }

    async fn call_as(&self, method: Method, path: &str, body: String, kind: &str) -> Came {
        let mut call = request(method, path, "", Body::from(body));
        call.headers_mut().insert("cookie", self.cookie.parse().unwrap());
        call.headers_mut().insert(header::CONTENT_TYPE, kind.parse().unwrap());
        self.desk.call(call).await
    }
}

#[test]
fn a_report_is_written_completed_and_printed() {
    at_the_desk(|desk| async move {
        desk.hire("komang", "clerk", &["51.71"], false).await;
        let sari = invented(1);
        let first = [register(&sari), pay(sari.member, 3, 33_600, "2026-11-10")];
        desk.house.send_on("2026-11-10", &first).await;
        let browser = Browser::of(&desk, "komang").await;
        let found = browser.get("/incidents/new?q=Wayan").await;
        let way = format!("/incidents/new?member={}", sari.member);
        assert!(found.body.contains(&way), "{}", found.body);
        let empty = browser.get(&way).await;
        assert_eq!(empty.status, StatusCode::OK);
        assert!(empty.body.contains("value=\"20-11-2026\""), "today is suggested");

        let member = sari.member.to_string();
        let mut fields = vec![
            ("member", member.as_str()),
            ("do", "report"),
            ("what", "at-work"),
            ("on", "2026-11-19"),
            ("place", "Pasar Sesetan"),
            ("happened", "Terpeleset lantai basah"),
        ];
        let again = browser.send("/incidents/new", &fields).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.body.contains("Terpeleset lantai basah") && again.body.contains("href=\"#reporter\""));
        fields.push(("reporter", "Made"));
        // The place is searched for without script, and nothing typed is lost.
        let mut seeking = fields.clone();
        seeking[1].1 = "search";
        seeking.push(("area_search", "Sesetan"));
        let found = browser.send("/incidents/new", &seeking).await;
        assert_eq!(found.status, StatusCode::OK);
        assert!(found.body.contains("name=\"area\" value=\"51.71.01.1003\""), "{}", found.body);
        assert!(found.body.contains("Terpeleset lantai basah"));
        fields.push(("area", "51.71.01.1003"));
        let kept = browser.send("/incidents/new", &fields).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
        let page = kept.header("location").to_owned();

        let shown = browser.get(&page).await.body;
        assert!(shown.contains("pedagang, aktif."), "{shown}");
        for said in
            ["Pada 19 November 2026", "Yang perlu dilakukan malam ini", "jam kejadian", "nomor telepon"]
        {
            assert!(shown.contains(said), "{said}");
        }
        // No amount, and no whole NIK, on any of its pages.
        let letter = browser.get(&format!("{page}/letter")).await.body;
        let leaflet = browser.get(&format!("{page}/leaflet")).await.body;
        for body in [&shown, &letter, &leaflet] {
            assert!(!body.contains("Rp") && !body.contains(&sari.register.nik), "{body}");
        }
        assert!(letter.contains("Permenaker 1/2025 Pasal 48A") && letter.contains("Terpeleset lantai basah"));
        assert!(leaflet.contains("Tidak perlu melapor dua kali"));

        let came = [("do", "papers"), ("papers", "card"), ("papers", "identity"), ("from", "Made")];
        assert_eq!(browser.send(&page, &came).await.status, StatusCode::SEE_OTHER);
        let later = [("do", "add"), ("at", "07.15"), ("phone", "0812 3456 7890"), ("note", "Dipindah ke RS")];
        assert_eq!(browser.send(&page, &later).await.status, StatusCode::SEE_OTHER);
        let shown = browser.get(&page).await.body;
        for said in ["Berkas: 2 dari", "Dipindah ke RS", "dalam 2×24 jam", "Diterima dari Made"] {
            assert!(shown.contains(said), "{said}: {shown}");
        }
        let wrong = browser.send(&page, &[("do", "add"), ("place", "Rumah")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("href=\"#reason\"") && wrong.body.contains("value=\"Rumah\""));
        let listed = browser.get("/incidents").await.body;
        assert!(listed.contains(&page) && listed.contains("1 musibah masih terbuka"), "{listed}");
        let elsewhere = browser.get("/incidents?area=33.10").await.body;
        assert!(!elsewhere.contains(&page));
        assert!(browser.get(&format!("/members/{}", sari.member)).await.body.contains(&page));
        let closed = browser.send(&page, &[("do", "closed"), ("reason", "sembuh")]).await;
        assert_eq!(closed.status, StatusCode::SEE_OTHER);
        assert!(!browser.get("/incidents").await.body.contains(&page));
        assert!(browser.get("/incidents?state=closed").await.body.contains(&page));
        desk.house.holds().await;
    });
}

#[test]
fn a_wrong_death_is_taken_back_by_whom_it_concerns() {
    at_the_desk(|desk| async move {
        desk.hire("komang", "clerk", &["51.71"], false).await;
        desk.hire("agen", "agent", &["51.71"], false).await;
        desk.hire("jauh", "clerk", &["33.10"], false).await;
        let sari = invented(1);
        desk.house.send(&[register(&sari), pay(sari.member, 3, 33_600, TODAY)]).await;
        let agent = Browser::of(&desk, "agen").await;
        let member = sari.member.to_string();
        let death = [
            ("member", member.as_str()),
            ("what", "death-otherwise"),
            ("on", TODAY),
            ("reporter", "Tetangga"),
            ("phone", "081234567890"),
        ];
        let kept = agent.send("/incidents/new", &death).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
        let page = kept.header("location").to_owned();
        let shown = agent.get(&page).await.body;
        assert!(
            shown.contains("Kami turut berduka cita.") && shown.contains("bulan pertama kepesertaan"),
            "{shown}"
        );
        assert!(!shown.contains("value=\"withdrawn\""), "an agent takes no death back");
        // Elsewhere there is no such person, and so no such report.
        let far = Browser::of(&desk, "jauh").await;
        assert!(!far.get("/incidents").await.body.contains(&page));

        let clerk = Browser::of(&desk, "komang").await;
        let alive = format!("/members/{member}/alive");
        assert!(clerk.get(&format!("/members/{member}")).await.body.contains(&alive));
        assert_eq!(agent.get(&alive).await.status, StatusCode::FORBIDDEN);
        let nothing = clerk.send(&alive, &[("reason", "")]).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        let back = clerk.send(&alive, &[("reason", "Datang sendiri ke kantor")]).await;
        assert_eq!(back.status, StatusCode::SEE_OTHER, "{}", back.body);
        let shown = clerk.get(&format!("/members/{member}")).await.body;
        assert!(shown.contains("Datang sendiri ke kantor") && !shown.contains(&alive), "{shown}");
        desk.house.holds().await;
    });
}

#[test]
fn somebody_not_on_record_has_a_page_and_is_linked() {
    at_the_desk(|desk| async move {
        desk.hire("komang", "clerk", &["51.71"], false).await;
        let wayan = invented(1);
        desk.house.send(&[register(&wayan), pay(wayan.member, 1, 8_400, TODAY)]).await;
        let browser = Browser::of(&desk, "komang").await;
        let empty = browser.get("/incidents/new?unknown=1&q=Pak+Wayan").await.body;
        assert!(empty.contains("value=\"Pak Wayan\""), "{empty}");
        let fields = [
            ("unknown", "1"),
            ("name", "Pak Wayan"),
            ("what", "at-work"),
            ("on", TODAY),
            ("reporter", "Satpam"),
        ];
        let kept = browser.send("/incidents/new", &fields).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
        let page = kept.header("location").to_owned();
        assert!(browser.get(&page).await.body.contains("belum ditemukan di catatan"));
        assert!(browser.get("/incidents").await.body.contains("belum ada di catatan"));
        let found = browser.get(&format!("{page}?q=Wayan")).await.body;
        let member = wayan.member.to_string();
        assert!(found.contains(&member), "{found}");
        let link = [("do", "link"), ("member", member.as_str()), ("reason", "KTP dilihat")];
        assert_eq!(browser.send(&page, &link).await.status, StatusCode::SEE_OTHER);
        assert!(browser.get(&page).await.body.contains("pedagang, aktif."));
        desk.house.holds().await;
    });
}
