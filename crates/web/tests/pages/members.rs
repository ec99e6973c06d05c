//! Finding members, lists with filters, correcting what is known of somebody.

use super::*;

#[test]
fn hits_come_while_typing_as_a_part_of_a_page() {
    browse("clerk", |b| async move {
        b.house.send(&[testkit::register(&invented(1)), testkit::register(&invented(2))]).await;
        let name = invented(1).register.name;
        let (first, last) = (&name[..3], name.rsplit(' ').next().unwrap());
        let hits = b.get(&format!("/members/hints?q={first}+{}", &last[..4])).await;
        assert_eq!(hits.status, StatusCode::OK);
        assert!(!hits.body.contains("<html") && hits.body.contains("role=\"listbox\""), "{}", hits.body);
        assert_eq!(hits.body.matches("role=\"option\"").count(), 1, "{}", hits.body);
        assert!(hits.body.contains(&name), "{}", hits.body);
        assert!(!hits.body.contains(&invented(1).register.nik), "never a whole NIK");
        let digits = b.get("/members/hints?q=5171").await;
        assert!(digits.body.contains("16 angka") && !digits.body.contains("role=\"option\""));
        let page = b.get("/members").await;
        assert!(page.body.contains("/assets/find.js") && page.body.contains("data-hints=\"/members/hints\""));
        let script = b.get("/assets/find.js").await;
        assert_eq!(script.headers[header::CONTENT_TYPE], "text/javascript; charset=utf-8");
    });
}

#[test]
fn members_are_a_list_with_filters_that_is_an_address() {
    browse("clerk", |b| async move {
        assert!(b.get("/members").await.body.contains("Belum ada peserta"), "an empty state");
        let all: Vec<Envelope> = (10..70).map(|n| testkit::register(&invented(n))).collect();
        b.house.send(&all).await;
        let page = b.get("/members?state=registered").await;
        assert!(page.body.contains("60 peserta cocok"), "{}", page.body);
        let rows = |page: &Seen| page.body.matches("<small class=\"nik\">").count();
        assert_eq!(rows(&page), 50);
        let next = page.body.split("class=\"next\"><a href=\"").nth(1).unwrap().split('"').next().unwrap();
        let next = b.get(&next.replace("&amp;", "&")).await;
        assert_eq!(rows(&next), 10, "the next page goes on");
        assert_eq!(rows(&b.get("/members?state=grace").await), 0);
        assert_eq!(rows(&b.get("/members?place=Sesetan").await), 50);
        let nowhere = b.get("/members?place=Atlantis").await;
        assert!(nowhere.body.contains("Atlantis") && nowhere.body.contains("place-error"));
        let day = b.get("/members?from=kemarin").await;
        assert!(day.body.contains("from-error") && day.body.contains("kemarin"));
    });
}

#[test]
fn details_are_corrected_completed_and_a_membership_ended() {
    browse("clerk", |b| async move {
        let sari = invented(1);
        b.house.send(&[testkit::register(&sari)]).await;
        let path = format!("/members/{}", sari.member);
        let form = b.get(&format!("{path}/correct")).await;
        assert!(form.body.contains(&format!("value=\"{}\"", sari.register.name)), "{}", form.body);
        let mut fields: Fields = vec![
            ("csrf", form.hidden("csrf")),
            ("command", form.hidden("command")),
            ("name", "Kirana Contoh".to_owned()),
            ("born", "29-01-1966".to_owned()),
            ("sex", "male".to_owned()),
            ("home", "51.71.01.1003".to_owned()),
            ("do", "send".to_owned()),
        ];
        let asked = b.post(&format!("{path}/correct"), &fields).await;
        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(asked.body.contains("href=\"#reason\"") && asked.body.contains("Kirana Contoh"));
        set(&mut fields, "reason", "KTP dilihat");
        let done = b.post(&format!("{path}/correct"), &fields).await;
        assert_eq!(done.location(), path);
        assert_eq!(b.post(&format!("{path}/correct"), &fields).await.location(), path, "pressed twice");
        let page = b.get(&path).await;
        assert!(page.body.contains("KTP dilihat") && page.body.contains("<strong>Kirana Contoh</strong>"));
        assert!(page.body.contains(&format!("<s>{}</s>", sari.register.name)), "before and after");

        let form = b.get(&format!("{path}/complete")).await;
        let fields: Fields = vec![
            ("csrf", form.hidden("csrf")),
            ("command", form.hidden("command")),
            ("heir1_name", "Made Contoh".to_owned()),
            ("heir1_relation", "spouse".to_owned()),
            ("address", "Jalan Raya Sesetan 7".to_owned()),
            ("phone", "081211112222".to_owned()),
            ("do", "send".to_owned()),
        ];
        assert_eq!(b.post(&format!("{path}/complete"), &fields).await.location(), path);
        let page = b.get(&path).await;
        assert!(
            page.body.contains("Made Contoh") && !page.body.contains("/complete\""),
            "nothing is missing"
        );

        let form = b.get(&format!("{path}/end")).await;
        let fields: Fields = vec![
            ("csrf", form.hidden("csrf")),
            ("command", form.hidden("command")),
            ("why", "left".to_owned()),
            ("on", "20-11-2026".to_owned()),
            ("told_by", "Made, suami".to_owned()),
            ("do", "send".to_owned()),
        ];
        assert_eq!(b.post(&format!("{path}/end"), &fields).await.location(), path);
        assert!(b.get(&path).await.body.contains("Made, suami"));
        b.house.holds().await;
    });
}
