use super::Word;

macro_rules! words {
    ($($key:literal: $id:literal | $en:literal;)*) => {
        /// Phones of the field: enrolled, heard, and what is odd about what they sent.
        pub const WORDS: &[Word] = &[$(Word { key: $key, id: $id, en: $en }),*];
    };
}

words! {
    "phone.key": "Kunci tanda tangan ponsel ini tidak terbaca: harus titik P-256 utuh, 65 bita dalam base64url. Buka aplikasi lapangan sekali lagi dan daftarkan ulang ponselnya." | "The signing key of this phone cannot be read: it must be a whole P-256 point, 65 bytes in base64url. Open the field app again and enrol the phone anew.";
    "phone.office": "Ponsel lapangan mendapat nomor kuitansi dari kantornya, dan akun ini belum punya kantor. Minta pengelola pengguna menetapkan kantornya dulu." | "A phone of the field has its receipt numbers from its office, and this account has no office yet. Ask whoever manages users to name one first.";
    "phone.key_taken": "Ponsel dengan kunci ini terdaftar atas nama orang lain. Ponsel tidak berpindah tangan: minta cabang menutup yang lama, lalu pasang ulang aplikasi lapangan supaya mendapat kunci baru." | "A phone with this key is enrolled in somebody else's name. A phone does not change hands: ask the branch to shut the old one out, then install the field app anew so that it makes a new key.";
    "phone.shut_out": "Ponsel ini sudah ditutup cabang dan tidak dibuka lagi dengan kunci yang sama. Yang dibawanya tetap bisa dikirim, disimpan untuk diperiksa; untuk bekerja lagi, pasang ulang aplikasi lapangan." | "The branch has shut this phone out, and it is not opened again under the same key. What it holds can still be sent, and is kept for a person to look at; to work again, install the field app anew.";
    "phone.too_many": "Satu kiriman ponsel memuat paling banyak {most} isi. Tidak ada yang disimpan; kirim sisanya sesudah yang pertama dijawab." | "A phone sends at most {most} items at once. Nothing was kept; send the rest once the first are answered.";
    "phone.seq": "Nomor urut isi ponsel mulai dari 1. Tidak ada yang disimpan; perbarui aplikasi lapangan, lalu kirim lagi." | "Items of a phone are numbered from 1. Nothing was kept; update the field app and send again.";
    "phone.day_moved": "Jam ponsel menyebut {said}, tetapi menurut kontak terakhirnya itu tidak mungkin. Dicatat tanggal {day}." | "The phone's clock said {said}, which its last contact rules out. Recorded as {day}.";
    "phone.day_unread": "Tanggal dari ponsel tidak terbaca. Dicatat tanggal {day}." | "The day the phone gave cannot be read. Recorded as {day}.";
    "phone.mark_unknown": "Tanda kontak yang disebut ponsel ini tidak dikenal di sini. Waktunya dihitung sejak isi sebelumnya." | "The mark of contact this phone names is not known here. Its time counts from the item before it.";
    "phone.number_foreign": "Nomor {number} bukan dari deret ponsel ini. Uangnya tetap tercatat; cabang melihat kuitansinya." | "Number {number} is not of this phone's series. The money is recorded all the same; the branch looks at the receipt.";
    "phone.number_twice": "Nomor {number} sudah dipakai ponsel ini untuk hal lain. Uangnya tetap tercatat; cabang melihat kuitansinya." | "This phone has used number {number} for something else. The money is recorded all the same; the branch looks at the receipt.";
    "phone.upto": "{upto} kiriman tersimpan" | "{upto} {upto:item|items} kept";
    "phone.missing": "{count} belum sampai" | "{count} not here yet";
    "phone.quarantined": "{count} menunggu diperiksa" | "{count} waiting for a person";
    "phone.odd": "{count} perlu dilihat" | "{count} to look at";
    "phone.kept": "Tersimpan di sini" | "Kept here";
    "phone.numbers": "Nomor kuitansi" | "Receipt numbers";
    "phone.heard": "Kiriman terakhir" | "Last item";
    "phone.heard_never": "belum pernah mengirim" | "has sent nothing yet";
    "phone.aside": "Menunggu diperiksa" | "Waiting for a person";
    "phone.aside.sealed": "{count} tidak bisa dibuka" | "{count} could not be opened";
    "phone.aside.signature": "{count} tidak bertanda tangan ponsel ini" | "{count} not signed by this phone";
    "phone.aside.form": "{count} tidak terbaca" | "{count} could not be read";
    "phone.aside.chain": "{count} tidak menyambung dengan yang sebelumnya" | "{count} {count:does|do} not follow the one before";
    "phone.aside.conflict": "{count} datang dengan nomor yang sudah terpakai" | "{count} came under a number already used";
    "phone.aside.revoked": "{count} datang sesudah ponsel ditutup" | "{count} came after the phone was shut out";
}
