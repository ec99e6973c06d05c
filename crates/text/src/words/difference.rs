use super::Word;

macro_rules! words {
    ($($key:literal: $id:literal | $en:literal;)*) => {
        /// The institution's month-end list against these books.
        pub const WORDS: &[Word] = &[$(Word { key: $key, id: $id, en: $en }),*];
    };
}

words! {
    "report.difference": "Selisih dengan daftar resmi" | "Difference from the official list";
    "report.difference.question": "Di mana angka kita berbeda dari angka resmi?" | "Where do our figures differ from the official ones?";
    "report.difference.what": "Bandingkan daftar akhir bulan dari pusat dengan catatan di sini, nama demi nama dan bulan demi bulan." | "Hold the institution's month-end list against these books, name by name and month by month.";
    "report.difference.file": "selisih" | "difference";
    "report.field.difference": "Selisih" | "Difference";
    "report.col.found": "Selisih" | "Difference";
    "report.col.theirs": "Menurut daftar" | "By the list";
    "report.col.ours": "Menurut catatan" | "By these books";
    "difference.only_ours": "terbayar di sini, tidak ada di daftar" | "paid here, not on the list";
    "difference.only_theirs": "ada di daftar, belum terbayar di sini" | "on the list, not paid here";
    "difference.unknown": "ada di daftar, tidak dikenal di sini" | "on the list, not known here";
    "difference.amount": "jumlahnya berbeda" | "the amounts differ";
    "difference.name": "namanya berbeda" | "the names differ";
    "difference.answer": "{about}: {rows} selisih; {ours} hanya di catatan ini, {theirs} hanya di daftar" | "{about}: {rows} {rows:difference|differences}; {ours} in these books only, {theirs} on the list only";
    "difference.answer_none": "{about}: daftar dan catatan ini sama" | "{about}: the list and these books agree";
    "difference.none": "Tidak ada selisih dengan pilihan ini." | "Nothing differs under this choice.";
    "difference.same": "{same} dari {lines} baris daftar {file} sama dengan catatan ini." | "{same} of {lines} lines of {file} agree with these books.";
    "difference.hint": "Selisih bukan kesalahan: pembayaran di akhir bulan bisa masuk daftar bulan berikutnya. Periksa namanya satu per satu." | "A difference is no mistake: a payment late in the month may come on the next month's list. Look at the names one by one.";
    "difference.elsewhere": "{lines} baris tentang orang yang tinggal di luar wilayah ini tidak dibandingkan." | "{lines} {lines:line is|lines are} about people who live outside this area and {lines:was|were} not compared.";
    "difference.unread": "{lines} baris tidak terbaca:" | "{lines} {lines:line|lines} could not be read:";
    "difference.unread.line": "Baris {line}: {why}" | "Line {line}: {why}";
    "difference.new": "Bandingkan dengan daftar resmi" | "Hold these books against the official list";
    "difference.new.lede": "Unggah daftar akhir bulan dari pusat. Yang berbeda tampil per nama dan bulan; yang sama hanya dihitung." | "Bring the institution's month-end list. What differs is shown by name and month; what agrees is only counted.";
    "difference.file": "Daftar (CSV)" | "The list (CSV)";
    "difference.file.hint": "Koma atau titik koma, dengan baris judul; paling besar 16 MB atau 200.000 baris." | "Comma or semicolon, with a header line; at most 16 MB or 200,000 lines.";
    "difference.go": "Bandingkan" | "Compare";
    "difference.columns": "Kolom yang dibaca" | "The columns that are read";
    "difference.column.official_number": "Nomor peserta (KPJ). Ini atau NIK harus ada." | "The member number (KPJ). This or the NIK must be there.";
    "difference.column.nik": "NIK, 16 angka." | "The NIK, 16 digits.";
    "difference.column.name": "Nama, kalau ada: yang berbeda ditunjukkan." | "The name, where there is one: a difference is shown.";
    "difference.column.month": "Bulan iuran, seperti 2026-11." | "The contribution month, as 2026-11.";
    "difference.column.amount_rupiah": "Iuran bulan itu dalam rupiah, kalau ada." | "The month's contribution in rupiah, where there is one.";
    "difference.kept": "Daftar ini hanya disimpan di memori selama hari kerja, hanya untuk Anda, dan tidak pernah ditulis ke cakram." | "The list is held in memory for the working day and for you alone; it is never written to disk.";
    "list.missing": "Pilih berkas daftarnya dulu." | "Choose the list's file first.";
    "list.not_text": "Berkas ini bukan CSV dengan huruf UTF-8. Simpan dari lembar kerja sebagai \"CSV UTF-8\" lalu unggah lagi." | "This file is not CSV in UTF-8. Save it from the spreadsheet as \"CSV UTF-8\" and bring it again.";
    "list.columns": "Baris judulnya perlu kolom month, dan official_number atau nik. Periksa nama kolom di baris pertama." | "The header line needs a column month, and official_number or nik. Check the names in the first line.";
    "list.too_long": "Daftar ini lebih dari {most} baris. Bagi menjadi beberapa berkas, misalnya per kabupaten." | "The list has more than {most} lines. Split it, by regency for example.";
    "list.empty": "Tidak ada satu pun baris yang terbaca. Periksa apakah kolom month berisi bulan seperti 2026-11." | "Not one line could be read. Check that the column month holds months such as 2026-11.";
    "list.unreadable": "jumlah kolomnya tidak cocok atau tanda kutipnya tidak ditutup" | "its columns do not fit, or a quotation mark is not closed";
    "list.month": "bulannya tidak terbaca; tulis seperti 2026-11" | "its month cannot be read; write it as 2026-11";
    "list.amount": "jumlahnya bukan rupiah bulat" | "its amount is not whole rupiah";
    "list.nik": "NIK-nya tidak benar" | "its NIK is not right";
    "list.nobody": "tidak ada nomor peserta maupun NIK" | "it has neither a member number nor a NIK";
}
