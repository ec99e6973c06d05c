use super::Word;

/// The key of an installation, receipts that do not prove themselves, and passwords.
pub const WORDS: &[Word] = &[
    Word {
        key: "key.missing",
        id: "Kunci Payung tidak ditemukan di {path}. Tanpa kunci yang dulu dipakai, NIK, telepon, dan alamat yang \
             terenkripsi tidak bisa dibaca; data itu sendiri tidak berubah. Letakkan salinan kuncinya di sana, atau \
             sebut tempatnya lewat PAYUNG_KEY.",
        en: "Payung's key was not found at {path}. Without the key used before, encrypted NIK, telephone numbers and \
             addresses cannot be read; the data itself is unchanged. Put the copy of the key there, or name its place \
             in PAYUNG_KEY.",
    },
    Word {
        key: "key.exists",
        id: "Di {path} sudah ada berkas, dan kunci tidak pernah ditimpa karena data lama hanya terbuka dengan kunci \
             lama. Pilih nama lain, atau pindahkan berkas itu ke tempat yang aman lebih dulu.",
        en: "There is already a file at {path}, and a key is never overwritten, because old data opens with the old \
             key only. Choose another name, or first move that file to a safe place.",
    },
    Word {
        key: "key.unreadable",
        id: "Kunci di {path} tidak terbaca: isinya terpotong, berubah, atau bukan kunci Payung. Tidak ada data yang \
             hilang. Pakai salinan kunci yang disimpan sewaktu pemasangan.",
        en: "The key at {path} cannot be read: it is cut off, altered, or not a key of Payung. No data is lost. Use \
             the copy that was kept at installation.",
    },
    Word {
        key: "key.newer",
        id: "Kunci di {path} dibuat oleh Payung yang lebih baru daripada yang ini. Jalankan Payung versi itu atau \
             sesudahnya; kuncinya tidak diubah.",
        en: "The key at {path} was made by a newer Payung than this one. Run that version or a later one; the key was \
             not changed.",
    },
    Word {
        key: "key.wrong",
        id: "Kunci ini bukan kunci basis data ini: basis data dibuka dengan kunci bertanda {expected}, yang diberikan \
             bertanda {given}. Payung berhenti sebelum ada yang ditulis. Pakai salinan kunci yang benar.",
        en: "This key does not belong to this database: the database was sealed with key {expected}, the one given is \
             {given}. Payung stopped before writing anything. Use the copy of the right key.",
    },
    Word {
        key: "key.io",
        id: "Berkas kunci {path} tidak bisa dibuka atau ditulis: {why}. Periksa izin folder dan ruang di diska.",
        en: "The key file {path} cannot be opened or written: {why}. Check the folder's permissions and the space on \
             the disk.",
    },
    Word {
        key: "key.created",
        id: "Kunci baru dibuat di {path} (tanda {fingerprint}). Simpan salinannya sekarang di tempat lain yang \
             terkunci, terpisah dari cadangan data: tanpa kunci ini NIK, telepon, dan alamat tidak bisa dibaca lagi \
             oleh siapa pun.",
        en: "A new key was made at {path} (mark {fingerprint}). Put a copy in another locked place now, apart from the \
             backups of the data: without this key nobody can read NIK, telephone numbers and addresses again.",
    },
    Word {
        key: "key.open_to_others",
        id: "Berkas kunci {path} bisa dibaca pengguna lain di mesin ini. Batasi dengan: chmod 600 {path}",
        en: "Other users of this machine can read the key file {path}. Restrict it with: chmod 600 {path}",
    },
    Word {
        key: "receipt.problem.form",
        id: "Ini belum terbaca sebagai kuitansi Payung. Mungkin ada bagian yang tidak ikut tersalin; pindai lagi atau \
             salin seluruhnya, dari PYG1 sampai akhir. Bila tetap tidak terbaca, tanyakan ke kantor cabang.",
        en: "This does not read as a Payung receipt yet. Part of it may not have been copied; scan it again or copy all \
             of it, from PYG1 to the end. If it still does not read, ask the branch.",
    },
    Word {
        key: "receipt.problem.unknown_key",
        id: "Kuitansi ini ditandatangani dengan kunci yang tidak dikenal di sini. Ambil daftar kunci terbaru lalu \
             periksa lagi; bila tetap tidak dikenal, tanyakan ke kantor yang tertulis di kuitansi.",
        en: "This receipt was signed with a key that is not known here. Fetch the latest list of keys and check again; \
             if it stays unknown, ask the office named on the receipt.",
    },
    Word {
        key: "receipt.problem.tampered",
        id: "Isi kuitansi ini tidak sama dengan yang ditandatangani, jadi tidak bisa dipegang sebagai bukti. Simpan \
             kertas atau pesannya dan tunjukkan ke kantor cabang; uang yang benar-benar diterima tetap tercatat di \
             sana.",
        en: "This receipt does not say what was signed, so it cannot be relied on. Keep the paper or message and show \
             it to the branch; money that was really taken is on record there.",
    },
    Word {
        key: "password.too_short",
        id: "Kata sandi sekurangnya {least} tanda, supaya tidak mudah ditebak. Kalimat pendek yang mudah diingat sudah \
             cukup.",
        en: "A password has at least {least} characters, so that it is hard to guess. A short sentence that is easy to \
             remember will do.",
    },
    Word {
        key: "password.too_long",
        id: "Kata sandi paling panjang {most} bita. Pakai kalimat yang lebih pendek.",
        en: "A password has at most {most} bytes. Use a shorter sentence.",
    },
    Word {
        key: "password.too_alike",
        id: "Kata sandi ini hanya mengulang beberapa tanda, jadi mudah ditebak. Pakai beberapa kata yang berbeda.",
        en: "This password repeats a few characters, so it is easy to guess. Use several different words.",
    },
];
