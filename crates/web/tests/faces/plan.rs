//! Planning by page: campaign, partner, activity, who registered there, who was reached, and targets.

use crate::incidents::Browser;
use crate::kit::at_the_desk;
use app::wire::Command;
use axum::http::StatusCode;
use testkit::{TODAY, invented, pay, register};

fn id(location: &str) -> uuid::Uuid {
    location.rsplit('/').next().unwrap().parse().unwrap_or_else(|_| panic!("{location}"))
}

#[test]
fn a_campaign_an_activity_and_those_who_register_there() {
    at_the_desk(|desk| async move {
        desk.hire("wati", "marketing", &["51.71"], false).await;
        let wati = Browser::of(&desk, "wati").await;
        let empty = wati.get("/plan").await.body;
        assert!(empty.contains("Belum ada kegiatan yang direncanakan") && empty.contains("/campaigns/new"));
        assert!(!empty.contains("/targets"), "a target is not hers to set");
        assert_eq!(wati.get("/targets").await.status, StatusCode::FORBIDDEN);

        let silent = wati.send("/campaigns/new", &[("name", "Bulan Pasar"), ("from", "besok")]).await;
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(silent.body.contains("href=\"#from\"") && silent.body.contains("value=\"Bulan Pasar\""));
        let backwards = [("name", "Bulan Pasar"), ("from", "20-11-2026"), ("until", "19-11-2026")];
        assert!(wati.send("/campaigns/new", &backwards).await.body.contains("href=\"#until\""));
        let command = uuid::Uuid::now_v7().to_string();
        let fields = [("command", command.as_str()), ("name", "Bulan Pasar"), ("from", "01-11-2026")];
        let made = wati.send("/campaigns/new", &fields).await;
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
        let campaign = made.header("location").to_owned();
        assert_eq!(wati.send("/campaigns/new", &fields).await.header("location"), campaign, "pressed twice");
        assert!(
            wati.get(&campaign).await.body.contains(&format!("/activities/new?campaign={}", id(&campaign)))
        );

        let partner = [("name", "Kepala pasar Sesetan"), ("sort", "market")];
        assert_eq!(wati.send("/partners/new", &partner).await.header("location"), "/plan");
        let form = wati.get(&format!("/activities/new?campaign={}", id(&campaign))).await.body;
        assert!(form.contains("Kepala pasar Sesetan") && form.contains("selected"), "the campaign is chosen");
        let with = form.split("name=\"partners\" value=\"").nth(1).unwrap().split('"').next().unwrap();

        // A village of another branch is not offered; a name that several have is asked about.
        let found =
            wati.send("/activities/new", &[("do", "find"), ("village_search", "Gatak Delanggu")]).await;
        assert!(found.status == StatusCode::OK && found.body.contains("Tidak ada desa dengan nama itu"));
        let campaign_id = id(&campaign).to_string();
        let fields = [
            ("do", "go"),
            ("title", "Keliling Pasar Sesetan"),
            ("sort", "market_walk"),
            ("campaign", campaign_id.as_str()),
            ("village_search", "Sesetan Denpasar"),
            ("place", "Pasar Sesetan, 06.00"),
            ("from", "20-11-2026"),
            ("partners", with),
            ("cost", "1.500.000"),
        ];
        let nobody = wati.send("/activities/new", &fields[..3]).await;
        for field in ["home", "place", "from"] {
            assert!(nobody.body.contains(&format!("href=\"#{field}\"")), "{field}");
        }
        let foreign: Vec<(&str, &str)> = fields
            .iter()
            .copied()
            .filter(|f| f.0 != "village_search")
            .chain([("home", "33.10.16.2012")])
            .collect();
        assert!(wati.send("/activities/new", &foreign).await.body.contains("href=\"#home\""));
        let made = wati.send("/activities/new", &fields).await;
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
        let activity = made.header("location").to_owned();
        let planned = wati.get("/plan").await.body;
        assert!(planned.contains(&activity) && planned.contains("1 kegiatan berjalan"), "{planned}");

        // Whoever registers there counts there, and for the campaign.
        let sari = invented(1);
        let mut registered = register(&sari);
        let Command::Register(asked) = &mut registered.command else { unreachable!("a registration") };
        asked.activity = Some(id(&activity));
        desk.house.send(&[registered, pay(sari.member, 1, 8_400, TODAY)]).await;
        for page in [&activity, &campaign] {
            assert!(wati.get(page).await.body.contains("1 orang mendaftar"), "{page}");
        }
        assert!(wati.get(&campaign).await.body.contains("Rp1.500.000"));

        let reached = format!("{activity}/reached");
        assert!(wati.get(&activity).await.body.contains(&reached));
        let outside = wati.send(&reached, &[("on", "25-11-2026"), ("reached", "90")]).await;
        assert!(outside.status == StatusCode::UNPROCESSABLE_ENTITY && outside.body.contains("href=\"#on\""));
        let counted = wati.send(&reached, &[("on", "20-11-2026"), ("reached", "90")]).await;
        assert_eq!(counted.header("location"), activity);
        let counted = wati.get(&activity).await.body;
        assert!(counted.contains("<dd>90</dd>") && counted.contains("dari yang dijangkau"), "{counted}");
        desk.house.holds().await;
    });
}

