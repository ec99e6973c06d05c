//! Reports as a browser takes them: read on screen in both languages, and as files that another reader opens and finds
//! the same rows in; a file is made while it is taken, and no faster.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail with them")]

use access::Role;
use app::view::Report;
use app::wire::{self, Command, Envelope};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use calamine::{Data, Reader, Xlsx};
use http_body_util::BodyExt;
use kernel::Instant;
use std::io::Cursor;
use std::sync::Arc;
use testkit::{House, TODAY, at, invented, pay, register};
use tower::ServiceExt;
use uuid::Uuid;
use web::AppState;

const PASSWORD: &str = "tiga ekor kuda putih";
const NOVEMBER: &str = "from=2026-11-01&until=2026-11-30";

struct Desk {
    house: House,
    router: Router,
    cookie: String,
}

struct Came {
    status: StatusCode,
    headers: HeaderMap,
    bytes: Bytes,
}

impl Came {
    fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).unwrap()
    }

    fn header(&self, name: header::HeaderName) -> &str {
        self.headers.get(name).map_or("", |v| v.to_str().unwrap())
    }
}

impl Desk {
    fn request(&self, path: &str) -> Request<Body> {
        Request::builder().uri(path).header(header::COOKIE, &self.cookie).body(Body::empty()).unwrap()
    }

    async fn get(&self, path: &str) -> Came {
        let response = self.router.clone().oneshot(self.request(path)).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        Came { status, headers, bytes: axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap() }
    }

    async fn page(&self, path: &str) -> String {
        let came = self.get(path).await;
        assert_eq!(came.status, StatusCode::OK, "{path}: {}", came.text());
        came.text().to_owned()
    }
}

/// A house in which somebody of this role has signed in, working for Denpasar.
fn at_the_desk<F: Future<Output = ()>>(role: &'static str, story: impl FnOnce(Desk) -> F) {
    testkit::run(async {
        let house = testkit::house_on(testkit::TestEngine::Sqlite).await;
        let now = Arc::new(|| Instant(at(TODAY).0));
        let router = web::router(AppState::new(house.app.clone(), now, None, false));
        house.hire("putu", role, &["51.71"]).await;
        let signed_in = house.app.sign_in("putu", PASSWORD, None, at(TODAY)).await.unwrap();
        let cookie = format!("payung_session={}", signed_in.token);
        story(Desk { house, router, cookie }).await;
    });
}

/// Three people, one of a name that a spreadsheet would run; two months each, one reversed.
async fn paid(house: &House) {
    for n in 0..3 {
        let mut person = invented(n);
        if n == 1 {
            person.register.name = "=HYPERLINK(\"http://jahat\";\"Sari\")".to_owned();
        }
        let answers = house.send(&[register(&person), pay(person.member, 2, 16_800, TODAY)]).await;
        assert!(answers.iter().all(|a| a.refusal.is_none()), "{answers:#?}");
        if n == 2 {
            let number = answers[1].receipt.clone().unwrap().number;
            let undo = wire::Reverse { receipt_number: number, reason: "salah orang".to_owned() };
            let head = access::Actor { role: Role::BranchHead, ..house.desk.clone() };
            let undo = Envelope {
                id: Uuid::now_v7(),
                subject: person.member,
                office: None,
                command: Command::Reverse(undo),
            };
            let answers = house.app.submit(&head, &[undo], at(TODAY)).await.unwrap();
            assert!(answers[0].refusal.is_none(), "{answers:?}");
        }
    }
}

/// A table as another reader finds it.
fn csv(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = std::str::from_utf8(bytes).unwrap().strip_prefix('\u{feff}').expect("the mark of UTF-8");
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn xlsx(bytes: &[u8], sheet: &str) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes.to_vec())).unwrap();
    book.worksheet_range(sheet).unwrap().rows().map(<[Data]>::to_vec).collect()
}

