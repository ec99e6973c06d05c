//! Paper entered afterwards, and work-lists decided one after another.

use super::*;

#[test]
fn paper_is_entered_sheet_after_sheet() {
    browse("clerk", |b| async move {
        let page = b.get("/paper").await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        let mut fields = filled(&page, 2);
        for (name, value) in [
            ("sheet", "both"),
            ("paper_number", "BLK-017"),
            ("paper_day", "18-11-2026"),
            ("written_by", "Wayan Suka, agen"),
            ("amount", "8.400"),
            ("do", "keep"),
        ] {
            set(&mut fields, name, value);
        }
        let kept = b.post("/paper", &fields).await;
        assert!(kept.location().contains("number=BLK-018") && kept.location().contains("day=18-11-2026"));
        assert_eq!(b.post("/paper", &fields).await.location(), kept.location(), "twice is once");
        let next = b.get(kept.location()).await;
        assert!(next.body.contains("/receipts/DPS-") && next.body.contains("value=\"BLK-018\""));
        assert!(next.body.contains(&invented(2).register.name), "what was done is said");

        // The same number again is told before anything is sent, and another sheet goes on.
        let mut fields = filled(&next, 4);
        for (name, value) in [
            ("sheet", "both"),
            ("paper_number", "BLK-017"),
            ("paper_day", "18-11-2026"),
            ("written_by", "Wayan Suka, agen"),
            ("amount", "8.400"),
            ("do", "keep"),
        ] {
            set(&mut fields, name, value);
        }
        let told = b.post("/paper", &fields).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(told.body.contains("href=\"#again\"") && told.body.contains("Wayan Suka"));
        assert!(part(&b.post("/paper/live", &fields).await.body, "live-paper").contains("/receipts/DPS-"));
        set(&mut fields, "again", "yes");
        let kept = b.post("/paper", &fields).await;
        let next = b.get(kept.location()).await;
        assert!(next.body.contains("Nomor kertas ini sudah pernah dicatat"), "{}", next.body);

        // A receipt alone, of somebody who is a member: any money is a fact.
        let page = b.get("/paper?sheet=receipt").await;
        let mut fields: Fields = vec![("csrf", page.hidden("csrf")), ("command", page.hidden("command"))];
        for (name, value) in [
            ("sheet", "receipt"),
            ("paper_number", "BLK-019"),
            ("paper_day", "2026-11-19"),
            ("written_by", "Wayan Suka, agen"),
            ("nik", "5171995503870099"),
            ("payer", "self"),
            ("months", "1"),
            ("amount", "9.000"),
            ("do", "keep"),
        ] {
            set(&mut fields, name, value);
        }
        assert!(b.post("/paper", &fields).await.body.contains("href=\"#nik\""), "nobody has this number");
        set(&mut fields, "nik", &invented(2).register.nik);
        set(&mut fields, "paper_day", "2027-11-19");
        assert!(b.post("/paper", &fields).await.body.contains("href=\"#paper_day\""));
        set(&mut fields, "paper_day", "2026-11-19");
        let kept = b.post("/paper", &fields).await;
        assert!(kept.location().contains("sheet=receipt"), "{}", kept.location());
        set(&mut fields, "csrf", "another");
        assert_eq!(b.post("/paper/live", &fields).await.status, StatusCode::FORBIDDEN);
        b.house.holds().await;
    });
}

#[test]
fn duplicates_are_decided_one_after_another() {
    browse("clerk", |b| async move {
        let sari = invented(1);
        let like = |n: u32| {
            let mut envelope = testkit::register(&invented(n));
            if let Command::Register(r) = &mut envelope.command {
                (r.name, r.born) = (sari.register.name.to_uppercase(), sari.register.born.clone());
            }
            envelope
        };
        b.house.send(&[testkit::register(&sari), like(400), like(700)]).await;
        let list = b.get("/tasks?kind=duplicate").await;
        let path = |body: &str| {
            body.split("href=\"/tasks/").nth(1).unwrap().split('"').next().unwrap().replace("&amp;", "&")
        };
        let first = format!("/tasks/{}", path(&list.body));
        assert!(first.contains("other="), "each pair has its own address: {first}");
        let page = b.get(&first).await;
        assert!(page.body.contains("<mark>") && page.body.contains("data-press=\"1 s\""), "{}", page.body);
        let mut fields: Fields = vec![("csrf", page.hidden("csrf")), ("command", page.hidden("command"))];
        let unsaid = b.post(&first, &fields).await;
        assert!(unsaid.body.contains("href=\"#verdict\"") && unsaid.body.contains("href=\"#reason\""));
        set(&mut fields, "verdict", "different");
        set(&mut fields, "preset", "KTP dilihat di kantor");
        let decided = b.post(&first, &fields).await;
        assert!(decided.location().starts_with("/tasks/") && decided.location().contains("just="));
        assert_eq!(b.post(&first, &fields).await.status, StatusCode::SEE_OTHER, "twice is once");
        let next = b.get(decided.location()).await;
        assert!(next.body.contains("class=\"just\"") && next.body.contains("dua orang"), "{}", next.body);
        assert!(b.get(&first).await.body.contains("KTP dilihat di kantor"), "the decision can be seen again");
        // Narrowed lists have addresses of their own and say so where nothing fits.
        let none = b.get("/tasks?kind=duplicate&due=late&office=nobody").await;
        assert!(none.body.contains("Tidak ada tugas yang cocok"));
        let due = b.get("/tasks?kind=to_complete").await;
        assert!(due.body.contains("/complete\"") && due.status == StatusCode::OK);
        b.house.holds().await;
    });
}
