use crate::{code, day, id, month, said};
use app::view::{
    ActivityMember, ActivityRow, ActivityView, AgentCash, AreaRef, AreaSort, AreaView, Band,
    CampaignActivity, CampaignView, ChildArea, Counts, CoverageRow, Denominator, Dot, Form, HealthCheck,
    HealthView, HomeView, Lapsing, OfficeView, Period, Person, Place, Standing, TargetBar, Trend, TrendMark,
    TrendPoint, Unit, Waiting,
};
use kernel::{Instant, Level, Note, Refusal, Rupiah};
use maud::Markup;
use web::ui::{Ctx, activity, area, campaign, error, health, home, office};

pub const PAGES: &[crate::Page] = &[
    ("home", |c| home::page(c, &start())),
    ("home-empty", |c| home::page(c, &bare())),
    ("office", |c| office::page(c, &denpasar())),
    ("office-empty", |c| office::page(c, &example())),
    ("area-nation", |c| area::page(c, &nation())),
    ("area-regency", |c| area::page(c, &klaten())),
    ("area-district", |c| area::page(c, &district())),
    ("area-village", |c| area::page(c, &village())),
    ("activity", |c| activity::page(c, &market())),
    ("activity-empty", |c| activity::page(c, &quiet())),
    ("campaign", |c| campaign::page(c, &kkbc())),
    ("error-403", |c| error::page(c, 403, None, None)),
    ("error-404", |c| error::page(c, 404, None, None)),
    ("error-429", |c| error::page(c, 429, None, None)),
    ("error-500", |c| error::page(c, 500, None, Some("7f3a-20c1"))),
    ("health", well),
];

fn period() -> Period {
    Period { from: day("2026-01-01"), until: day("2026-12-31") }
}

fn workers(count: i64) -> Denominator {
    Denominator {
        count,
        what: said("pekerja tanpa upah"),
        source: "Sakernas Agustus 2025, BPS".into(),
        on: day("2025-08-31"),
        confirmed: true,
    }
}

fn targets() -> Vec<TargetBar> {
    let bar = |measure, unit, actual, target, confirmed| TargetBar {
        measure: Note::new(measure),
        unit,
        actual,
        target,
        period: period(),
        on: day("2026-11-20"),
        source: Some("Kantor Wilayah Banuspa, 5 Januari 2026".into()),
        confirmed,
        denominator: None,
    };
    let mut all = vec![
        bar("target.measure.new_members", Unit::People, 4_118, Some(6_000), true),
        bar("target.measure.active", Unit::People, 7_708, Some(22_964), false),
        bar("target.measure.contributions", Unit::Rupiah, 1_204_518_400, Some(1_100_000_000), true),
    ];
    all[1].denominator = Some(workers(219_000));
    all
}

fn trend() -> Trend {
    let mut value = 5_200;
    let points = (0..71)
        .map(|i| {
            let m = month("2021-01").plus(i);
            value +=
                [90, -40, 130, 60, -150, 40, 20, -30, 75, 10, -60, 25][i as usize % 12] + i64::from(i) / 3;
            let band = (i > 66).then_some(Band {
                low: value - 60 * i64::from(i - 66),
                high: value + 70 * i64::from(i - 66),
            });
            TrendPoint { month: m, value, band }
        })
        .collect();
    Trend {
        measure: said("Peserta aktif, sudah dibayar (Bali Denpasar)"),
        points,
        target: Some(9_000),
        marks: vec![
            TrendMark { month: month("2023-10"), label: "Kerja Keras Bebas Cemas".into() },
            TrendMark { month: month("2026-04"), label: "keringanan iuran".into() },
        ],
    }
}

fn activities() -> Vec<ActivityRow> {
    let row = |n: u128, name: &str, kind: &str, place: &str, from: &str, until: &str, registered, paid| {
        ActivityRow {
            id: id(n),
            name: name.into(),
            kind: said(kind),
            place: place.into(),
            from: day(from),
            until: day(until),
            registered,
            first_payments: paid,
        }
    };
    vec![
        row(
            41,
            "Pasar Badung pagi",
            "blusukan pasar",
            "Dangin Puri Kangin",
            "2026-11-19",
            "2026-11-19",
            23,
            21,
        ),
        row(
            42,
            "Sesetan Karnaval",
            "stan lima hari",
            "Lapangan Pegok, Sesetan",
            "2026-08-13",
            "2026-08-17",
            184,
            151,
        ),
        row(43, "Senam bersama banjar", "senam massal", "Ubung Kaja", "2026-07-05", "2026-07-05", 61, 48),
    ]
}

