use super::Word;

pub const WORDS: &[Word] = &[
    Word {
        key: "outreach.activity_unknown",
        id: "Kegiatan itu belum tercatat. Catat dulu kegiatannya, atau pilih dari daftar kegiatan kantor.",
        en: "That activity is not on file. Plan it first, or choose one from the office's list.",
    },
    Word {
        key: "outreach.negative",
        id: "Angka tidak boleh kurang dari nol.",
        en: "The figure cannot be below zero.",
    },
    Word {
        key: "outreach.outside_activity",
        id: "Hari itu di luar kegiatan ({from} sampai {until}).",
        en: "That day is outside the activity ({from} to {until}).",
    },
    Word {
        key: "outreach.office_code",
        id: "Kode kantor terdiri dari 2 sampai 5 huruf besar atau angka, misalnya DPS.",
        en: "An office code is 2 to 5 capitals or digits, for example DPS.",
    },
    Word {
        key: "outreach.office_code_taken",
        id: "Kode {code} sudah dipakai kantor lain. Pilih kode lain.",
        en: "Code {code} belongs to another office. Choose another.",
    },
    Word {
        key: "outreach.office_parent",
        id: "Kantor pusat hanya satu; kantor wilayah di bawah kantor pusat; kantor cabang di bawah kantor wilayah atau pusat.",
        en: "There is one national office; regional offices stand under it; branches under a regional or the national office.",
    },
    Word {
        key: "outreach.office_unknown",
        id: "Kantor itu belum tercatat. Pilih kantor dari daftar.",
        en: "That office is not on file. Choose one from the list.",
    },
    Word {
        key: "outreach.name",
        id: "Isi nama, paling panjang {most} huruf.",
        en: "Give a name of at most {most} letters.",
    },
    Word {
        key: "outreach.exists",
        id: "Nomor ini sudah dipakai untuk catatan lain. Yang sudah tercatat tidak ditimpa.",
        en: "This id already names something else. What is on file is not overwritten.",
    },
    Word {
        key: "outreach.until_before_from",
        id: "Hari terakhir tidak boleh sebelum hari pertama ({from}).",
        en: "The last day cannot be before the first ({from}).",
    },
    Word {
        key: "outreach.activity_long",
        id: "Satu kegiatan paling lama satu tahun. Bagi menjadi beberapa kegiatan.",
        en: "One activity lasts at most a year. Split it into several.",
    },
    Word {
        key: "outreach.village_needed",
        id: "Pilih desa atau kelurahan tempat kegiatan, bukan kecamatan atau kabupaten.",
        en: "Choose the village where it takes place, not a district or regency.",
    },
    Word {
        key: "outreach.campaign_unknown",
        id: "Kampanye itu belum tercatat.",
        en: "That campaign is not on file.",
    },
    Word {
        key: "outreach.partner_unknown",
        id: "Mitra itu belum tercatat.",
        en: "That partner is not on file.",
    },
    Word {
        key: "outreach.target_value",
        id: "Target harus lebih dari nol.",
        en: "A target must be more than zero.",
    },
    Word {
        key: "outreach.target_source",
        id: "Sebutkan dari mana target ini, misalnya surat keputusan atau rencana kerja.",
        en: "Say where this target comes from, for example a decree or a plan.",
    },
    Word {
        key: "outreach.target_place",
        id: "Sebutkan kantor atau wilayah yang ditarget.",
        en: "Say for which office or area the target is.",
    },
];
