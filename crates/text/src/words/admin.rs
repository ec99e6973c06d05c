//! Administration and the rules of the scheme: refusals, what a row of the audit says, what a rule says.

use super::Word;

macro_rules! words {
    ($($key:literal: $id:literal | $en:literal;)*) => {
        pub const WORDS: &[Word] = &[$(Word { key: $key, id: $id, en: $en }),*];
    };
}

#[rustfmt::skip]
words! {
    // Accounts.
    "actor.own_rights": "Peran, wilayah, kantor dan keaktifan akun sendiri tidak diubah sendiri, supaya tidak ada yang memberi dirinya hak. Mintalah kepada administrator lain." | "Nobody changes the role, territory, office or standing of their own account, so that nobody gives themselves a right. Ask another administrator.";
    "actor.own_account": "Ini akun Anda sendiri. Kata sandi diganti di menu nama Anda; di sana pula autentikator dan sambungan akun kantor dilepas. Bila tidak bisa masuk, mintalah kepada administrator lain." | "This is your own account. Change your password in the menu under your name; the authenticator and the link with your office account are taken off there too. If you cannot sign in, ask another administrator.";
    "actor.beyond": "Wilayah kerja ini melampaui wilayah Anda, dan orang hanya memberi wilayah yang ia punya. Pilih wilayah di dalamnya, atau serahkan kepada administrator yang wilayahnya lebih luas." | "This territory reaches beyond yours, and nobody gives ground they do not have. Choose areas within it, or pass it to an administrator whose territory is larger.";
    "actor.role_system": "Sistem masuk dengan rahasia dan orang dengan kata sandi; yang satu tidak bisa dijadikan yang lain. Buat pengguna baru, atau sistem baru di halaman Sistem lain." | "A system signs in with a secret and a person with a password; one does not become the other. Make a new user, or a new system on the page Other systems.";
    "actor.same": "Tidak ada yang berubah: semua isian sama dengan yang berlaku sekarang. Ubah yang perlu diubah, lalu simpan." | "Nothing would change: everything is as it is now. Change what is to change, then save.";
    "actor.unknown": "Pengguna ini tidak ada. Cari lagi di daftar pengguna." | "There is no such user. Look again in the list of users.";
    "actor.no_longer": "Hak Anda sendiri baru saja berubah, jadi perubahan ini tidak dikerjakan. Muat ulang halaman untuk melihat apa yang masih dapat Anda lakukan." | "Your own rights have just changed, so this was not carried out. Load the page again to see what you may still do.";
    "actor.ground_missing": "Pilih wilayah kerjanya: seperti kantornya, seluruh Indonesia, atau wilayah tertentu yang dicari di bawah." | "Choose the territory: that of the office, the whole country, or certain areas searched for below.";
    "actor.office_ground": "Kantor ini belum punya wilayah, jadi wilayah kerjanya tidak bisa disamakan. Pilih wilayah tertentu, atau isi dulu wilayah kantornya." | "This office has no areas yet, so there is no ground to share. Choose certain areas, or give the office its areas first.";
    "outreach.office_areas": "Kantor melayani paling sedikit satu wilayah, karena jam dan daftar kerjanya mengikuti wilayah itu. Cari dan pilih satu." | "An office serves at least one area: its clock and its work-lists follow from it. Search for one and choose it.";
    "outreach.office_same": "Tidak ada yang berubah: nama, induk dan wilayah kantor sama dengan yang berlaku sekarang." | "Nothing would change: name, parent and areas of the office are as they are now.";

    // Copies.
    "backup.postgres": "Basis data ini dijaga PostgreSQL, yang punya cara sendiri untuk menyalin. Jalankan perintah ini di mesin yang dapat menjangkaunya: {command}" | "This database is kept by PostgreSQL, which has its own way of copying. Run this command on a machine that reaches it: {command}";
    "backup.running": "Satu salinan sedang dibuat. Tunggu sampai selesai, lalu buat yang berikutnya." | "A copy is being made. Wait until it is done, then make the next.";
    "backup.broken": "Salinan dibuang karena tidak utuh: {why} Basis data yang dipakai tidak terganggu. Periksa cakramnya, jalankan payung check, lalu coba lagi." | "The copy was thrown away because it does not hold: {why} The database in use is not affected. Look at the disk, run payung check, then try again.";
    "backup.folder": "Salinan tidak dapat ditulis ke {path}: {why} Basis data yang dipakai tidak terganggu. Periksa apakah foldernya ada dan boleh ditulisi, atau jalankan payung serve dengan --backups FOLDER." | "The copy cannot be written to {path}: {why} The database in use is not affected. See that the folder exists and may be written to, or run payung serve with --backups FOLDER.";
    "backup.disk_full": "Cakram penuh sebelum salinan selesai, dan sisanya sudah dibuang. Kosongkan tempat atau pilih folder lain, lalu coba lagi." | "The disk was full before the copy was done, and what there was of it is gone. Free some space or choose another folder, then try again.";
    "backup.failed": "Salinan tidak jadi: {why} Basis data yang dipakai tidak terganggu. Coba lagi; bila terulang, lihat keadaan cakramnya." | "No copy was made: {why} The database in use is not affected. Try again; if it happens again, look at the disk.";
    "backup.no_folder": "Belum ada folder untuk salinan. Jalankan payung serve dengan --backups FOLDER." | "There is no folder for copies yet. Run payung serve with --backups FOLDER.";

    // What a role is for.
    "role.administrator.says": "Mengurus pengguna, kantor, kunci dan mesin; tidak melihat data peserta." | "Keeps users, offices, keys and machines; sees no member.";
    "role.director.says": "Kantor pusat: angka, kampanye dan target seluruh Indonesia; tidak melihat data peserta." | "Head office: figures, campaigns and targets of the nation; sees no member.";
    "role.region_head.says": "Memimpin kantor wilayah: melihat peserta dan menyetujui perubahan." | "Leads a region: sees members and approves changes.";
    "role.branch_head.says": "Memimpin cabang: memutus, menyetujui dan membatalkan; tidak menerima uang." | "Leads a branch: decides, approves and reverses; takes no money.";
    "role.marketing.says": "Mendaftarkan dan menerima iuran di lapangan, merencanakan kegiatan." | "Registers and takes contributions in the field, plans activities.";
    "role.clerk.says": "Melayani di loket: mendaftarkan, menerima iuran, membetulkan data." | "Serves at the counter: registers, takes contributions, corrects data.";
    "role.agent.says": "Agen Perisai: mendaftarkan dan menerima iuran di desanya sendiri." | "Perisai agent: registers and takes contributions in their own villages.";
    "role.auditor.says": "Melihat semuanya, tidak mengubah apa pun." | "Sees everything, changes nothing.";
    "role.system.says": "Komputer lain yang masuk dengan rahasia." | "Another computer that signs in with a secret.";
    "role.unknown": "peran lama" | "a former role";

    // What became of a user or an office.
    "user.event.made": "Dibuat" | "Made";
    "user.event.client": "Diberi rahasia untuk sistem" | "Given a system's secret";
    "user.event.new_password": "Kata sandi sekali pakai baru; semua sesi diakhiri" | "A new one-time password; all sessions ended";
    "user.event.unlock_user": "Kunci masuk dibuka" | "Unlocked";
    "user.event.remove_totp": "Autentikator dilepas" | "Authenticator taken off";
    "user.event.end_session": "Sesi atau perangkat diakhiri" | "A session or device ended";
    "user.event.password_changed": "Mengganti kata sandinya" | "Changed their password";
    "user.event.authenticator_on": "Memasang autentikator" | "Set up an authenticator";
    "user.event.device_added": "Perangkat didaftarkan" | "A device enrolled";
    "user.event.name": "Nama: {was} menjadi {now}" | "Name: {was} became {now}";
    "user.event.role": "Peran: {was} menjadi {now}" | "Role: {was} became {now}";
    "user.event.office": "Kantor: {was} menjadi {now}" | "Office: {was} became {now}";
    "user.event.territory": "Wilayah kerja: {was} menjadi {now}" | "Territory: {was} became {now}";
    "user.event.activated": "Diaktifkan lagi" | "Activated again";
    "user.event.deactivated": "Dinonaktifkan; semua sesi diakhiri" | "Deactivated; all sessions ended";
    "user.ground.nation": "seluruh Indonesia" | "the whole country";
    "office.event.parent": "Induk: {was} menjadi {now}" | "Parent: {was} became {now}";
    "office.event.areas": "Wilayah: {was} menjadi {now}" | "Areas: {was} became {now}";

    // A row of the audit. {who} did it, {whom} it is about.
    "audit.said.register": "{who} mendaftarkan {whom}" | "{who} registered {whom}";
    "audit.said.complete": "{who} melengkapi data {whom}" | "{who} completed the data of {whom}";
    "audit.said.pay": "{who} menerima iuran dari {whom}" | "{who} took a contribution from {whom}";
    "audit.said.reverse": "{who} membatalkan kuitansi {whom}" | "{who} reversed a receipt of {whom}";
    "audit.said.open": "{who} memasukkan {whom} sebagai peserta lama" | "{who} brought in {whom} as an existing member";
    "audit.said.end": "{who} mencatat akhir kepesertaan {whom}" | "{who} recorded the end of the membership of {whom}";
    "audit.said.settle": "{who} memutus tugas tentang {whom}" | "{who} decided a task about {whom}";
    "audit.said.view_member": "{who} membuka halaman {whom}" | "{who} looked at the page of {whom}";
    "audit.said.view_coverage": "{who} melihat perlindungan {whom}" | "{who} looked at the cover of {whom}";
    "audit.said.view_receipt": "{who} melihat kuitansi {whom}" | "{who} looked at a receipt of {whom}";
    "audit.said.office": "{who} membuat kantor {whom}" | "{who} made the office {whom}";
    "audit.said.change_office": "{who} mengubah kantor {whom}" | "{who} changed the office {whom}";
    "audit.said.campaign": "{who} merencanakan kampanye {whom}" | "{who} planned the campaign {whom}";
    "audit.said.partner": "{who} mencatat mitra {whom}" | "{who} noted the partner {whom}";
    "audit.said.activity": "{who} merencanakan kegiatan {whom}" | "{who} planned the activity {whom}";
    "audit.said.attendance": "{who} mencatat yang hadir di {whom}" | "{who} counted the people at {whom}";
    "audit.said.target": "{who} menetapkan target ({whom})" | "{who} set a target ({whom})";
    "audit.said.actor": "{who} membuat pengguna {whom}" | "{who} made the user {whom}";
    "audit.said.reassign": "{who} mengubah hak {whom}" | "{who} changed the rights of {whom}";
    "audit.said.client": "{who} memberi rahasia sistem kepada {whom}" | "{who} gave a system's secret to {whom}";
    "audit.said.new_password": "{who} memberi {whom} kata sandi sekali pakai" | "{who} gave {whom} a one-time password";
    "audit.said.unlock_user": "{who} membuka kunci masuk {whom}" | "{who} unlocked {whom}";
    "audit.said.authenticator_off": "{who} melepas autentikator {whom}" | "{who} took off the authenticator of {whom}";
    "audit.said.authenticator_on": "{who} memasang autentikator" | "{who} set up an authenticator";
    "audit.said.session_ended": "{who} mengakhiri sesi {whom}" | "{who} ended a session of {whom}";
    "audit.said.device_added": "{who} mendaftarkan perangkat {whom}" | "{who} enrolled a device of {whom}";
    "audit.said.device_revoked": "{who} menutup perangkat {whom}" | "{who} shut out a device of {whom}";
    "audit.said.signed_in": "{who} masuk" | "{who} signed in";
    "audit.said.signed_out": "{who} keluar" | "{who} signed out";
    "audit.said.sign_in_failed": "Ada yang gagal masuk sebagai {whom}" | "Somebody failed to sign in as {whom}";
    "audit.said.sign_in_locked": "Pintu masuk {whom} ditutup sementara" | "The door of {whom} was shut for a while";
    "audit.said.password_changed": "{who} mengganti kata sandinya" | "{who} changed their password";
    "audit.said.recovery_codes_made": "{who} membuat kode cadangan baru" | "{who} made new recovery codes";
    "audit.said.recovery_code_used": "{who} memakai kode cadangan" | "{who} used a recovery code";
    "audit.said.identity_linked": "{who} menyambungkan akun kantornya" | "{who} linked their office account";
    "audit.said.identity_unlinked": "{who} melepas sambungan akun kantor {whom}" | "{who} unlinked the office account of {whom}";
    "audit.said.report": "{who} mencatat musibah {whom}" | "{who} reported what happened to {whom}";
    "audit.said.annul": "{who} menarik kembali akhir kepesertaan {whom}" | "{who} took back the ending of {whom}";
    "audit.said.list_members": "{who} melihat daftar peserta" | "{who} looked at a list of members";
    "audit.said.backup": "{who} membuat salinan basis data" | "{who} made a copy of the database";
    "audit.said.other": "{who}: {action}, {whom}" | "{who}: {action}, {whom}";
    "audit.somebody": "seorang peserta" | "a member";
    "audit.nobody": "sistem" | "the house";
    "audit.action.register": "mendaftarkan" | "registering";
    "audit.action.complete": "melengkapi data" | "completing data";
    "audit.action.pay": "menerima iuran" | "taking contributions";
    "audit.action.reverse": "membatalkan kuitansi" | "reversing receipts";
    "audit.action.open": "memasukkan peserta lama" | "bringing in existing members";
    "audit.action.end": "mencatat akhir kepesertaan" | "recording endings";
    "audit.action.settle": "memutus tugas" | "deciding tasks";
    "audit.action.view_member": "membuka halaman peserta" | "looking at members";
    "audit.action.view_coverage": "melihat perlindungan" | "looking at cover";
    "audit.action.view_receipt": "melihat kuitansi" | "looking at receipts";
    "audit.action.office": "membuat kantor" | "making offices";
    "audit.action.change_office": "mengubah kantor" | "changing offices";
    "audit.action.campaign": "merencanakan kampanye" | "planning campaigns";
    "audit.action.partner": "mencatat mitra" | "noting partners";
    "audit.action.activity": "merencanakan kegiatan" | "planning activities";
    "audit.action.attendance": "mencatat yang hadir" | "counting attendance";
    "audit.action.target": "menetapkan target" | "setting targets";
    "audit.action.actor": "membuat pengguna" | "making users";
    "audit.action.reassign": "mengubah hak pengguna" | "changing users' rights";
    "audit.action.client": "membuat rahasia sistem" | "making systems' secrets";
    "audit.action.new_password": "memberi kata sandi sekali pakai" | "giving one-time passwords";
    "audit.action.unlock_user": "membuka kunci masuk" | "unlocking users";
    "audit.action.authenticator_off": "melepas autentikator" | "taking off authenticators";
    "audit.action.session_ended": "mengakhiri sesi" | "ending sessions";
    "audit.action.device_revoked": "menutup perangkat" | "shutting out devices";
    "audit.action.signed_in": "masuk" | "signing in";
    "audit.action.sign_in_failed": "gagal masuk" | "failing to sign in";
    "audit.action.sign_in_locked": "pintu masuk ditutup" | "a door shut for a while";
    "audit.action.list_members": "melihat daftar peserta" | "looking at lists of members";
    "audit.action.backup": "membuat salinan" | "making copies";

    // What a rule says.
    "scheme.says.programme": "Program {programme}" | "Programme {programme}";
    "scheme.says.bracket": "Penghasilan mulai {income} dihitung {base}" | "An income from {income} counts as {base}";
    "scheme.says.rate_percent": "{programme}: {percent}% dari dasar penghasilan" | "{programme}: {percent}% of the income base";
    "scheme.says.rate_flat": "{programme}: {amount} sebulan untuk semua" | "{programme}: {amount} a month for everybody";
    "scheme.says.required": "Wajib bagi {who}" | "Compulsory for a {who}";
    "scheme.says.relief": "{law}: yang dibayar {percent}% dari iuran biasa" | "{law}: {percent}% of the usual contribution is paid";
    "scheme.says.relief_payers": "{law}: keringanan berlaku bila yang membayar" | "{law}: the relief is given where the payer is";
    "scheme.says.no_relief_payers": "{law}: tanpa keringanan bila yang membayar" | "{law}: no relief where the payer is";
    "scheme.says.relief_statuses": "{law}: keringanan berlaku bagi" | "{law}: the relief is given to a";
    "scheme.says.no_relief_statuses": "{law}: tanpa keringanan bagi" | "{law}: no relief for a";
    "scheme.says.year_end": "Uangnya berhenti pada 31 Desember bila dari" | "The money stops on 31 December where it comes from";
    "scheme.says.no_year_end": "Uangnya boleh melewati akhir tahun bila dari" | "The money may go beyond the year where it comes from";
    "scheme.says.offer": "Boleh dibayar sekaligus, dalam bulan" | "Months that can be paid at once";
    "scheme.says.holiday": "Hari libur tanggal {day}" | "A public holiday on {day}";
    "scheme.says.notice": "Lapor dalam {hours} jam sejak kejadian" | "Notice within {hours} hours of what happened";
    "scheme.says.notice_known": "Lapor dalam {hours} jam sejak diketahui" | "Notice within {hours} hours of coming to know";
    "scheme.says.notice_minimum": "Isi laporan paling sedikit" | "A notice says at least";
    "scheme.says.paper": "Diperlukan untuk" | "Needed for";
    "scheme.sector.all": "semua sektor" | "all sectors";
    "scheme.amount.rupiah": "{amount}" | "{amount}";
    "scheme.amount.at_most": "Paling banyak {amount}" | "At most {amount}";
    "scheme.amount.times_base": "{times} kali dasar penghasilan" | "{times} times the income base";
    "scheme.amount.percent_of_base": "{percent}% dari dasar penghasilan" | "{percent}% of the income base";
    "scheme.amount.disability": "{percent}% × 80 × dasar penghasilan" | "{percent}% × 80 × the income base";
    "scheme.amount.disability_range": "{from}–{to}% × 80 × dasar penghasilan" | "{from}–{to}% × 80 × the income base";
    "scheme.amount.table": "Persentase menurut tabel × {times} × dasar penghasilan" | "The table's percentage × {times} × the income base";
    "scheme.amount.hospital": "Harga rumah sakit rehabilitasi pemerintah ditambah {percent}%" | "The price of a government rehabilitation hospital plus {percent}%";
    "scheme.amount.as_needed": "Sesuai kebutuhan, tanpa batas" | "As needed, without a limit";
    "scheme.amount.balance": "Seluruh simpanan dan hasil pengembangannya" | "All that was saved, with its yield";
    "scheme.amount.balance_at_most": "Paling banyak {percent}% dari simpanan" | "At most {percent}% of what was saved";
    "scheme.setting.age_limit": "Belum berumur {value} tahun saat mendaftar dan saat pertama membayar" | "Not yet {value} years old when registering and at the first payment";
    "scheme.setting.min_age": "Di bawah umur {value} tahun cabang yang memutuskan" | "Below the age of {value} the branch decides";
    "scheme.setting.grace_months": "Masa tenggang {value} bulan iuran" | "Grace of {value} contribution months";
    "scheme.setting.max_months_ahead": "Paling jauh {value} bulan di muka" | "At most {value} months ahead";
    "scheme.setting.due_day": "Jatuh tempo tanggal {value}, atau hari kerja berikutnya" | "Due on day {value} of the month, or the next working day";
    "scheme.setting.complete_within_days": "Data dilengkapi dalam {value} hari" | "Data to be completed within {value} days";
    "scheme.setting.jkm_waiting_months": "JKM: dalam {value} bulan pertama manfaatnya mungkin lebih kecil" | "JKM: within the first {value} months the benefit may be smaller";
    "scheme.setting.scholarship_after_months": "Beasiswa setelah {value} bulan iuran" | "Scholarship after {value} contribution months";
    "scheme.setting.scholarship_max_children": "Beasiswa untuk paling banyak {value} anak" | "Scholarship for at most {value} children";
    "scheme.setting.scholarship_until_age": "Beasiswa sampai umur {value} tahun" | "Scholarship until the age of {value}";
    "scheme.setting.jkk_claim_years": "Klaim JKK dalam {value} tahun" | "A JKK claim within {value} years";
    "scheme.setting.income_floor_rupiah": "Penghasilan terendah {value}" | "Lowest income {value}";
}
