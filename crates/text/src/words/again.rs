use super::Word;

/// A phone that the house shut out, or does not know any more.
pub const WORDS: &[Word] = &[
    Word { key: "handset.again.title", id: "Masuk sekali lagi", en: "Sign in once more" },
    Word {
        key: "handset.again.lede",
        id: "Data kantor dipulihkan dari salinan lama, dan HP ini belum tercatat di sana. Sesudah masuk, nomor kuitansi tetap sama dan semua yang disimpan HP ini berangkat sendiri.",
        en: "The office's data was restored from an older copy that does not have this phone yet. Once you are in, receipt numbers stay the same, and all that this phone has kept goes by itself.",
    },
    Word {
        key: "handset.strip.unknown",
        id: "Kantor belum mengenal HP ini lagi. Semuanya aman di sini; masuk sekali lagi.",
        en: "The office does not know this phone any more. Everything is safe here; sign in once more.",
    },
    Word {
        key: "handset.strip.revoked.sent",
        id: "HP ini ditutup oleh kantor. Semua yang ada di sini sudah disimpan kantor untuk diperiksa.",
        en: "The office has shut this phone out. Everything on it is with the office, to be looked at.",
    },
];