/// A cell of a spreadsheet as CSV writes it.
fn written(data: &Data) -> String {
    match data {
        Data::Empty => String::new(),
        Data::Float(n) => n.to_string(),
        Data::Int(n) => n.to_string(),
        Data::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year}-{month:02}-{day:02}")
        }
        other => other.to_string(),
    }
}

#[test]
fn a_file_holds_what_the_screen_shows() {
    at_the_desk("clerk", |desk| async move {
        paid(&desk.house).await;
        let screen = desk.page(&format!("/reports/contributions?{NOVEMBER}&sort=on")).await;
        let came = desk.get(&format!("/reports/contributions.csv?{NOVEMBER}&sort=on")).await;
        assert_eq!(came.header(header::CONTENT_TYPE), "text/csv; charset=utf-8");
        let name = "attachment; filename=\"payung-iuran-DPS-2026-11-20.csv\"";
        assert_eq!(came.header(header::CONTENT_DISPOSITION), name);
        let table = csv(&came.bytes);
        assert_eq!(table[0][0], "Kuitansi", "the first row names the columns and nobody");
        assert_eq!(table.len(), 1 + 8, "two months of three receipts, and of one reversal");
        for row in &table[1..] {
            assert!(screen.contains(&row[0]), "{row:?}");
            assert_eq!(row[1], TODAY);
        }
        let bad = table.iter().filter(|row| row[2].contains("HYPERLINK")).collect::<Vec<_>>();
        assert!(bad.len() == 2 && bad.iter().all(|row| row[2].starts_with("'=")), "{bad:?}");
        let sum: i64 = table[1..].iter().map(|row| row[11].parse::<i64>().unwrap()).sum();
        assert_eq!(sum, 2 * 16_800);
        assert!(screen.contains("Rp33.600"), "{screen}");

        let came = desk.get(&format!("/reports/contributions.xlsx?{NOVEMBER}&sort=on")).await;
        let sheet = xlsx(&came.bytes, "Laporan");
        assert_eq!(sheet.len(), table.len());
        for (cells, row) in sheet.iter().zip(&table).skip(1) {
            for (n, (cell, text)) in cells.iter().zip(row).enumerate() {
                // Text is not changed in a spreadsheet: it is typed as text. Months stand as their first day.
                let text = text.strip_prefix('\'').unwrap_or(text);
                let expected = if n == 4 { format!("{text}-01") } else { text.to_owned() };
                assert_eq!(written(cell), expected, "column {n}");
            }
            assert!(matches!(cells[2], Data::String(_)) && matches!(cells[11], Data::Float(_)));
            assert!(matches!(cells[1], Data::DateTime(_)));
        }
        let about = xlsx(&came.bytes, "Keterangan");
        let said: String = about.iter().flatten().map(Data::to_string).collect::<Vec<_>>().join("|");
        assert!(
            said.contains("Kantor DPS") && said.contains("putu contoh") && said.contains("20 November 2026"),
            "{said}"
        );
        let mut formulas: Xlsx<_> =
            calamine::open_workbook_from_rs(Cursor::new(came.bytes.to_vec())).unwrap();
        assert!(formulas.worksheet_formula("Laporan").unwrap().cells().all(|(.., f)| f.is_empty()));
    });
}

