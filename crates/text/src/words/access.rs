use super::Word;

/// Refusals of access, and the words for roles and for what one may do. An action's word stands inside a sentence:
/// "… does not include {action}".
pub const WORDS: &[Word] = &[
    Word {
        key: "access.denied",
        id: "Peran {role} tidak mencakup {action}. Tugas dibagi supaya data peserta dan uang terjaga. Bila ini memang \
             tugas Anda, mintalah peran yang sesuai kepada administrator kantor.",
        en: "The role {role} does not include {action}. Duties are divided to protect members' data and money. If this \
             is your duty, ask your office's administrator for the role that has it.",
    },
    Word {
        key: "access.outside",
        id: "Tempat ini di luar wilayah kerja Anda, dan {action} hanya bisa di dalamnya. Serahkan kepada kantor yang \
             melayani tempat itu, atau minta administrator menambah wilayah kerja Anda.",
        en: "This place is outside your territory, and {action} is possible within it only. Pass it to the office that \
             serves the place, or ask the administrator to add it to your territory.",
    },
    Word {
        key: "access.office_outside",
        id: "Kuitansi, uang, dan hitungan milik kantor masing-masing, dan kantor ini bukan kantor Anda dan tidak di \
             wilayah kerja Anda. Kosongkan kantornya supaya dicatat di kantor Anda sendiri, atau serahkan kepada petugas \
             kantor itu.",
        en: "Receipts, money and counts are each office's own, and this office is neither yours nor within your \
             territory. Leave the office out to book it on your own, or pass it to the staff of that office.",
    },
    Word {
        key: "access.not_found",
        id: "Tidak ditemukan di wilayah kerja Anda. Periksa lagi nomor atau alamatnya; bila orangnya dilayani kantor \
             lain, hubungi kantor itu.",
        en: "Nothing was found in your territory. Check the number or address again; if another office serves the \
             person, contact that office.",
    },
    Word { key: "role.administrator", id: "Administrator", en: "Administrator" },
    Word { key: "role.region_head", id: "Kepala kantor wilayah", en: "Regional head" },
    Word { key: "role.branch_head", id: "Kepala kantor cabang", en: "Branch head" },
    Word { key: "role.marketing", id: "Petugas pemasaran", en: "Marketing officer" },
    Word { key: "role.clerk", id: "Petugas loket", en: "Counter clerk" },
    Word { key: "role.system", id: "Sistem lain", en: "Other system" },
    Word { key: "action.register_member", id: "mendaftarkan peserta", en: "registering members" },
    Word { key: "action.complete_member", id: "melengkapi data peserta", en: "completing members' data" },
    Word { key: "action.take_payment", id: "menerima iuran", en: "taking contributions" },
    Word { key: "action.reverse_receipt", id: "membatalkan kuitansi", en: "reversing receipts" },
    Word { key: "action.open_balances", id: "memasukkan peserta lama", en: "bringing in existing members" },
    Word {
        key: "action.record_ending",
        id: "mencatat akhir kepesertaan",
        en: "recording the end of memberships",
    },
    Word { key: "action.decide_duplicate", id: "memutus data ganda", en: "deciding on duplicates" },
    Word { key: "action.decide_dispute", id: "memutus sengketa NIK", en: "deciding disputes over a NIK" },
    Word { key: "action.correct_member", id: "membetulkan data peserta", en: "correcting members' data" },
    Word {
        key: "action.report_incident",
        id: "mencatat laporan musibah",
        en: "reporting accidents and deaths",
    },
    Word { key: "action.import_list", id: "mengirim daftar nama", en: "sending in lists of people" },
    Word {
        key: "action.approve_change",
        id: "menyetujui perubahan data dan uang peserta",
        en: "approving changes of members' data and money",
    },
    Word {
        key: "action.view_incidents",
        id: "melihat laporan musibah",
        en: "seeing reports of accidents and deaths",
    },
    Word { key: "action.list_members", id: "membuat daftar peserta", en: "making lists of members" },
    Word {
        key: "action.approve_user",
        id: "menyetujui perubahan pengguna",
        en: "approving changes of users",
    },
    Word {
        key: "action.view_approvals",
        id: "melihat yang menunggu persetujuan",
        en: "seeing what waits for approval",
    },
    Word {
        key: "action.manage_settings",
        id: "mengatur batas persetujuan",
        en: "setting the limits of approval",
    },
    Word {
        key: "action.manage_house",
        id: "mengatur kunci, pekerjaan dan cadangan data",
        en: "managing keys, jobs and backups",
    },
    Word { key: "action.search_members", id: "mencari peserta", en: "searching for members" },
    Word { key: "action.view_member", id: "melihat data peserta", en: "seeing members' data" },
    Word { key: "action.view_coverage", id: "melihat perlindungan peserta", en: "seeing members' cover" },
    Word { key: "action.view_receipt", id: "melihat kuitansi", en: "seeing receipts" },
    Word { key: "action.view_tasks", id: "melihat daftar tugas", en: "seeing the work-list" },
    Word { key: "action.view_tallies", id: "melihat angka wilayah", en: "seeing the figures of an area" },
    Word { key: "action.view_office", id: "melihat angka kantor", en: "seeing the figures of an office" },
    Word { key: "action.view_activity", id: "melihat kegiatan", en: "seeing activities" },
    Word { key: "action.plan_campaign", id: "merencanakan kampanye", en: "planning campaigns" },
    Word { key: "action.plan_activity", id: "merencanakan kegiatan", en: "planning activities" },
    Word { key: "action.set_target", id: "menetapkan target", en: "setting targets" },
    Word { key: "action.manage_offices", id: "mengatur kantor", en: "managing offices" },
    Word { key: "action.manage_users", id: "mengatur pengguna", en: "managing users" },
    Word { key: "action.manage_devices", id: "mengatur perangkat", en: "managing devices" },
    Word { key: "action.manage_clients", id: "mengatur sistem lain", en: "managing client systems" },
    Word { key: "action.view_audit", id: "melihat catatan audit", en: "seeing the audit record" },
    Word { key: "action.view_health", id: "melihat keadaan sistem", en: "seeing the state of the system" },
    Word { key: "action.quote", id: "menghitung iuran", en: "pricing contributions" },
    Word { key: "action.view_scheme", id: "melihat aturan program", en: "seeing the rules of the scheme" },
    Word { key: "action.view_regions", id: "melihat daftar wilayah", en: "seeing the list of areas" },
    Word { key: "action.own_account", id: "mengatur akun sendiri", en: "managing one's own account" },
];
