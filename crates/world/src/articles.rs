//! What the five articles tell, as tables: activities, partners, targets. What an article does not say is ours, and
//! the source says so.

const ARTICLE_0: &str = "Artikel 0 (EmitenNews, senam di Waduk Pluit)";
const ARTICLE_1: &str = "Artikel 1 (EmitenNews, Pasar Inpres Kelapa Gading, 11 Desember 2023)";
const ARTICLE_2: &str = "Artikel 2 (Media Indonesia, Klaten, 19 Oktober 2023)";
pub(crate) const ARTICLE_3: &str = "Artikel 3 (Sesetan Karnaval, 13 Agustus 2017)";
pub(crate) const ARTICLE_4: &str = "Artikel 4 (Suara Merdeka, Pekalongan, 12 Maret 2023)";
pub(crate) const OURS: &str = "Contoh: rekaan untuk dunia percobaan";

pub(crate) struct Row {
    pub key: &'static str,
    pub office: &'static str,
    pub campaign: &'static str,
    pub sort: &'static str,
    pub title: &'static str,
    pub village: &'static str,
    pub place: &'static str,
    pub from: &'static str,
    pub until: &'static str,
    pub partners: &'static [(&'static str, &'static str)],
    pub source: (&'static str, &'static str),
    pub people: u32,
    pub attested_by: &'static str,
}

pub(crate) const KKBC: &str = "kkbc";
pub(crate) const SADAR: &str = "desa-sadar";

