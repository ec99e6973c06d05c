use super::Word;

/// What pages say of members, activities and figures beyond the rules themselves.
#[rustfmt::skip]
pub const WORDS: &[Word] = &[
    // Programmes by name, and what usual sets of them protect against.
    Word { key: "programme.jkk", id: "kecelakaan kerja", en: "work accidents" },
    Word { key: "programme.jkm", id: "kematian", en: "death" },
    Word { key: "programme.jht", id: "tabungan hari tua", en: "old-age savings" },
    Word { key: "read.for.jkk", id: "kecelakaan kerja", en: "work accidents" },
    Word { key: "read.for.jkk_jkm", id: "kecelakaan kerja dan kematian", en: "work accidents and death" },
    Word { key: "read.for.jkk_jkm_jht", id: "kecelakaan kerja, kematian dan hari tua", en: "work accidents, death and old age" },
    Word { key: "read.answer.active", id: "{name} terlindungi sampai {until} untuk {programmes}.", en: "{name} is covered until {until} for {programmes}." },
    Word { key: "read.answer.not_yet_due", id: "Kepesertaan {name} tetap baik; iurannya jatuh tempo {date}.", en: "{name} is in good standing; the contribution is due {date}." },
    Word { key: "read.answer.grace", id: "{name} menunggak; masih dapat dilunasi sampai {date}.", en: "{name} is in grace; arrears can be settled until {date}." },
    Word { key: "read.answer.funds_late", id: "Dana iuran {name} belum cair; jatuh temponya {date}.", en: "The funds for {name} are not yet released; they were due {date}." },
    Word { key: "read.answer.ended", id: "Perlindungan {name} berakhir {date}.", en: "The cover of {name} ended on {date}." },
    Word { key: "read.payer.named", id: "{payer} ({name})", en: "{payer} ({name})" },
    Word { key: "read.phone_shared", id: "Nomor HP ini dipakai lebih dari satu peserta, misalnya satu keluarga. Sebutkan NIK atau nomor pesertanya.", en: "This telephone number belongs to more than one member, a family perhaps. Give the NIK or the member number." },

    Word { key: "heir.spouse", id: "suami atau istri", en: "spouse" },
    Word { key: "heir.child", id: "anak", en: "child" },
    Word { key: "heir.parent", id: "orang tua", en: "parent" },
    Word { key: "heir.sibling", id: "saudara kandung", en: "sibling" },
    Word { key: "heir.other", id: "hubungan lain", en: "another relation" },

    // What happened.
    Word { key: "read.event.registered", id: "Didaftarkan di {place}", en: "Registered at {place}" },
    Word { key: "read.event.registered_at", id: "Didaftarkan pada {place}", en: "Registered at {place}" },
    Word { key: "read.event.registered_again", id: "Didaftarkan kembali di {place}", en: "Registered again at {place}" },
    Word { key: "read.event.registered_again_at", id: "Didaftarkan kembali pada {place}", en: "Registered again at {place}" },
    Word { key: "read.event.paid_one", id: "Membayar {amount} untuk {month} (kuitansi {number})", en: "Paid {amount} for {month} (receipt {number})" },
    Word { key: "read.event.paid", id: "Membayar {amount} untuk {first} sampai {last} (kuitansi {number})", en: "Paid {amount} for {first} to {last} (receipt {number})" },
    Word { key: "read.event.held", id: "Menyerahkan {amount}; disimpan sambil menunggu keputusan (kuitansi {number})", en: "Handed over {amount}; kept until somebody decides (receipt {number})" },
    Word { key: "read.event.reversed", id: "Kuitansi {number} dibatalkan: {reason}", en: "Receipt {number} was reversed: {reason}" },
    Word { key: "read.event.died", id: "Meninggal, menurut {told_by}", en: "Died, as told by {told_by}" },
    Word { key: "read.event.left", id: "Berhenti, menurut {told_by}", en: "Left, as told by {told_by}" },
    Word { key: "read.event.old_age_taken", id: "Tabungan hari tua diambil, menurut {told_by}", en: "Old-age savings taken, as told by {told_by}" },

    // Receipts.
    Word { key: "read.receipt.headline", id: "{name} terlindungi dari {from} sampai {until}.", en: "{name} is covered from {from} until {until}." },
    Word { key: "read.receipt.headline.today", id: "{name} terlindungi sejak hari pembayaran ini sampai {until}.", en: "{name} is covered from this day of payment until {until}." },
    Word { key: "read.receipt.headline.held", id: "{amount} dari {name} sudah diterima dan disimpan; kantor cabang akan menentukan untuk bulan apa.", en: "{amount} from {name} was received and is kept; the branch will decide for which months." },
    Word { key: "read.receipt.headline.reversed", id: "Kuitansi {name} ini sudah dibatalkan dan tidak berlaku lagi.", en: "This receipt of {name} was reversed and does not count any more." },
    Word { key: "read.receipt.reversed", id: "Dibatalkan {day}: {reason}", en: "Reversed on {day}: {reason}" },
    Word { key: "read.receipt.next_due", id: "Iuran {month} jatuh tempo {due}.", en: "The contribution for {month} is due on {due}." },
    Word { key: "read.receipt.heirs_missing", id: "Ahli waris belum dicatat. Lengkapi dalam {days} hari supaya keluarga tidak menunggu nanti.", en: "Heirs are not recorded yet. Add them within {days} {days:day|days}, so that the family need not wait later." },
    Word { key: "read.offer.changes", id: "Mulai {month} iuran sebulan berubah dari {before} menjadi {after}.", en: "From {month} a month costs {after} instead of {before}." },

    // Search and work-lists.
    Word { key: "read.search.twins", id: "Beberapa di antaranya mungkin orang yang sama; kantor cabang memeriksanya lewat daftar kerja.", en: "Some of these may be the same person; the branch looks at them through the work-list." },
    Word { key: "read.compare.since", id: "Peserta sejak", en: "Member since" },
    Word { key: "read.compare.last_month", id: "Bulan terakhir yang dibayar", en: "Last month paid" },
    Word { key: "compare.handled", id: "Sudah dikerjakan", en: "This is handled" },
    Word { key: "read.decided.same", id: "Diputuskan {day}: satu orang. Alasan: {reason}", en: "Decided on {day}: the same person. Reason: {reason}" },
    Word { key: "read.decided.different", id: "Diputuskan {day}: dua orang. Alasan: {reason}", en: "Decided on {day}: two people. Reason: {reason}" },
    Word { key: "read.decided.handled", id: "Selesai dikerjakan {day}. Catatan: {reason}", en: "Handled on {day}. Note: {reason}" },

    // Figures.
    Word { key: "read.trend.active", id: "Peserta aktif (sudah dibayar)", en: "Active members (paid)" },
    Word { key: "read.residents", id: "penduduk tercatat", en: "registered residents" },
    Word { key: "activity.kind.mass_exercise", id: "Senam massal", en: "Mass exercise" },
    Word { key: "activity.kind.market_walk", id: "Keliling pasar", en: "Market walk" },
    Word { key: "activity.kind.village_meeting", id: "Sosialisasi desa", en: "Village meeting" },
    Word { key: "activity.kind.carnival_stand", id: "Stan pameran", en: "Stand at a fair" },
    Word { key: "activity.kind.partner_training", id: "Pembekalan mitra", en: "Training of partners" },
    Word { key: "activity.kind.agreement", id: "Kerja sama", en: "Agreement" },
    Word { key: "activity.kind.radio", id: "Siaran radio", en: "Radio broadcast" },
    Word { key: "activity.kind.house_visit", id: "Kunjungan rumah", en: "House visits" },
    Word { key: "activity.kind.registration", id: "Pendaftaran di tempat", en: "Registration on the spot" },

    // What was typed into a form.
    Word { key: "read.form.ahead", id: "Hari itu belum tiba. Yang ditampilkan hari ini; pilih hari ini atau sebelumnya.", en: "That day has not come yet. Today is shown; choose today or a day before." },
    Word { key: "read.form.day", id: "Tulis harinya seperti 15-04-1987.", en: "Write the day like 15-04-1987." },
    Word { key: "read.form.rupiah", id: "Tulis jumlahnya dalam rupiah utuh, misalnya 1.000.000.", en: "Write the amount in whole rupiah, for example 1.000.000." },
    Word { key: "read.form.missing", id: "Bagian ini belum diisi.", en: "This has not been filled in yet." },
    Word { key: "read.form.village", id: "Pilih desa atau kelurahannya: tulis namanya, tekan Cari, lalu pilih satu.", en: "Choose the village: write its name, press Find, then choose one." },
    Word { key: "read.form.consent", id: "Tanpa persetujuan orangnya tidak ada yang boleh didaftarkan. Bacakan kalimatnya, lalu tandai bila setuju.", en: "Nobody is registered without their consent. Read the sentence aloud and mark it if they agree." },
    Word { key: "read.form.months", id: "Pilih untuk berapa bulan iurannya.", en: "Choose for how many months." },
    Word { key: "read.form.amount", id: "Uangnya {given}, sedangkan iuran {months} bulan tepat {right}. Hitung sekali lagi, atau ubah jumlah bulannya.", en: "The money is {given}, while {months} {months:month|months} cost exactly {right}. Count again, or change the number of months." },
    Word { key: "read.form.registered_unpaid", id: "Pendaftarannya sudah tersimpan. Yang belum jadi hanya pembayarannya; perbaiki di sini.", en: "The registration is kept. Only the payment did not go through; put it right here." },

    // The house.
    Word { key: "read.health.database", id: "Basis data", en: "Database" },
    Word { key: "read.health.engine", id: "{engine} menjawab.", en: "{engine} answers." },
    Word { key: "read.health.commands", id: "Pencatatan", en: "Commands" },
    Word { key: "read.health.last", id: "Kelompok terakhir tersimpan {at}; seluruhnya {groups}.", en: "The last group was kept at {at}; {groups} in all." },
    Word { key: "read.health.none", id: "Belum ada yang dicatat.", en: "Nothing has been recorded yet." },
    Word { key: "read.health.tallies", id: "Penghitungan", en: "Tallies" },
    Word { key: "read.health.settled", id: "Semua sudah dihitung ({waiting} menunggu).", en: "Everything is counted ({waiting} waiting)." },
    Word { key: "read.health.waiting", id: "{waiting} catatan menunggu dihitung.", en: "{waiting} {waiting:record waits|records wait} to be counted." },
    Word { key: "read.health.keys", id: "Kunci", en: "Keys" },
    Word { key: "read.health.fingerprint", id: "Sidik kunci {fingerprint}.", en: "Key fingerprint {fingerprint}." },
    Word { key: "read.health.scheme", id: "Aturan iuran", en: "Scheme" },
    Word { key: "read.health.rules", id: "Versi {version}, {rules} baris aturan.", en: "Version {version}, {rules} {rules:rule|rules}." },
];
