//! The phone in the field, to the end of the day: cash handed in, what may follow of a form, the collection sheet.

use super::Word;

/// `key: Indonesian | English`.
macro_rules! words {
    ($($key:literal: $id:literal | $en:literal;)*) => {
        pub const WORDS: &[Word] = &[$(Word { key: $key, id: $id, en: $en }),*];
    };
}

words! {
    "handset.today.handin": "{n} {count:setoran|setoran} menunggu kata Bapak/Ibu" | "{n} {count:hand-in waits|hand-ins wait} for your word";
    "handset.today.complete": "Lengkapi data ({n})" | "Complete forms ({n})";
    "handset.kind.confirm_hand_in": "kata tentang setoran" | "word about a hand-in";
    "handset.kind.complete": "melengkapi data" | "details that followed";

    "handset.pin.forgot": "Lupa PIN" | "I forgot the PIN";
    "handset.forgot.title": "PIN baru" | "A new PIN";
    "handset.forgot.lede": "Masuk dengan kata sandi kantor, dengan sinyal. Yang tersimpan di HP ini tetap ada, juga yang belum terkirim." | "Sign in with your office password, with a signal. What is kept on this phone stays, also what is not sent.";
    "handset.forgot.cannot": "HP ini tidak terbuka dengan cara itu. Yang belum terkirim tetap dikirim selagi terkunci; bawa HP ini ke kantor." | "This phone does not open that way. What is not sent is still sent while it is locked; take the phone to the office.";
    "handset.forgot.back": "Saya ingat PIN-nya" | "I remember the PIN";

    "handset.cash.held": "di tangan Bapak/Ibu" | "in your hand";
    "handset.cash.how": "Setorkan di {office}. Petugas menghitung bersama Bapak/Ibu, lalu setorannya muncul di sini untuk disetujui." | "Hand it in at {office}. A clerk counts it with you, then the hand-in appears here for you to agree.";
    "handset.cash.known": "Menurut kantor, diambil {ago}, ditambah yang belum terkirim dari HP ini." | "As the office knew it {ago}, and what this phone has not sent yet.";
    "handset.cash.list": "Setoran Bapak/Ibu" | "What you handed in";
    "handset.cash.none": "Belum ada setoran." | "Nothing handed in yet.";
    "handset.cash.fetch": "Ambil kabar dari kantor" | "Ask the office";
    "handset.cash.asks": "Ketuk untuk menyatakan benar atau tidak" | "Tap to say whether it was so";
    "handset.cash.short": "kurang {money}" | "{money} short";
    "handset.cash.over": "lebih {money}" | "{money} over";
    "handset.cash.question": "Benar Bapak/Ibu menyetor {money} kepada {clerk}?" | "Did you hand {money} to {clerk}?";
    "handset.cash.agree": "Benar" | "Yes, it was so";
    "handset.cash.not_so": "Tidak sama" | "It was not so";
    "handset.cash.why": "Apa yang tidak sama?" | "What was not so?";
    "handset.cash.why.hint": "Misalnya: saya menyerahkan Rp100.000." | "For example: I handed over Rp100.000.";
    "handset.cash.why.need": "Tulis dulu apa yang tidak sama; kepala cabang yang memutuskan." | "Write first what was not so; the head of branch decides.";
    "handset.cash.dispute": "Kirim ke kepala cabang" | "Send it to the head of branch";
    "handset.cash.later": "Nanti saja" | "Later";
    "handset.handin.waiting": "menunggu kata Bapak/Ibu" | "waits for your word";
    "handset.handin.agreed": "disetujui" | "agreed";
    "handset.handin.disputed": "berselisih" | "disputed";
    "handset.handin.stands": "berlaku menurut kepala cabang" | "stands, by the head of branch";
    "handset.handin.undone": "dibatalkan" | "undone";

    "handset.complete.title": "{n} {count:orang|orang} belum lengkap" | "{n} {count:person is|people are} not complete";
    "handset.complete.none": "Semua sudah lengkap" | "Everybody is complete";
    "handset.complete.why": "Ahli waris paling penting: tanpa namanya, keluarga menunggu. Lengkapi dalam {n} hari." | "Heirs come first: without a name the family waits. Complete within {n} days.";
    "handset.complete.for": "Lengkapi data {name}" | "Complete {name}'s form";
    "handset.complete.heirs.why": "Siapa yang menerima santunan bila terjadi sesuatu?" | "Who receives the benefit if something happens?";
    "handset.complete.heir": "Nama ahli waris" | "Heir's name";
    "handset.complete.relation": "Hubungan" | "Relation";
    "handset.complete.born": "Tanggal lahir, kalau tahu" | "Date of birth, if known";
    "handset.complete.choose": "Pilih" | "Choose";
    "handset.complete.another": "Tambah ahli waris" | "Another heir";
    "handset.complete.heir.need": "Setiap ahli waris perlu nama dan hubungan; tanggal lahir boleh kosong, atau seperti 17-8-1985." | "Each heir needs a name and a relation; the birth date may be empty, or like 17-8-1985.";
    "handset.complete.nothing": "Isi salah satunya dulu." | "Fill in one of them first.";
    "handset.complete.address": "Alamat" | "Address";
    "handset.complete.address.hint": "Jalan, nomor, RT/RW." | "Street, number, RT/RW.";
    "handset.complete.phone": "Nomor HP" | "Mobile number";
    "handset.complete.keep": "Simpan" | "Keep";
    "handset.lacks.heirs": "ahli waris" | "heirs";
    "handset.lacks.address": "alamat" | "address";
    "handset.lacks.phone": "nomor HP" | "mobile number";
    "handset.relation.spouse": "suami atau istri" | "spouse";
    "handset.relation.child": "anak" | "child";
    "handset.relation.parent": "ayah atau ibu" | "parent";
    "handset.relation.sibling": "kakak atau adik" | "sibling";
    "handset.relation.other": "lainnya" | "other";

    "handset.renew.sheet": "Daftar tagih kelompok atau desa" | "Collection sheet of a group or village";
    "handset.sheet.title": "Daftar tagih" | "Collection sheet";
    "handset.sheet.how": "Pilih kelompok atau desanya. Daftarnya memuat pesertanya dan iuran beberapa bulan, untuk dibawa atau dicetak." | "Choose a group or a village. The sheet has its members and what some months cost, to carry along or to print.";
    "handset.sheet.people": "{n} {count:orang|orang}" | "{n} {count:person|people}";
    "handset.sheet.none": "Belum ada peserta di HP ini." | "No members on this phone yet.";
    "handset.sheet.not_here": "Tidak ada yang bernama begitu." | "Nothing of that name.";
    "handset.sheet.search": "Cari kelompok atau desa" | "Find a group or village";
    "handset.sheet.kind.0": "Mitra" | "Partners";
    "handset.sheet.kind.1": "Kegiatan tempat mendaftar" | "Activities where they registered";
    "handset.sheet.kind.2": "Desa dan kelurahan" | "Villages";
    "handset.sheet.back": "Kembali" | "Back";
    "handset.sheet.of": "Daftar tagih {name}" | "Collection sheet of {name}";
    "handset.sheet.name": "Nama" | "Name";
    "handset.sheet.month": "Iuran satu bulan untuk {n} {count:orang|orang} yang dapat membayar sekarang." | "One month for the {n} {count:person|people} who can pay now.";
    "handset.sheet.until": "dibayar sampai {until}" | "paid until {until}";
    "handset.sheet.lapsed": "{n} {count:orang|orang} lain sudah putus: daftarkan ulang, lalu mereka membayar lagi." | "{n} more {count:person has|people have} lapsed: register them again, and they pay on.";
    "handset.sheet.sum": "Jumlah" | "Total";
    "handset.sheet.sign": "Tanda tangan" | "Signature";
    "handset.sheet.signed.treasurer": "Bendahara kelompok atau saksi, tanggal:" | "Treasurer of the group or witness, date:";
    "handset.sheet.signed.agent": "{name}, tanggal:" | "{name}, date:";
    "handset.sheet.law": "Jumlah menurut aturan yang terakhir diambil dari kantor. Centang bukan bukti: yang membayar menerima kuitansi dari HP ini." | "Sums by the rules last fetched. A tick proves nothing: who pays gets a receipt from this phone.";
    "handset.sheet.print": "Cetak" | "Print";
    "handset.sheet.other": "Daftar lain" | "Another sheet";
}