#[expect(clippy::too_many_arguments, reason = "one row of a table")]
const fn row(
    [key, office, campaign, sort]: [&'static str; 4],
    title: &'static str,
    [village, place]: [&'static str; 2],
    [from, until]: [&'static str; 2],
    partners: &'static [(&'static str, &'static str)],
    source: (&'static str, &'static str),
    people: u32,
    attested_by: &'static str,
) -> Row {
    Row {
        key,
        office,
        campaign,
        sort,
        title,
        village,
        place,
        from,
        until,
        partners,
        source,
        people,
        attested_by,
    }
}

const OUR_DAY: &str = "harinya dari kami";
const LINGKUNGAN: &str = "Kepala lingkungan (contoh)";

pub(crate) fn rows() -> Vec<Row> {
    let mut rows = denpasar();
    rows.extend(klaten());
    rows.extend(others());
    rows
}

fn denpasar() -> Vec<Row> {
    let round = |key, village, place, from: &'static str| {
        row(
            [key, "DPS", SADAR, "village_meeting"],
            "Sosialisasi kepada aparat desa",
            [village, place],
            [from, from],
            &[("kaling", "mengundang aparat dan banjar")],
            (ARTICLE_3, OUR_DAY),
            110,
            LINGKUNGAN,
        )
    };
    let drive = |key, title, village, place, people| {
        row(
            [key, "DPS", SADAR, "registration"],
            title,
            [village, place],
            ["2016-10-15", "2016-10-15"],
            &[("kaling", "mendata pekerja di tiap banjar")],
            (ARTICLE_3, OUR_DAY),
            people,
            LINGKUNGAN,
        )
    };
    vec![
        round("keliling-selatan", "51.71.01.1003", "Kantor Camat Denpasar Selatan", "2016-02-17"),
        round("keliling-utara", "51.71.04.2008", "Kantor Camat Denpasar Utara", "2016-03-16"),
        round("keliling-timur", "51.71.02.2008", "Kantor Camat Denpasar Timur", "2016-04-14"),
        round("keliling-barat", "51.71.03.2008", "Kantor Camat Denpasar Barat", "2016-05-18"),
        row(
            ["mou-sesetan", "DPS", SADAR, "agreement"],
            "Kesepahaman dengan Kelurahan Sesetan",
            ["51.71.01.1003", "Kantor Lurah Sesetan"],
            ["2016-09-07", "2016-09-07"],
            &[("lurah-sesetan", "menandatangani kesepahaman")],
            (ARTICLE_3, OUR_DAY),
            0,
            "",
        ),
        drive(
            "serentak-sesetan",
            "Pendaftaran serentak Sesetan",
            "51.71.01.1003",
            "Kantor Lurah Sesetan",
            2000,
        ),
        drive(
            "serentak-ubung-kaja",
            "Pendaftaran serentak Ubung Kaja",
            "51.71.04.2008",
            "Kantor Desa Ubung Kaja",
            1000,
        ),
        drive(
            "serentak-dangin-puri-kangin",
            "Pendaftaran serentak Dangin Puri Kangin",
            "51.71.04.2001",
            "Kantor Desa Dangin Puri Kangin",
            1000,
        ),
        row(
            ["sesetan-karnaval", "DPS", SADAR, "carnival_stand"],
            "Stan di Sesetan Karnaval dan Porkel Sesetan",
            ["51.71.01.1003", "Lapangan Pegok"],
            ["2017-08-13", "2017-08-17"],
            &[("lurah-sesetan", "membuka lapangan bagi petugas"), ("kaling", "mengajak warga banjar")],
            (ARTICLE_3, "yang mendaftar rekaan"),
            400,
            LINGKUNGAN,
        ),
    ]
}

pub(crate) fn klaten() -> Vec<Row> {
    let village = |key, title, code, place, day: &'static str, people| {
        row(
            [key, "KLN", KKBC, "village_meeting"],
            title,
            [code, place],
            [day, day],
            &[
                ("perangkat-klaten", "mengundang warga"),
                ("babinsa-klaten", "hadir"),
                ("bhabin-klaten", "hadir"),
            ],
            (ARTICLE_2, OUR_DAY),
            people,
            "Perangkat desa (contoh)",
        )
    };
    let mut rows = vec![
        village("jombor", "KKBC di Desa Jombor", "33.10.11.2008", "Balai Desa Jombor", "2023-08-02", 120),
        village("pesu", "KKBC di Desa Pesu", "33.10.03.2001", "Balai Desa Pesu", "2023-08-09", 70),
        village("jimbung", "KKBC di Desa Jimbung", "33.10.23.2001", "Balai Desa Jimbung", "2023-08-23", 150),
        village(
            "gemblegan",
            "KKBC di Desa Gemblegan",
            "33.10.23.2007",
            "Balai Desa Gemblegan",
            "2023-08-30",
            90,
        ),
        village("sumyang", "KKBC di Desa Sumyang", "33.10.08.2009", "Balai Desa Sumyang", "2023-09-07", 80),
        village("kemudo", "KKBC di Desa Kemudo", "33.10.01.2010", "Balai Desa Kemudo", "2023-09-14", 135),
        village("wunut", "KKBC di Desa Wunut", "33.10.19.2018", "Balai Desa Wunut", "2023-09-27", 105),
        village("paseban", "KKBC di Desa Paseban", "33.10.04.2007", "Balai Desa Paseban", "2023-10-04", 125),
    ];
    // The village pays for its own staff and council; article 2 says who, the number is ours.
    rows.push(row(
        ["gatak", "KLN", KKBC, "village_meeting"],
        "KKBC di Desa Gatak: perangkat desa dan BPD",
        ["33.10.16.2012", "Balai Desa Gatak"],
        ["2023-10-11", "2023-10-11"],
        &[("kades-gatak", "mendaftarkan perangkat desa dan BPD"), ("babinsa-klaten", "hadir")],
        (ARTICLE_2, "harinya dan jumlahnya dari kami"),
        36,
        "Pemerintah Desa Gatak",
    ));
    rows
}

fn others() -> Vec<Row> {
    let walk = |key, village, place, day: &'static str| {
        row(
            [key, "PKL", KKBC, "house_visit"],
            "Kunjungan bersama Bhabinkamtibmas",
            [village, place],
            [day, day],
            &[("bhabin-pekalongan", "mengantar ke rumah warga")],
            (OURS, "menyusul kerja sama dalam artikel 4"),
            55,
            "Bhabinkamtibmas (contoh)",
        )
    };
    vec![
        row(
            ["polres-pekalongan", "PKL", "", "partner_training"],
            "Sosialisasi bersama Bhabinkamtibmas Polres Pekalongan Kota",
            ["33.75.03.1006", "Aula Polres Pekalongan Kota"],
            ["2023-03-09", "2023-03-09"],
            &[("polres-pekalongan", "menjadi tuan rumah"), ("bhabin-pekalongan", "mengikuti sosialisasi")],
            (ARTICLE_4, "kelurahannya dari kami"),
            0,
            "",
        ),
        walk("bhabin-krapyak", "33.75.03.1002", "Kelurahan Krapyak", "2023-08-15"),
        walk("bhabin-jenggot", "33.75.04.1004", "Kelurahan Jenggot", "2023-09-12"),
        walk("bhabin-medono", "33.75.01.1002", "Kelurahan Medono", "2023-10-17"),
        walk("bhabin-klego", "33.75.02.1008", "Kelurahan Klego", "2023-11-14"),
        row(
            ["rentan-pekalongan", "PKL", KKBC, "registration"],
            "Pekerja rentan yang iurannya dibayar kota",
            ["33.75.03.1003", "Kelurahan Kandang Panjang"],
            ["2024-09-10", "2024-09-10"],
            &[],
            (OURS, "Perda Kota Pekalongan 2023 memuat 13 pekerjaan rentan; jumlahnya dari kami"),
            180,
            "Kelurahan (contoh)",
        ),
        row(
            ["waduk-pluit", "PLT", KKBC, "mass_exercise"],
            "Senam bersama di Taman Kota Waduk Pluit",
            ["31.72.01.1001", "Taman Kota Waduk Pluit"],
            ["2023-07-22", "2023-07-22"],
            &[
                ("pkk-penjaringan", "mengajak ibu-ibu"),
                ("rtrw-penjaringan", "mengajak warga"),
                ("bhabin-penjaringan", "hadir"),
            ],
            (ARTICLE_0, "harinya dan yang mendaftar dari kami"),
            250,
            "Kader PKK (contoh)",
        ),
        row(
            ["pasar-inpres", "KLG", KKBC, "market_walk"],
            "Blusukan ke Pasar Inpres Kelapa Gading",
            ["31.72.06.1001", "Pasar Inpres Kelapa Gading"],
            ["2023-12-11", "2023-12-11"],
            &[("pasar-gading", "mengantar ke lapak pedagang")],
            (ARTICLE_1, "kelurahannya dan yang mendaftar dari kami"),
            180,
            "Pengelola pasar (contoh)",
        ),
        row(
            ["radio-solo", "SKA", KKBC, "radio"],
            "Siaran radio tentang KKBC",
            ["33.72.03.1001", "Studio radio"],
            ["2023-11-22", "2023-11-22"],
            &[("radio-solo", "menyiarkan")],
            (ARTICLE_1, "artikel menyebut edukasi lewat radio di tiap cabang; siarannya rekaan"),
            0,
            "",
        ),
    ]
}

