//! The counter: what changes while a form is filled in, work-lists decided one after another, paper entered afterwards,
//! and the keys of the keyboard.

use super::Word;

/// `key: Indonesian | English`.
macro_rules! words {
    ($($key:literal: $id:literal | $en:literal;)*) => {
        pub const WORDS: &[Word] = &[$(Word { key: $key, id: $id, en: $en }),*];
    };
}

words! {
    "paper.lede": "Formulir dan kuitansi yang ditulis di lapangan. Uang dan orangnya sudah nyata: dicatat dengan tanggal kertasnya, tidak ditolak." | "Forms and receipts written in the field. The money and the people are real already: they are entered with the paper's own day, and not refused.";
    "paper.sheet": "Jenis kertas" | "Kind of paper";
    "paper.sheet.both": "Formulir dan kuitansi" | "Form and receipt";
    "paper.sheet.registration": "Formulir saja" | "Form only";
    "paper.sheet.receipt": "Kuitansi saja" | "Receipt only";
    "paper.paper": "Kertasnya" | "The paper";
    "paper.number": "Nomor kertas" | "Number on the paper";
    "paper.number.hint": "Misalnya BLK-017" | "For example BLK-017";
    "paper.day": "Tanggal di kertas" | "Day on the paper";
    "paper.day.hint": "Misalnya 18-11-2026" | "For example 18-11-2026";
    "paper.by": "Siapa yang menulisnya?" | "Who wrote it?";
    "paper.by.hint": "Nama dan tugasnya: Wayan Suka, agen" | "Name and role: Wayan Suka, agent";
    "paper.activity": "Dari kegiatan mana?" | "From which activity?";
    "paper.money": "Uang di kuitansi" | "Money on the receipt";
    "paper.go": "Catat, lalu kertas berikutnya" | "Enter it, then the next sheet";
    "paper.go.hint": "Jumlah seperti tertulis di kertas. Uangnya membeli bulan yang dicapainya; sisanya tersimpan atas nama orangnya." | "The amount as written on the paper. It buys the months it reaches; the rest is kept for the person.";
    "paper.used.by": "Nomor ini sudah dicatat untuk {name}, {on}." | "This number was entered for {name}, {on}.";
    "paper.used": "Nomor kertas ini sudah pernah dicatat. Bila lembar ini memang lain, centang pernyataannya; bila sama, lewati saja." | "This paper number was entered before. Where this is another sheet, tick the statement; where it is the same, leave it.";
    "paper.again": "Nomor yang sama" | "The same number";
    "paper.again.yes": "Ini lembar lain dengan nomor yang sama" | "This is another sheet with the same number";
    "paper.future": "Tanggal di kertas belum tiba. Periksa tahunnya." | "The day on the paper is still to come. Check the year.";
    "paper.unknown_person": "NIK ini belum menjadi peserta. Catat formulirnya dulu, atau pilih Formulir dan kuitansi." | "Nobody with this NIK is a member yet. Enter the form first, or choose Form and receipt.";
    "paper.done": "Tercatat dari kertas: {name}." | "Entered from paper: {name}.";
    "paper.done.receipt": "Tercatat dari kertas: {name}, {total}." | "Entered from paper: {name}, {total}.";
    "just.same": "Diputuskan: {name} dan {other} satu orang." | "Decided: {name} and {other} are one person.";
    "just.different": "Diputuskan: {name} dan {other} dua orang." | "Decided: {name} and {other} are two people.";
    "just.same_alone": "Diputuskan: {name} masih orang yang sama." | "Decided: {name} is still the same person.";
    "just.different_alone": "Diputuskan: ini bukan {name}." | "Decided: this is not {name}.";
    "just.handled": "Selesai dikerjakan: {name}." | "Handled: {name}.";
    "just.see": "Lihat" | "See";
    "compare.verdict": "Putusan" | "Verdict";
    "compare.choose": "Pilih dulu: satu orang atau dua orang." | "Choose first: one person or two.";
    "compare.decide": "Putuskan, lalu berikutnya" | "Decide and go on";
    "compare.skip": "Lewati dulu" | "Skip for now";
    "compare.preset": "Alasan yang sering" | "Frequent reasons";
    "compare.reason.card": "KTP dilihat di kantor" | "Identity card seen at the office";
    "compare.reason.asked": "Orangnya sudah ditanya" | "The person was asked";
    "compare.reason.typing": "Salah ketik waktu didaftarkan" | "A slip of the keys when registered";
    "compare.reason.paper": "Sudah dicocokkan dengan kertasnya" | "Compared with the paper";
    "compare.reason.told": "Orangnya sudah diberi tahu" | "The person was told";
    "compare.reason.branch": "Diputuskan kepala cabang" | "Decided by the head of branch";
    "compare.by": "Didaftarkan oleh" | "Registered by";
    "compare.place": "Didaftarkan di" | "Registered at";
    "compare.attested": "Dilihat oleh" | "Seen by";
    "compare.receipts": "Kuitansi" | "Receipts";
    "compare.paid_twice": "Keduanya membayar untuk {months}. Tidak ada uang yang hilang: bila ternyata satu orang, yang lebih dipindahkan ke bulan berikutnya atau dikembalikan." | "Both paid for {months}. No money is lost: if they are one person, what is over moves to the next months or is given back.";
    "compare.advice": "Yang bisa dilakukan" | "What can be done";
    "compare.others_decide": "Tugas ini diputuskan oleh petugas cabang atau kepala cabang." | "A clerk or the head of the branch decides this.";
    "advice.credit": "Uang lebih tersimpan atas nama orangnya dan dipakai untuk bulan berikutnya. Bila orangnya minta uang kembali, kepala cabang membatalkan kuitansinya." | "What is over is kept for the person and goes towards the next month. Where they want it back, the head of branch reverses the receipt.";
    "advice.fund": "Sisa uang anggaran kembali ke dananya. Beri tahu Kaur Keuangan, dengan nomor kuitansinya." | "What is left of a budget goes back to its fund. Tell the village treasurer, with the receipt's number.";
    "advice.too_little": "Uangnya belum cukup untuk satu bulan, dan tersimpan. Minta kekurangannya, atau batalkan kuitansinya dan kembalikan." | "The money does not reach a whole month, and is kept. Ask for the rest, or reverse the receipt and give it back.";
    "advice.moved": "Bulan itu sudah dibayar, jadi uangnya pindah ke bulan berikutnya. Beri tahu orangnya; bila tidak setuju, kepala cabang membatalkan kuitansinya." | "That month was paid already, so the money moved on. Tell the person; where they disagree, the head of branch reverses the receipt.";
    "advice.paper": "Ambil lembar kertasnya: cocokkan nomor, tanggal, jumlah dan nama. Bila tercatat dua kali, kepala cabang membatalkan salah satunya." | "Take out the paper: compare number, day, amount and name. Where it was entered twice, the head of branch reverses one.";
    "advice.after_event": "Jangan janjikan apa pun dulu. Kumpulkan kertas aslinya dan tanyakan kapan uangnya diterima; cabang memutuskan haknya." | "Promise nothing yet. Keep the original paper and ask when the money was taken; the branch decides what follows.";
    "advice.before": "Uangnya diterima sebelum pendaftaran tercatat. Cari formulir pendaftaran kertasnya dan catat dengan tanggalnya." | "The money was taken before the registration was entered. Find the paper form and enter it with its day.";
    "advice.other": "Lihat catatannya, tanyakan kepada yang menulisnya, lalu tulis di bawah apa yang dilakukan." | "Look at the record, ask whoever wrote it, then write below what was done.";
    "tasks.narrow": "Saring dan urutkan" | "Narrow and sort";
    "tasks.narrow.none": "Tidak ada tugas yang cocok dengan saringan ini." | "No task fits this filter.";
    "tasks.all": "Tampilkan semua" | "Show all";
    "tasks.any": "Semua" | "All";
    "tasks.office": "Kantor" | "Office";
    "tasks.area": "Kecamatan atau kabupaten" | "District or regency";
    "tasks.due.late": "Lewat batas" | "Overdue";
    "tasks.due.week": "Dalam seminggu" | "Within a week";
    "tasks.sort": "Urut menurut" | "Sort by";
    "tasks.mine": "Dari pendaftaran saya" | "From my registrations";
    "tasks.show": "Tampilkan" | "Show";
    "tasks.complete": "Lengkapi" | "Complete";
    "live.villages": "{count} desa atau kelurahan cocok." | "{count} {count:village matches|villages match}.";
    "live.price": "{months} bulan {total}." | "{months} {months:month|months}: {total}.";
    "receipt.print.now": "Cetak" | "Print";
    "keys.title": "Pintasan papan ketik" | "Keyboard shortcuts";
    "keys.lede": "Semua pekerjaan di sini bisa dilakukan tanpa tetikus. Pintasan tidak berlaku selama Anda mengetik di sebuah isian." | "Everything here can be done without a mouse. Shortcuts rest while you type in a field.";
    "keys.close": "Tutup" | "Close";
    "keys.noscript": "Peramban ini tidak menjalankan skrip, jadi pintasan satu huruf tidak aktif. Tab, panah, spasi dan Enter tetap membawa ke mana-mana." | "This browser runs no script, so single-letter shortcuts are off. Tab, the arrows, space and Enter still lead everywhere.";
    "keys.switch": "Pakai pintasan satu huruf" | "Use single-letter shortcuts";
    "keys.switch.hint": "Matikan bila perintah suara atau papan ketik Anda menekannya tanpa sengaja. Pilihan ini tersimpan di peramban ini." | "Switch them off where speech input or your keyboard sets them off by mistake. The choice is kept in this browser.";
    "keys.everywhere": "Di mana saja" | "Everywhere";
    "keys.search": "Cari peserta" | "Find a member";
    "keys.list": "Buka daftar ini" | "Open this list";
    "keys.tab": "Ke isian atau tombol berikutnya" | "To the next field or button";
    "keys.ways": "Pindah halaman" | "Go to a page";
    "keys.form": "Di formulir" | "In a form";
    "keys.form.enter": "Periksa dan hitung; uang hanya diterima oleh tombol terakhir" | "Check and work out; only the last button takes money";
    "keys.form.arrows": "Pilih di antara pilihan" | "Choose among options";
    "keys.decide": "Memutuskan tugas" | "Deciding a task";
    "keys.decide.same": "Satu orang" | "The same person";
    "keys.decide.different": "Dua orang" | "Two people";
    "keys.decide.reason": "Ke alasan" | "To the reason";
    "keys.decide.go": "Putuskan" | "Decide";
    "keys.decide.next": "Lewati, ke tugas berikutnya" | "Skip to the next task";
    "nav.paper": "Kertas" | "Paper";
    "paper.title": "Catat dari kertas" | "Enter from paper";
    "pay.paper_twice": "Nomor kertas ini sudah pernah dicatat: kuitansi {receipt}. Lihat apakah uangnya sama atau ada dua lembar bernomor sama." | "This paper number was entered before, as receipt {receipt}. Look whether it is the same money or two sheets with one number.";
    "settle.which_other": "Pendaftaran ini mirip dengan {count} orang. Sebutkan orang mana yang diputuskan." | "This registration resembles {count} people. Say which of them the decision is about.";
}