#[test]
fn targets_are_filled_in_as_a_table_by_who_may() {
    at_the_desk(|desk| async move {
        desk.hire("made", "branch_head", &["51.71", "51.03"], false).await;
        desk.hire("ayu", "agent", &["51.71"], false).await;
        let made = Browser::of(&desk, "made").await;
        let ayu = Browser::of(&desk, "ayu").await;
        assert!(!ayu.get("/").await.body.contains("href=\"/plan\""));
        for page in ["/plan", "/targets", "/activities/new"] {
            assert_eq!(ayu.get(page).await.status, StatusCode::FORBIDDEN, "{page}");
        }
        let table = made.get("/targets?year=2027").await.body;
        assert!(table.contains("Januari 2027") && table.contains("tanpa target"));
        let other = format!("/targets?office={}", desk.house.klaten);
        assert_eq!(made.get(&other).await.status, StatusCode::FORBIDDEN, "another branch's");
        let fields = [("year", "2027"), ("by", "month"), ("measure", "new_members"), ("m01", "1.200")];
        let silent = made.send("/targets", &fields).await;
        assert!(silent.body.contains("href=\"#source\"") && silent.body.contains("value=\"1.200\""));
        let with =
            |more: &[(&'static str, &'static str)]| [&fields[..], &[("source", "RKAT 2027")], more].concat();
        let wrong = made.send("/targets", &with(&[("m02", "banyak")])).await;
        assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.body.contains("href=\"#m02\""));
        let none = made.send("/targets", &with(&[("m02", "0")])).await;
        assert!(none.body.contains("href=\"#m02\""), "nothing is no target");
        // What could be set in the same sending is set.
        let saved = made.send("/targets", &with(&[("m02", "800")])).await;
        assert!(saved.header("location").ends_with("saved=1"), "{}", saved.body);
        let table = made.get("/targets?year=2027").await.body;
        assert!(
            table.contains("<strong>1.200</strong>") && table.contains("<strong>800</strong>"),
            "{table}"
        );
        let same = made.send("/targets", &with(&[("m02", "800")])).await;
        assert!(same.header("location").ends_with("saved=0"));
        let area = [("year", "2027"), ("by", "area"), ("a51.71.01", "5.000"), ("source", "RKAT 2027")];
        assert!(made.send("/targets", &area).await.header("location").ends_with("saved=1"));
        assert!(made.get("/targets?year=2027&by=area").await.body.contains("<strong>5.000</strong>"));
        // A month's target does not stand in for the year's on the first page.
        let year = [("year", "2026"), ("whole", "4.000"), ("m11", "40"), ("source", "RKAT 2026")];
        assert!(made.send("/targets", &year).await.header("location").ends_with("saved=2"));
        assert!(made.get("/").await.body.contains("dari target 4.000"));
        desk.house.holds().await;
    });
}
