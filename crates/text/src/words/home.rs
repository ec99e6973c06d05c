use super::Word;

macro_rules! words {
    ($($key:literal: $id:literal | $en:literal;)*) => {
        /// The first page and its charts.
        pub const WORDS: &[Word] = &[$(Word { key: $key, id: $id, en: $en }),*];
    };
}

words! {
    "home.why.public": "{people} di {places} desa dibayari dari anggaran; satu keputusan di desa menjaga semuanya." | "{people} {people:is|are} paid for from public budgets in {places} {places:village|villages}: one decision there keeps all of them.";
    "home.why.public.regencies": "{people} di {places} kabupaten/kota dibayari dari anggaran; satu keputusan di desa menjaga semua warganya." | "{people} {people:is|are} paid for from public budgets in {places} {places:regency or city|regencies and cities}: one decision in a village keeps all of its people.";
    "home.why.own": "{people} membayar sendiri atau dibayari keluarga dan mitra; hubungi satu per satu." | "{people} {people:pays for themselves or is|pay for themselves or are} paid for by family or partners: they are called one by one.";
    "home.why.late": "{people} di {places} desa sudah lewat jatuh tempo karena dananya belum cair." | "{people} in {places} {places:village|villages} {people:is|are} overdue today because the funds are not yet released.";
    "home.why.late.regencies": "{people} di {places} kabupaten/kota sudah lewat jatuh tempo karena dananya belum cair." | "{people} in {places} {places:regency or city|regencies and cities} {people:is|are} overdue today because the funds are not yet released.";
    "home.cohorts": "Siapa yang bertahan" | "Who stays";
    "home.branches": "Kantor cabang" | "Branches";
    "home.branches.hint": "Perubahan: peserta aktif hari ini dibanding 30 hari lalu. Peserta baru: tahun ini." | "Change: active members today against 30 days ago. New members: this year.";
    "home.branches.more": "Tampilkan semua {count} kantor lainnya" | "Show all {count} other offices";
    "home.branch": "Kantor" | "Office";
    "home.branch.lapsing": "Akan putus" | "Will lapse";
    "home.branch.active": "Aktif" | "Active";
    "home.branch.change": "Perubahan" | "Change";
    "home.branch.new": "Peserta baru" | "New members";
    "home.branch.target": "Dari target" | "Of target";
    "home.incidents": "Laporan musibah yang masih terbuka" | "Open reports of accidents and deaths";
    "home.waiting.done": "Semua sudah dikerjakan. Yang baru akan muncul di sini." | "All is done. New work will appear here.";
    "chart.began": "mulai atau kembali" | "began or came back";
    "chart.stopped": "putus atau berakhir" | "lapsed or ended";
    "chart.cohorts": "Dari yang baru terlindungi tiap tahun, berapa yang masih terlindungi setelah sekian bulan" | "Of those newly covered each year, how many were still covered after so many months";
    "chart.cohorts.start": "awal" | "start";
    "chart.cohorts.after": "setelah {months} bulan" | "after {months} {months:month|months}";
    "chart.cohorts.after.short": "{months} bln" | "{months} mo";
    "chart.cohorts.year": "Mulai tahun" | "Joined in";
    "chart.cohorts.joined": "Peserta" | "Members";
    "chart.cohorts.of": "{kept} dari {of}" | "{kept} of {of}";
    "chart.cohorts.desc": "Yang mulai {year}: {share} ({kept} dari {of}) masih terlindungi setelah {months} bulan." | "Joined in {year}: {share} ({kept} of {of}) still covered after {months} months.";
}
