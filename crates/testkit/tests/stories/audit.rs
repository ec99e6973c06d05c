//! The audit is searched page by page, and says no more of a member than its reader may know.

use crate::common::*;
use access::{Actor, Role, Territory};
use app::view::{AuditSubject, AuditView, Form};
use kernel::{ActorId, RegionCode};
use std::collections::BTreeSet;
use testkit::{House, TODAY, at, invented, on_both, register};
use uuid::Uuid;

fn asked(pairs: &[(&str, &str)]) -> Form {
    let mut form = Form::default();
    pairs.iter().for_each(|(name, value)| form.set(name, *value));
    form
}

async fn page(house: &House, who: &Actor, pairs: &[(&str, &str)], before: Option<&str>) -> AuditView {
    house.app.audit(who, asked(pairs), before, at(TODAY)).await.unwrap()
}

fn auditor(house: &House) -> Actor {
    Actor { role: Role::Auditor, id: ActorId(Uuid::from_u128(77)), ..house.administrator.clone() }
}

#[test]
fn every_row_is_seen_once_page_by_page() {
    on_both(|house| async move {
        let batch: Vec<_> = (1..=130).map(|n| register(&invented(n))).collect();
        house.send(&batch).await;
        let auditor = auditor(&house);
        let (mut seen, mut before, mut pages) = (BTreeSet::new(), None::<String>, 0);
        loop {
            let view = page(&house, &auditor, &[("action", "register")], before.as_deref()).await;
            pages += 1;
            for line in &view.rows {
                let AuditSubject::Member { id, .. } = &line.about else { panic!("{line:?}") };
                assert!(seen.insert(*id), "twice");
            }
            assert!(view.rows.windows(2).all(|pair| pair[0].at >= pair[1].at), "newest first");
            let Some(next) = view.next else { break };
            before = next.split("before=").nth(1).map(str::to_owned);
        }
        assert_eq!((seen.len(), pages), (130, 3));
        let one = batch[4].subject.to_string();
        assert_eq!(page(&house, &auditor, &[("member", &one)], None).await.rows.len(), 1);
        let none = page(&house, &auditor, &[("from", "21-11-2026")], None).await;
        assert!(none.rows.is_empty(), "nothing was done after today");
        let day = page(&house, &auditor, &[("from", TODAY), ("until", TODAY)], None).await;
        assert_eq!(day.rows.len(), 50);
        let odd = page(&house, &auditor, &[("from", "kemarin")], None).await;
        assert_eq!(odd.form.errors.len(), 1);
    });
}

#[test]
fn a_branch_sees_its_own_people_and_an_administrator_no_member() {
    on_both(|house| async move {
        let areas = ["51.71", "33.10"];
        let people = [Uuid::now_v7(), Uuid::now_v7()];
        for (id, login, office) in
            [(people[0], "wayan", house.denpasar.0), (people[1], "sri", house.klaten.0)]
        {
            house
                .hire_as(id, login, "clerk", &areas, |a| {
                    (a.name, a.of_office) = (login.to_owned(), Some(office));
                })
                .await;
        }
        let clerk =
            |n: usize, office| Actor { id: ActorId(people[n]), office: Some(office), ..house.desk.clone() };
        let (wayan, sri) = (clerk(0, house.denpasar), clerk(1, house.klaten));
        let bali = register(&invented(1));
        let java = register_with(&invented(2), |r| r.home = "33.10.16.2012".to_owned());
        house.app.submit(&wayan, &[bali, java], at(TODAY)).await.unwrap();
        house.app.submit(&sri, &[register(&invented(3))], at(TODAY)).await.unwrap();
        let territory =
            Territory::Areas(vec![RegionCode::parse("51.71").unwrap(), RegionCode::parse("51.03").unwrap()]);
        let head = Actor { territory, ..head(&house) };
        let view = page(&house, &head, &[], None).await;
        assert!(view.rows.iter().all(|row| row.who == "wayan"), "{:?}", view.rows);
        let named = |row: &app::view::AuditLine| matches!(row.about, AuditSubject::Member { .. });
        assert_eq!(view.rows.iter().filter(|row| named(row)).count(), 1);
        assert_eq!(view.rows.len(), 2, "who lives elsewhere has no name here");
        let stranger = page(&house, &head, &[("by", &people[1].to_string())], None).await;
        assert!(stranger.rows.is_empty() && stranger.by.is_none());
        let all = page(&house, &house.administrator, &[("action", "register")], None).await;
        assert_eq!(all.rows.len(), 3);
        assert!(all.rows.iter().all(|row| row.about == AuditSubject::HiddenMember));
        let several = page(&house, &house.administrator, &[("by", "r")], None).await;
        assert!(several.rows.is_empty() && several.candidates.len() == 1 || several.by.is_some());
        let marketing = Actor { role: Role::Marketing, ..house.desk.clone() };
        assert!(house.app.audit(&marketing, Form::default(), None, at(TODAY)).await.is_err());
    });
}
