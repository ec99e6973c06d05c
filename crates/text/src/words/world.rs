use super::Word;

pub const WORDS: &[Word] = &[
    Word {
        key: "world.where",
        id: "Dunia contoh ada di {url}. Semua orang dan uang di dalamnya rekaan; kantor dan desanya nyata.",
        en: "The example world is at {url}. Every person and every rupiah in it is invented; offices and villages are real.",
    },
    Word {
        key: "world.sign_ins",
        id: "Masuk dengan salah satu nama ini; sandi semuanya {password}",
        en: "Sign in with one of these names; the password of all is {password}",
    },
    Word {
        key: "world.kept_in",
        id: "Basis data dan kuncinya disimpan di {dir}. Jalankan perintah yang sama untuk melanjutkan dunia yang sama.",
        en: "The database and its key are kept in {dir}. Run the same command to go on with the same world.",
    },
    Word {
        key: "world.loading",
        id: "Memuat {month}: {done} dari {total} perintah.",
        en: "Loading {month}: {done} of {total} commands.",
    },
    Word {
        key: "world.loaded",
        id: "Dunia contoh sudah lengkap: {commands} perintah, di antaranya {sent} yang baru dimuat.",
        en: "The example world is complete: {commands} commands, {sent} of them loaded now.",
    },
    Word {
        key: "world.unexpected",
        id: "{count} perintah dunia contoh mendapat jawaban yang tidak disangka, yang pertama {code} untuk {kind} pada {on}. Ini kekeliruan program; mohon dilaporkan.",
        en: "{count} commands of the example world got an answer that was not meant, the first {code} for {kind} on {on}. This is a fault of the program; please report it.",
    },
];