#[test]
fn every_report_is_drawn_in_both_languages_on_screen_and_paper_and_as_files() {
    at_the_desk("clerk", |desk| async move {
        let empty = desk.page("/reports/contributions").await;
        assert!(empty.contains("Tidak ada kuitansi pada hari-hari ini"));
        paid(&desk.house).await;
        desk.house.app.settle().await.unwrap();
        let hub = desk.page("/reports").await;
        for (report, id, en) in [
            (
                Report::Contributions,
                "Kantor DPS: Rp33.600 dari 4 kuitansi dan pembatalan sejak 1 November 2026",
                "Rp33.600 from 4 receipts and reversals",
            ),
            (
                Report::Coverage,
                "2 peserta aktif per 20 November 2026",
                "2 active members on 20 November 2026",
            ),
            (Report::Cash, "Rp33.600 di kas kantor", "nobody holds cash; Rp33.600 in the till"),
            (
                Report::DayEnd,
                "3 kuitansi, Rp50.400; uang yang seharusnya ada Rp33.600",
                "3 receipts, Rp50.400; cash",
            ),
        ] {
            let path = format!("/reports/{}", report.key());
            assert!(hub.contains(&format!("href=\"{path}\"")));
            for (lang, said) in [("id", id), ("en", en)] {
                // Two months paid end with the year.
                let period = if report == Report::Lapses { "&until=2026-12-31" } else { "" };
                for road in ["", "/print"] {
                    let page = desk.page(&format!("{path}{road}?lang={lang}{period}")).await;
                    assert!(page.contains(said), "{path}{road} {lang}: {page}");
                    assert!(!page.contains("report."), "a word without its sentence in {path}{road} {lang}");
                }
            }
            for ending in ["csv", "xlsx"] {
                let came = desk.get(&format!("{path}.{ending}")).await;
                assert!(came.status == StatusCode::OK && !came.bytes.is_empty(), "{path}.{ending}");
            }
        }
        // A question that cannot be read as a file is told where it can be mended.
        let came = desk.get("/reports/contributions.csv?from=kemarin").await;
        assert_eq!(came.status, StatusCode::SEE_OTHER);
        assert_eq!(came.header(header::LOCATION), "/reports/contributions?from=kemarin");
        let page = desk.page("/reports/contributions?from=kemarin").await;
        assert!(page.contains("value=\"kemarin\"") && page.contains("from-error"), "{page}");
    });
}

#[test]
fn a_list_of_members_shows_no_more_than_the_reader_may_see() {
    for (role, dialled) in [("clerk", true), ("auditor", false)] {
        at_the_desk(role, |desk| async move {
            let mut sari = invented(1);
            sari.register.phone = Some("0812-3456-7890".to_owned());
            sari.register.name = "@Sari Contoh".to_owned();
            let nik = sari.register.nik.clone();
            let answers = desk.house.send(&[register(&sari), pay(sari.member, 1, 8_400, TODAY)]).await;
            assert!(answers.iter().all(|a| a.refusal.is_none()), "{answers:#?}");
            let screen = desk.page("/reports/members").await;
            let file = desk.get("/reports/members.csv").await;
            let lapses = desk.page("/reports/lapses").await;
            for text in [screen.as_str(), file.text(), lapses.as_str()] {
                assert!(
                    text.contains("@Sari Contoh") && !text.contains(&nik) && !text.contains("81234567890")
                );
                assert_eq!(text.contains("0812-3456-7890"), dialled, "{role}: {text}");
                assert_eq!(text.contains("0••• 890"), !dialled, "{role}: {text}");
            }
            assert!(file.text().contains("'@Sari Contoh;"), "{}", file.text());
            assert!(file.text().contains(&nik[12..]) && screen.contains("pedagang"));
            assert_eq!(csv(&file.bytes)[1][6], "Aktif");
        });
    }
}

#[test]
fn roles_find_their_own_reports_only() {
    at_the_desk("agent", |desk| async move {
        let hub = desk.page("/reports").await;
        assert!(hub.contains("/reports/coverage") && !hub.contains("/reports/contributions"));
        assert_eq!(desk.get("/reports/contributions.csv").await.status, StatusCode::FORBIDDEN);
    });
    at_the_desk("director", |desk| async move {
        let hub = desk.page("/reports").await;
        assert!(hub.contains("/reports/coverage") && !hub.contains("/reports/cash"));
    });
}