/// Name, sort, and the office that knows them. Officials only where an article names them.
pub(crate) const PARTNERS: [(&str, &str, &str, &str); 17] = [
    ("lurah-sesetan", "Lurah Sesetan, Ketut Sri Karyawati", "village_head", "DPS"),
    ("kaling", "Kepala lingkungan dan banjar", "community_leader", "DPS"),
    ("pedagang-pegok", "Paguyuban pedagang Banjar Pegok (contoh)", "organisation", "DPS"),
    ("kades-gatak", "Kepala Desa Gatak, Walino", "village_head", "KLN"),
    ("perangkat-klaten", "Perangkat desa di Klaten", "village_staff", "KLN"),
    ("babinsa-klaten", "Babinsa di Klaten", "babinsa", "KLN"),
    ("bhabin-klaten", "Bhabinkamtibmas di Klaten", "bhabinkamtibmas", "KLN"),
    ("perisai-klaten", "Agen Perisai di Klaten", "perisai", "KLN"),
    ("polres-pekalongan", "Polres Pekalongan Kota", "police", "PKL"),
    ("bhabin-pekalongan", "Bhabinkamtibmas se-Polres Pekalongan Kota", "bhabinkamtibmas", "PKL"),
    ("pkk-penjaringan", "Ibu-ibu PKK Penjaringan", "pkk", "PLT"),
    ("rtrw-penjaringan", "RT dan RW di Penjaringan", "rt_rw", "PLT"),
    ("bhabin-penjaringan", "Bhabinkamtibmas kelurahan di Penjaringan", "bhabinkamtibmas", "PLT"),
    ("kecamatan-penjaringan", "Kecamatan Penjaringan", "district", "PLT"),
    ("tokoh-penjaringan", "Tokoh agama di Penjaringan", "religious_leader", "PLT"),
    ("pasar-gading", "Pasar Inpres Kelapa Gading", "market", "KLG"),
    ("radio-solo", "Radio di Surakarta (contoh)", "radio", "SKA"),
];

/// Office, area, measure, from, until, value, source; none of them is confirmed.
pub(crate) type Goal = (&'static str, &'static str, &'static str, [&'static str; 2], i64, &'static str);

pub(crate) const GOALS: [Goal; 7] = [
    ("DPS", "", "as_published", ["2017-01-01", "2017-12-31"], 22_964, ARTICLE_3),
    ("PST", "", "as_published", ["2023-10-19", "2026-12-31"], 70_000_000, ARTICLE_2),
    (
        "PST",
        "",
        "villages_reached",
        ["2023-07-06", "2026-12-31"],
        83_000,
        "Antara, Kompas 2023: KKBC Masuk Desa",
    ),
    ("PKL", "", "as_published", ["2024-01-01", "2024-12-31"], 55_000, "rkb.pekalongankota.go.id, 2024"),
    ("DPS", "", "new_members", ["2026-01-01", "2026-12-31"], 400, OURS),
    ("KLN", "", "new_members", ["2026-01-01", "2026-12-31"], 240, OURS),
    ("PKL", "", "active_at_end", ["2026-01-01", "2026-12-31"], 600, OURS),
];

/// "100 orang per desa": article 4, for the nine villages of article 2.
pub(crate) const PER_VILLAGE: (i64, [&str; 2]) = (100, ["2023-07-06", "2026-12-31"]);
