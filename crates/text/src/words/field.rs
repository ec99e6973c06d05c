//! The phone in the field: what is asked, said and handed over, in words for people met at a market.

use super::Word;

/// `key: Indonesian | English`.
macro_rules! words {
    ($($key:literal: $id:literal | $en:literal;)*) => {
        pub const WORDS: &[Word] = &[$(Word { key: $key, id: $id, en: $en }),*];
    };
}

words! {
    "handset.yes": "Ya" | "Yes";
    "handset.no": "Tidak" | "No";
    "handset.never": "belum pernah" | "never";
    "handset.ago.now": "baru saja" | "just now";
    "handset.ago.minutes": "{n} menit lalu" | "{n} min ago";
    "handset.ago.hours": "{n} jam lalu" | "{n} h ago";
    "handset.ago.days": "{n} hari lalu" | "{n} days ago";
    "handset.step": "Langkah {n} dari {of}" | "Step {n} of {of}";

    // Always there, at the top.
    "handset.strip.waiting": "{n} belum terkirim, aman di HP ini" | "{n} not sent yet, safe on this phone";
    "handset.strip.all_sent": "Semua terkirim · kantor {ago}" | "All sent · office {ago}";
    "handset.strip.revoked": "HP ini ditutup oleh kantor. {n} yang belum terkirim tetap aman di sini; bawa HP ini ke kantor." | "The office has shut this phone out. {n} not sent are still safe here; take the phone to the office.";

    // A new phone.
    "handset.enrol.title": "Pakai HP ini di lapangan" | "Use this phone in the field";
    "handset.enrol.lede": "Masuk sekali dengan sinyal. Sesudah itu pendaftaran dan kuitansi jalan tanpa sinyal." | "Sign in once with a signal. After that, registering and receipts work without one.";
    "handset.enrol.login": "Nama pengguna" | "User name";
    "handset.enrol.password": "Kata sandi" | "Password";
    "handset.enrol.code": "Kode enam angka" | "Six-digit code";
    "handset.enrol.code.hint": "Dari aplikasi autentikator Bapak/Ibu." | "From your authenticator app.";
    "handset.enrol.label": "Nama HP ini" | "Name of this phone";
    "handset.enrol.label.value": "HP saya" | "My phone";
    "handset.enrol.label.hint": "Supaya kantor tahu yang mana bila hilang: HP Wayan, biru." | "So that the office knows which one if it is lost: Wayan's blue phone.";
    "handset.enrol.go": "Masuk" | "Sign in";
    "handset.enrol.offline": "Kantor tidak terjangkau. Cari sinyal, lalu coba lagi; yang sudah diketik tidak hilang." | "The office cannot be reached. Find a signal and try again; what you typed is still here.";
    "handset.enrol.making": "Menyiapkan HP dan mengambil daftar desa…" | "Preparing the phone and fetching the villages…";

    "handset.pin.title": "Ketik PIN" | "Type your PIN";
    "handset.pin.choose": "Pilih PIN enam angka" | "Choose a six-digit PIN";
    "handset.pin.again": "Ketik sekali lagi" | "Type it once more";
    "handset.pin.why": "PIN melindungi data peserta bila HP ini hilang. Jangan tanggal lahir." | "The PIN protects members' data if this phone is lost. Not a birth date.";
    "handset.pin.label": "PIN, enam angka" | "PIN, six digits";
    "handset.pin.easy": "Terlalu mudah ditebak. Pilih yang lain." | "Too easy to guess. Choose another.";
    "handset.pin.back": "Hapus satu angka" | "Delete one digit";
    "handset.pin.opening": "Membuka…" | "Opening…";
    "handset.pin.wrong": "PIN belum cocok. Coba lagi." | "That PIN does not fit. Try again.";
    "handset.pin.wait": "PIN belum cocok. Coba lagi {minutes} menit lagi; tidak ada yang dihapus." | "That PIN does not fit. Try again in {minutes} min; nothing is wiped.";
    "handset.pin.safe": "Yang belum terkirim tetap aman dan tetap dikirim, juga saat HP terkunci." | "What is not sent stays safe and is still sent, also while the phone is locked.";

    // Today.
    "handset.today.no_activity": "Hari ini tanpa kegiatan" | "No activity today";
    "handset.today.registered": "{n} {count:orang|orang} terdaftar" | "{n} {count:person|people} registered";
    "handset.today.held": "{money} di tangan" | "{money} in hand";
    "handset.today.next": "Daftar orang berikutnya" | "Register the next person";
    "handset.today.renew": "Bayar lagi ({n})" | "Renew ({n})";
    "handset.today.incident": "Lapor musibah" | "Report an accident";
    "handset.today.more": "Lainnya" | "More";
    "handset.today.safe": "Belum terkirim {n}, aman di HP ini" | "{n} not sent, safe on this phone";
    "handset.today.drafts": "Formulir yang belum selesai" | "Forms not finished";
    "handset.today.nameless": "Belum ada nama" | "No name yet";
    "handset.today.unfinished": "belum selesai, disimpan {ago}" | "not finished, kept {ago}";
    "handset.today.elsewhere": "Ganti kegiatan" | "Another activity";
    "handset.today.activity": "Kegiatan hari ini" | "Today's activity";
    "handset.today.none": "Tanpa kegiatan" | "No activity";
    "handset.today.demo": "Dunia contoh: semua orang di sini rekaan." | "A demonstration: everybody here is invented.";

    // Register, a question at a time.
    "handset.q.next": "Lanjut" | "Next";
    "handset.q.back": "Kembali" | "Back";
    "handset.q.later": "Lanjut nanti" | "Go on later";
    "handset.q.start": "Ke awal" | "To the start";
    "handset.q.to_money": "Lanjut ke iuran" | "On to the contribution";
    "handset.q.work": "Bapak/Ibu bekerja untuk siapa?" | "Who do you work for?";
    "handset.q.work.label": "Bekerja untuk" | "Works for";
    "handset.q.nik": "Berapa NIK-nya?" | "What is the NIK?";
    "handset.q.name": "Siapa namanya?" | "What is the name?";
    "handset.q.born": "Kapan lahirnya?" | "When were they born?";
    "handset.q.home": "Tinggal di desa mana?" | "Which village do they live in?";
    "handset.q.job": "Apa pekerjaannya?" | "What work do they do?";
    "handset.q.income": "Berapa penghasilan sebulan?" | "How much do they earn a month?";
    "handset.q.well": "Hari ini bekerja dan sehat?" | "Working and well today?";
    "handset.q.consent": "Sudah benar dan setuju?" | "Is it right, and do they agree?";
    "handset.nik": "NIK, 16 angka" | "NIK, 16 digits";
    "handset.nik.hint": "Dari KTP. Tanpa KTP, dari Kartu Keluarga." | "From the identity card, or else the family card.";
    "handset.nik.digits": "{n} dari 16 angka" | "{n} of 16 digits";
    "handset.nik.read": "{sex}, lahir {born}, {age} tahun" | "{sex}, born {born}, aged {age}";
    "handset.nik.district": "Pertama terdaftar di Kecamatan {district}" | "First registered in the district of {district}";
    "handset.nik.known": "Namanya dan empat angka terakhir NIK-nya seperti peserta di HP ini. Siapa yang berdiri di depan Anda?" | "Name and last four digits are those of a member on this phone. Who stands before you?";
    "handset.nik.other": "Orang lain: daftarkan" | "Somebody else: register them";
    "handset.nik.pays": "Peserta: lanjut ke pembayaran" | "A member: go on to the money";
    "handset.nik.returns": "Pernah peserta: didaftarkan ulang" | "A member once: registered again";
    "handset.name": "Nama lengkap" | "Full name";
    "handset.name.hint": "Seperti di KTP." | "As on the identity card.";
    "handset.born": "Tanggal lahir" | "Date of birth";
    "handset.born.hint": "Hari, bulan, tahun: 17-8-1985" | "Day, month, year: 17-8-1985";
    "handset.born.differs": "NIK-nya berkata lain: {sex}, lahir {born}. Periksa KTP; bila KTP memang begitu, lanjut saja." | "The NIK says otherwise: {sex}, born {born}. Look at the card; where the card says so, go on.";
    "handset.sex": "Jenis kelamin" | "Sex";
    "handset.home": "Desa atau kelurahan" | "Village";
    "handset.home.search": "Cari desa" | "Find a village";
    "handset.home.hint": "Desa Bapak/Ibu di atas; ketik untuk desa lain di kabupaten ini." | "Your own villages stand on top; type for another of this regency.";
    "handset.home.none": "Tidak ada desa dengan nama itu di kabupaten ini. Periksa ejaannya, atau catat orangnya di kantor." | "No village of that name in this regency. Check the spelling, or register the person at the office.";
    "handset.occupation": "Pekerjaan utama" | "Main occupation";
    "handset.occupation.hint": "Dengan kata sendiri: jual sayur, nelayan, ojek." | "In their own words: sells vegetables, fisher, motorcycle taxi.";
    "handset.sector": "Bidang kerja" | "Sector";
    "handset.status": "Bekerja sendiri atau punya usaha?" | "Own account, or owner of a business?";
    "handset.income": "Penghasilan sebulan, rupiah" | "Income a month, rupiah";
    "handset.income.hint": "Kira-kira saja. Iuran dan santunan mengikuti angka ini." | "Roughly. Contribution and benefits follow this figure.";
    "handset.income.read": "Penghasilan {income} sebulan" | "Earns {income} a month";
    "handset.works_now": "Sekarang masih bekerja?" | "Still working now?";
    "handset.well_now": "Hari ini sehat?" | "Well today?";
    "handset.attested_by": "Siapa yang melihat sendiri?" | "Who has seen it themselves?";
    "handset.attested_by.hint": "Nama dan tugasnya. Ini melindungi orangnya bila kelak ada klaim." | "Name and role. It protects the person if there is ever a claim.";
    "handset.place": "Di mana?" | "Where?";
    "handset.phone": "Nomor HP, bila ada" | "Telephone, if any";
    "handset.phone.hint": "Untuk kuitansi dan pengingat." | "For the receipt and reminders.";
    "handset.consent.words": "Data Bapak/Ibu dipakai untuk kepesertaan, iuran dan klaim saja. Bapak/Ibu boleh melihatnya dan memintanya dibetulkan." | "Your data are used for membership, contributions and claims only. You may see them and have them corrected.";
    "handset.consent.yes": "Sudah dibacakan, dan orangnya setuju" | "It was read out, and the person agrees";
    "handset.need.choice": "Pilih dulu jawabannya." | "Choose an answer first.";
    "handset.need.nik": "NIK belum lengkap: harus 16 angka." | "The NIK is not complete: it has 16 digits.";
    "handset.need.name": "Tulis namanya dulu." | "Write the name first.";
    "handset.need.born": "Tulis tanggal lahir: hari, bulan, tahun." | "Write the date of birth: day, month, year.";
    "handset.need.occupation": "Tulis pekerjaannya dulu." | "Write the occupation first.";
    "handset.need.income": "Tulis penghasilannya; nol pun boleh." | "Write the income; nought is fine too.";
    "handset.need.attested": "Tulis siapa yang melihat dan di mana." | "Write who has seen it, and where.";
    "handset.need.phone": "Nomor telepon itu belum benar. Periksa angkanya, atau kosongkan." | "That is not a telephone number yet. Check the digits, or leave it empty.";
    "handset.need.consent": "Bacakan kalimatnya; tanpa persetujuan tidak didaftarkan." | "Read the sentence out; without agreement nobody is registered.";
    "handset.stop.wage": "Yang bekerja dengan upah didaftarkan oleh pemberi kerjanya, dengan iuran lain. Antar ke kantor; jangan ambil uangnya." | "Whoever works for a wage is registered by the employer, at other rates. Refer them to the office; take no money.";
    "handset.stop.age": "Pendaftaran baru sampai umur {years} tahun kurang. Yang sudah peserta boleh terus membayar. Bila ragu, kantor yang memutuskan." | "New registration is for people not yet {years}. Existing members may go on paying. In doubt, the office decides.";
    "handset.stop.work": "Pendaftaran menuntut orangnya masih bekerja. Simpan formulirnya; daftar saat ia bekerja lagi, atau tanya kantor." | "Registration asks that the person is working. Keep the form; register when they work again, or ask the office.";
    "handset.stop.well": "Pendaftaran menuntut orangnya sehat hari ini. Simpan formulirnya dan daftar saat sembuh, atau tanya kantor." | "Registration asks that the person is well today. Keep the form and register when they have recovered, or ask the office.";

    // Money.
    "handset.money.each": "{months}: {money} sebulan" | "{months}: {money} a month";
    "handset.money.covered": "{name} terlindungi mulai hari ini sampai {until}." | "{name} is covered from today until {until}.";
    "handset.money.covered_on": "{name} terlindungi sampai {until}." | "{name} is covered until {until}.";
    "handset.money.months": "Bayar berapa bulan?" | "How many months?";
    "handset.money.offer": "{count} {count:bulan|bulan}" | "{count} {count:month|months}";
    "handset.money.other": "Tambah tabungan hari tua, atau pembayar lain" | "Add old-age savings, or another payer";
    "handset.money.payer": "Siapa yang membayar?" | "Who pays?";
    "handset.money.law": "Harga menurut aturan yang terakhir diambil dari kantor." | "Prices by the rules last fetched from the office.";
    "handset.money.take": "Terima uang {money}" | "Take {money}";
    "handset.money.none": "Daftar dulu, bayar nanti" | "Register now, pay later";
    "handset.money.not_now": "Tidak jadi sekarang" | "Not now";
    "handset.arriving": "Data desa belum sampai di HP ini" | "The data of your villages is not on this phone yet";
    "handset.arriving.why": "HP sudah terdaftar, tidak perlu mengulang. Cari sinyal yang lebih baik, lalu ambil datanya." | "The phone is enrolled; nothing has to be done again. Find a better signal, then fetch the data.";
    "handset.arriving.wait": "Mengambil…" | "Fetching…";
    "handset.arriving.again": "Ambil data" | "Fetch the data";
    "handset.money.ended": "Perlindungan {name} sudah berakhir" | "The cover of {name} has ended";
    "handset.money.ended.why": "Bulan yang terlewat tidak bisa dibayar lagi. Daftarkan ulang sekarang; perlindungan mulai lagi pada hari bayar." | "The months missed cannot be paid any more. Register them again now; cover begins anew on the day of payment.";
    "handset.money.again": "Daftarkan ulang" | "Register again";
    "handset.money.ahead": "Sudah dibayar sampai {until}" | "Paid until {until}";
    "handset.money.ahead.why": "Belum ada bulan berikutnya yang bisa dibayar hari ini." | "No further month can be paid today.";
    "handset.money.unknown": "Harga belum diketahui HP ini" | "This phone does not know the price";
    "handset.money.unknown.why": "Bulan atau pembayar ini di luar daftar harga. Jangan menaksir: cari sinyal untuk mengambil harga baru, atau bayar di kantor." | "These months or this payer are outside the price list. Do not guess: find a signal to fetch new prices, or pay at the office.";

    // Receipt.
    "handset.receipt.paid": "{name} terlindungi sampai {until}" | "{name} is covered until {until}";
    "handset.receipt.registered": "{name} terdaftar, belum terlindungi" | "{name} is registered, not covered yet";
    "handset.receipt.code": "Kode kuitansi, untuk dipindai kantor" | "The receipt's code, for the office to scan";
    "handset.receipt.card": "Kartu peserta, untuk rumah sakit" | "Member's card, for the hospital";
    "handset.receipt.card.code": "Kode kartu, untuk dipindai rumah sakit" | "The card's code, for a hospital to scan";
    "handset.receipt.card.later": "Kartunya terbit sesudah ini terkirim ke kantor; buka kuitansi ini lagi dari daftar kiriman." | "The card comes once this is sent to the office; open this receipt again from the list of what was sent.";
    "handset.receipt.day": "Tanggal" | "Day";
    "handset.receipt.for": "Untuk" | "For";
    "handset.receipt.by": "Diterima oleh" | "Taken by";
    "handset.receipt.provisional": "Kuitansi sementara dari HP petugas; kantor menguatkannya setelah terkirim. Simpan nomornya." | "Provisional receipt from the agent's phone; the office confirms it once it is sent. Keep its number.";
    "handset.receipt.whatsapp": "WhatsApp" | "WhatsApp";
    "handset.receipt.print": "Cetak" | "Print";
    "handset.receipt.sheet": "Kembali ke daftar tagih" | "Back to the sheet";
    "handset.receipt.done": "Selesai" | "Done";
    "handset.receipt.text.title": "Kuitansi {number}" | "Receipt {number}";
    "handset.receipt.text.name": "Atas nama {name}" | "For {name}";
    "handset.receipt.text.total": "Jumlah {money}" | "Total {money}";
    "handset.receipt.text.until": "Terlindungi sampai {until}" | "Covered until {until}";
    "handset.receipt.text.by": "Diterima {agent}, {office}, {day}" | "Taken by {agent}, {office}, {day}";

    // Renew.
    "handset.renew.title": "{n} {count:orang|orang} perlu bayar lagi" | "{n} {count:person needs|people need} to renew";
    "handset.renew.known": "Menurut daftar yang diambil {ago}" | "By the list fetched {ago}";
    "handset.renew.search": "Cari nama atau empat angka terakhir NIK" | "Find by name or last four digits of the NIK";
    "handset.renew.none": "Tidak ada yang akan putus dalam sebulan ini. Yang dekat akhir akan muncul di sini, paling mendesak di atas." | "Nobody lapses within a month. Whoever comes near the end appears here, the most urgent on top.";
    "handset.renew.not_here": "Tidak ada di HP ini. HP hanya menyimpan peserta desa Bapak/Ibu; kantor tahu semuanya." | "Not on this phone. It keeps the members of your villages only; the office knows them all.";
    "handset.renew.never": "belum pernah membayar" | "has not paid yet";
    "handset.renew.until": "terlindungi sampai {until}" | "covered until {until}";
    "handset.renew.since": "dibayar sampai {until}; tanya kantor bila ada musibah" | "paid until {until}; ask the office if something happened";
    "handset.renew.words": "Kata-kata yang membantu" | "Words that help";
    "handset.renew.words.say": "Bapak/Ibu, iurannya habis sebentar lagi. Kalau dilanjutkan sekarang, tidak ada hari yang kosong. Mau satu bulan, atau tiga bulan sekalian?" | "Your contribution runs out soon. If it goes on now, no day is left open. One month, or three at once?";

    // What was sent.
    "handset.sent.waiting": "{n} belum terkirim" | "{n} not sent yet";
    "handset.sent.none": "Semua sudah terkirim" | "Everything is sent";
    "handset.sent.safe": "Aman di HP ini. Terkirim sendiri begitu ada sinyal, juga saat terkunci." | "Safe on this phone. It is sent by itself when there is a signal, also while locked.";
    "handset.sent.last": "Terakhir bicara dengan kantor: {ago}." | "Last spoke with the office: {ago}.";
    "handset.sent.empty": "Yang didaftarkan dan diterima di HP ini tampil di sini, dengan jawaban kantor." | "What is registered and taken on this phone appears here, with the office's answer.";
    "handset.sent.now": "Kirim sekarang" | "Send now";
    "handset.sent.trying": "Mengirim…" | "Sending…";
    "handset.sent.file": "Simpan ke berkas" | "Save to a file";
    "handset.sent.locked": "Catatan {n}" | "Entry {n}";
    "handset.sent.receipt": "Lihat kuitansi" | "See the receipt";
    "handset.kind.register": "pendaftaran" | "registration";
    "handset.kind.pay": "iuran" | "contribution";
    "handset.kind.report": "lapor musibah" | "report";
    "handset.state.waits": "belum terkirim" | "not sent";
    "handset.state.done": "diterima kantor" | "accepted by the office";
    "handset.state.refused": "tidak diterima kantor" | "not accepted by the office";
    "handset.state.recorded": "dicatat; kantor memeriksa" | "recorded; the office looks at it";
    "handset.state.quarantined": "disimpan kantor untuk diperiksa" | "kept by the office to be looked at";

    // An accident, a death.
    "handset.incident.title": "Ada musibah?" | "Has something happened?";
    "handset.incident.lede": "Cukup nama, apa, kapan, dan siapa yang melapor. Sisanya boleh menyusul. Batasnya dua kali 24 jam." | "A name, what, when and who reports are enough. The rest may follow. The limit is twice 24 hours.";
    "handset.incident.who": "Siapa yang kena musibah?" | "Who is it?";
    "handset.incident.who.hint": "Tidak ada di daftar pun tetap dicatat." | "It is recorded also where they are not on the list.";
    "handset.incident.which": "Orang yang mana?" | "Which person?";
    "handset.incident.other": "Orang lain, tidak ada di daftar" | "Somebody else, not on the list";
    "handset.incident.what": "Apa yang terjadi?" | "What happened?";
    "handset.incident.on": "Tanggal kejadian" | "Day it happened";
    "handset.incident.happened": "Ceritanya, singkat" | "In a few words";
    "handset.incident.place": "Di mana" | "Where";
    "handset.incident.reporter": "Siapa yang melapor?" | "Who reports it?";
    "handset.incident.reporter.hint": "Nama dan hubungannya: Made, istri." | "Name and relation: Made, wife.";
    "handset.incident.phone": "Nomor yang bisa dihubungi" | "Telephone to reach them";
    "handset.incident.hospital": "Rumah sakit atau klinik, bila ada" | "Hospital or clinic, if any";
    "handset.incident.send": "Catat laporannya" | "Record the report";
    "handset.incident.house_decides": "kantor yang memastikan, menurut tanggal kejadian" | "the office decides, by the day it happened";
    "handset.incident.need.name": "Tulis namanya dulu." | "Write the name first.";
    "handset.incident.need.what": "Pilih apa yang terjadi." | "Choose what happened.";
    "handset.incident.need.day": "Tulis tanggal kejadian, paling lambat hari ini." | "Write the day it happened, today at the latest.";
    "handset.incident.need.reporter": "Tulis siapa yang melapor." | "Write who reports it.";
    "handset.tonight.title": "Yang perlu dilakukan malam ini" | "What to do tonight";
    "handset.tonight.kept": "Laporannya sudah tersimpan dan dikirim begitu ada sinyal." | "The report is kept, and is sent when there is a signal.";
    "handset.tonight.treat": "Dahulukan pengobatan. Tunjukkan kartu atau kuitansi di rumah sakit; jangan menunggu keputusan." | "Treatment comes first. Show card or receipt at the hospital; do not wait for a decision.";
    "handset.tonight.papers": "Simpan semua kuitansi, surat dokter dan foto kejadian." | "Keep every bill, doctor's letter and picture of what happened.";
    "handset.tonight.witness": "Catat nama dan nomor orang yang melihat." | "Write down the name and number of whoever saw it.";
    "handset.tonight.branch": "Telepon kantor besok pagi. Kantor yang memeriksa dan memutuskan; jangan menjanjikan jumlah." | "Telephone the office in the morning. The office looks into it and decides; promise no amount.";
    "handset.tonight.call": "Telepon {office}" | "Telephone {office}";

    // More.
    "handset.more.title": "HP ini" | "This phone";
    "handset.more.person": "Dipegang oleh" | "Held by";
    "handset.more.office": "Kantor" | "Office";
    "handset.more.series": "Seri kuitansi" | "Receipt series";
    "handset.more.members": "Peserta di HP ini" | "Members on this phone";
    "handset.more.villages": "Desa" | "Villages";
    "handset.more.fetched": "Daftar diambil" | "List fetched";
    "handset.more.expires": "Berlaku sampai" | "Good until";
    "handset.more.storage": "Penyimpanan" | "Storage";
    "handset.more.storage.kept": "dijaga oleh peramban" | "protected by the browser";
    "handset.more.storage.not": "belum dijaga; kirim setiap hari" | "not protected yet; send every day";
    "handset.more.fetch": "Ambil daftar dan harga baru" | "Fetch new lists and prices";
    "handset.more.lock": "Kunci HP ini" | "Lock this phone";
    "handset.shell.title": "Payung di lapangan" | "Payung in the field";
    "handset.shell.opening": "Membuka…" | "Opening…";
    "handset.shell.no_script": "Aplikasi lapangan memerlukan JavaScript, karena bekerja tanpa sinyal. Di kantor, halaman biasa jalan tanpanya." | "The field app needs JavaScript because it works without a signal. At the office the ordinary pages do without.";
}
