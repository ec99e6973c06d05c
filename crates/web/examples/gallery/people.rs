use crate::{code, day, id, month, said};
use app::view::{
    CompareRow, CompareSide, CompareView, ContributionMonth, CoverRow, CoverSpan, Event, FamilyDate, Form,
    Found, Heir, Look, MemberView, Period, Person, Place, ProgrammeCover, ReceiptRow, RegisteredAs,
    SearchView, Standing, TaskRow, TaskTab, TasksView, ToComplete,
};
use kernel::{Instant, Programme, Rupiah, Sex, Zone};
use maud::Markup;
use web::ui::{Ctx, compare, member, search, tasks};

const JKK: Programme = Programme::new("JKK");
const JKM: Programme = Programme::new("JKM");

pub const PAGES: &[crate::Page] = &[
    ("member", |c| member::page(c, &sari())),
    ("member-new", |c| member::page(c, &fresh())),
    ("search", |c| search::page(c, &found())),
    ("search-none", none),
    ("tasks", |c| tasks::page(c, &list())),
    ("tasks-none", |c| tasks::page(c, &TasksView { tabs: Vec::new(), rows: Vec::new(), next: None })),
    ("compare", |c| compare::page(c, &two())),
];

fn at(text: &str, hour: u32) -> Instant {
    Instant::at(day(text), hour * 3600 + 340, Zone::WIB)
}

fn span(from: &str, until: &str, standing: Standing) -> CoverSpan {
    CoverSpan { from: day(from), until: day(until), standing }
}

