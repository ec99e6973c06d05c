//! Changes that wait for a second person, and the limits from which one is asked.

use super::Word;

/// `key: Indonesian | English`.
macro_rules! words {
    ($($key:literal: $id:literal | $en:literal;)*) => {
        pub const WORDS: &[Word] = &[$(Word { key: $key, id: $id, en: $en }),*];
    };
}

words! {
    // The rule.
    "approval.needed": "Perubahan ini perlu persetujuan orang kedua: {rule}. Batas yang boleh diputuskan sendiri: {alone}. Kirim perintah yang sama sebagai usulan; orang lain yang berwenang memutuskannya." | "This change needs a second person: {rule}. What one person may decide alone: {alone}. Send the same command as a proposal; somebody else who may, decides it.";
    "second.nothing": "tidak ada" | "nothing";
    "second.reversal": "membatalkan kuitansi" | "reversing a receipt";
    "second.list": "memasukkan daftar nama" | "bringing in a list of people";
    "second.same_person": "menyatakan dua data sebagai satu orang" | "saying that two records are one person";
    "second.user": "mengubah peran, wilayah, atau akun seorang pengguna" | "changing somebody's role, territory or sign-in";
    "second.limit": "mengubah batas orang kedua" | "changing a limit of the second person";

    // Answers.
    "approval.waiting": "Usulan disimpan dan menunggu orang kedua. Belum ada yang berubah." | "The proposal is kept and waits for a second person. Nothing has changed yet.";
    "approval.approved": "Disetujui dan dikerjakan." | "Approved and carried out.";
    "approval.declined": "Ditolak. Tidak ada yang berubah." | "Declined. Nothing has changed.";
    "approval.withdrawn": "Usulan ditarik kembali. Tidak ada yang berubah." | "The proposal is withdrawn. Nothing has changed.";
    "approval.own": "Yang mengusulkan tidak memutuskan sendiri: itu gunanya orang kedua. Usulan sendiri bisa ditarik kembali; persetujuannya dari orang lain yang berwenang." | "Whoever proposes does not decide: that is what the second person is for. One's own proposal can be withdrawn; the approval comes from somebody else who may give it.";
    "approval.decided": "Usulan ini sudah diputuskan. Buka usulannya untuk melihat oleh siapa dan mengapa; kalau masih perlu, ajukan yang baru." | "This proposal has been decided. Open it to see by whom and why; where it is still needed, make a new one.";
    "approval.done_before": "Perintah di dalam usulan ini sudah dikerjakan sendiri, jadi tidak dikerjakan dua kali. Tolak usulannya, atau biarkan pengusul menariknya." | "The command in this proposal was carried out by itself already, and is not done twice. Decline the proposal, or let its maker withdraw it.";
    "approval.proposer": "Yang mengusulkan sekarang tidak lagi berwenang melakukan ini, jadi tidak bisa dikerjakan atas namanya. Tolak usulan ini; siapa yang berwenang dapat mengajukannya lagi." | "Whoever proposed this may no longer do it, so it cannot be done in their name. Decline it; somebody who may can propose it again.";
    "approval.nested": "Usulan tidak bisa berisi usulan atau keputusan lain. Kirim perintahnya sendiri." | "A proposal cannot hold another proposal or a decision. Send that command by itself.";
    "approval.envelope": "Usulan dan perintah di dalamnya harus tentang hal yang sama, untuk kantor yang sama. Samakan keduanya." | "A proposal and the command in it have to be about the same subject, for the same office. Make them the same.";

    // Limits.
    "limit.reversal_rupiah": "Pembatalan kuitansi" | "Reversing a receipt";
    "limit.list_rows": "Daftar nama" | "A list of people";
    "limit.set": "{limit}: batasnya sekarang {value}." | "{limit}: the limit is now {value}.";
    "limit.same": "Batasnya sudah sebesar itu. Tulis nilai yang lain." | "The limit is that already. Write another value.";
    "limit.range": "Batas ini dari 0 sampai {most}. Lebih dari itu aturannya tidak berguna lagi." | "This limit goes from 0 to {most}. Beyond that the rule would be no rule.";
    "limit.subject": "Batas berlaku untuk seluruh kantor, jadi subjeknya kantor pusat." | "A limit is for the whole house: its subject is the national office.";

    "limit.reversal_rupiah.why": "Sampai jumlah ini kepala cabang membatalkan kuitansi sendiri; lebih dari itu menunggu orang kedua." | "Up to this amount a head of branch reverses a receipt alone; above it a second person is asked.";
    "limit.list_rows.why": "Sampai sekian orang satu daftar nama dimasukkan oleh satu orang; lebih dari itu menunggu orang kedua." | "Up to so many people one person brings in a list alone; above it a second person is asked.";

    // The list.
    "nav.approvals": "Orang kedua" | "Second person";
    "nav.limits": "Batas orang kedua" | "Limits";
    "approvals.title": "{count} perubahan menunggu keputusan Anda" | "{count} {count:change waits|changes wait} for your word";
    "approvals.none": "Tidak ada perubahan yang menunggu keputusan Anda" | "No change waits for your word";
    "approvals.for_you": "perubahan menunggu orang kedua" | "changes that wait for a second person";
    "approvals.why": "Beberapa perubahan terlalu besar untuk satu pasang mata. Yang satu mengusulkan, yang lain memutuskan, dan baru sesudah itu dikerjakan." | "Some changes are too heavy for one pair of eyes. One person asks, another decides, and only then it is done.";
    "approvals.waiting": "Menunggu" | "Waiting";
    "approvals.decided": "Diputuskan" | "Decided";
    "approvals.mine": "Usulan saya" | "Asked by me";
    "approvals.waiting.none": "Tidak ada yang menunggu orang kedua. Usulan baru muncul di sini, yang paling lama lebih dulu." | "Nothing waits for a second person. New proposals appear here, the oldest first.";
    "approvals.decided.none": "Belum ada usulan yang diputuskan di wilayah Anda." | "No proposal has been decided in your area yet.";
    "approvals.mine.none": "Anda belum mengusulkan apa pun. Perubahan yang perlu orang kedua, misalnya membatalkan kuitansi yang besar, menjadi usulan dengan sendirinya." | "You have not proposed anything yet. A change that needs a second person, such as reversing a large receipt, becomes a proposal by itself.";
    "approvals.what": "Yang akan terjadi, dan alasannya" | "What would happen, and why";
    "approvals.by": "Diusulkan oleh" | "Asked by";
    "approvals.since": "Sejak" | "Since";
    "approvals.outcome": "Keputusan" | "Outcome";
    "approvals.own": "usulan Anda" | "yours";
    "approvals.still": "masih menunggu" | "still waiting";

    // What would happen, in one sentence.
    "approval.what.reverse": "Batalkan kuitansi {number} sebesar {amount} milik {name}" | "Reverse receipt {number} of {name}, {amount}";
    "approval.what.same": "Nyatakan {name} dan {other} satu orang" | "Say that {name} and {other} are one person";
    "approval.what.limit": "{limit}: ubah batas menjadi {value}" | "{limit}: change the limit to {value}";
    "approval.what.user": "Ubah peran, wilayah, atau akun {name}" | "Change the role, territory or sign-in of {name}";
    "approval.what.other": "Perintah {kind}" | "The command {kind}";
    "approval.waits.reverse": "Pembatalan kuitansi {number} menunggu orang kedua." | "The reversal of receipt {number} waits for a second person.";
    "approval.waits.same": "Usulan bahwa dua data ini satu orang menunggu orang kedua." | "That two records are one person waits for a second person.";
    "approval.waits.other": "Sebuah perubahan tentang orang ini menunggu orang kedua." | "A change about this person waits for a second person.";

    // One change.
    "approval.asked": "Diusulkan oleh {by}, {office}, {at}." | "Asked by {by}, {office}, {at}.";
    "approval.change": "Yang berubah" | "What changes";
    "approval.asked_for": "Yang diusulkan" | "What was asked";
    "approval.then": "Usulan ini sudah diputuskan. Keadaan sebelum dan sesudahnya tidak dihitung ulang dari data hari ini; yang tertulis di sini tetap benar." | "This has been decided. What was so before and after is not worked out again from today's records; what stands here stays true.";
    "approval.carried_out": "Yang dikerjakan ketika disetujui" | "What was done when it was approved";
    "approval.records": "Dua data itu" | "The two records";
    "approval.record.first": "Data pertama" | "First record";
    "approval.record.second": "Data kedua" | "Second record";
    "approval.record.registered": "Didaftarkan" | "Registered";
    "approval.record.office": "Oleh kantor" | "By the office";
    "approval.record.receipts": "Kuitansi sampai saat itu" | "Receipts until then";
    "approval.record.now": "Sekarang" | "Now";
    "approval.record.own": "berdiri sendiri" | "stands by itself";
    "approval.record.gone": "dilebur, menuju data orangnya sekarang" | "dissolved, leads to the person's present record";
    "approval.record.nik": "NIK-nya dianggap benar" | "Its NIK held to be right";
    "approval.receipt": "Kuitansi" | "Receipt";
    "approval.paid_on": "Dibayar" | "Paid on";
    "approval.receipt.now": "Sekarang" | "Now";
    "approval.receipt.valid": "berlaku" | "valid";
    "approval.receipt.reversed": "dibatalkan" | "reversed";
    "approval.no_lines": "Perubahan ini tidak punya rincian sebelum dan sesudah." | "This change has no before and after to show.";
    "approval.before": "Sekarang" | "Now";
    "approval.after": "Sesudahnya" | "Afterwards";
    "approval.reason": "Alasan pengusul" | "The proposer's reason";
    "approval.people": "Orangnya" | "Who it is about";
    "approval.amount": "Uang pada kuitansi" | "Money on the receipt";
    "approval.month": "Bulan yang dibayar" | "Month paid";
    "approval.months": "Bulan yang dibayar" | "Months paid";
    "approval.month_first": "Bulan pertama" | "First month";
    "approval.month_last": "Bulan terakhir" | "Last month";
    "approval.covered": "Terlindungi sampai" | "Covered until";
    "approval.not_covered": "tidak terlindungi" | "not covered";
    "approval.standing": "Keadaan hari ini" | "Standing today";
    "approval.user.name": "Nama" | "Name";
    "approval.user.role": "Peran" | "Role";
    "approval.user.office": "Kantor" | "Office";
    "approval.user.areas": "Wilayah" | "Territory";
    "approval.user.active": "Boleh masuk" | "May sign in";
    "approval.user.nation": "seluruh Indonesia" | "the whole country";
    "approval.see_receipt": "Lihat kuitansinya" | "See the receipt";
    "approval.see_task": "Bandingkan kedua data" | "Compare the two records";
    "approval.stuck": "Sekarang tidak bisa dikerjakan:" | "It cannot be done now:";
    "approval.your_word": "Keputusan Anda" | "Your word";
    "approval.verdict": "Setuju atau tidak?" | "Yes or no?";
    "approval.approve": "Setujui dan kerjakan" | "Approve and carry out";
    "approval.approve.hint": "Dikerjakan saat ini juga atas nama pengusul, dan dicatat bahwa Anda menyetujuinya." | "It is done at once in the proposer's name, and your approval is kept with it.";
    "approval.decline": "Tolak" | "Decline";
    "approval.decline.hint": "Tidak ada yang berubah. Tulis alasannya supaya pengusul tahu." | "Nothing changes. Write why, so that the proposer knows.";
    "approval.say": "Alasan atau catatan" | "Reason or remark";
    "approval.say.hint": "Perlu diisi kalau menolak. Disimpan bersama keputusan." | "Needed to decline. Kept with the decision.";
    "approval.send": "Simpan keputusan" | "Keep the decision";
    "approval.choose": "Pilih setuju atau tolak, karena tanpa itu tidak ada keputusan." | "Choose to approve or decline: without that there is no decision.";
    "approval.waits_here": "Usulan Anda menunggu orang kedua. Belum ada yang berubah. Selama belum diputuskan, Anda bisa menariknya kembali." | "Your proposal waits for a second person. Nothing has changed yet. Until it is decided you can withdraw it.";
    "approval.withdraw": "Tarik kembali usulan" | "Withdraw the proposal";
    "approval.not_yours": "Menunggu orang kedua yang berwenang di sini. Anda bisa melihatnya, bukan memutuskannya." | "It waits for a second person who may decide here. You can see it, not decide it.";
    "approval.verdict.approve": "Disetujui dan dikerjakan" | "Approved and carried out";
    "approval.verdict.decline": "Ditolak" | "Declined";
    "approval.verdict.withdraw": "Ditarik kembali oleh pengusul" | "Withdrawn by its maker";

    "compare.second": "Bahwa dua data itu satu orang disetujui dulu oleh orang kedua." | "That two records are one person, a second person agrees to first.";

    // Undoing a receipt.
    "reversal.link": "Batalkan kuitansi ini" | "Reverse this receipt";
    "reversal.title": "Batalkan kuitansi {number} milik {name}?" | "Reverse receipt {number} of {name}?";
    "reversal.undoes": "Yang dibatalkan" | "What is undone";
    "reversal.taken": "Uangnya diterima {day} oleh {by}. Kuitansi tetap tersimpan, dengan catatan bahwa dibatalkan dan mengapa." | "The money was taken on {day} by {by}. The receipt is kept, with a note that it was reversed and why.";
    "reversal.second": "Satu orang boleh membatalkan sampai {limit}. Yang ini lebih besar, jadi menunggu persetujuan orang kedua; sampai saat itu tidak ada yang berubah." | "One person may reverse up to {limit}. This is more, so it waits for a second person; until then nothing changes.";
    "reversal.alone": "Pembatalan langsung dikerjakan. Kalau ternyata keliru, pembayarannya dimasukkan lagi sebagai kuitansi baru." | "It is reversed at once. Should that turn out wrong, the payment is entered again as a new receipt.";
    "reversal.reason": "Mengapa dibatalkan?" | "Why is it reversed?";
    "reversal.reason.hint": "Disimpan dan terlihat pada kuitansi. Misalnya: diketik dua kali, salah orang." | "Kept, and shown on the receipt. For example: typed twice, wrong person.";
    "reversal.now": "Batalkan sekarang" | "Reverse now";
    "reversal.ask": "Usulkan pembatalan" | "Propose the reversal";
    "reversal.leave": "Biarkan seperti sekarang" | "Leave it as it is";
    "reversal.waits": "Pembatalan kuitansi ini menunggu orang kedua." | "The reversal of this receipt waits for a second person.";
    "reversal.see": "Lihat usulannya" | "See the proposal";

    // The page of limits.
    "limits.title": "Batas yang boleh diputuskan satu orang" | "What one person may decide alone";
    "limits.link": "Lihat batasnya" | "See the limits";
    "limits.why": "Di atas batas ini orang kedua diminta. Angkanya ditetapkan lembaga sendiri, bukan oleh peraturan; mengubahnya juga perlu orang kedua." | "Above these limits a second person is asked. The figures are the institution's own, not the law's; changing them needs a second person too.";
    "limits.value": "sampai {value}" | "up to {value}";
    "limits.set": "Ditetapkan {by}, {at}." | "Set by {by}, {at}.";
    "limits.ours": "Nilai awal Payung; lembaga belum menetapkan yang lain." | "Payung's own starting value; the institution has set no other.";
    "limits.waits": "Perubahan menjadi {value} menunggu orang kedua." | "A change to {value} waits for a second person.";
    "limits.change": "Ubah batas ini" | "Change this limit";
    "limits.new": "Batas baru" | "New limit";
    "limits.reason": "Alasan" | "Reason";
    "limits.second": "Berlaku sesudah orang kedua menyetujui." | "It holds once a second person has agreed.";
    "limits.ask": "Usulkan perubahan" | "Propose the change";
    "limits.number": "Tulis angka bulat, misalnya 150.000 atau 50." | "Write a whole number, for example 150.000 or 50.";
    "limits.always": "Selalu perlu orang kedua" | "Always needs a second person";
}
