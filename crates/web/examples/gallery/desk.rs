use crate::{code, day, id, month, said};
use app::view::{
    ActivityHead, Choice, Existing, Form, MonthPrice, NewPasswordView, NikRead, Offer, Person, Place,
    PriceLine, ReceiptMonth, ReceiptView, RegisterOptions, RegisterView, RenewView, SignInView, Standing,
};
use kernel::{Arg, Note, Programme, Refusal, Rupiah, Sex};
use maud::Markup;
use web::ui::{Ctx, password, receipt, register, renew, sign_in};

const JKK: Programme = Programme::new("JKK");
const JKM: Programme = Programme::new("JKM");

pub const PAGES: &[crate::Page] = &[
    ("sign-in", |c| sign_in::page(c, &SignInView::default())),
    ("sign-in-refused", refused),
    ("sign-in-locked", |c| sign_in::page(c, &SignInView { locked_seconds: Some(280), ..Default::default() })),
    ("password", |c| {
        password::page(c, &NewPasswordView { form: Form::default(), min_length: 10, first_time: true })
    }),
    ("register", |c| register::page(c, &empty())),
    ("register-errors", |c| register::page(c, &wrong())),
    ("register-priced", |c| register::page(c, &priced())),
    ("register-known", |c| register::page(c, &known())),
    ("receipt", |c| receipt::page(c, &paper())),
    ("pay", pay),
    ("pay-closed", closed),
];

fn refused(ctx: &Ctx) -> Markup {
    let mut form = Form::default();
    form.set("user", "made.ayu");
    form.errors = vec![Refusal::new("sign_in.refused"), Refusal::of("code", "sign_in.code.refused")];
    sign_in::page(ctx, &SignInView { form, wants_code: true, ..Default::default() })
}

fn activity() -> ActivityHead {
    let name = "Pasar Inpres Kelapa Gading".to_owned();
    ActivityHead { id: id(1), name, on: day("2026-11-20"), registered: 17, cash_held: Rupiah(142_800) }
}

fn choices(list: &[(&str, &str)]) -> Vec<Choice> {
    list.iter()
        .map(|(v, l)| Choice { value: (*v).into(), label: Arg::Text((*l).into()), hint: None })
        .collect()
}

fn options() -> RegisterOptions {
    let mut programmes = choices(&[
        ("JKK", "JKK · kecelakaan kerja"),
        ("JKM", "JKM · kematian"),
        ("JHT", "JHT · tabungan hari tua"),
    ]);
    programmes[2].hint = Some(said("Boleh ditambah kapan saja"));
    RegisterOptions {
        statuses: choices(&[("self_employed", "Pekerja mandiri"), ("owner", "Pemilik usaha dengan pekerja")]),
        sectors: choices(&[("transport", "Transportasi"), ("other", "Bidang lain")]),
        occupations: choices(&[
            ("pedagang", "Pedagang pasar"),
            ("petani", "Petani"),
            ("ojek", "Pengemudi ojek"),
        ]),
        programmes,
        compulsory: vec!["JKK".into(), "JKM".into()],
        payers: choices(&[
            ("self", "Sendiri"),
            ("family", "Keluarga"),
            ("sponsor", "Perusahaan atau donatur"),
        ]),
    }
}

fn empty() -> RegisterView {
    RegisterView {
        command: id(2),
        activity: Some(activity()),
        form: Form::default(),
        nik: None,
        existing: None,
        villages: Vec::new(),
        more_villages: false,
        options: options(),
        offers: Vec::new(),
        notes: Vec::new(),
    }
}

fn filled() -> Form {
    let mut form = Form::default();
    for (name, value) in [
        ("nik", "3310995504870001"),
        ("name", "Sari Wulandari"),
        ("born", "15-04-1987"),
        ("sex", "female"),
        ("how_works", "own"),
        ("status", "self_employed"),
        ("sector", "other"),
        ("occupation", "Pedagang pasar"),
        ("income", "1.000.000"),
        ("village_search", "Gatak"),
        ("home", "33.10.16.2012"),
        ("works_now", "yes"),
        ("well_now", "yes"),
        ("attested_by", "Walino"),
        ("attested_role", "Kepala desa"),
        ("consent", "yes"),
        ("payer", "self"),
        ("months", "3"),
        ("amount", "33.600"),
    ] {
        form.set(name, value);
    }
    form
}

fn villages() -> Vec<Place> {
    let place = |c: &str, within: &str| Place { code: code(c), name: "Gatak".into(), within: within.into() };
    vec![
        place("33.10.16.2012", "Delanggu, Klaten, Jawa Tengah"),
        place("33.10.21.2004", "Ngawen, Klaten, Jawa Tengah"),
    ]
}

fn read() -> NikRead {
    NikRead {
        sex: Sex::Female,
        born: day("1987-04-15"),
        age: 39,
        district: Some("Delanggu, Klaten".into()),
        notes: Vec::new(),
    }
}

fn wrong() -> RegisterView {
    let mut form = filled();
    form.values.insert("nik".into(), vec!["331099550487000".into()]);
    form.values.remove("works_now");
    form.errors = vec![
        Refusal::of("nik", "nik.length").with("digits", 15),
        Refusal { note: said("Jawab dulu: apakah Ibu ini sedang bekerja?"), field: Some("works_now".into()) },
    ];
    RegisterView { form, villages: villages(), more_villages: true, ..empty() }
}