fn sari() -> MemberView {
    let spans = vec![
        span("2023-11-01", "2024-04-30", Standing::Active),
        span("2024-05-01", "2024-05-15", Standing::NotYetDue),
        span("2024-05-16", "2024-07-31", Standing::Grace),
        span("2024-08-01", "2025-02-19", Standing::Ended),
        span("2025-02-20", "2026-12-31", Standing::Active),
    ];
    let programme = |programme, name: &str| ProgrammeCover {
        programme,
        name: said(name),
        standing: Some(Standing::Active),
        from: Some(day("2025-02-20")),
        until: Some(day("2026-12-31")),
        note: None,
    };
    MemberView {
        id: id(3),
        name: "Sari Wulandari".into(),
        masked_nik: "•••• •••• •••• 0001".into(),
        masked_phone: Some("+62 ••• 890".into()),
        official_number: Some("23118840217".into()),
        born: day("1987-04-15"),
        age: 39,
        sex: Sex::Female,
        home: Place { code: code("33.10.16.2012"), name: "Gatak".into(), within: "Delanggu, Klaten".into() },
        on: day("2026-11-20"),
        standing: Standing::Active,
        answer: said("Bu Sari terlindungi sampai 31 Desember 2026 untuk kecelakaan kerja dan kematian."),
        because: vec![
            said("Iuran JKK dan JKM lunas sampai bulan Desember 2026 (kuitansi KLT-2026-003311)."),
            said("Perlindungan berlaku sampai hari terakhir bulan terakhir yang dibayar (PP 44/2015)."),
            said("Sesudah itu masih ada masa tenggang tiga bulan iuran (Perdir 22/PERDIR.02/072022)."),
        ],
        programmes: vec![
            programme(JKK, "kecelakaan kerja"),
            programme(JKM, "kematian"),
            ProgrammeCover {
                programme: Programme::new("JHT"),
                name: said("tabungan hari tua"),
                standing: None,
                from: None,
                until: None,
                note: Some(said("Belum diikuti; boleh ditambah kapan saja.")),
            },
        ],
        dates: vec![
            FamilyDate {
                on: Some(day("2025-05-20")),
                what: said("Santunan kematian penuh sejak hari ini; sebelum itu hanya biaya pemakaman."),
                unconfirmed: true,
            },
            FamilyDate {
                on: Some(day("2028-02-20")),
                what: said("Anak berhak atas beasiswa bila iuran sudah tiga tahun."),
                unconfirmed: false,
            },
            FamilyDate {
                on: Some(day("2027-03-31")),
                what: said("Setelah tanggal ini peserta putus bila tidak ada iuran lagi."),
                unconfirmed: false,
            },
        ],
        cover: vec![CoverRow { programme: JKK, spans: spans.clone() }, CoverRow { programme: JKM, spans }],
        cover_period: Period { from: day("2023-11-01"), until: day("2027-04-30") },
        events: vec![
            Event {
                at: at("2026-11-20", 9),
                on: day("2026-11-20"),
                what: said("Membayar Rp8.400 untuk Desember 2026"),
                by: "Ni Made Ayu".into(),
                path: Some("/receipts/1".into()),
            },
            Event {
                at: at("2025-02-20", 10),
                on: day("2025-02-20"),
                what: said("Didaftarkan lagi di Balai Desa Gatak"),
                by: "Agen Wiji".into(),
                path: None,
            },
            Event {
                at: at("2024-08-01", 0),
                on: day("2024-07-31"),
                what: said("Perlindungan putus: tiga bulan tanpa iuran"),
                by: "Payung".into(),
                path: None,
            },
            Event {
                at: at("2023-11-01", 11),
                on: day("2023-11-01"),
                what: said("Didaftarkan pada Sosialisasi Desa Gatak"),
                by: "Agen Wiji".into(),
                path: None,
            },
        ],
        receipts: vec![
            receipt(1, "KLT-2026-003311", "2026-11-20", 8_400, "2026-12", "2026-12", false),
            receipt(2, "KLT-2026-001207", "2026-03-02", 75_600, "2026-03", "2026-11", false),
            receipt(3, "KLT-2026-001206", "2026-03-02", 75_600, "2026-03", "2026-11", true),
        ],
        contributions: ["2026-12", "2026-11", "2026-10"]
            .map(|m| ContributionMonth {
                month: month(m),
                amounts: vec![(JKK, Rupiah(5_000)), (JKM, Rupiah(3_400))],
                total: Rupiah(8_400),
                paid_on: day("2026-11-20"),
                payer: said("sendiri"),
            })
            .to_vec(),
        credit: Rupiah::ZERO,
        heirs: vec![Heir {
            name: "Budi Santoso".into(),
            relation: said("suami"),
            born: Some(day("1984-09-02")),
        }],
        registered: vec![RegisteredAs {
            on: day("2025-02-20"),
            office: "Klaten".into(),
            activity: Some("Balai Desa Gatak".into()),
            occupation: "Pedagang pasar".into(),
            sector: said("bidang lain"),
            status: said("pekerja mandiri"),
            income: Rupiah(1_000_000),
            works_now: true,
            well_now: true,
            attested_by: "Walino, kepala desa".into(),
            place: "Balai Desa Gatak".into(),
            consent: true,
        }],
        to_complete: vec![ToComplete { what: said("Alamat lengkap"), due: Some(day("2026-12-04")) }],
        tasks: vec![said("Mungkin orang yang sama dengan Sari Wulan, Ngawen. Cabang memeriksanya.")],
        looks: vec![
            Look { at: at("2026-11-20", 9), who: "Ni Made Ayu".into(), office: "Bali Denpasar".into() },
            Look { at: at("2026-03-02", 14), who: "Heru Siswanto".into(), office: "Klaten".into() },
        ],
        zone: Zone::WIB,
        may_pay: true,
        invented: true,
    }
}

fn receipt(
    n: u128,
    number: &str,
    on: &str,
    amount: i64,
    first: &str,
    last: &str,
    reversed: bool,
) -> ReceiptRow {
    ReceiptRow {
        id: id(100 + n),
        number: number.into(),
        paid_on: day(on),
        amount: Rupiah(amount),
        first: month(first),
        last: month(last),
        payer: said("sendiri"),
        reversed,
    }
}

/// Registered, nothing paid yet: the empty state of a member.
fn fresh() -> MemberView {
    MemberView {
        standing: Standing::Registered,
        answer: said("Bu Sari terdaftar, tetapi belum terlindungi: iuran pertama belum dibayar."),
        because: Vec::new(),
        programmes: Vec::new(),
        dates: Vec::new(),
        cover: Vec::new(),
        receipts: Vec::new(),
        contributions: Vec::new(),
        heirs: Vec::new(),
        tasks: Vec::new(),
        on: day("2026-11-12"),
        ..sari()
    }
}

