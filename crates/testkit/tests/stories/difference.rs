//! The institution's month-end list against these books: every person and month on the right side, and only one's own.

use crate::common::*;
use access::{Actor, Role, Territory};
use app::ReadError;
use app::view::{Form, Report, Row, Value};
use kernel::{ActorId, RegionCode, Rupiah};
use testkit::{House, TODAY, at, invented, on_both, pay, register};
use uuid::Uuid;

pub fn clerk(house: &House) -> Actor {
    let areas = vec![RegionCode::parse("51.71").unwrap(), RegionCode::parse("51.03").unwrap()];
    Actor { territory: Territory::Areas(areas), ..house.desk.clone() }
}

pub async fn differences(house: &House, who: &Actor, list: &str, kind: &str) -> Result<Vec<Row>, ReadError> {
    let id = house.app.take_list(who, "akhir-bulan.csv", list.as_bytes(), at(TODAY))?;
    let mut form = Form::default();
    form.set("list", id.to_string());
    form.set("difference", kind);
    Ok(house.app.report(who, Report::Difference, form, false, at(TODAY)).await?.rows)
}

/// Name, what differs, theirs, ours.
pub fn told(rows: &[Row]) -> Vec<(String, String, Option<i64>, Option<i64>)> {
    let money = |value: &Value| if let Value::Money(Rupiah(n)) = value { Some(*n) } else { None };
    let mut told: Vec<_> = rows
        .iter()
        .map(|row| {
            let Value::Text(name) = &row.values[0] else { panic!("a name") };
            let Value::Say(found) = &row.values[4] else { panic!("what differs") };
            (name.clone(), found.code.to_string(), money(&row.values[5]), money(&row.values[6]))
        })
        .collect();
    told.sort();
    told
}

#[test]
fn who_stands_on_one_side_only_is_told_by_name_and_month() {
    on_both(|house| async move {
        let [agrees, ours, less, renamed, unpaid] = [0, 1, 2, 3, 4].map(invented);
        let opened = invented(5);
        let people = [&agrees, &ours, &less, &renamed, &unpaid];
        house.send(&people.map(register)).await;
        let paid = [&agrees, &ours, &less, &renamed].map(|p| pay(p.member, 1, 8_400, TODAY));
        let answers = house.send(&paid).await;
        assert!(answers.iter().all(|a| a.refusal.is_none()), "{answers:#?}");
        head_on(&house, TODAY, &[open(&opened, "00012345678")]).await;
        let who = clerk(&house);
        let line = |person: &testkit::Invented, name: &str, amount: &str| {
            format!("{},{name},2026-11,{amount}\n", person.register.nik)
        };
        let list = [
            "NIK,Nama,Bulan,Iuran\n".to_owned(),
            line(&agrees, &agrees.register.name.to_uppercase(), "8400"),
            line(&less, &less.register.name, "16.800"),
            line(&renamed, "Nama Lain", "8400"),
            line(&unpaid, &unpaid.register.name, "8400"),
            line(&invented(77), "Siapa Ini", "8400"),
            "123,salah,2026-11,8400\n".to_owned(),
            line(&agrees, "bulan", "8400").replace("2026-11", "kapan"),
        ]
        .concat();
        let rows = differences(&house, &who, &list, "").await.unwrap();
        let expected = |name: &str, what: &str, theirs, ours| {
            (name.to_owned(), format!("difference.{what}"), theirs, ours)
        };
        let mut all = vec![
            expected(&ours.register.name, "only_ours", None, Some(8_400)),
            expected(&less.register.name, "amount", Some(16_800), Some(8_400)),
            expected(&format!("{} / Nama Lain", renamed.register.name), "name", Some(8_400), Some(8_400)),
            expected(&unpaid.register.name, "only_theirs", Some(8_400), None),
            expected("Siapa Ini", "unknown", Some(8_400), None),
        ];
        all.sort();
        assert_eq!(told(&rows), all);
        let only = differences(&house, &who, &list, "only_ours").await.unwrap();
        assert_eq!(told(&only), [expected(&ours.register.name, "only_ours", None, Some(8_400))]);
        // An opening balance says that October is paid, and not for how much.
        let october = "kpj;month;amount_rupiah\n00012345678;2026-10;16800\n";
        assert_eq!(told(&differences(&house, &who, october, "").await.unwrap()), []);
    });
}

#[test]
fn a_list_is_its_bringers_own_and_ends_at_the_territory() {
    on_both(|house| async move {
        let person = invented(0);
        house.send(&[register(&person), pay(person.member, 1, 8_400, TODAY)]).await;
        let who = clerk(&house);
        let klaten = Actor {
            id: ActorId(Uuid::from_u128(0x77)),
            territory: Territory::Areas(vec![RegionCode::parse("33.10").unwrap()]),
            office: Some(house.klaten),
            ..house.desk.clone()
        };
        let list = format!("nik,month\n{},2026-11\n", person.register.nik);
        let id = house.app.take_list(&who, "a.csv", list.as_bytes(), at(TODAY)).unwrap();
        let mut form = Form::default();
        form.set("list", id.to_string());
        let others = house.app.report(&klaten, Report::Difference, form, false, at(TODAY)).await;
        assert!(matches!(others, Err(ReadError::NotFound)));
        // Somebody of another territory on the list is counted, not shown.
        assert_eq!(differences(&house, &klaten, &list, "").await.unwrap(), []);
        let agent = Actor { role: Role::Agent, ..who.clone() };
        assert!(house.app.take_list(&agent, "a.csv", list.as_bytes(), at(TODAY)).is_err());
        for (bad, code) in
            [("nama,bulan\nA,2026-11\n", "list.columns"), ("nik,month\n123,2026-11\n", "list.empty")]
        {
            let refused = house.app.take_list(&who, "a.csv", bad.as_bytes(), at(TODAY));
            assert!(matches!(refused, Err(ReadError::Refused(r)) if r.code() == code), "{code}");
        }
        let refused = house.app.take_list(&who, "a.csv", &[0xff, 0xfe, 0x00], at(TODAY));
        assert!(matches!(refused, Err(ReadError::Refused(r)) if r.code() == "list.not_text"));
    });
}
