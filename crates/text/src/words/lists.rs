//! Lists of people: sent as a sheet, looked through, brought in row by row.

use super::Word;

macro_rules! words {
    ($($key:literal: $id:literal | $en:literal;)*) => {
        pub const WORDS: &[Word] = &[$(Word { key: $key, id: $id, en: $en }),*];
    };
}

words! {
    // Ways and titles.
    "nav.lists": "Daftar nama" | "Lists";
    "lists.title": "{count} daftar nama perlu dilihat" | "{count} {count:list of people needs|lists of people need} a look";
    "lists.title.none": "Tidak ada daftar nama yang menunggu" | "No list of people waits";
    "lists.lede": "Bendahara desa, ketua kelompok, atau perusahaan mengirim lembar berisi nama. Di sini lembar itu diperiksa dulu, baru orangnya didaftarkan; yang belum lengkap tidak menahan yang lain." | "A village treasurer, a group or a firm sends a sheet of names. Here it is looked through first, and then its people are registered; a row that is not complete holds back no other.";
    "lists.bring": "Bawa daftar nama" | "Bring a list";
    "lists.help": "Kolom yang dibaca" | "The columns that are read";
    "lists.empty.state": "Belum ada daftar nama. Minta lembarnya dalam bentuk Excel atau CSV, atau bagikan contoh berkas untuk diisi." | "There is no list yet. Ask for the sheet as Excel or CSV, or hand out the template to be filled in.";
    "lists.waiting": "daftar nama yang belum selesai" | "lists of people that are not finished";
    "lists.table": "Daftar nama, terbaru dulu" | "Lists of people, latest first";
    "lists.col.file": "Berkas" | "File";
    "lists.col.state": "Keadaan" | "How it stands";
    "lists.col.people": "Orang" | "People";
    "lists.col.registered": "Terdaftar" | "Registered";
    "lists.col.correct": "Diperbaiki" | "To correct";
    "lists.col.by": "Dibawa oleh" | "Brought by";
    "lists.state.sent": "perlu dijawab" | "to be answered";
    "lists.state.ready": "siap dimasukkan" | "ready";
    "lists.state.waiting": "menunggu orang kedua" | "waits for a second person";
    "lists.state.running": "sedang dimasukkan" | "being brought in";
    "lists.state.paused": "dijeda" | "paused";
    "lists.state.done": "selesai" | "finished";
    "lists.state.closed": "ditutup" | "closed";

    // Sending.
    "lists.new": "Bawa daftar nama" | "Bring a list of people";
    "lists.new.lede": "Pilih berkas Excel (.xlsx) atau CSV. Belum ada yang didaftarkan: sesudah ini Anda melihat dulu apa yang akan terjadi pada setiap baris." | "Choose an Excel file (.xlsx) or CSV. Nobody is registered yet: next you see what would become of every row.";
    "lists.file.choose": "Berkas daftar" | "The list's file";
    "lists.file.hint": "Paling banyak 50.000 orang dan 16 MB. Titik koma, koma, atau tab; baris judul boleh dalam bahasa Indonesia atau Inggris." | "At most 50,000 people and 16 MB. Semicolon, comma or tab; headings in Indonesian or English.";
    "lists.send": "Periksa berkas ini" | "Look at this file";
    "lists.template": "Contoh berkas untuk diisi (CSV)" | "A template to fill in (CSV)";
    "lists.template.file": "contoh-daftar-nama" | "list-template";
    "lists.no_money": "Daftar ini hanya mendaftarkan. Iurannya belum dibayar lewat daftar; siapa yang membayar hanya dicatat." | "A list registers and no more. No contribution is paid by it; who pays is only noted.";
    "lists.kept": "Berkasnya disimpan terkunci sampai daftar ditutup, paling lama 30 hari tanpa kegiatan, lalu dihapus. Hasil tiap baris tetap ada." | "The file is kept encrypted until the list is closed, at most 30 days without anything happening, and is then taken away. What became of each row stays.";
    "lists.missing": "Pilih berkas daftarnya dulu." | "Choose the list's file first.";
    "lists.again": "Berkas yang sama sudah pernah dibawa. Ini daftarnya; tidak ada orang yang didaftarkan dua kali." | "This very file was brought before. Here is its list; nobody is registered twice.";

    // What is wrong with a file.
    "lists.empty": "Tidak ada satu orang pun di berkas ini. Baris pertama harus berisi judul kolom, dan di bawahnya satu orang per baris." | "There is nobody in this file. The first line holds the headings, and below it stands one person a row.";
    "lists.not_table": "Berkas ini tidak terbaca sebagai Excel (.xlsx) atau CSV. Buka di lembar kerja, simpan lagi sebagai .xlsx atau CSV, lalu bawa yang baru." | "This file cannot be read as Excel (.xlsx) or CSV. Open it in the spreadsheet, save it again as .xlsx or CSV, and bring that.";
    "lists.old_excel": "Ini berkas Excel lama (.xls). Simpan sebagai .xlsx atau CSV, lalu bawa yang baru." | "This is an old Excel file (.xls). Save it as .xlsx or CSV and bring that.";
    "lists.too_long": "Daftar ini lebih dari {most} orang. Bagi menjadi beberapa berkas, misalnya per desa." | "The list has more than {most} people. Split it, by village for example.";
    "lists.too_wide": "Lembar ini punya lebih dari {most} kolom, jadi bukan daftar nama. Simpan hanya kolom yang diperlukan, lalu bawa lagi." | "This sheet has more than {most} columns, so it is no list of people. Save only the columns that are needed and bring it again.";
    "lists.too_large": "Isi berkas ini terlalu besar untuk sebuah daftar nama. Simpan hanya lembar dengan nama-namanya." | "What is in this file is too large for a list of people. Save only the sheet with the names.";
    "lists.elsewhere": "Berkas yang sama sudah dibawa oleh kantor lain, jadi tidak dibawa sekali lagi. Tanyakan kepada kantor pusat kantor yang mana." | "Another office has brought this very file, so it is not brought again. Ask head office which one.";
    "lists.other_file": "Berkasnya bukan yang diperiksa tadi. Muat ulang halaman ini dan periksa sekali lagi." | "The file is not the one that was looked through. Load this page again and look once more.";
    "lists.gone": "Berkasnya sudah dihapus. Bawa berkas itu sekali lagi kalau masih perlu." | "The file has been taken away. Bring it once more where it is still needed.";
    "lists.gone.short": "sudah dihapus" | "taken away";

    // The questions.
    "lists.terms": "Jawab dulu tentang {file}" | "First, about {file}";
    "lists.terms.lede": "{rows} baris. Cocokkan kolomnya, lalu jawab yang berlaku untuk semua orang di daftar ini." | "{rows} {rows:row|rows}. Match the columns, then answer what is so for everybody on the list.";
    "lists.columns": "Kolom" | "Columns";
    "lists.columns.hint": "Yang dikenali sudah dipilih. Kolom yang tidak dipilih tidak dibaca." | "What was recognised is chosen already. A column without a choice is not read.";
    "lists.column": "Kolom di berkas" | "Column in the file";
    "lists.column.sample": "Isinya, misalnya" | "Holds, for example";
    "lists.column.means": "Dibaca sebagai" | "Read as";
    "lists.column.skip": "tidak dibaca" | "not read";
    "lists.column.unnamed": "kolom {n}" | "column {n}";
    "lists.columns_unknown": "Pilihan kolomnya tidak dikenal untuk berkas ini. Pilih lagi dari daftarnya." | "The choice of columns is not known for this file. Choose again from the list.";
    "lists.column_missing": "Belum ada kolom untuk {column}. Tanpa itu tidak ada yang bisa didaftarkan; pilih kolomnya." | "No column is chosen for {column}. Nobody can be registered without it; choose one.";
    "lists.column_twice": "Dua kolom dipilih sebagai {column}. Biarkan satu saja." | "Two columns are chosen as {column}. Leave one of them.";
    "lists.attest": "Yang disaksikan" | "What was seen";
    "lists.attest.hint": "Ini menentukan hak ahli waris kelak. Hanya orang yang melihat sendiri yang boleh disebut di sini. Kolom 'masih bekerja' atau 'sehat' di berkas berlaku untuk barisnya." | "It decides what the family is owed one day. Only somebody who saw it may be named here. A column 'works now' or 'healthy' in the file counts for its row.";
    "lists.works_and_well.label": "Keadaan mereka" | "How they are";
    "lists.works_and_well.yes": "Semua orang di daftar ini bekerja dan sehat pada saat didata" | "Everybody on this list worked and was well when the list was made";
    "lists.works_and_well": "Tanpa saksi bahwa orangnya bekerja dan sehat, tidak ada yang bisa didaftarkan. Kalau ada yang tidak, tulis di kolom 'masih bekerja' atau 'sehat' pada barisnya." | "Nobody can be registered unless somebody saw that they work and are well. Where one is not, say so in a column 'works now' or 'healthy' of that row.";
    "lists.attested_by": "Disaksikan oleh" | "Seen by";
    "lists.attested_by.hint": "Nama dan jabatan, misalnya Ni Luh Sari, kepala dusun." | "Name and office, such as Ni Luh Sari, head of the hamlet.";
    "lists.place": "Di mana" | "Where";
    "lists.consent.label": "Persetujuan" | "Consent";
    "lists.consent.yes": "Semua orang di daftar ini setuju didaftarkan dan tahu datanya dipakai untuk apa" | "Everybody on this list agreed to be registered and knows what the data is for";
    "lists.consent": "Orang didaftarkan hanya kalau setuju. Tanyakan dulu kepada yang menyusun daftarnya." | "People are registered only where they agreed. Ask whoever made the list.";
    "lists.everybody": "Untuk baris yang tidak menyebutkannya" | "For rows that do not say";
    "lists.home": "Desa tempat tinggal" | "Home village";
    "lists.village": "Cari desa" | "Find the village";
    "lists.village.hint": "Isi kalau berkasnya tidak punya kolom desa: satu desa untuk semua baris yang kosong." | "Fill it in where the file has no column for the village: one for every row that names none.";
    "lists.village.find": "Cari" | "Find";
    "lists.village.more": "Ada lebih banyak desa dengan nama ini. Tambahkan kecamatannya." | "There are more villages of this name. Add the district.";
    "lists.occupation": "Pekerjaan" | "Occupation";
    "lists.income": "Penghasilan sebulan" | "Income a month";
    "lists.sector": "Sektor" | "Sector";
    "lists.activity": "Kegiatan" | "Activity";
    "lists.payer": "Yang akan membayar iuran" | "Who will pay";
    "lists.payer_name.label": "Nama pembayar" | "The payer's name";
    "lists.payer_name": "Tulis nama yang membayar, misalnya Desa Sesetan." | "Write the payer's name, such as the village of Sesetan.";
    "lists.old_age": "Program" | "Programmes";
    "lists.old_age.yes": "Dengan JHT (tabungan hari tua), selain JKK dan JKM" | "With JHT (old-age savings), beside JKK and JKM";
    "lists.terms.go": "Lihat apa yang akan terjadi" | "See what would happen";
    "lists.throw": "Buang berkas ini" | "Throw this file away";
    "lists.thrown": "Berkasnya dihapus. Tidak ada yang didaftarkan." | "The file is taken away. Nobody was registered.";

    // Before.
    "lists.before": "{registers} dari {total} orang akan terdaftar" | "{registers} of {total} people will be registered";
    "lists.before.none": "Belum ada yang bisa didaftarkan dari {total} baris ini" | "None of these {total} {total:row|rows} can be registered yet";
    "lists.before.lede": "Belum ada yang ditulis. Lihat dulu, lalu masukkan; yang belum bisa, kembali sebagai berkas untuk diperbaiki." | "Nothing is written yet. Look first, then bring it in; what cannot be comes back as a file to correct.";
    "lists.looking": "Memeriksa {file}: {done} dari {total} baris" | "Looking through {file}: {done} of {total} rows";
    "lists.looking.lede": "Belum ada yang ditulis. Muat ulang sebentar lagi untuk melihat hasilnya." | "Nothing is written yet. Load the page again in a moment to see what was found.";
    "lists.reload": "Muat ulang" | "Load again";
    "lists.kind.registers": "akan terdaftar" | "will be registered";
    "lists.kind.known": "sudah dikenal" | "known already";
    "lists.kind.doubtful": "meragukan" | "doubtful";
    "lists.kind.refused": "tidak bisa didaftarkan" | "cannot be registered";
    "lists.kind.unread": "tidak terbaca" | "cannot be read";
    "lists.kind.registered": "terdaftar" | "registered";
    "lists.kind.recorded": "dicatat untuk diputuskan" | "recorded, to be decided";
    "lists.kind.registers.why": "Orang baru. Ahli waris, telepon, atau alamat yang belum ada menjadi tugas untuk dilengkapi dalam 14 hari." | "New people. Heirs, telephone or address that are missing become a task for the next 14 days.";
    "lists.kind.known.why": "Sudah menjadi peserta. Tidak didaftarkan lagi; yang baru di baris ini mengisi yang masih kosong." | "Members already. They are not registered again; what is new on the row fills in what was missing.";
    "lists.kind.doubtful.why": "Tetap dimasukkan; siapa orangnya diputuskan kemudian oleh petugas di daftar tugas. NIK yang sama dua kali hanya didaftarkan sekali." | "They are brought in all the same; who is who is decided later on the work-list. One NIK twice is registered once.";
    "lists.kind.refused.why": "Aturan menolaknya. Baris ini dilewati dan kembali untuk diperbaiki." | "A rule says no. The row is left out and comes back to be corrected.";
    "lists.kind.unread.why": "Ada isi yang tidak terbaca. Baris ini dilewati dan kembali untuk diperbaiki." | "Something on it cannot be read. The row is left out and comes back to be corrected.";
    "lists.kind.registered.why": "Terdaftar lewat daftar ini." | "Registered by this list.";
    "lists.kind.recorded.why": "Ditulis sebagaimana terjadi; seseorang memutuskan." | "Written down as it happened; a person decides.";
    "lists.kinds": "Menurut hasilnya" | "By what becomes of them";
    "lists.col.row": "Baris" | "Row";
    "lists.col.name": "Nama" | "Name";
    "lists.col.nik": "NIK" | "NIK";
    "lists.col.what": "Yang perlu diketahui atau dilakukan" | "What to know or do";
    "lists.rows.none": "Tidak ada baris seperti ini." | "There are no such rows.";
    "lists.rows.next": "Baris berikutnya" | "The next rows";
    "lists.said": "Berlaku untuk semua" | "So for everybody";
    "lists.seen_by": "Bekerja dan sehat, disaksikan oleh" | "Working and well, seen by";
    "lists.file": "Berkas" | "File";
    "lists.people": "Orang di daftar" | "People on the list";
    "lists.change": "Ubah jawaban atau kolom" | "Change the answers or columns";
    "lists.go": "Masukkan {rows} baris" | "Bring in {rows} {rows:row|rows}";
    "lists.ask": "Usulkan memasukkan daftar" | "Ask to bring the list in";
    "lists.alone": "Lebih dari {alone} orang: orang kedua melihatnya dulu sebelum dimasukkan." | "More than {alone} people: a second person looks before it is brought in.";
    "lists.why": "Apa yang perlu diketahui orang kedua" | "What the second person should know";
    "lists.why.hint": "Misalnya siapa yang mengirim daftar ini dan untuk apa." | "Such as who sent the list and what for.";
    "lists.why.missing": "Tulis satu kalimat untuk orang kedua." | "Write a sentence for the second person.";
    "lists.not_yours": "Peran Anda tidak mendaftarkan orang, jadi petugas loket atau pemasaran yang memasukkan daftar ini." | "Your role does not register people: a clerk or marketing officer brings this list in.";
    "lists.waits": "Daftar ini menunggu orang kedua. Belum ada yang didaftarkan." | "The list waits for a second person. Nobody has been registered.";
    "lists.see_proposal": "Lihat usulannya" | "See the proposal";
    "lists.see": "Lihat setiap barisnya" | "See every row";

    // Running and after.
    "lists.running": "{done} dari {total} baris sudah masuk" | "{done} of {total} rows are in";
    "lists.running.lede": "Anda boleh menutup halaman ini; daftarnya berjalan terus, juga sesudah server dinyalakan ulang." | "You may leave this page: the list goes on, also after the server was started again.";
    "lists.progress": "Baris yang sudah masuk" | "Rows that are in";
    "lists.paused": "Dijeda pada {done} dari {total} baris" | "Paused at {done} of {total} rows";
    "lists.paused.lede": "Yang sudah masuk tetap terdaftar. Lanjutkan kapan saja, atau tutup daftar ini." | "Who is in stays registered. Go on at any time, or close the list.";
    "lists.done": "{registered} dari {total} orang terdaftar" | "{registered} of {total} people are registered";
    "lists.done.lede.clean": "Semua baris sudah punya hasil. Tutup daftar ini supaya berkasnya dihapus." | "Every row has its outcome. Close the list, so that its file is taken away.";
    "lists.done.lede": "{rows} baris perlu diperbaiki: unduh, perbaiki, lalu bawa sebagai daftar baru. Sesudah itu tutup daftar ini." | "{rows} {rows:row is|rows are} to be corrected: take them along, correct them, and bring them as a new list. Then close this one.";
    "lists.closed": "Ditutup: {registered} dari {total} orang terdaftar" | "Closed: {registered} of {total} people were registered";
    "lists.closed.lede": "Berkasnya sudah dihapus; nama tidak lagi ditampilkan. Hasil tiap baris tetap ada." | "The file is gone and names are no longer shown. What became of each row stays.";
    "lists.pause": "Jeda" | "Pause";
    "lists.resume": "Lanjutkan" | "Go on";
    "lists.close": "Tutup dan hapus berkasnya" | "Close, and take the file away";
    "lists.take": "Unduh baris yang perlu diperbaiki (CSV)" | "Take the rows to correct along (CSV)";
    "lists.take.file": "perlu-diperbaiki" | "to-correct";
    "lists.take.row": "Baris di daftar semula" | "Row of the first list";
    "lists.take.why": "Perlu diperbaiki" | "To be corrected";
    "lists.brought": "Dibawa oleh {by}, {office}, {at}" | "Brought by {by}, {office}, {at}";
    "lists.brought_in": "Daftar ini mulai dimasukkan: {rows} baris." | "The list is being brought in: {rows} {rows:row|rows}.";
    "lists.brought_before": "Daftar ini sudah dimasukkan. Tidak ada yang didaftarkan dua kali; hasilnya ada di halaman daftarnya." | "The list has been brought in. Nobody is registered twice; what became of it is on its page.";
    "lists.waits_for_word": "Daftar ini menunggu orang kedua, jadi jawabannya tidak bisa diubah. Tarik dulu usulannya." | "The list waits for a second person, so its answers stay as they are. Withdraw the proposal first.";
    "lists.paused_now": "Daftar dijeda." | "The list is paused.";
    "lists.resumed_now": "Daftar dilanjutkan." | "The list goes on.";
    "lists.closed_now": "Daftar ditutup dan berkasnya dihapus." | "The list is closed and its file taken away.";
    "lists.not_started": "Daftar ini belum dimasukkan. Periksa dan masukkan dulu." | "The list has not been brought in. Look it through and bring it in first.";
    "lists.closed_before": "Daftar ini sudah ditutup. Bawa berkas yang baru kalau masih ada yang perlu didaftarkan." | "The list is closed. Bring a new file where anybody is still to be registered.";
    "lists.finished": "Semua baris sudah punya hasil, jadi tidak ada yang perlu dijeda atau dilanjutkan." | "Every row has its outcome: there is nothing to pause or to go on with.";
    "lists.paused_before": "Daftar ini sudah dijeda. Lanjutkan atau tutup." | "The list is paused already. Go on with it, or close it.";
    "lists.runs_already": "Daftar ini sedang berjalan. Muat ulang halamannya untuk melihat kemajuannya." | "The list is running. Load the page again to see how far it is.";
    "lists.runs_still": "Daftar ini masih berjalan. Jeda dulu, baru tutup." | "The list still runs. Pause it first, then close it.";
    "lists.starter_gone": "Yang membawa daftar ini tidak lagi bekerja di sini, jadi barisnya tidak dimasukkan atas namanya. Petugas lain dapat membawa baris ini sebagai daftar baru." | "Whoever brought this list no longer works here, so the row is not brought in in their name. Another clerk can bring it as a new list.";

    // What is wrong with a row.
    "lists.row.missing": "Kolom {column} kosong. Isi, lalu bawa baris ini lagi." | "{column} is empty. Fill it in and bring the row again.";
    "lists.row.missing_or_all": "Kolom {column} kosong dan tidak dijawab untuk semua. Isi di baris ini, atau jawab untuk seluruh daftar." | "{column} is empty and was not answered for everybody. Fill it in here, or answer it for the whole list.";
    "lists.row.nik_rounded": "NIK ini disimpan lembar kerja sebagai angka, jadi angka terakhirnya hilang. Ubah kolomnya menjadi teks dan ketik NIK-nya lagi dari KTP." | "The spreadsheet kept this NIK as a number and lost its last digits. Make the column text and type the NIK again from the card.";
    "lists.row.born": "Tanggal lahir tidak terbaca. Tulis seperti 15-04-1987." | "The birth date cannot be read. Write it as 15-04-1987.";
    "lists.row.sex": "Jenis kelamin tidak terbaca. Tulis L atau P." | "The sex cannot be read. Write L or P, male or female.";
    "lists.row.income": "Penghasilan tidak terbaca. Tulis rupiah bulat, seperti 1500000." | "The income cannot be read. Write whole rupiah, such as 1500000.";
    "lists.row.sector": "Sektor tidak dikenal. Tulis transportasi atau lainnya." | "The sector is not known. Write transport or other.";
    "lists.row.yes_no": "Kolom {column} tidak terbaca. Tulis ya atau tidak." | "{column} cannot be read. Write yes or no.";
    "lists.row.relation": "Hubungan ahli waris tidak dikenal. Tulis suami, istri, anak, ayah, ibu, kakak, adik, atau lainnya." | "The heir's relation is not known. Write spouse, child, parent, sibling or other.";
    "lists.row.home_code": "Tidak ada desa dengan kode {code}. Periksa kodenya, atau tulis nama desa dan kecamatannya." | "There is no village of code {code}. Check it, or write the village and its district by name.";
    "lists.row.home_unknown": "Desa {name} tidak ditemukan. Periksa ejaannya, tambahkan kecamatan, atau tulis kodenya." | "No village {name} was found. Check the spelling, add the district, or write its code.";
    "lists.row.home_many": "Ada {count} desa bernama {name}. Tambahkan kecamatan dan kabupaten, atau tulis kodenya." | "There are {count} villages of the name {name}. Add district and regency, or write the code.";
    "lists.doubt.twice": "NIK yang sama ada di baris {row}. Orangnya hanya didaftarkan sekali; periksa mana yang benar." | "The same NIK stands on row {row}. The person is registered once; see which of the two is right.";
    "lists.doubt.alike": "Nama dan tanggal lahirnya sama dengan baris {row}. Mungkin orang yang sama dengan NIK yang salah ketik." | "Name and birth date are those of row {row}. Perhaps one person with a NIK typed wrongly.";
    "lists.doubt.duplicate": "Mirip dengan peserta yang sudah ada. Tetap didaftarkan; petugas memutuskan apakah orangnya sama." | "Much like a member on record. They are registered all the same; a clerk decides whether it is one person.";
    "lists.doubt.dispute": "NIK ini dipegang orang lain dengan nama dan tanggal lahir berbeda. Tetap didaftarkan; kepala cabang memutuskan." | "Somebody else of another name and birth date holds this NIK. They are registered all the same; the head of branch decides.";
    "lists.doubt.differs": "Sudah dikenal, tetapi nama atau tanggal lahirnya sedikit berbeda. Petugas melihatnya." | "Known already, but name or birth date differ a little. A clerk looks at it.";

    // Columns.
    "lists.field.nik": "NIK" | "NIK";
    "lists.field.name": "nama" | "name";
    "lists.field.born": "tanggal lahir" | "birth date";
    "lists.field.sex": "jenis kelamin" | "sex";
    "lists.field.phone": "nomor HP" | "telephone";
    "lists.field.address": "alamat" | "address";
    "lists.field.home": "desa atau kelurahan" | "home village";
    "lists.field.district": "kecamatan" | "district";
    "lists.field.regency": "kabupaten atau kota" | "regency or city";
    "lists.field.occupation": "pekerjaan" | "occupation";
    "lists.field.income": "penghasilan" | "income";
    "lists.field.sector": "sektor" | "sector";
    "lists.field.heir": "ahli waris" | "heir";
    "lists.field.relation": "hubungan ahli waris" | "heir's relation";
    "lists.field.works": "masih bekerja" | "works now";
    "lists.field.well": "sehat" | "healthy";
    "lists.field.row": "baris ini" | "this row";
    "lists.help.title": "Kolom yang dibaca dari sebuah daftar nama" | "The columns that are read from a list";
    "lists.help.lede": "Hanya NIK dan nama yang harus ada di setiap baris. Yang lain boleh dijawab sekali untuk seluruh daftar, dibaca dari NIK, atau menyusul." | "Only NIK and name must stand on every row. The rest can be answered once for the whole list, is read from the NIK, or may follow.";
    "lists.help.needed": "harus ada" | "needed";
    "lists.help.column": "Kolom" | "Column";
    "lists.help.example": "Misalnya" | "For example";
    "lists.help.says": "Keterangan" | "What it holds";
    "lists.help.nik": "16 angka dari KTP. Simpan kolomnya sebagai teks: lembar kerja membulatkan angka ke-16." | "16 digits of the card. Keep the column as text: a spreadsheet rounds the sixteenth.";
    "lists.help.name": "Seperti di KTP." | "As on the card.";
    "lists.help.born": "Hari-bulan-tahun. Kalau kosong, dibaca dari NIK." | "Day-month-year. Where it is empty it is read from the NIK.";
    "lists.help.sex": "L atau P. Kalau kosong, dibaca dari NIK." | "L or P, male or female. Where it is empty it is read from the NIK.";
    "lists.help.phone": "Boleh menyusul dalam 14 hari." | "May follow within 14 days.";
    "lists.help.address": "Boleh menyusul dalam 14 hari." | "May follow within 14 days.";
    "lists.help.home": "Nama desa, atau kodenya dengan atau tanpa titik. Boleh satu untuk seluruh daftar." | "The village's name, or its code with or without dots. One for the whole list will do.";
    "lists.help.district": "Perlu kalau ada dua desa dengan nama yang sama." | "Needed where two villages have one name.";
    "lists.help.regency": "Perlu kalau desanya di luar wilayah kantor." | "Needed where the village lies outside the office's area.";
    "lists.help.occupation": "Pekerjaan utama. Boleh satu untuk seluruh daftar." | "The main occupation. One for the whole list will do.";
    "lists.help.income": "Rupiah sebulan. Boleh satu untuk seluruh daftar." | "Rupiah a month. One for the whole list will do.";
    "lists.help.sector": "transportasi atau lainnya." | "transport or other.";
    "lists.help.heir": "Boleh menyusul dalam 14 hari." | "May follow within 14 days.";
    "lists.help.relation": "suami, istri, anak, ayah, ibu, kakak, adik, atau lainnya." | "spouse, child, parent, sibling or other.";
    "lists.help.works": "ya atau tidak; kosong berarti seperti yang disaksikan untuk semua." | "yes or no; empty means as it was seen for everybody.";
    "lists.help.well": "ya atau tidak; kosong berarti seperti yang disaksikan untuk semua." | "yes or no; empty means as it was seen for everybody.";
    "lists.help.example_note": "Contohnya orang rekaan: angka 99 di tengah NIK tidak dimiliki siapa pun." | "The example is invented: nobody real has the 99 in the middle of the NIK.";

    "approval.what.list": "Masukkan daftar {file}: {rows} orang" | "Bring in the list {file}: {rows} {rows:person|people}";
    "audit.action.import_list": "melihat atau mengirim daftar nama" | "looking at or sending a list of people";
    "audit.action.bring_list": "memasukkan daftar nama" | "bringing in a list of people";
    "audit.action.mark_list": "menghentikan, melanjutkan atau menutup daftar nama" | "pausing, resuming or closing a list of people";
    "audit.said.import_list": "{who} membuka daftar nama" | "{who} opened a list of people";
    "audit.said.bring_list": "{who} memasukkan daftar nama" | "{who} brought in a list of people";
    "audit.said.mark_list": "{who} mengatur daftar nama" | "{who} paused, resumed or closed a list of people";
}
