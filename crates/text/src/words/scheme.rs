use super::Word;

/// Prices and their reasons, and the words of a scheme: sectors, payers, kinds of worker.
pub const WORDS: &[Word] = &[
    Word { key: "sector.transport", id: "transportasi", en: "transport" },
    Word { key: "sector.other", id: "di luar transportasi", en: "other than transport" },
    Word { key: "work_status.worker", id: "pekerja mandiri", en: "self-employed worker" },
    Word { key: "work_status.owner", id: "pemilik usaha", en: "business owner" },
    Word { key: "payer.self", id: "peserta sendiri", en: "the member" },
    Word { key: "payer.family", id: "keluarga", en: "the family" },
    Word { key: "payer.sponsor", id: "donatur swasta", en: "a private sponsor" },
    Word { key: "payer.village_own", id: "pendapatan asli desa", en: "the village's own revenue" },
    Word { key: "payer.village_dd", id: "Dana Desa", en: "Dana Desa (national money in the village budget)" },
    Word {
        key: "payer.village_add",
        id: "Alokasi Dana Desa",
        en: "Alokasi Dana Desa (district money in the village budget)",
    },
    Word { key: "payer.apbd", id: "APBD", en: "the regional budget (APBD)" },
    Word { key: "payer.apbn", id: "APBN", en: "the national budget (APBN)" },
    // Why a month costs what it costs.
    Word {
        key: "quote.because.bracket",
        id: "Penghasilan {income} masuk golongan {number} ({lower} sampai di bawah {below}); dasar \
             hitungannya {base}.",
        en: "An income of {income} is in bracket {number} ({lower} to below {below}), which counts as \
             {base}.",
    },
    Word {
        key: "quote.because.bracket_top",
        id: "Penghasilan {income} masuk golongan {number}, yang tertinggi (mulai {lower}); dasar \
             hitungannya {base}.",
        en: "An income of {income} is in bracket {number}, the highest (from {lower}), which counts as \
             {base}.",
    },
    Word {
        key: "quote.because.rate_share",
        id: "{programme}: {percent}% dari {base} adalah {amount} sebulan.",
        en: "{programme}: {percent}% of {base} is {amount} a month.",
    },
    Word {
        key: "quote.because.rate_flat",
        id: "{programme}: {amount} sebulan, sama untuk semua penghasilan.",
        en: "{programme}: {amount} a month, the same for every income.",
    },
    Word {
        key: "quote.because.relief",
        id: "Keringanan {law} untuk bulan iuran {from} sampai {until}: {programme} dibayar {percent}%, dari \
             {normal} menjadi {amount}.",
        en: "Relief of {law} for contribution months {from} to {until}: {percent}% of {programme} is paid, \
             {amount} instead of {normal}.",
    },
    Word {
        key: "quote.because.relief_payer",
        id: "Keringanan {law} diberikan untuk iuran yang dibayar {payer}; hal ini sedang dipastikan. Bila \
             ternyata tidak berlaku, kantor cabang yang memberi tahu.",
        en: "The relief of {law} is given to contributions paid by {payer}; this is being checked. Should \
             it turn out not to apply, the branch will say so.",
    },
    Word {
        key: "quote.because.no_relief_payer",
        id: "Tanpa keringanan {law}: iuran yang dibayar {payer} dihitung penuh.",
        en: "No relief of {law}: contributions paid by {payer} are counted in full.",
    },
    Word {
        key: "quote.because.no_relief_status",
        id: "Tanpa keringanan {law}: iuran {status} dihitung penuh.",
        en: "No relief of {law}: contributions of a {status} are counted in full.",
    },
    Word {
        key: "quote.because.no_relief_programme",
        id: "{programme} dibayar penuh: keringanan {law} tidak mencakup {programme}.",
        en: "{programme} is paid in full: the relief of {law} does not include {programme}.",
    },
    Word {
        key: "quote.because.no_relief_sector_yet",
        id: "Keringanan {law} untuk sektor {sector} baru mulai bulan iuran {from}.",
        en: "The relief of {law} (sector: {sector}) begins with the contribution month {from}.",
    },
    Word {
        key: "quote.because.no_relief_sector_over",
        id: "Keringanan {law} untuk sektor {sector} berakhir dengan bulan iuran {until}.",
        en: "The relief of {law} (sector: {sector}) ended with the contribution month {until}.",
    },
    Word {
        key: "quote.because.no_relief_sector",
        id: "Keringanan {law} tidak berlaku untuk sektor {sector}.",
        en: "The relief of {law} is not for this sector ({sector}).",
    },
    // Questions that have no answer.
    Word {
        key: "quote.income_negative",
        id: "Penghasilan {given} di bawah nol, jadi golongan iurannya tidak ada. Isi penghasilan sebulan, \
             nol atau lebih; bila tidak tetap, perkiraan rata-ratanya. Kantor cabang dapat membantu \
             menghitung.",
        en: "An income of {given} is below zero, so it has no bracket. Give the income of a month, zero or \
             more; where it varies, an average as best known. The branch can help to work it out.",
    },
    Word {
        key: "quote.income_form",
        id: "\"{given}\" tidak terbaca sebagai jumlah rupiah. Tulis penghasilan sebulan dengan angka, \
             misalnya 1000000 atau 1.000.000.",
        en: "\"{given}\" cannot be read as an amount in rupiah. Write the income of a month in figures, \
             such as 1000000 or 1.000.000.",
    },
    Word {
        key: "quote.income_too_large",
        id: "\"{given}\" lebih besar daripada penghasilan siapa pun. Periksa jumlah nolnya; tulis \
             penghasilan sebulan.",
        en: "\"{given}\" is more than anybody earns. Check the number of zeros; write the income of a month.",
    },
    Word {
        key: "quote.months",
        id: "Iuran dapat dihitung untuk 1 sampai {max} bulan sekaligus, bukan {given}. Pilih jumlah bulan \
             di antaranya; sisanya dapat dihitung kemudian.",
        en: "Contributions can be priced for 1 to {max} months at a time, not {given}. Choose a number \
             between; the rest can be priced later.",
    },
    Word {
        key: "quote.months_form",
        id: "\"{given}\" tidak terbaca sebagai jumlah bulan. Tulis dengan angka, 1 sampai 12.",
        en: "\"{given}\" cannot be read as a number of months. Write it in figures, 1 to 12.",
    },
    Word {
        key: "quote.month_unknown",
        id: "Iuran bulan {month} tidak diketahui: aturan yang tersimpan mulai {first}, dan yang lebih lama \
             tidak ditebak. Pilih bulan mulai {first}, atau tanyakan kepada kantor cabang.",
        en: "The contribution of {month} is not known: the rules held here begin with {first}, and earlier \
             ones are not guessed. Choose a month from {first} on, or ask the branch.",
    },
    Word {
        key: "quote.month_form",
        id: "\"{given}\" tidak terbaca sebagai bulan. Tulis tahun dan bulan, misalnya 2026-11.",
        en: "\"{given}\" cannot be read as a month. Write year and month, such as 2026-11.",
    },
    Word {
        key: "quote.programme_required",
        id: "{programme} wajib diikuti. Untuk {status}, program yang wajib: {required}; yang lain boleh \
             dipilih. Tambahkan {programme}, atau tanyakan kepada kantor cabang.",
        en: "{programme} is compulsory. For a {status} these are: {required}; the others are a free choice. \
             Add {programme}, or ask the branch.",
    },
    Word {
        key: "quote.programme_unknown",
        id: "Program {programme} tidak ada untuk pekerja bukan penerima upah. Pilihannya: {choices}. Bila \
             bekerja juga untuk upah, program lainnya lewat pemberi kerja; kantor cabang dapat menjelaskan.",
        en: "There is no programme {programme} for people who work for themselves. The choices are: \
             {choices}. Who also works for a wage has further programmes through the employer; the branch \
             can explain.",
    },
    Word {
        key: "quote.public_year_end",
        id: "Iuran yang dibayar {payer} berhenti pada 31 Desember, karena anggarannya per tahun. Bulan \
             terakhir yang dapat dibayar {last} ({months} bulan); bulan sesudahnya menunggu anggaran baru. \
             Kantor cabang yang memutuskan pengecualian.",
        en: "Contributions paid by {payer} stop on 31 December, because the budget is for one year. The \
             last month that can be paid is {last} ({months} {months:month|months}); later ones wait for \
             the new budget. The branch decides exceptions.",
    },
    Word {
        key: "quote.sector_unknown",
        id: "Sektor \"{given}\" tidak dikenal. Pilihannya: {choices}. Pengemudi dan kurir termasuk \
             transport; pekerjaan lain other.",
        en: "There is no sector \"{given}\". The choices are: {choices}. Drivers and couriers are \
             transport; all other work is other.",
    },
    Word {
        key: "quote.status_unknown",
        id: "Cara bekerja \"{given}\" tidak dikenal. Pilihannya: {choices} (pekerja mandiri, pemilik usaha).",
        en: "There is no way of working \"{given}\". The choices are: {choices} (self-employed worker, \
             business owner).",
    },
    Word {
        key: "quote.payer_unknown",
        id: "Pembayar iuran \"{given}\" tidak dikenal. Pilihannya: {choices}.",
        en: "There is no payer \"{given}\". The choices are: {choices}.",
    },
    Word {
        key: "quote.lang_unknown",
        id: "Bahasa \"{given}\" tidak ada. Pilihannya: {choices}.",
        en: "There is no language \"{given}\". The choices are: {choices}.",
    },
    // The table of a quote.
    Word { key: "quote.table.month", id: "Bulan iuran", en: "Contribution month" },
    Word { key: "quote.table.total", id: "Jumlah", en: "Total" },
    Word { key: "quote.table.why", id: "Mengapa", en: "Why" },
    Word { key: "quote.table.checked", id: "sedang dipastikan", en: "being checked" },
];
