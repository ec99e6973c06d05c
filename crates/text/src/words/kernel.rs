use super::Word;

/// Refusals and words of the kernel: identity numbers, telephones, the form of region codes.
pub const WORDS: &[Word] = &[
    Word {
        key: "nik.length",
        id: "NIK selalu 16 angka; yang tertulis {digits}. Cocokkan lagi dengan KTP atau Kartu Keluarga. Bila di \
             kartunya memang demikian, tanyakan ke Dukcapil.",
        en: "A NIK always has 16 digits; this one has {digits}. Compare it with the identity or family card. If the \
             card itself says so, ask the civil registration office (Dukcapil).",
    },
    Word {
        key: "nik.letters",
        id: "NIK hanya berisi angka, dan di sini ada tanda lain. Huruf O sering tertulis sebagai ganti angka 0, huruf \
             I sebagai ganti angka 1. Cocokkan lagi dengan KTP.",
        en: "A NIK holds digits only, and there is another sign in this one. A letter O is often typed for the digit \
             0, a letter I for the digit 1. Compare it with the identity card.",
    },
    Word {
        key: "nik.alike",
        id: "Enam belas angka yang sama semua bukan NIK siapa pun. Tulis NIK dari KTP atau Kartu Keluarga; bila \
             kartunya belum ada, daftarkan setelah Dukcapil memberi NIK.",
        en: "Sixteen equal digits are nobody's NIK. Write the one on the identity or family card; if there is no card \
             yet, register once the civil registration office has given a NIK.",
    },
    Word {
        key: "nik.date",
        id: "Angka ke-7 sampai ke-12 NIK adalah tanggal lahir (pada perempuan tanggalnya ditambah 40), dan tanggal ini \
             tidak ada di kalender. Biasanya ada angka yang tertukar; cocokkan lagi dengan KTP, atau tanyakan ke \
             Dukcapil.",
        en: "Digits 7 to 12 of a NIK are the birth date (for women the day carries 40 more), and the calendar has no \
             such day. Two digits are often swapped; compare it with the identity card, or ask the civil \
             registration office.",
    },
    Word {
        key: "nik.serial",
        id: "Empat angka terakhir NIK adalah nomor urut mulai 0001, jadi tidak pernah 0000. Cocokkan lagi dengan KTP; \
             bila di kartunya memang 0000, tanyakan ke Dukcapil.",
        en: "The last four digits of a NIK count from 0001, so they are never 0000. Compare it with the identity \
             card; if the card does say 0000, ask the civil registration office.",
    },
    Word {
        key: "phone.letters",
        id: "Nomor telepon hanya berisi angka; tanda +, spasi, titik, kurung dan garis boleh. Bila belum punya nomor, \
             kosongkan saja.",
        en: "A telephone number holds digits only; a +, spaces, dots, brackets and dashes are fine. Leave it empty if \
             there is none.",
    },
    Word {
        key: "phone.length",
        id: "Panjang nomor ini tidak sesuai: nomor HP 10 sampai 13 angka dihitung dari 0, telepon rumah 9 sampai 12 \
             dengan kode daerahnya. Minta pemiliknya membacakan sekali lagi; bila belum punya nomor, kosongkan saja.",
        en: "This number has an odd length: a mobile number has 10 to 13 digits counted from the 0, a landline 9 to \
             12 with its area code. Ask the owner to read it out once more; leave it empty if there is none.",
    },
    Word {
        key: "phone.area",
        id: "Tidak ada kode daerah di Indonesia yang diawali 01. Nomor HP diawali 08, telepon rumah diawali kode \
             daerah seperti 021 atau 0272. Minta pemiliknya membacakan sekali lagi.",
        en: "No area code in Indonesia begins with 01. Mobile numbers begin with 08, landlines with an area code such \
             as 021 or 0272. Ask the owner to read it out once more.",
    },
    Word {
        key: "region.form",
        id: "“{code}” bukan bentuk kode wilayah. Kode Kemendagri ditulis dengan titik: 33 provinsi, 33.10 kabupaten \
             atau kota, 33.10.16 kecamatan, 33.10.16.2012 desa atau kelurahan. Cari saja dengan namanya bila kodenya \
             tidak diketahui.",
        en: "“{code}” is not the form of a region code. The Ministry of Home Affairs writes them with dots: 33 for a \
             province, 33.10 for a regency or city, 33.10.16 for a district, 33.10.16.2012 for a desa or kelurahan. \
             Search by name if the code is not known.",
    },
    Word { key: "sex.female", id: "perempuan", en: "female" },
    Word { key: "sex.male", id: "laki-laki", en: "male" },
];
