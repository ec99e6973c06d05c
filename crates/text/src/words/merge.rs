//! Two records of one person become one: the answers, what a person has to decide, and the page that shows it before.

use super::Word;

/// `key: Indonesian | English`.
macro_rules! words {
    ($($key:literal: $id:literal | $en:literal;)*) => {
        pub const WORDS: &[Word] = &[$(Word { key: $key, id: $id, en: $en }),*];
    };
}

words! {
    // Refusals.
    "merge.reason": "Tulis dari mana diketahui bahwa keduanya satu orang; alasannya disimpan selamanya bersama datanya." | "Write how it is known that they are one person; the reason stays with the record for good.";
    "merge.already": "Kedua data ini sudah satu. Tidak ada yang berubah." | "These two records are one already. Nothing has changed.";
    "merge.unknown": "Salah satu dari dua data ini tidak dikenal. Buka keduanya dari halaman peserta atau dari daftar pekerjaan." | "One of these two records is not known. Open both from the member's page or the work-list.";
    "merge.different": "Sudah diputuskan bahwa {name} orang lain, jadi datanya tidak digabung. Kalau keputusan itu keliru, bicarakan dengan kepala cabang." | "It was decided that {name} is somebody else, so the records are not merged. Where that decision was wrong, talk to the head of the branch.";
    "merge.keep_other": "Data {name} sudah pernah menerima data lain, jadi tidak bisa dilebur. Pertahankan data itu, dan lebur yang satunya." | "The record of {name} has taken in another one before and cannot be dissolved. Keep that one, and dissolve the other.";
    "merge.sex": "Jenis kelamin pada kedua data berbeda. Betulkan dahulu yang keliru, lalu gabungkan." | "The two records differ in sex. Correct the wrong one first, then merge.";
    "merge.which_nik": "NIK kedua data berbeda. Pilih mana yang benar, dan tulis di alasan dari mana itu diketahui." | "The two records have different NIKs. Choose which is right, and say in the reason how that is known.";
    "merge.deaths": "Kedua data mencatat hari meninggal yang berbeda: {on} dan {other}. Tarik dahulu yang keliru, lalu gabungkan." | "The two records tell different days of death: {on} and {other}. Take the wrong one back first, then merge.";
    "merge.lived_after": "Yang satu tercatat meninggal {died}, yang lain mendaftar {on}, sesudahnya. Salah satunya keliru: periksa orangnya, tarik kabar kematian itu kalau tidak benar, lalu gabungkan." | "One is recorded as having died on {died}; the other registered on {on}, after that. One of them is wrong: find out who is who, take the death back if it is not true, then merge.";

    // What was done.
    "merge.done": "Data {name} sekarang satu dengan data ini. Semua kuitansinya tetap berlaku." | "The record of {name} and this one are one now. Every receipt stays valid.";
    "merge.gained": "{months} bulan yang hanya dibayar di data satunya sekarang melindungi di sini, dengan hari bayarnya yang sebenarnya." | "{months} {months:month|months} that only the other record had paid {months:counts|count} here now, with the day on which {months:it was|they were} really paid.";
    "merge.forward": "Kuitansi {number}: bulan yang terbayar dua kali. {amount} dipindahkan ke {first} sampai {last}." | "Receipt {number} paid for months that were paid already. {amount} of it moves to {first} to {last}.";
    "merge.credit": "Kuitansi {number}: {amount} menjadi simpanan peserta." | "Receipt {number}: {amount} becomes the member's credit.";
    "merge.fund": "Kuitansi {number}: {amount} ditahan untuk dana publik yang membayarnya." | "Receipt {number}: {amount} is held for the public fund that paid it.";

    // What a person decides.
    "merge.ask.fund": "Dana publik membayar bulan yang sudah terbayar: {amount} dari kuitansi {number}. Putuskan: dikembalikan ke dana itu, atau dipakai untuk yang lain." | "A public fund paid for months that were paid already: {amount} of receipt {number}. Decide: back to that fund, or to somebody else on its list.";
    "merge.ask.payer": "Dua pembayar membayar bulan yang sama. {amount} dari kuitansi {number} disimpan: tanyakan pembayarnya, dikembalikan atau dipindahkan ke bulan berikutnya, dan beri tahu keduanya." | "Two payers paid for the same months. {amount} of receipt {number} is kept: ask its payer whether it goes back or moves forward, and tell both.";
    "merge.ask.event": "Ada kejadian atau kematian pada {on}, jadi uang yang terbayar dua kali tidak dipindahkan dengan sendirinya: {amount} dari kuitansi {number}. Putuskan: dikembalikan atau dipindahkan ke bulan berikutnya." | "Something happened on {on}, so money paid twice does not move by itself: {amount} of receipt {number}. Decide: back, or forward to the next months.";
    "merge.ask.no_month": "Tidak ada bulan berikutnya yang bisa dibayar sekarang: {amount} dari kuitansi {number} menjadi simpanan. Putuskan: dikembalikan, atau disimpan untuk nanti." | "No further month can be paid now: {amount} of receipt {number} becomes credit. Decide: back, or kept for later.";
    "merge.ask.arrived": "Kuitansi {number} untuk bulan kejadian {on} baru diketahui sesudah kejadian itu. Orang yang memutuskan haknya: periksa hari bayarnya pada kertas dan pada agen." | "Receipt {number} for the month of the event of {on} came to be known after it. A person decides: check the day of payment on paper and with the agent.";

    // Credits and the story.
    "credit.paid_twice": "Dibayar dua kali, kuitansi {number}" | "Paid twice, receipt {number}";
    "credit.from_other_record": "Dari data yang dilebur ke data ini" | "From the record dissolved into this one";
    "credit.to_other_record": "Ke data yang dipertahankan" | "To the record that was kept";
    "read.event.merged": "Data lain dari orang ini, {name}, dilebur ke data ini: {reason}" | "Another record of the same person, {name}, was dissolved into this one: {reason}";
    "second.merge": "menggabungkan dua data menjadi satu" | "merging two records into one";
    "audit.action.merge": "menggabungkan dua data" | "merging two records";
    "audit.action.merge_kept": "penggabungan: sisi yang dipertahankan" | "a merge: the side kept";
    "audit.action.merge_dissolved": "penggabungan: sisi yang dilebur" | "a merge: the side dissolved";
    "audit.said.merge": "{who} menggabungkan dua data menjadi {whom}" | "{who} merged two records into {whom}";
    "audit.said.merge_kept": "{who} menggabungkan data lain ke {whom}" | "{who} merged another record into {whom}";
    "audit.said.merge_dissolved": "{who} melebur data {whom} ke data yang dipertahankan" | "{who} dissolved the record of {whom} into the one kept";
    "approval.what.merge": "Gabungkan dua data: {other} dilebur ke {name}" | "Merge two records: {other} goes into {name}";
    "read.receipt.moved": "{months} bulan dari kuitansi ini sudah dibayar juga di data lain milik orang yang sama. Sejak kedua data digabung, uangnya membayar {first} sampai {last}. Kuitansinya tetap seperti tercetak." | "{months} {months:month|months} of this receipt had been paid under another record of the same person too. Since the two records became one, the money pays for {first} to {last}. The receipt itself stays as it was printed.";
    "read.receipt.moved.kept": "{months} bulan dari kuitansi ini sudah dibayar juga di data lain milik orang yang sama. Sejak kedua data digabung, uangnya disimpan untuk peserta ini atau menunggu keputusan; lihat halamannya. Kuitansinya tetap seperti tercetak." | "{months} {months:month|months} of this receipt had been paid under another record of the same person too. Since the two records became one, the money is kept for the member or waits for a decision: see their page. The receipt itself stays as it was printed.";
    "approval.waits.merge": "Penggabungan dengan data lain menunggu orang kedua." | "A merge with another record waits for a second person.";

    // The page.
    "merge.title": "{name} dan {other}: dua data menjadi satu" | "{name} and {other}: two records become one";
    "merge.final": "Ini tidak bisa dibatalkan. Sesudah disetujui orang kedua, dua data ini satu orang untuk selamanya; tidak ada yang dihapus, dan kedua agen tetap memegang kuitansinya." | "This cannot be undone. Once a second person agrees, the two records are one person for good; nothing is deleted, and both agents keep their receipts.";
    "merge.swap": "Pertahankan data satunya" | "Keep the other record instead";
    "merge.before_after": "Sekarang, dan sesudah digabung" | "Now, and once merged";
    "merge.kept": "Dipertahankan" | "Kept";
    "merge.other": "Dilebur" | "Dissolved";
    "merge.after": "Sesudahnya" | "Afterwards";
    "merge.row.name": "Nama" | "Name";
    "merge.row.nik": "NIK" | "NIK";
    "merge.row.covered": "Terlindungi sampai" | "Covered until";
    "merge.row.months": "Bulan terbayar" | "Months paid";
    "merge.row.paid": "Uang pada kuitansi" | "Money on receipts";
    "merge.row.credit": "Simpanan" | "Credit";
    "merge.row.standing": "Keadaan" | "Standing";
    "merge.row.terms": "Upah untuk bulan berikutnya" | "Income for the next months";
    "merge.none": "–" | "–";
    "merge.money": "Bulan dan uang" | "Months and money";
    "merge.money.nothing": "Tidak ada bulan yang terbayar dua kali. Uangnya tetap di bulan yang dibayarnya." | "No month was paid twice. The money stays on the months it paid for.";
    "merge.gains": "Perlindungan bertambah dengan bulan yang hanya dibayar di data satunya: {months}." | "Cover gains the months that only the other record had paid: {months}.";
    "merge.twice": "Kuitansi {number}: {months} sudah terbayar di data satunya, {amount}." | "Receipt {number}: {months} had been paid on the other record, {amount}.";
    "merge.twice.forward": "{amount} dipindahkan ke bulan berikutnya yang belum terbayar: {months}." | "{amount} moves to the next unpaid months: {months}.";
    "merge.twice.left": "{amount} menjadi simpanan peserta." | "{amount} becomes the member's credit.";
    "merge.twice.fund": "{amount} ditahan untuk dana publik yang membayarnya." | "{amount} is held for the public fund that paid it.";
    "merge.decides": "Yang diputuskan orang" | "What a person decides";
    "merge.nik": "NIK mana yang benar?" | "Which NIK is right?";
    "merge.nik.hint": "NIK yang lain tetap dikenal dan menuju ke orang yang sama." | "The other one stays known and leads to the same person.";
    "merge.reason.label": "Dari mana diketahui keduanya satu orang?" | "How is it known that they are one person?";
    "merge.ask": "Minta persetujuan orang kedua" | "Ask a second person";
    "merge.leave": "Jangan gabungkan" | "Do not merge";
    "merge.waits": "Penggabungan ini sudah diusulkan dan menunggu orang kedua." | "This merge has been proposed and waits for a second person.";
    "merge.see": "Lihat usulannya" | "See the proposal";
    "merge.further": "Ahli waris, laporan, tugas yang terbuka, dan nomor peserta dari data yang dilebur ikut ke data ini. Apa pun yang masih datang atas namanya, misalnya pembayaran dari ponsel, sampai di sini." | "Heirs, reports, open tasks and the official number of the record that goes come along. Whatever still arrives for it, a payment from a phone perhaps, gets here.";
    "merge.see_both": "Lihat kedua data, sekarang dan sesudahnya" | "See both records, now and afterwards";
}
