use super::Word;

/// Areas, and what a NIK says beside what a person says.
pub const WORDS: &[Word] = &[
    Word {
        key: "region.unknown",
        id: "Tidak ada wilayah berkode {code} dalam daftar Kemendagri yang dipakai Payung (Kepmendagri 300.2.2-2138 \
             tahun 2025). Cari dengan nama; bila wilayahnya baru dimekarkan, pakai kode induknya dan beri tahu kantor \
             cabang.",
        en: "There is no area with code {code} in the list Payung uses (Kepmendagri 300.2.2-2138 of 2025). Search by \
             name; if the area was split off recently, use the code it had before and tell the branch.",
    },
    Word {
        key: "region.not_a_village",
        id: "Yang diperlukan di sini desa atau kelurahan, sedangkan {code} adalah {kind} {name}. Peserta dihitung di \
             desa atau kelurahannya; pilih satu di dalam {name}, atau tanyakan kepada orangnya.",
        en: "A desa or kelurahan is needed here, and {code} is the {kind} of {name}. Members are counted in their \
             village; choose one within {name}, or ask the person.",
    },
    Word { key: "region.kind.province", id: "provinsi", en: "province" },
    Word { key: "region.kind.kabupaten", id: "kabupaten", en: "regency" },
    Word { key: "region.kind.kota", id: "kota", en: "city" },
    Word { key: "region.kind.district", id: "kecamatan", en: "district" },
    Word { key: "region.kind.desa", id: "desa", en: "desa" },
    Word { key: "region.kind.kelurahan", id: "kelurahan", en: "kelurahan" },
    Word { key: "region.kind.desa_adat", id: "desa adat", en: "desa adat" },
    Word {
        key: "nik.warning.birth_differs",
        id: "Menurut NIK lahir {in_nik}, yang disebutkan {stated}. Keduanya bisa benar: NIK tidak berubah bila tanggal \
             lahir diperbaiki. Cocokkan dengan KTP; tanggal di KTP yang dipakai.",
        en: "The NIK says born {in_nik}, the person says {stated}. Both can be right: a NIK stays when a birth date is \
             corrected. Compare with the identity card; the date on the card counts.",
    },
    Word {
        key: "nik.warning.sex_differs",
        id: "Menurut NIK {in_nik}, yang disebutkan {stated}. Sering kali satu angka salah ketik; cocokkan NIK-nya \
             dengan KTP.",
        en: "The NIK says {in_nik}, the person says {stated}. Often one digit was mistyped; compare the NIK with the \
             identity card.",
    },
    Word {
        key: "nik.warning.district_differs",
        id: "NIK ini pertama kali diberikan di {in_nik}; tempat tinggalnya sekarang di {home}. Itu biasa: NIK tidak \
             berubah bila orang pindah.",
        en: "This NIK was first given in {in_nik}; the home is now in {home}. That is usual: a NIK stays when people \
             move.",
    },
    Word {
        key: "nik.warning.district_unknown",
        id: "Enam angka pertama NIK ini ({code}) tidak menunjuk kabupaten atau kota yang kami kenal. Bisa jadi kode \
             lama, bisa jadi salah ketik; cocokkan dengan KTP. Pendaftaran boleh diteruskan.",
        en: "The first six digits of this NIK ({code}) point to no regency or city we know. It may be an old code, or \
             mistyped; compare it with the identity card. The registration may go on.",
    },
    Word {
        key: "nik.warning.district_unknown_in",
        id: "Enam angka pertama NIK ini ({code}) menunjuk {regency}, tetapi kecamatannya tidak ada dalam daftar \
             sekarang. Bisa jadi kode lama, bisa jadi salah ketik; cocokkan dengan KTP. Pendaftaran boleh diteruskan.",
        en: "The first six digits of this NIK ({code}) point to {regency}, but to no district in today's list. It may \
             be an old code, or mistyped; compare it with the identity card. The registration may go on.",
    },
    Word {
        key: "nik.warning.district_retired",
        id: "NIK ini memakai kode lama ({code}) dari sebelum pemekaran provinsi tahun {since}; daerahnya sekarang \
             {now}. NIK-nya tetap berlaku.",
        en: "This NIK carries an old code ({code}) from before the province was split in {since}; the area is now \
             {now}. The NIK stays valid.",
    },
    Word {
        key: "nik.warning.invented",
        id: "NIK contoh ({place}): bentuk ini tidak dimiliki orang sungguhan dan hanya berlaku di dunia peragaan.",
        en: "A made-up NIK ({place}): no real person has this form, and only a demonstration accepts it.",
    },
];
