use super::Word;

/// What went wrong with a request, for programs and for pages.
pub const WORDS: &[Word] = &[
    Word { key: "problem.400", id: "Permintaan tidak terbaca", en: "The request cannot be read" },
    Word { key: "problem.401", id: "Belum masuk", en: "Not signed in" },
    Word { key: "problem.403", id: "Tidak diizinkan", en: "Not allowed" },
    Word { key: "problem.404", id: "Tidak ditemukan", en: "Not found" },
    Word { key: "problem.405", id: "Cara ini tidak ada di sini", en: "Not this method here" },
    Word { key: "problem.413", id: "Kiriman terlalu besar", en: "Too large to send" },
    Word { key: "problem.422", id: "Tidak dapat demikian", en: "It cannot be so" },
    Word { key: "problem.429", id: "Terlalu banyak percobaan", en: "Too many tries" },
    Word { key: "problem.500", id: "Ada gangguan di pihak kami", en: "Something failed on our side" },
    Word { key: "problem.503", id: "Sebentar lagi", en: "In a moment" },
    Word { key: "problem.504", id: "Terlalu lama", en: "It took too long" },
    Word {
        key: "request.malformed",
        id: "Kiriman ini tidak terbaca, jadi tidak ada yang dikerjakan dan tidak ada yang berubah. Periksa bentuknya \
             menurut keterangan di /docs/api, lalu kirim lagi.",
        en: "What was sent cannot be read, so nothing was done and nothing has changed. Check its form against \
             /docs/api and send it again.",
    },
    Word {
        key: "request.too_large",
        id: "Kiriman ini lebih besar daripada {megabytes} MB, batas yang menjaga sistem tetap cepat bagi semua. Tidak \
             ada yang disimpan. Bagi menjadi beberapa bagian, lalu kirim satu per satu.",
        en: "This is larger than {megabytes} MB, the limit that keeps the system quick for everyone. Nothing was kept. \
             Split it into parts and send them one after another.",
    },
    Word {
        key: "request.batch_too_large",
        id: "Satu kiriman memuat paling banyak {most} perintah. Tidak ada yang dikerjakan. Bagi menjadi beberapa \
             kiriman; perintah yang terkirim dua kali tetap dihitung sekali.",
        en: "One batch holds at most {most} commands. Nothing was done. Split it into several; a command sent twice \
             still counts once.",
    },
    Word {
        key: "request.slow",
        id: "Kiriman ini tidak kunjung selesai, mungkin karena sambungan lambat. Tidak ada yang berubah. Kirim lagi; \
             bila sambungan memang lambat, kirim dalam bagian yang lebih kecil.",
        en: "This did not arrive in time, perhaps over a slow connection. Nothing has changed. Send it again; where the \
             connection is slow, in smaller parts.",
    },
    Word {
        key: "request.timeout",
        id: "Jawabannya belum ada setelah satu menit. Pekerjaannya mungkin tetap selesai: kirim perintah yang sama \
             lagi, dan jawabannya akan sama.",
        en: "There was no answer within a minute. The work may still be done: send the same commands again and the \
             answer will be the same.",
    },
    Word {
        key: "request.not_found",
        id: "Tidak ada apa-apa di alamat ini. Periksa alamatnya; daftar alamat API ada di /docs/api.",
        en: "There is nothing at this address. Check it; the API's addresses are listed at /docs/api.",
    },
    Word {
        key: "request.method",
        id: "Alamat ini ada, tetapi tidak untuk cara ini. Cara yang tersedia tertulis di /docs/api.",
        en: "This address exists, but not for this method. The methods it takes are listed at /docs/api.",
    },
    Word {
        key: "request.sign_in",
        id: "Masuklah dulu; sesi berakhir setelah dua belas jam, atau ketika kata sandi diganti.",
        en: "Sign in first; a session ends after twelve hours, or when the password is changed.",
    },
    Word {
        key: "request.must_change",
        id: "Kata sandi sekali pakai sudah terpakai. Ganti dulu dengan kata sandi sendiri; setelah itu semuanya \
             terbuka.",
        en: "The one-time password has done its work. Change it for one of your own first; then everything is open.",
    },
    Word {
        key: "request.csrf",
        id: "Formulir ini bukan dari sesi yang sedang berjalan, jadi tidak dikerjakan: begitu akun Anda terjaga dari \
             kiriman orang lain. Buka lagi halamannya, lalu kirim sekali lagi.",
        en: "This form does not belong to the present session, so it was not carried out: that protects your account \
             from what others send. Open the page again and send it once more.",
    },
    Word {
        key: "request.too_many",
        id: "Banyak percobaan masuk datang dari tempat yang sama. Tidak ada yang hilang; coba lagi dalam {seconds} \
             detik.",
        en: "Many sign-ins came from the same place. Nothing is lost; try again in {seconds} {seconds:second|seconds}.",
    },
    Word {
        key: "request.later",
        id: "Sistem sedang sibuk sebentar. Kiriman ini belum dikerjakan; kirim lagi beberapa detik lagi. Perintah yang \
             terkirim dua kali tetap dihitung sekali.",
        en: "The system is busy for a moment. This was not carried out; send it again in a few seconds. A command sent \
             twice still counts once.",
    },
    Word {
        key: "request.failed",
        id: "Ada gangguan di pihak kami. Yang sudah diberi jawaban tetap tersimpan; yang ini belum tentu. Kirim lagi \
             perintah yang sama; bila terulang, beri tahu administrator.",
        en: "Something failed on our side. What was answered is stored; this may not be. Send the same commands again; \
             if it happens again, tell the administrator.",
    },
    Word {
        key: "api.one_key",
        id: "Sebutkan orangnya dengan satu cara saja: nik, member, official_number, atau phone.",
        en: "Name the person in exactly one way: nik, member, official_number or phone.",
    },
];