fn line(programme: Programme, amount: i64, because: &[&str]) -> PriceLine {
    PriceLine { programme, amount: Rupiah(amount), because: because.iter().map(|b| said(b)).collect() }
}

fn price(m: &str, halved: bool) -> MonthPrice {
    let (jkk, jkm, why) = if halved {
        (5_000, 3_400, "keringanan 50%, PP 50/2025")
    } else {
        (10_000, 6_800, "tanpa keringanan")
    };
    MonthPrice {
        month: month(m),
        total: Rupiah(jkk + jkm),
        lines: vec![
            line(JKK, jkk, &["1% dari dasar Rp1.000.000 (golongan 1, PP 44/2015 Lampiran II)", why]),
            line(JKM, jkm, &["Rp6.800 sebulan (PP 82/2019)", why]),
        ],
    }
}

fn offers() -> Vec<Offer> {
    let all: Vec<MonthPrice> = [
        "2026-11", "2026-12", "2027-01", "2027-02", "2027-03", "2027-04", "2027-05", "2027-06", "2027-07",
        "2027-08", "2027-09", "2027-10",
    ]
    .iter()
    .map(|m| price(m, m.starts_with("2026")))
    .collect();
    [1, 3, 6, 12]
        .map(|n| {
            let prices = all[..n].to_vec();
            Offer {
                months: n as u8,
                total: prices.iter().map(|p| p.total).sum(),
                first: month("2026-11"),
                last: prices[n - 1].month,
                notes: if n > 1 {
                    vec![said("Januari Rp16.800: keringanan habis 31 Desember.")]
                } else {
                    Vec::new()
                },
                prices,
            }
        })
        .to_vec()
}

fn priced() -> RegisterView {
    RegisterView {
        form: filled(),
        nik: Some(read()),
        villages: villages()[..1].to_vec(),
        offers: offers(),
        ..empty()
    }
}

fn known() -> RegisterView {
    let mut form = Form::default();
    form.set("nik", "3310995504870001");
    let mut nik = read();
    nik.notes.push(said(
        "Tanggal lahir yang tertulis berbeda dari NIK. Lihat KTP; yang benar yang tertulis di KTP.",
    ));
    let existing = Existing {
        person: Person { id: id(3), name: "Sari Wulandari".into() },
        standing: Standing::Grace,
        sentence: said(
            "Terlindungi sampai 31 Agustus 2026; masih bisa disambung tanpa putus sampai 30 November.",
        ),
    };
    RegisterView { form, nik: Some(nik), existing: Some(existing), ..empty() }
}

fn paper() -> ReceiptView {
    let months: Vec<ReceiptMonth> = offers()[1]
        .prices
        .iter()
        .map(|p| ReceiptMonth {
            month: p.month,
            programmes: p.lines.iter().map(|l| (l.programme, l.amount)).collect(),
            total: p.total,
        })
        .collect();
    ReceiptView {
        number: "DPS-2026-004218".into(),
        reversed: None,
        person: Person { id: id(3), name: "Sari Wulandari".into() },
        masked_nik: "•••• •••• •••• 0001".into(),
        headline: said("Bu Sari terlindungi mulai hari ini sampai 31 Januari 2027."),
        covered_from: day("2026-11-20"),
        covered_until: day("2027-01-31"),
        paid_on: day("2026-11-20"),
        total: months.iter().map(|m| m.total).sum(),
        payer: said("sendiri"),
        months,
        taken_by: "Ni Made Ayu".into(),
        office: "Kantor Cabang Bali Denpasar".into(),
        code: "PYG1.DPS-2026-004218.33600.20261120.7Qm2vX9fKc0tR4bLw8ZsJ1dNhY6uGpEa3oTiVxMkWq".into(),
        next: vec![
            said("Berikan kuitansi ini, dicetak atau lewat WhatsApp."),
            said(
                "Bila ada musibah, datang ke rumah sakit mana pun yang bekerja sama dan tunjukkan kuitansi ini.",
            ),
            said("Ahli waris boleh menyusul sebelum 4 Desember 2026."),
        ],
        activity: Some(activity()),
        may_register: true,
    }
}

fn renewing() -> RenewView {
    let mut form = Form::default();
    form.set("payer", "self");
    form.set("months", "3");
    RenewView {
        command: id(9),
        activity: None,
        member: id(3),
        name: "Sari Wulandari".into(),
        masked_nik: "•••• •••• •••• 0001".into(),
        standing: Standing::Grace,
        sentence: said(
            "Bulan terakhir yang dibayar: Agustus 2026. Dibayar sekarang, September sampai November ikut terlindungi.",
        ),
        next_unpaid: month("2026-09"),
        credit: Rupiah(2_400),
        form,
        payers: options().payers,
        offers: offers(),
        closed: None,
        notes: Vec::new(),
    }
}

fn pay(ctx: &Ctx) -> Markup {
    renew::page(ctx, &renewing())
}

fn closed(ctx: &Ctx) -> Markup {
    let closed = Some(Note::new("ui.value").with(
        "value",
        "Bu Sari sudah membayar 12 bulan ke depan. Bulan berikutnya dapat dibayar mulai Desember.",
    ));
    renew::page(ctx, &RenewView { closed, standing: Standing::Active, ..renewing() })
}