fn found() -> SearchView {
    let person = |n: u128, name: &str, home: &str, standing, until: Option<&str>, twin| Found {
        person: Person { id: id(n), name: name.into() },
        born: day("1987-04-15"),
        masked_nik: format!("•••• •••• •••• 000{}", n % 10),
        home: home.into(),
        standing,
        until: until.map(day),
        maybe_duplicate: twin,
    };
    let all = Standing::ALL.iter().enumerate().map(|(i, s)| {
        person(20 + i as u128, "Sari Utami", "Kemudo, Prambanan", *s, Some("2026-08-31"), false)
    });
    let mut list = vec![
        person(3, "Sari Wulandari", "Gatak, Delanggu", Standing::Active, Some("2026-12-31"), true),
        person(4, "Sari Wulan", "Gatak, Ngawen", Standing::Grace, Some("2026-08-31"), true),
    ];
    list.extend(all);
    SearchView {
        query: "sari".into(),
        found: list,
        next: Some("/members?q=sari&after=9".into()),
        duplicates: Some(said("Dua di antaranya mungkin orang yang sama: tanggal lahir dan desanya serupa.")),
        within: "Kabupaten Klaten".into(),
        may_register: true,
    }
}

fn none(ctx: &Ctx) -> Markup {
    search::page(
        ctx,
        &SearchView {
            query: "wayan sujana".into(),
            found: Vec::new(),
            next: None,
            duplicates: None,
            ..found()
        },
    )
}

fn list() -> TasksView {
    let tab = |kind: &str, count, chosen| TaskTab { kind: kind.into(), count, chosen };
    let row = |n: u128, name: &str, other: Option<&str>, what: &str, due: &str| TaskRow {
        task: id(n),
        kind: "duplicate".into(),
        member: id(n),
        name: name.into(),
        other_name: other.map(str::to_owned),
        what: said(what),
        since: day("2026-11-02"),
        due: Some(day(due)),
        office: "Klaten".into(),
    };
    TasksView {
        tabs: vec![
            tab("duplicate", 4, true),
            tab("dispute", 1, false),
            tab("identity_differs", 0, false),
            tab("recorded", 2, false),
            tab("to_complete", 31, false),
            tab("wage_work", 3, false),
        ],
        rows: vec![
            row(
                31,
                "Sari Wulandari",
                Some("Sari Wulan"),
                "Tanggal lahir dan nomor HP sama, desa berbeda",
                "2026-11-16",
            ),
            row(
                32,
                "Slamet Riyadi",
                Some("Slamet Riyadi"),
                "Nama dan tanggal lahir sama, NIK berbeda dua angka",
                "2026-12-01",
            ),
        ],
        next: None,
    }
}

fn two() -> CompareView {
    let row = |label: &str, left: &str, right: &str| CompareRow {
        label: said(label),
        left: left.into(),
        right: Some(right.into()),
        differs: left != right,
    };
    let side = |n, name: &str, standing| CompareSide { member: id(n), name: name.into(), standing };
    CompareView {
        command: id(32),
        task: id(31),
        member: id(3),
        kind: "duplicate".into(),
        why: said("Tanggal lahir dan nomor HP sama; desa rumahnya berbeda."),
        left: side(3, "Sari Wulandari", Standing::Active),
        right: Some(side(4, "Sari Wulan", Standing::Grace)),
        judged: true,
        rows: vec![
            row("NIK", "•••• •••• •••• 0001", "•••• •••• •••• 0010"),
            row("Nama", "Sari Wulandari", "Sari Wulan"),
            row("Tanggal lahir", "15 April 1987", "15 April 1987"),
            row("Nomor HP", "+62 ••• 890", "+62 ••• 890"),
            row("Rumah", "Gatak, Delanggu", "Gatak, Ngawen"),
            row("Pekerjaan", "Pedagang pasar", "Pedagang pasar"),
            row("Didaftarkan", "20 Februari 2025, Balai Desa Gatak", "3 Juni 2026, Pasar Ngawen"),
            row("Iuran terakhir", "Desember 2026", "Agustus 2026"),
        ],
        form: Form::default(),
        left_over: 3,
        decided: None,
    }
}
