use super::Word;

macro_rules! words {
    ($($key:literal: $id:literal | $en:literal;)*) => {
        /// What phones sent and nobody believed, and their saved files.
        pub const WORDS: &[Word] = &[$(Word { key: $key, id: $id, en: $en }),*];
    };
}

words! {
    "phone.spare_shut_out": "HP ini sudah ditutup oleh kantor, jadi tidak dibuka lagi. Yang belum terkirim tetap dikirim dan disimpan; tanyakan kantor." | "The office has shut this phone out, and it is not opened again. What is not sent is still sent and kept; ask the office.";
    "nav.phones": "Kiriman ponsel" | "Items of phones";
    "second.release": "melaksanakan kiriman ponsel yang meragukan" | "carrying out a doubtful item of a phone";
    "limit.release_rupiah": "Kiriman ponsel yang meragukan" | "A doubtful item of a phone";
    "limit.release_rupiah.why": "Sampai jumlah ini petugas melaksanakan kiriman yang disisihkan sendiri; lebih dari itu menunggu orang kedua." | "Up to this amount a clerk lets an item that was put aside be carried out alone; above it a second person is asked.";
    "approval.what.aside": "Laksanakan kiriman ponsel yang disisihkan, {amount}" | "Carry out an item of a phone that was put aside, {amount}";
    "audit.action.decide_aside": "memutuskan kiriman ponsel yang disisihkan" | "deciding about an item of a phone";
    "audit.action.phone_file": "memasukkan berkas ponsel" | "taking in the saved file of a phone";
    "audit.action.phone_aside": "melihat kiriman ponsel yang disisihkan" | "looking at items of phones that were put aside";
    "audit.said.decide_aside": "{who} memutuskan kiriman ponsel yang disisihkan" | "{who} decided about an item of a phone";
    "audit.said.phone_file": "{who} memasukkan berkas ponsel" | "{who} took in the saved file of a phone";
    "audit.said.phone_aside": "{who} melihat kiriman ponsel yang disisihkan" | "{who} looked at items of phones that were put aside";

    "aside.own": "Kiriman ponsel sendiri diputuskan orang lain. Minta petugas atau kepala cabang lain." | "Somebody else decides about items of your own phone. Ask another clerk or the head of the branch.";
    "aside.unreadable": "Kiriman ini tidak terbuka atau tidak bertanda tangan ponselnya, jadi tidak bisa dilaksanakan. Tanyakan pemegangnya, catat dari kertasnya, lalu sisihkan kiriman ini." | "This item does not open or is not signed by its phone, so it cannot be carried out. Ask its holder, enter it from paper, and leave the item aside.";
    "aside.decided.before": "Kiriman ini sudah diputuskan. Buka daftarnya untuk melihat putusannya." | "This item was decided already. Open the list to see how.";
    "aside.done_before": "Isi kiriman ini sudah pernah dilaksanakan, jadi tidak dilaksanakan dua kali. Sisihkan saja." | "What this item asks was carried out before, and is not done twice. Leave it aside.";
    "aside.released": "Dilaksanakan atas nama pemegang ponsel." | "Carried out in the name of the phone's holder.";
    "aside.dropped": "Disisihkan untuk seterusnya; isinya tetap disimpan." | "Left aside for good; what it holds is kept.";

    "aside.waiting": "Kiriman ponsel yang disisihkan" | "Items of phones put aside";
    "aside.none": "Tidak ada kiriman ponsel yang menunggu" | "No item of a phone waits for a person";
    "aside.title": "{count} kiriman ponsel menunggu diputuskan" | "{count} {count:item|items} of phones wait to be decided";
    "aside.lede": "Yang meragukan disimpan utuh dan tidak dilaksanakan sebelum seseorang memutuskan. Kiriman lain dari ponsel yang sama jalan terus." | "What is doubtful is kept whole, and carried out by nobody until somebody decides. Everything else of the same phone goes on.";
    "aside.open": "Menunggu diputuskan" | "Waiting to be decided";
    "aside.decided": "Sudah diputuskan" | "Decided";
    "aside.refused": "Uang yang tidak bisa dicatat" | "Money that could not be recorded";
    "aside.refused.how": "Uangnya ada di tangan agen. Betulkan sebabnya, lalu catat di halaman Kertas dengan nomor yang sama; barisnya hilang dari sini." | "The cash is in the agent's hand. Mend the cause, then enter it on the page Paper under the same number; its line leaves this list.";
    "aside.refused.why": "Sebabnya" | "Why";
    "aside.what": "Isi" | "What it is";
    "aside.whose": "Ponsel" | "Phone";
    "aside.why": "Mengapa disisihkan" | "Why it was put aside";
    "aside.came": "Tiba" | "Arrived";
    "aside.seq": "kiriman {seq}" | "item {seq}";
    "aside.from": "Dari ponsel {name} ({series}), kiriman {seq}, tiba {at}." | "From the phone of {name} ({series}), item {seq}, arrived {at}.";
    "aside.in_it": "Yang terbaca" | "What can be read";
    "aside.member": "Buka pesertanya" | "Open the member";
    "aside.kind.register": "Pendaftaran" | "Registration";
    "aside.kind.pay": "Iuran" | "Payment";
    "aside.kind.complete": "Pelengkapan data" | "Details that followed";
    "aside.kind.report": "Laporan musibah" | "Report of an accident or death";
    "aside.kind.confirm_hand_in": "Kata tentang setoran" | "Word about a hand-in";
    "aside.kind.other": "Kiriman lain" | "Another item";
    "aside.kind.sealed": "Kiriman yang tidak terbuka" | "An item that does not open";
    "aside.why.sealed": "Tidak bisa dibuka" | "It does not open";
    "aside.why.sealed.more": "Segelnya bukan untuk kantor ini atau untuk nomor ini. Isinya hanya ada di ponsel itu; minta pemegangnya membawa ponsel dan kertasnya." | "It is sealed to another house or under another number. What it holds is on the phone alone; ask its holder to bring phone and paper.";
    "aside.why.signature": "Tidak bertanda tangan ponsel ini" | "Not signed by this phone";
    "aside.why.signature.more": "Tidak ada bukti bahwa ponsel ini yang menulisnya. Jangan dilaksanakan; tanyakan pemegangnya." | "Nothing proves that this phone wrote it. Do not carry it out; ask its holder.";
    "aside.why.form": "Bertanda tangan, tetapi tidak terbaca" | "Signed, and cannot be read";
    "aside.why.form.more": "Mungkin dari edisi aplikasi lain. Catat dari kertasnya, lalu sisihkan kiriman ini." | "Perhaps from another edition of the app. Enter it from paper, and leave the item aside.";
    "aside.why.chain": "Tidak menyambung dengan kiriman sebelumnya" | "It does not follow the item before it";
    "aside.why.chain.more": "Ditandatangani ponsel ini, tetapi urutannya lain; ponsel mungkin dipulihkan dari salinan lama. Cocokkan dengan kertas dan uangnya." | "This phone signed it, and its order differs; the phone may have been brought back from an older copy. Compare with paper and cash.";
    "aside.why.conflict": "Nomornya sudah terpakai untuk kiriman lain" | "Another item is kept under its number";
    "aside.why.conflict.more": "Dua isi datang dengan satu nomor; yang pertama sudah dilaksanakan. Cocokkan dengan kertas dan uangnya." | "Two items came under one number, and the first was carried out. Compare with paper and cash.";
    "aside.why.refused": "Ditolak, dan hanya tersimpan di sini" | "Refused, and kept nowhere but here";
    "aside.why.refused.more": "Aturan atau datanya tidak mengizinkan. Hubungi orangnya; laksanakan bila sebabnya sudah tidak ada, atau catat di loket lalu sisihkan kiriman ini." | "A rule or the data did not allow it. Reach the person; carry it out once the reason is gone, or enter it at the desk and leave the item aside.";
    "aside.why.revoked": "Tiba sesudah ponsel ditutup" | "It came after the phone was shut out";
    "aside.why.revoked.more": "Ponsel ini hilang, dicabut, atau masa masuknya habis. Tanyakan pemegangnya apakah ia yang menulisnya, dan cocokkan dengan kertas dan uangnya." | "The phone was lost or shut out, or its sign-in ran out. Ask its holder whether they wrote this, and compare with paper and cash.";
    "aside.decide": "Putuskan" | "Decide";
    "aside.decide.how": "Yang dilaksanakan berlaku seperti dikirim pemegang ponsel, dengan tanggal yang masuk akal menurut catatan. Yang disisihkan tetap tersimpan." | "What is carried out counts as sent by the phone's holder, on a day that the books allow. What is left aside is kept.";
    "aside.decide.only_drop": "Kiriman ini tidak bisa dilaksanakan; hanya bisa disisihkan untuk seterusnya." | "This item cannot be carried out; it can only be left aside for good.";
    "aside.form_first": "Orangnya belum tercatat di sini. Kalau pendaftarannya juga disisihkan, laksanakan itu dulu; kalau tidak, uangnya ditahan sampai cabang memutuskan." | "The person is not on record here. Where their form was put aside too, carry that out first; otherwise the money is held until the branch decides.";
    "aside.second": "Melaksanakan lebih dari {limit} meminta orang kedua." | "Carrying out more than {limit} asks a second person.";
    "aside.reason": "Alasan" | "Reason";
    "aside.reason.hint": "Siapa yang ditanya, dan apa yang dilihat." | "Who was asked, and what was seen.";
    "aside.release": "Laksanakan" | "Carry it out";
    "aside.drop": "Sisihkan untuk seterusnya" | "Leave it aside for good";
    "aside.waits": "Menunggu orang kedua." | "It waits for a second person.";
    "aside.see": "Lihat kirimannya" | "See the item";
    "aside.word.released": "Dilaksanakan" | "Carried out";
    "aside.word.dropped": "Disisihkan untuk seterusnya" | "Left aside for good";
    "aside.fact.name": "Nama" | "Name";
    "aside.fact.nik": "NIK" | "NIK";
    "aside.fact.home": "Tinggal di" | "Lives in";
    "aside.fact.occupation": "Pekerjaan" | "Occupation";
    "aside.fact.amount": "Uang yang diterima" | "Cash taken";
    "aside.fact.months": "Bulan" | "Months";
    "aside.fact.day": "Menurut jam ponsel" | "By the phone's clock";
    "aside.fact.number": "Nomor kuitansi" | "Receipt number";
    "aside.fact.office": "Kantor" | "Office";
    "aside.state.done": "Dilaksanakan" | "Done";
    "aside.state.refused": "Ditolak" | "Refused";
    "aside.state.recorded": "Dicatat, perlu dilihat" | "Recorded, to look at";
    "aside.state.quarantined": "Disisihkan" | "Put aside";

    "phonefile.title": "Berkas dari ponsel" | "The saved file of a phone";
    "phonefile.how": "Kalau ponsel tidak bisa lagi tersambung, pemegangnya menyimpan berkas dari layar Belum terkirim dan membawanya ke sini. Berkas yang sama boleh dimasukkan dua kali; tidak ada yang dicatat dua kali." | "Where a phone cannot be online any more, its holder saves a file from the screen Not sent and brings it here. The same file may be taken in twice; nothing is recorded twice.";
    "phonefile.file": "Berkas (payung-….json)" | "File (payung-….json)";
    "phonefile.file.hint": "Isinya tersegel; hanya kantor ini yang bisa membukanya." | "What it holds is sealed; only this house opens it.";
    "phonefile.take": "Masukkan berkas" | "Take the file in";
    "phonefile.missing": "Pilih berkas dari ponsel dulu." | "Choose the file of the phone first.";
    "phonefile.damaged": "Berkas ini rusak atau bukan berkas ponsel Payung. Tidak ada yang dicatat; minta pemegangnya menyimpan berkasnya sekali lagi." | "This file is damaged, or no phone of Payung made it. Nothing was recorded; ask its holder to save it once more.";
    "phonefile.kind": "Ini bukan berkas kiriman ponsel yang dikenal edisi ini. Tidak ada yang dicatat." | "This is no saved file of a phone that this edition knows. Nothing was recorded.";
    "phonefile.empty": "Berkas ini tidak memuat kiriman apa pun." | "There is no item in this file.";
    "phonefile.too_many": "Berkas ini memuat lebih dari {most} kiriman. Tidak ada yang dicatat; hubungi pengelola." | "There are more than {most} items in this file. Nothing was recorded; ask your administrator.";
    "phonefile.unknown": "Ponsel yang menyimpan berkas ini bukan ponsel kantor ini. Tidak ada yang dicatat; bawa berkasnya ke kantor yang mendaftarkan ponsel itu." | "The phone that saved this file is not one of this office. Nothing was recorded; take the file to the office that enrolled the phone.";
    "phonefile.done": "{new} kiriman baru dari ponsel {name} sudah masuk" | "{new} new {new:item|items} of {name}'s phone taken in";
    "phonefile.done.revoked": "{new} kiriman dari ponsel {name} disisihkan: ponselnya sudah ditutup" | "{new} {new:item|items} of {name}'s phone put aside: the phone was shut out";
    "phonefile.done.nothing_new": "Semua isi berkas dari ponsel {name} sudah ada di sini" | "Everything in the file of {name}'s phone was here already";
    "phonefile.counts": "{items} kiriman dalam berkas, {before} sudah ada sebelumnya. Nomor kuitansinya {series}." | "{items} {items:item|items} in the file, {before} here before. Its receipt numbers are {series}.";
    "phonefile.gap": "{count} kiriman sebelum ini belum sampai, mulai dari nomor {first}. Yang sesudahnya belum diambil; minta berkas yang lengkap." | "{count} earlier {count:item is|items are} not here, from number {first} on. What comes after was not taken; ask for the whole file.";
    "phonefile.aside": "{count} kiriman menunggu diputuskan." | "{count} {count:item waits|items wait} to be decided.";
    "phonefile.look": "Lihat dan putuskan" | "Look and decide";
    "phonefile.items": "Isi berkas" | "What was in the file";
    "phonefile.became": "Menjadi" | "Became";
    "handin.home.waiting": "Setoran menunggu kata penyetor" | "Hand-ins waiting for a word";
    "handin.home.disputed": "Setoran, ada yang berselisih" | "Hand-ins, some disputed";
}
