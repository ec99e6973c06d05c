use super::Word;

macro_rules! words {
    ($($key:literal: $id:literal | $en:literal;)*) => {
        /// The member's card, whoever is shown one, and "am I covered?".
        pub const WORDS: &[Word] = &[$(Word { key: $key, id: $id, en: $en }),*];
    };
}

words! {
    // The card
    "card.title": "Kartu peserta" | "Member's card";
    "card.link": "Kartu peserta" | "Member's card";
    "card.answer": "Kartu {name}: terlindungi sampai {until}" | "{name}'s card: covered until {until}";
    "card.none": "{name} belum punya kartu" | "{name} has no card yet";
    "card.none.why": "Kartu terbit dengan setiap pembayaran, dan berlaku selama pembayaran itu berlaku. Sebelum iuran pertama dibayar, atau bila pembayarannya dibatalkan, tidak ada kartu yang bisa ditunjukkan." | "A card comes with every payment, and holds as long as the payment does. Before the first contribution, or where the payment was reversed, there is no card to show.";
    "card.institution": "Jaminan sosial pekerja mandiri" | "Social security for own-account workers";
    "card.number": "Nomor" | "Number";
    "card.born": "Lahir" | "Born";
    "card.home": "Asal" | "Home";
    "card.covered": "Terlindungi" | "Covered";
    "card.for": "Untuk" | "For";
    "card.code": "Kode kartu, untuk dipindai rumah sakit" | "The card's code, for a hospital to scan";
    "card.issued": "Terbit {day}" | "Issued {day}";
    "card.find": "Jatuh, sakit karena kerja, atau meninggal: tunjukkan kartu ini di rumah sakit, lalu lapor ke kantor dalam 48 jam." | "Hurt at work, ill from work, or a death: show this card at the hospital, then tell the office within 48 hours.";
    "card.check": "Rumah sakit memeriksa kartu ini di alamat {path}, juga tanpa jaringan." | "A hospital checks this card at {path}, without a network too.";
    "card.print.now": "Cetak kartu" | "Print the card";
    "card.print": "Kartu tercetak seukuran kartu ATM, 85,6 × 54 mm. Gunting di garisnya; boleh dilaminasi." | "The card prints at the size of a bank card, 85.6 × 54 mm. Cut along its line; it may be laminated.";
    "card.use": "Gunanya" | "What it is for";
    "card.use.standing": "Sesudah {until} sampai {due} kartu ini masih menyatakan peserta berstatus baik: iuran berikutnya belum jatuh tempo." | "After {until} and up to {due} the card still says that the member is in good standing: the next contribution is not yet due.";
    "card.use.next": "Setiap pembayaran menerbitkan kartu baru. Kartu lama tetap sah sampai tanggalnya sendiri." | "Every payment brings a new card. An older one stays good up to its own date.";
    "card.use.secret": "Kartu tidak memuat NIK, nomor HP, atau alamat." | "The card holds no NIK, no phone number and no address.";
    "card.receipt": "Kuitansinya" | "Its receipt";
    "card.text": "Kode sebagai tulisan" | "The code as text";

    // Whoever is shown a card
    "verify.title": "Periksa kartu peserta" | "Check a member's card";
    "verify.lede": "Untuk rumah sakit dan siapa pun yang ditunjuki kartu. Tanpa masuk akun; sesudah halaman ini pernah dibuka sekali, juga tanpa jaringan." | "For hospitals and anybody who is shown a card. No sign-in; once this page has been opened, without a network too.";
    "verify.card": "Kode kartu" | "The card's code";
    "verify.card.hint": "Pindai dengan alat pemindai, atau tempel tulisannya. Kodenya dimulai dengan KB1:" | "Scan it with a hand scanner, or paste the text. The code begins with KB1:";
    "verify.on": "Hari kejadian" | "Day of the event";
    "verify.on.hint": "Hari kecelakaan atau kematian, bukan hari pemeriksaan. Contoh 20-11-2026." | "The day of the accident or death, not the day of the check. For example 20-11-2026.";
    "verify.on.ahead": "Hari itu belum tiba. Isi hari kejadiannya, paling lambat hari ini." | "That day has not come yet. Give the day of the event, today at the latest.";
    "verify.card.missing": "Kode kartunya belum ada. Pindai kartunya, atau tempel tulisan yang dimulai dengan KB1:" | "The card's code is missing. Scan the card, or paste the text that begins with KB1:";
    "verify.go": "Periksa" | "Check";
    "verify.camera": "Pindai dengan kamera" | "Scan with the camera";
    "verify.camera.stop": "Tutup kamera" | "Close the camera";
    "verify.camera.none": "Peramban ini tidak bisa membaca kode dengan kamera. Pakai alat pemindai, atau tempel tulisannya." | "This browser cannot read codes with the camera. Use a hand scanner, or paste the text.";
    "verify.offline.ready": "Siap tanpa jaringan. Daftar kartu yang ditarik: {at}." | "Ready without a network. List of cards taken back: {at}.";
    "verify.next": "Periksa kartu lain" | "Check another card";
    "verify.covered": "{name} terlindungi pada {day}" | "{name} was covered on {day}";
    "verify.covered.do": "Kartunya asli dan iuran untuk hari itu sudah dibayar. Layani sebagai peserta, dan cocokkan nama serta tahun lahirnya dengan KTP." | "The card is genuine and the contribution for that day is paid. Treat as a member, and compare name and year of birth with the identity card.";
    "verify.not_yet_due": "Rawat {name}: iuran bulan itu belum jatuh tempo" | "Treat {name}: that month's contribution is not yet due";
    "verify.not_yet_due.do": "Dibayar sampai {until}; iuran berikutnya jatuh tempo {due}. Sampai hari itu pesertanya berstatus baik. Layani sebagai peserta; cabang memastikan pembayarannya." | "Paid until {until}; the next contribution is due on {due}. Up to that day the member is in good standing. Treat as a member; the branch confirms the payment.";
    "verify.expired": "Kartu ini tidak tahu tentang {day}" | "This card knows nothing of {day}";
    "verify.expired.do": "Kartunya asli dan menyatakan iuran dibayar sampai {until}. Itu bukan berarti tidak terlindungi: mungkin sudah ada pembayaran sesudahnya, atau tunggakan yang masih bisa dibayar. Rawat keadaan darurat, minta kartu atau kuitansi terbaru, dan tanyakan ke cabang." | "The card is genuine and says that contributions are paid until {until}. That does not mean not covered: there may be a later payment, or arrears that can still be paid. Treat an emergency, ask for the latest card or receipt, and ask the branch.";
    "verify.before": "Kartu ini bicara tentang {from} dan sesudahnya" | "This card speaks of {from} and after";
    "verify.before.do": "Kartunya asli, tetapi {day} terletak sebelum hari pertamanya. Mungkin ada kartu yang lebih lama. Rawat keadaan darurat dan tanyakan ke cabang." | "The card is genuine, but {day} lies before its first day. There may be an older card. Treat an emergency and ask the branch.";
    "verify.revoked": "Kartu ini sudah ditarik" | "This card was taken back";
    "verify.revoked.do": "Kartunya asli, tetapi yang dinyatakannya tidak berlaku lagi: pembayarannya dibatalkan, atau kepesertaannya berakhir. Orangnya mungkin memegang kartu lain. Rawat keadaan darurat dan tanyakan ke cabang." | "The card is genuine, but what it says no longer holds: its payment was reversed, or the membership ended. The person may hold another card. Treat an emergency and ask the branch.";
    "verify.unknown_key": "Kunci kartu ini belum dikenal di sini" | "This card's key is not known here";
    "verify.unknown_key.do": "Mungkin kuncinya baru: sambungkan ke jaringan, buka halaman ini lagi, lalu periksa ulang. Mungkin juga kartu dari tempat lain. Rawat keadaan darurat dan tanyakan ke cabang." | "The key may be new: connect to a network, open this page again and check once more. Or the card may come from elsewhere. Treat an emergency and ask the branch.";
    "verify.tampered": "Kode ini berubah, atau tidak terbaca utuh" | "This code was changed, or not read whole";
    "verify.tampered.do": "Pindai sekali lagi dari kartunya sendiri. Bila tetap begini, jangan jadikan dasar: cari namanya lewat cabang. Rawat keadaan darurat." | "Scan once more from the card itself. If it stays so, do not rely on it: have the branch look up the name. Treat an emergency.";
    "verify.not_a_card": "Ini bukan kode kartu peserta" | "This is not the code of a member's card";
    "verify.not_a_card.do": "Kode kartu dimulai dengan KB1: dan ada di sisi kanan kartu. Kuitansi dan KTP punya kode lain." | "A card's code begins with KB1: and stands on the right of the card. Receipts and identity cards have other codes.";
    "verify.issued_after": "Kartu ini terbit {issued}, sesudah hari kejadian. Apakah iuran hari itu dibayar sebelum kejadian, cabang yang melihatnya." | "This card was issued on {issued}, after the day of the event. Whether that day's contribution was paid before it, the branch will see.";
    "verify.said": "Yang tertulis di kartu" | "What the card says";
    "verify.born": "Tahun lahir" | "Year of birth";
    "verify.fresh": "Belum ditarik, menurut daftar {at}." | "Not taken back, by the list of {at}.";
    "verify.fresh.revoked": "Menurut daftar {at}." | "By the list of {at}.";
    "verify.stale": "Daftar kartu yang ditarik terakhir diambil {at}; penarikan sesudah itu belum terlihat di sini. Rawat dulu, periksa lagi begitu ada jaringan." | "The list of cards taken back was last fetched {at}; what was taken back since is not seen here. Treat first, check again once there is a network.";
    "verify.newer": "Kartu ini lebih baru daripada daftar kartu yang ditarik ({at}). Apakah sudah ditarik, belum bisa diketahui di sini; periksa lagi begitu ada jaringan." | "This card is newer than the list of cards taken back ({at}). Whether it was taken back cannot be known here; check again once there is a network.";
    "verify.never": "Daftar kartu yang ditarik belum pernah diambil di alat ini. Kartunya asli; periksa lagi begitu ada jaringan." | "The list of cards taken back was never fetched on this device. The card is genuine; check again once there is a network.";

    // Am I covered?
    "mine.title": "Apakah saya terlindungi?" | "Am I covered?";
    "mine.lede": "Untuk peserta dan keluarganya. Tanpa masuk akun." | "For members and their families. No sign-in.";
    "mine.number": "Nomor peserta, nomor kuitansi, atau kode kartu" | "Member's number, receipt number, or the card's code";
    "mine.number.hint": "Nomor peserta tertulis di kartu. Nomor kuitansi seperti DPS-0001234-7. Kode kartu dimulai dengan KB1:" | "The member's number stands on the card. A receipt's number looks like DPS-0001234-7. A card's code begins with KB1:";
    "mine.born": "Tanggal lahir peserta" | "The member's date of birth";
    "mine.born.hint": "Contoh 17-8-1985. Dengan kode kartu boleh kosong; catatan lengkap terlihat bila diisi." | "For example 17-8-1985. May stay empty with a card's code; all that is on record shows when it is filled in.";
    "mine.go": "Lihat" | "Show";
    "mine.number.missing": "Isi nomor peserta, nomor kuitansi, atau kode kartunya." | "Give the member's number, a receipt number, or the card's code.";
    "mine.born.missing": "Dengan nomor, tanggal lahirnya perlu diisi: supaya orang lain tidak bisa mencoba-coba nomor. Dengan kode kartu boleh kosong." | "With a number the date of birth is needed, so that others cannot try out numbers. With a card's code it may stay empty.";
    "mine.no_match": "Nomor dan tanggal lahir itu tidak kami temukan bersama. Periksa keduanya di kartu atau kuitansi; kalau tetap tidak cocok, tanyakan ke kantor dengan membawa KTP. Ini bukan berarti tidak terlindungi." | "That number and date of birth are not found together here. Check both on the card or receipt; if they still do not fit, ask at the office with the identity card. This does not mean not covered.";
    "mine.locked": "Terlalu banyak percobaan untuk nomor ini. Coba lagi {minutes} menit lagi, atau tanyakan ke kantor." | "Too many tries for this number. Try again in {minutes} {minutes:minute|minutes}, or ask at the office.";
    "mine.on": "Per {day}" | "As of {day}";
    "mine.why": "Alasannya" | "The reasons";
    "mine.due": "Iuran berikutnya jatuh tempo {day}." | "The next contribution is due on {day}.";
    "mine.after": "Bila terjadi musibah" | "If something happens";
    "mine.after.1": "Rawat dulu. Di rumah sakit mana pun; tunjukkan kartu peserta, atau sebut nomornya." | "Care comes first. At any hospital; show the member's card, or give its number.";
    "mine.after.2": "Lapor ke kantor dalam 2 × 24 jam, lewat telepon pun boleh: siapa, kapan, di mana, sedang apa." | "Tell the office within 48 hours, by phone is enough: who, when, where, doing what.";
    "mine.after.3": "Simpan KTP, kartu keluarga, surat dokter, dan bukti bayar. Yang belum ada bisa menyusul." | "Keep identity card, family card, the doctor's letter and proofs of payment. What is missing may follow.";
    "mine.after.4": "Kalau meninggal: ahli waris yang melapor. Kantor memberi tahu surat apa saja yang diperlukan." | "After a death the heirs report it. The office says which papers are needed.";
    "mine.recorded": "Yang tercatat tentang Anda" | "What is on record about you";
    "mine.recorded.wrong": "Ada yang tidak benar? Minta kantor memperbaikinya; perbaikan dan siapa yang melakukannya tercatat." | "Something is not right? Ask the office to correct it; the correction and who made it are kept.";
    "mine.recorded.more": "Isi tanggal lahir bersama kode kartu untuk melihat semua yang tercatat." | "Give the date of birth with the card's code to see all that is on record.";
    "mine.paid": "Bulan yang sudah dibayar" | "Months paid";
    "mine.paid.on": "dibayar {day}" | "paid {day}";
    "mine.paid.none": "Belum ada iuran yang dibayar." | "No contribution has been paid yet.";
    "mine.heirs": "Ahli waris" | "Heirs";
    "mine.heirs.count": "{count} orang tercatat" | "{count} {count:person|people} on record";
    "mine.heirs.none": "Belum tercatat. Sampaikan ke kantor supaya santunan tidak tertahan." | "None on record. Tell the office, so that a benefit is not held up.";
    "mine.contact": "Telepon dan alamat" | "Phone and address";
    "mine.contact.phone": "nomor telepon" | "phone number";
    "mine.contact.address": "alamat" | "address";
    "mine.contact.has": "Tercatat: {what}" | "On record: {what}";
    "mine.contact.none": "Belum tercatat" | "None on record";
    "mine.hidden": "Nama tidak ditulis lengkap, dan NIK tidak pernah ditampilkan." | "Names are not written in full, and the NIK is never shown.";
    "mine.again": "Tanya lagi" | "Ask again";
    "mine.link": "Apakah saya terlindungi?" | "Am I covered?";
    "verify.link": "Periksa kartu" | "Check a card";
    "audit.said.view_card": "{who} melihat kartu {whom}" | "{who} looked at the card of {whom}";
    "audit.action.view_card": "melihat kartu" | "looking at cards";
}
