//! The second person for those who decide, a sign-in made new, and what the audit says of every kind of row.

use super::Word;

macro_rules! words {
    ($($key:literal: $id:literal | $en:literal;)*) => {
        pub const WORDS: &[Word] = &[$(Word { key: $key, id: $id, en: $en }),*];
    };
}

#[rustfmt::skip]
words! {
    // The rule.
    "second.new_user": "membuat pengguna dengan peran yang memutuskan" | "making a user whose role decides";
    "second.sign_in": "membarui cara masuk pengguna yang perannya memutuskan" | "making new the sign-in of a user whose role decides";
    "approval.about_you": "Usulan ini tentang akun Anda sendiri, dan tidak ada yang menyetujui haknya sendiri. Mintalah kepada orang lain yang berwenang." | "This proposal is about your own account, and nobody agrees to a right of their own. Ask somebody else who may.";
    "approval.what.new_user": "Buat pengguna baru: {name}, {role}" | "Make a new user: {name}, {role}";
    "approval.what.password": "Beri {name} kata sandi sekali pakai" | "Give {name} a one-time password";
    "approval.what.authenticator": "Lepas autentikator {name}" | "Take off the authenticator of {name}";
    "approval.what.identity": "Lepas sambungan akun kantor {name}" | "Unlink the office account of {name}";
    "device.own_only": "Perangkat bertindak atas nama pemiliknya, jadi hanya pemiliknya yang mendaftarkannya: ia masuk dengan akunnya sendiri, lalu membuka menu namanya. Perangkat orang lain bisa Anda lihat dan kunci, tidak Anda buat." | "A device acts in its owner's name, so only its owner enrols it: signed in as they are, in the menu under their name. Devices of others are yours to see and to shut out, not to make.";
    "actor.password_gone": "Kata sandi sekali pakai ini sudah ditampilkan, sudah dipakai, atau sudah diganti. Bila ia belum menerimanya, buat yang baru di bagian Bila tidak bisa masuk." | "This one-time password has been shown, used or replaced. If it never reached them, make a new one under If they cannot sign in.";

    // A user's page.
    "user.linked": "Akun kantor" | "Office account";
    "user.linked.no": "Belum disambungkan" | "Not linked";
    "user.show": "Kata sandi sekali pakainya siap" | "The one-time password is ready";
    "user.show.says": "Tampil satu kali, hanya untuk Anda yang memintanya. Siapkan cara menyampaikannya, lalu tekan." | "It is shown once, and only to you who asked for it. Have a way to pass it on ready, then press.";
    "user.show.go": "Tampilkan sekarang" | "Show it now";
    "user.reset": "Apa yang dibarui?" | "What is to be made new?";
    "user.reset.password": "Kata sandi sekali pakai" | "A one-time password";
    "user.reset.password.hint": "Semua sesi dan perangkatnya diakhiri. Kata sandinya tampil sekali; bacakan, lalu ia memilih sendiri yang baru." | "All sessions and devices end. The password is shown once; read it out, and they choose their own.";
    "user.reset.authenticator": "Lepas autentikatornya" | "Take off the authenticator";
    "user.reset.authenticator.hint": "Bila HP-nya hilang. Sesudahnya kata sandi saja cukup sampai ia memasang lagi." | "If their phone is lost. Afterwards the password alone is enough until they set it up again.";
    "user.reset.identity": "Lepas sambungan akun kantornya" | "Unlink the office account";
    "user.reset.identity.hint": "Bila akun kantornya berganti atau tersambung ke orang yang salah. Siapa yang masuk berikutnya dengan nama ini di sana disambungkan lagi." | "If their office account has changed or is linked with the wrong person. Whoever signs in there by this name next is linked again.";
    "user.reset.no_authenticator": "Ia tidak punya autentikator yang terpasang, jadi tidak ada yang dilepas." | "They have no authenticator in use, so there is nothing to take off.";
    "user.reset.no_identity": "Akunnya tidak tersambung ke akun kantor, jadi tidak ada yang dilepas." | "Their account is not linked with an office account, so there is nothing to unlink.";
    "user.reset.why": "Mengapa, dan bagaimana Anda tahu ini orangnya?" | "Why, and how do you know it is them?";
    "user.reset.why.hint": "Disimpan pada riwayat akun. Misalnya: HP hilang, ia datang sendiri dengan KTP." | "Kept in the history of the account. For example: lost the phone, came in person with an ID card.";
    "user.reset.second": "Perannya memutuskan usulan orang lain, jadi ini menunggu orang kedua. Sampai itu tidak ada yang berubah." | "Their role decides what others ask for, so this waits for a second person. Nothing changes until then.";
    "user.reset.go": "Barui sekarang" | "Make it new now";
    "user.reset.ask": "Minta orang kedua" | "Ask a second person";
    "user.new.why": "Mengapa orang ini?" | "Why this person?";
    "user.new.why.hint": "Perlu untuk kepala kantor, direksi dan administrator: peran yang memutuskan menunggu orang kedua, dan ini yang ia baca." | "Needed for heads of offices, directors and administrators: a role that decides waits for a second person, and this is what they read.";
    "user.event.password_shown": "Kata sandi sekali pakai ditampilkan" | "The one-time password was shown";
    "user.event.linked": "Akun kantornya disambungkan" | "Their office account was linked";
    "user.event.unlinked": "Sambungan akun kantornya dilepas" | "Their office account was unlinked";

    // Where an accident happened.
    "incident.area": "Di desa, kecamatan atau kota mana?" | "In which village, district or city?";
    "incident.area.hint": "Ketik namanya, lalu cari. Boleh dikosongkan bila belum tahu." | "Type its name, then search. Leave it empty if nobody knows yet.";
    "incident.area.which": "Yang mana?" | "Which one?";
    "incident.area.open": "Belum tahu" | "Not known yet";

    // The hub.
    "admin.devices": "Perangkat" | "Devices";
    "admin.devices.says": "HP dan komputer yang terdaftar; yang hilang ditutup di sini." | "Phones and machines that are enrolled; a lost one is shut out here.";
    "admin.devices.figure": "Buka daftarnya" | "Open the list";
    "admin.approvals": "Usulan" | "Proposals";
    "admin.approvals.says": "Yang menunggu orang kedua, dan yang sudah diputuskan." | "What waits for a second person, and what has been decided.";
    "admin.approvals.figure": "{count} menunggu kata Anda" | "{count} {count:waits|wait} for your word";
    "admin.settings": "Batas" | "Limits";
    "admin.settings.says": "Mulai berapa orang kedua diminta." | "From how much a second person is asked.";
    "admin.settings.figure": "{count} batas berlaku" | "{count} {count:limit|limits} in force";

    // Every kind of row of the audit.
    "audit.said.reset_sign_in": "{who} membarui cara masuk {whom}" | "{who} made new the sign-in of {whom}";
    "audit.said.password_shown": "{who} membaca kata sandi sekali pakai {whom}" | "{who} read the one-time password of {whom}";
    "audit.action.add_to_report": "menambah laporan musibah" | "adding to reports";
    "audit.action.close_report": "menutup laporan musibah" | "closing reports";
    "audit.action.link_report": "menyambungkan laporan musibah" | "linking reports";
    "audit.action.annul_ending": "menarik kembali akhir kepesertaan" | "taking back endings";
    "audit.action.withdraw": "menarik usulan" | "taking back proposals";
    "audit.action.setting": "mengubah batas" | "changing limits";
    "audit.action.reset_sign_in": "membarui cara masuk" | "making sign-ins new";
    "audit.action.password_shown": "membaca kata sandi sekali pakai" | "reading one-time passwords";
    "audit.action.export": "mengunduh daftar nama" | "taking out lists of people";
    "audit.action.authenticator_on": "memasang autentikator" | "setting up authenticators";
    "audit.action.recovery_codes_made": "membuat kode cadangan" | "making recovery codes";
    "audit.action.recovery_code_used": "memakai kode cadangan" | "using recovery codes";
    "audit.action.password_changed": "mengganti kata sandi sendiri" | "changing one's own password";
    "audit.action.identity_linked": "menyambungkan akun kantor" | "linking office accounts";
    "audit.action.identity_unlinked": "melepas sambungan akun kantor" | "unlinking office accounts";
    "audit.action.device_added": "mendaftarkan perangkat" | "enrolling devices";
    "audit.action.signed_out": "keluar" | "signing out";
}