/// Rows of money put in as an institution's history would be: straight into the tables.
async fn many(house: &House, receipts: usize) {
    use store::{Batch, Cell, tables};
    let person = invented(1);
    house.send(&[register(&person)]).await;
    let mut tx = house.app.store().begin().await.unwrap();
    for chunk in (0..receipts).collect::<Vec<_>>().chunks(5_000) {
        let mut taken = Batch::new(&tables::RECEIPT);
        let mut months = Batch::new(&tables::CONTRIBUTION);
        for n in chunk {
            let (receipt, command) = (Uuid::now_v7(), Uuid::now_v7());
            let day: kernel::Day = TODAY.parse().unwrap();
            let now = at(TODAY);
            taken.push([
                person.member.into(),
                receipt.into(),
                format!("DPS-{n:07}-0").into(),
                command.into(),
                8_400_i64.into(),
                "self".into(),
                Cell::Null,
                day.into(),
                now.into(),
                house.denpasar.into(),
                house.desk.id.into(),
                Cell::Null,
                Cell::Null,
                "-".into(),
                Cell::Null,
            ]);
            for (programme, amount) in [("JKK", 5_000_i64), ("JKM", 3_400)] {
                months.push([
                    person.member.into(),
                    command.into(),
                    receipt.into(),
                    Uuid::nil().into(),
                    "2026-11".into(),
                    programme.into(),
                    amount.into(),
                    "self".into(),
                    day.into(),
                    now.into(),
                ]);
            }
        }
        tx.insert(&taken).await.unwrap();
        tx.insert(&months).await.unwrap();
    }
    tx.commit().await.unwrap();
}

#[test]
fn a_long_file_is_made_while_it_is_taken_and_not_ahead_of_it() {
    const RECEIPTS: usize = 100_000;
    at_the_desk("clerk", |desk| async move {
        many(&desk.house, RECEIPTS).await;
        let store = desk.house.app.store().clone();
        let response = desk.router.clone().oneshot(desk.request("/reports/contributions.csv")).await.unwrap();
        let mut body = response.into_body();
        let first = body.frame().await.unwrap().unwrap().into_data().unwrap();
        assert!(first.starts_with("\u{feff}Kuitansi".as_bytes()));
        // Nobody takes more: a few pages are made, and then the making waits.
        tokio::time::sleep(std::time::Duration::from_millis(400)).await;
        let waiting = store.statements();
        tokio::time::sleep(std::time::Duration::from_millis(400)).await;
        assert_eq!(store.statements(), waiting, "pages are made ahead of the reader");
        let (mut bytes, mut lines) = (first.len(), 0);
        let mut largest = 0;
        while let Some(frame) = body.frame().await {
            let data = frame.unwrap().into_data().unwrap();
            largest = largest.max(data.len());
            bytes += data.len();
            lines += data.iter().filter(|b| **b == b'\n').count();
        }
        assert_eq!(lines, RECEIPTS);
        assert!(largest < 1_000_000 && bytes > 5_000_000, "pieces of {largest} in {bytes}");
        assert!(store.statements() - waiting > 80, "a page at a time");

        // Whoever goes away stops the reading, and the next one may begin.
        let response = desk.router.clone().oneshot(desk.request("/reports/contributions.csv")).await.unwrap();
        let mut body = response.into_body();
        body.frame().await.unwrap().unwrap();
        drop(body);
        tokio::time::sleep(std::time::Duration::from_millis(400)).await;
        let stopped = store.statements();
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        assert!(store.statements() - stopped <= 1, "somebody still reads for nobody");
        desk.house.app.flush_looks().await;
        let mut reader = store.reader().await.unwrap();
        let cut: Vec<(i64,)> = reader.list(&STOPPED, &[]).await.unwrap();
        assert_eq!(cut[0].0, 1);
        drop(reader);

        let came = desk.get("/reports/contributions.xlsx").await;
        assert_eq!(xlsx(&came.bytes, "Laporan").len(), RECEIPTS + 1);
    });
}

static STOPPED: store::Stmt = store::Stmt::new(
    "story.stopped",
    "select count(*) from audit where action = 'exported' and detail like '%stopped%'",
);
