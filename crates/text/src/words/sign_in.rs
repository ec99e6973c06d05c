use super::Word;

/// The door, beyond the words of its page.
pub const WORDS: &[Word] = &[
    Word {
        key: "sign_in.wants_code",
        id: "Akun ini memakai kode autentikator. Kirim lagi bersama kode enam angka yang berlaku sekarang.",
        en: "This account uses an authenticator. Send it again with the six-digit code that is valid now.",
    },
    Word {
        key: "sign_in.inactive",
        id: "Akun ini sedang tidak aktif, biasanya karena pemiliknya berpindah tugas. Bila keliru, mintalah \
             administrator kantor mengaktifkannya.",
        en: "This account is not active, usually because its owner changed duties. If that is a mistake, ask your \
             office's administrator to activate it.",
    },
    Word {
        key: "password.same",
        id: "Ini kata sandi yang sekarang. Pilih yang lain, supaya yang pernah dipakai atau dibacakan tidak lagi \
             membuka akun Anda.",
        en: "This is the present password. Choose another, so that the one already used or read out no longer opens \
             your account.",
    },
    Word {
        key: "device.unknown",
        id: "Tidak ada perangkat dengan tanda itu pada akun ini. Lihat daftarnya; mungkin sudah diganti dengan \
             pendaftaran baru.",
        en: "There is no device of that mark on this account. See the list; it may have been replaced by a new \
             enrolment.",
    },
    Word {
        key: "client.wrong",
        id: "Nama sistem dan rahasianya tidak cocok, atau sistem itu tidak aktif lagi. Mintalah rahasia baru kepada \
             administrator.",
        en: "The system's name and secret do not go together, or the system is no longer active. Ask the administrator \
             for a new secret.",
    },
    Word {
        key: "client.grant",
        id: "Di sini hanya ada grant_type client_credentials. Orang masuk lewat halaman masuk.",
        en: "The only grant_type here is client_credentials. People use the sign-in.",
    },
];