fn start() -> HomeView {
    let waits = |key, count, oldest: Option<&str>, path: &str| Waiting {
        label: Note::new(key),
        count,
        oldest: oldest.map(day),
        path: path.into(),
    };
    HomeView {
        office: id(50),
        office_name: "Kantor Cabang Bali Denpasar".into(),
        lapsing: Lapsing {
            within_days: 30,
            until: day("2026-12-20"),
            people: 412,
            funds_late_people: 268,
            funds_late_villages: 6,
            of_active: 7_708,
        },
        targets: targets(),
        trend: Some(trend()),
        activities: activities(),
        waiting: vec![
            waits("task.duplicate", 4, Some("2026-11-02"), "/tasks?kind=duplicate"),
            waits("task.recorded", 2, Some("2026-11-18"), "/tasks?kind=recorded"),
            waits("task.to_complete", 31, Some("2026-11-06"), "/tasks?kind=to_complete"),
        ],
        may_register: true,
    }
}

fn bare() -> HomeView {
    let lapsing =
        Lapsing { people: 0, funds_late_people: 0, funds_late_villages: 0, of_active: 0, ..start().lapsing };
    HomeView {
        lapsing,
        targets: Vec::new(),
        trend: None,
        activities: Vec::new(),
        waiting: Vec::new(),
        ..start()
    }
}

fn area_ref(c: &str, name: &str) -> AreaRef {
    AreaRef { code: code(c), name: name.into() }
}

fn denpasar() -> OfficeView {
    let row = |c: &str, name: &str, registered, paid, standing, of: Option<i64>| CoverageRow {
        area: area_ref(c, name),
        registered,
        paid,
        standing,
        denominator: of.map(workers),
    };
    OfficeView {
        id: id(50),
        name: "Bali Denpasar".into(),
        example: false,
        parent: Some((id(51), "Kantor Wilayah Bali, Nusa Tenggara, Papua".into())),
        children: Vec::new(),
        on: day("2026-11-20"),
        active: 7_708,
        targets: targets(),
        trend: Some(trend()),
        coverage: vec![
            row("51.71", "Kota Denpasar", 5_210, 4_480, 4_702, Some(98_000)),
            row("51.03", "Badung", 1_904, 1_512, 1_600, Some(74_000)),
            row("51.02", "Tabanan", 1_120, 871, 902, Some(61_000)),
            row("51.01", "Jembrana", 702, 511, 540, None),
            row("51.08", "Buleleng", 498, 334, 361, Some(88_000)),
        ],
        activities: activities(),
        cash: vec![
            AgentCash {
                agent: "Wayan Sudarma".into(),
                held: Rupiah(1_428_000),
                since: Some(day("2026-11-12")),
                receipts: 96,
            },
            AgentCash {
                agent: "Ketut Ariani".into(),
                held: Rupiah(142_800),
                since: Some(day("2026-11-20")),
                receipts: 17,
            },
        ],
    }
}

fn example() -> OfficeView {
    OfficeView {
        name: "Cabang 087".into(),
        example: true,
        active: 0,
        targets: Vec::new(),
        trend: None,
        coverage: Vec::new(),
        activities: Vec::new(),
        cash: Vec::new(),
        children: vec![(id(52), "Kantor Jembrana".into()), (id(53), "Kantor Buleleng".into())],
        ..denpasar()
    }
}

fn child(c: &str, name: &str, registered: i64, of: Option<i64>) -> ChildArea {
    let counts = Counts { registered, paid: registered * 8 / 10, standing: registered * 83 / 100 };
    ChildArea { area: area_ref(c, name), counts, denominator: of.map(workers) }
}

fn klaten() -> AreaView {
    AreaView {
        code: Some(code("33.10")),
        level: Some(Level::Regency),
        name: "Klaten".into(),
        above: vec![area_ref("33", "Jawa Tengah")],
        on: day("2026-11-20"),
        known: None,
        counts: Counts { registered: 22_410, paid: 18_942, standing: 19_377 },
        denominator: Some(workers(219_000)),
        children: vec![
            child("33.10.16", "Delanggu", 2_210, None),
            child("33.10.12", "Ceper", 1_870, None),
            child("33.10.03", "Bayat", 1_544, None),
            child("33.10.21", "Ngawen", 990, None),
        ],
        sort: AreaSort::Registered,
        dots: Vec::new(),
        trend: Some(trend()),
        form: Form::default(),
    }
}

fn nation() -> AreaView {
    AreaView {
        code: None,
        level: None,
        name: "Indonesia".into(),
        above: Vec::new(),
        denominator: Some(workers(83_800_000)),
        counts: Counts { registered: 9_190_000, paid: 7_200_000, standing: 7_480_000 },
        children: vec![
            child("11", "Aceh", 120_400, Some(1_400_000)),
            child("33", "Jawa Tengah", 902_000, Some(11_200_000)),
            child("51", "Bali", 140_200, Some(1_300_000)),
            child("96", "Papua Barat Daya", 0, None),
        ],
        sort: AreaSort::Name,
        trend: None,
        known: Some(day("2026-11-01")),
        ..klaten()
    }
}

