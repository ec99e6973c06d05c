use super::Word;

/// Commands and their fields, as they are read at the door of every change.
pub const WORDS: &[Word] = &[
    Word {
        key: "field.required",
        id: "Bagian ini perlu diisi, karena tanpanya langkah ini tidak lengkap.",
        en: "This has to be filled in: the step is not complete without it.",
    },
    Word {
        key: "field.day",
        id: "Tulis tanggal yang ada di kalender, dalam bentuk 2026-11-20.",
        en: "Write a day of the calendar, in the form 2026-11-20.",
    },
    Word {
        key: "field.hour",
        id: "Tulis jam dan menit, misalnya 14.30, atau kosongkan bila belum diketahui.",
        en: "Write hour and minute, for example 14:30, or leave it empty if nobody knows it yet.",
    },
    Word {
        key: "field.month",
        id: "Tulis bulan dalam bentuk 2026-11.",
        en: "Write a month in the form 2026-11.",
    },
    Word { key: "field.choice", id: "Pilih salah satu: {choices}.", en: "Choose one of these: {choices}." },
    Word {
        key: "field.negative",
        id: "Jumlah tidak bisa kurang dari nol. Uang yang kembali dicatat dengan membatalkan kuitansinya.",
        en: "An amount cannot be below zero. Money given back is recorded by reversing its receipt.",
    },
    Word {
        key: "field.too_large",
        id: "Jumlah ini lebih besar daripada yang mungkin; biasanya ada angka nol yang berlebih. Periksa lagi.",
        en: "This amount is larger than can be; there is often a zero too many. Check it again.",
    },
    Word {
        key: "field.too_long",
        id: "Isian ini paling panjang {most} huruf. Ringkaskan sedikit.",
        en: "This takes at most {most} characters. Shorten it a little.",
    },
    Word {
        key: "field.too_many",
        id: "Di sini paling banyak {most}. Tulis yang terpenting dulu.",
        en: "There are at most {most} here. Write the most important ones first.",
    },
    Word {
        key: "field.control",
        id: "Di dalam isian ini ada tanda yang tidak terlihat, biasanya ikut tersalin dari tempat lain. Ketik ulang \
             bagian itu.",
        en: "There is an invisible sign in this text, usually copied along from elsewhere. Type that part again.",
    },
    Word {
        key: "command.malformed",
        id: "Perintah ini tidak terbaca, jadi tidak dikerjakan; perintah lain dalam kiriman yang sama tidak terganggu. \
             Kata pembacanya: {why}",
        en: "This command cannot be read, so it was not carried out; others of the same batch are not affected. In the \
             reader's words: {why}",
    },
    Word {
        key: "command.later",
        id: "Perintah ini belum dikerjakan karena sistem sedang sibuk. Kirim lagi beberapa detik lagi, dengan tanda \
             yang sama.",
        en: "This command was not carried out because the system is busy. Send it again in a few seconds, with the \
             same id.",
    },
    Word {
        key: "command.reused",
        id: "Tanda ini sudah dipakai untuk perintah lain, dan jawaban perintah itu tetap berlaku. Satu tanda untuk satu \
             perintah: kirim yang ini dengan tanda baru.",
        en: "This id was used for another command, whose answer stands. One id is for one command: send this one with \
             a new id.",
    },
    Word {
        key: "actor.login",
        id: "Nama pengguna terdiri dari 2 sampai 64 huruf kecil, angka, titik, garis, atau tanda @. Pilih nama seperti \
             itu.",
        en: "A user name has 2 to 64 small letters, digits, dots, dashes or @. Choose one like that.",
    },
    Word {
        key: "actor.login_taken",
        id: "Nama pengguna ini sudah milik orang lain, dan tanda tangan di kuitansi mengikuti nama itu. Pilih yang lain.",
        en: "This user name belongs to somebody else, and receipts are signed by it. Choose another.",
    },
    Word {
        key: "actor.role",
        id: "Peran ini tidak ada. Peran menentukan siapa boleh apa; lihat daftarnya di halaman hak akses.",
        en: "There is no such role. Roles say who may do what; see the list of rights.",
    },
    Word {
        key: "client.secret",
        id: "Rahasia sebuah sistem sekurangnya {least} tanda acak, karena tidak ada orang yang perlu mengingatnya. Buat \
             yang lebih panjang.",
        en: "A system's secret has at least {least} random characters, because nobody has to remember it. Make a \
             longer one.",
    },
    Word {
        key: "settle.not_open",
        id: "Tugas ini tidak sedang menunggu keputusan: mungkin sudah diputus rekan Anda. Buka lagi daftar tugas.",
        en: "This task is not waiting for a decision: a colleague may have decided it. Open the work-list again.",
    },
    Word {
        key: "open.official_number_taken",
        id: "Nomor peserta ini sudah tercatat pada orang lain, dan satu nomor hanya untuk satu orang. Cocokkan dengan \
             kartu peserta; bila kartunya memang demikian, tanyakan ke kantor cabang.",
        en: "This member number is on record for somebody else, and one number is for one person. Compare it with the \
             member's card; if the card does say so, ask the branch.",
    },
];
