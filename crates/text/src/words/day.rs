use super::Word;

macro_rules! words {
    ($($key:literal: $id:literal | $en:literal;)*) => {
        /// What the days of the roles asked for: headings that say the answer, and the audit in whole sentences.
        pub const WORDS: &[Word] = &[$(Word { key: $key, id: $id, en: $en }),*];
    };
}

words! {
    "trend.more": "{now} peserta aktif, {change} lebih banyak daripada setahun lalu" | "{now} active {now:member|members}, {change} more than a year ago";
    "trend.fewer": "{now} peserta aktif, {change} lebih sedikit daripada setahun lalu" | "{now} active {now:member|members}, {change} fewer than a year ago";
    "trend.same": "{now} peserta aktif, sama seperti setahun lalu" | "{now} active {now:member|members}, as many as a year ago";
    "cohorts.kept": "Dari yang mulai {year}, {percent} masih terlindungi setelah {months} bulan" | "Of those who joined in {year}, {percent} were still covered after {months} months";
    "members.areas": "{areas} wilayah kerja Anda" | "your {areas} areas";

    "audit.said.correct": "{who} membetulkan data {whom}" | "{who} corrected the data of {whom}";
    "audit.said.add_to_report": "{who} menambah laporan musibah {whom}" | "{who} added to a report about {whom}";
    "audit.said.close_report": "{who} menutup laporan musibah {whom}" | "{who} closed a report about {whom}";
    "audit.said.link_report": "{who} menghubungkan laporan musibah dengan {whom}" | "{who} linked a report to {whom}";
    "audit.said.annul_ending": "{who} menarik kembali akhir kepesertaan {whom}" | "{who} took back the ending of {whom}";
    "audit.said.propose": "{who} mengusulkan perubahan tentang {whom}" | "{who} proposed a change about {whom}";
    "audit.said.decide_proposal": "{who} memutus usulan tentang {whom}" | "{who} decided a proposal about {whom}";
    "audit.said.withdraw": "{who} menarik usulannya tentang {whom}" | "{who} withdrew a proposal about {whom}";
    "audit.said.setting": "{who} mengubah batas orang kedua" | "{who} changed a limit of the second person";
    "audit.said.view_incident": "{who} melihat laporan musibah {whom}" | "{who} looked at a report about {whom}";
    "audit.said.report_read": "{who} membaca laporan: {whom}" | "{who} read a report: {whom}";
    "audit.said.export": "{who} mulai mengambil berkas: {whom}" | "{who} began to take a file: {whom}";
    "audit.said.exported": "{who} mengambil berkas: {whom}" | "{who} took a file: {whom}";
    "audit.action.exported": "mengambil berkas laporan" | "taking files of reports";
    "audit.report": "{report}, {rows} baris" | "{report}, {rows} {rows:row|rows}";
    "audit.report.file": "{report}, {rows} baris sebagai {format}" | "{report}, {rows} {rows:row|rows} as {format}";
    "audit.action.correct": "membetulkan data" | "correcting data";
    "audit.action.report": "mencatat musibah" | "reporting an accident or death";
    "audit.action.view_incident": "melihat laporan musibah" | "looking at reports of accidents";
    "audit.action.report_read": "membaca laporan dengan nama" | "reading reports with names";
    "audit.action.propose": "mengusulkan kepada orang kedua" | "proposing to a second person";
    "audit.action.decide_proposal": "memutus sebagai orang kedua" | "deciding as the second person";
}