fn district() -> AreaView {
    let villages = [
        ("33.10.16.2012", "Gatak", -7_620_000, 110_690_000, 36),
        ("33.10.16.2001", "Delanggu", -7_617_000, 110_702_000, 210),
        ("33.10.16.2003", "Sabrang", -7_610_000, 110_711_000, 84),
        ("33.10.16.2007", "Karang", -7_628_000, 110_721_000, 0),
        ("33.10.16.2009", "Banaran", -7_637_000, 110_698_000, 142),
    ];
    AreaView {
        code: Some(code("33.10.16")),
        level: Some(Level::District),
        name: "Delanggu".into(),
        above: vec![area_ref("33", "Jawa Tengah"), area_ref("33.10", "Klaten")],
        denominator: None,
        counts: Counts { registered: 472, paid: 377, standing: 391 },
        children: villages.iter().map(|v| child(v.0, v.1, v.4, None)).collect(),
        dots: villages
            .iter()
            .map(|v| Dot {
                code: code(v.0),
                name: v.1.into(),
                latitude_micro: v.2,
                longitude_micro: v.3,
                value: v.4,
            })
            .collect(),
        trend: None,
        ..klaten()
    }
}

fn village() -> AreaView {
    let mut form = Form::default();
    form.set("on", "31-02-2026");
    form.errors.push(Refusal {
        note: said("31 Februari tidak ada di kalender. Tulis misalnya 28-02-2026."),
        field: Some("on".into()),
    });
    AreaView {
        code: Some(code("33.10.16.2012")),
        level: Some(Level::Village),
        name: "Gatak".into(),
        above: vec![
            area_ref("33", "Jawa Tengah"),
            area_ref("33.10", "Klaten"),
            area_ref("33.10.16", "Delanggu"),
        ],
        counts: Counts { registered: 36, paid: 34, standing: 34 },
        children: Vec::new(),
        form,
        ..district()
    }
}

fn market() -> ActivityView {
    let member = |n: u128, name: &str, standing, paid| ActivityMember {
        person: Person { id: id(n), name: name.into() },
        on: day("2026-11-20"),
        home: "Kelapa Gading Timur".into(),
        standing,
        paid: Rupiah(paid),
    };
    ActivityView {
        id: id(1),
        name: "Pasar Inpres Kelapa Gading".into(),
        kind: said("blusukan pasar"),
        place: Some(Place {
            code: code("31.72.06.1002"),
            name: "Kelapa Gading Timur".into(),
            within: "Jakarta Utara".into(),
        }),
        from: day("2023-12-11"),
        until: day("2023-12-11"),
        office: (id(60), "Jakarta Kelapa Gading".into()),
        campaign: Some((id(61), "Kerja Keras Bebas Cemas".into())),
        partners: vec!["Pengelola Pasar Inpres".into(), "Bhabinkamtibmas Kelapa Gading Timur".into()],
        reached: Some(120),
        registered: 17,
        first_payments: 15,
        still_covered: 9,
        collected: Rupiah(142_800),
        cost: Some(Rupiah(1_250_000)),
        members: vec![
            member(3, "Sari Wulandari", Standing::Active, 33_600),
            member(4, "Slamet Riyadi", Standing::NotYetDue, 8_400),
            member(5, "Made Suardana", Standing::Ended, 8_400),
        ],
        next: None,
        source: Some("EmitenNews.com, 11 Desember 2023".into()),
        may_register: true,
    }
}

fn quiet() -> ActivityView {
    ActivityView {
        registered: 0,
        first_payments: 0,
        still_covered: 0,
        collected: Rupiah::ZERO,
        reached: None,
        cost: None,
        members: Vec::new(),
        partners: Vec::new(),
        ..market()
    }
}

fn kkbc() -> CampaignView {
    CampaignView {
        id: id(61),
        name: "Kerja Keras Bebas Cemas".into(),
        from: day("2023-10-01"),
        until: None,
        offices: 122,
        villages: 214,
        registered: 12_840,
        first_payments: 10_911,
        after_six_months: Some((6_120, 9_870)),
        cost: Some(Rupiah(402_000_000)),
        targets: targets()[..1].to_vec(),
        activities: activities()
            .into_iter()
            .map(|row| CampaignActivity {
                cost: (row.registered > 50).then_some(Rupiah(4_500_000)),
                row,
                office: "Bali Denpasar".into(),
            })
            .collect(),
        next: Some("/campaigns/1?after=3".into()),
    }
}

fn well(ctx: &Ctx) -> Markup {
    let check = |what: &str, good, detail: &str| HealthCheck { what: said(what), good, detail: said(detail) };
    let view = HealthView {
        version: "0.1.0".into(),
        at: Instant::at(day("2026-11-20"), 32_000, kernel::Zone::WIB),
        checks: vec![
            check("Basis data", true, "SQLite, 41 MB, ditulis 2 detik lalu"),
            check("Kunci", true, "sama dengan basis data"),
            check("Antrean", false, "12 kejadian menunggu lebih dari satu menit"),
        ],
    };
    health::page(ctx, &view)
}
