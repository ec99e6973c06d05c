use super::Word;

macro_rules! words {
    ($($key:literal: $id:literal | $en:literal;)*) => {
        /// Cash handed in: counted, confirmed, disputed, undone.
        pub const WORDS: &[Word] = &[$(Word { key: $key, id: $id, en: $en }),*];
    };
}

words! {
    "nav.money": "Uang" | "Cash";
    "action.receive_cash": "menghitung uang yang disetor" | "counting cash that is handed in";
    "action.view_cash": "melihat uang di tangan dan setoran" | "seeing cash in hands and what was handed in";
    "action.handle_phones": "memeriksa kiriman ponsel yang meragukan" | "looking into doubtful items of phones";
    "second.hand_in": "membatalkan setoran" | "undoing a hand-in";
    "approval.what.hand_in": "Batalkan setoran sebesar {amount}" | "Undo a hand-in of {amount}";
    "audit.action.hand_in": "menghitung setoran" | "counting a hand-in";
    "audit.action.confirm_hand_in": "menyatakan setoran" | "speaking about one's hand-in";
    "audit.action.decide_hand_in": "memutuskan setoran" | "deciding about a hand-in";
    "audit.said.hand_in": "{who} menghitung setoran" | "{who} counted a hand-in";
    "audit.said.confirm_hand_in": "{who} menyatakan setorannya" | "{who} spoke about their hand-in";
    "audit.said.decide_hand_in": "{who} memutuskan setoran" | "{who} decided about a hand-in";

    "handin.agent_unknown": "Orang ini tidak dikenal di sini. Buka halaman Uang dan pilih dari daftarnya." | "This person is not known here. Open the cash page and choose from the list.";
    "handin.own": "Uang di tangan sendiri dihitung orang lain. Minta petugas atau kepala cabang lain menghitungnya." | "Somebody else counts what is in your own hand. Ask another clerk or the head of the branch.";
    "handin.elsewhere": "Uang disetor di kantor pemegangnya. Orang ini bekerja untuk kantor lain; minta kantor itu menghitungnya." | "Cash is handed in at the office of whoever holds it. This person works for another office; ask that one to count it.";
    "handin.nothing": "Tulis jumlah yang dihitung, lebih dari nol. Kalau tidak ada uang yang disetor, tidak perlu dicatat." | "Write the sum that was counted, above zero. Where nothing was handed in there is nothing to record.";
    "handin.pieces": "Banyaknya lembar atau keping harus bilangan bulat, untuk pecahan yang ada di daftar." | "The number of notes or coins is a whole number, of a value on the list.";
    "handin.pieces_differ": "Pecahannya berjumlah {sum}, sedangkan yang ditulis {counted}. Hitung sekali lagi, atau kosongkan salah satunya." | "The pieces make {sum}, and {counted} is written. Count once more, or leave one of them empty.";
    "handin.moved": "Isi tangan ini berubah sementara Bapak/Ibu menghitung: tadi {was}, sekarang {now}. Belum ada yang dicatat; periksa lalu kirim lagi." | "What this hand holds changed while you counted: it was {was}, now it is {now}. Nothing is recorded yet; check and send again.";
    "handin.reason": "Seharusnya {expected}, yang dihitung {counted}. Tulis alasannya, misalnya uang kembalian ditahan atau ponselnya belum mengirim semua." | "It should be {expected}, and {counted} was counted. Write why: change kept back, say, or a phone that has not sent everything.";
    "handin.third": "Yang menyetor dan yang menghitung tidak memutuskan sendiri. Minta kepala cabang lain yang memutuskan." | "Neither who handed it in nor who counted decides. Ask another head of branch.";
    "handin.said": "Setoran ini sudah begini: {state}. Kata yang sama tidak diterima dua kali." | "This hand-in already stands so: {state}. The same is not said twice.";
    "handin.counted": "Setoran {number} dicatat: {counted}." | "Hand-in {number} is recorded: {counted}.";
    "handin.counted_field.hint": "Jumlah yang benar-benar ada di meja." | "What really lies on the counter.";
    "handin.word_kept": "Setoran {number}: {state}." | "Hand-in {number}: {state}.";
    "handin.state.waiting": "menunggu kata penyetor" | "waits for who handed it in";
    "handin.state.agreed": "disetujui kedua pihak" | "both agree";
    "handin.state.disputed": "berselisih" | "disputed";
    "handin.state.stands": "berlaku menurut kepala cabang" | "stands, by the head of branch";
    "handin.state.undone": "dibatalkan" | "undone";

    "handin.title": "{total} ada di {count} tangan, belum disetor" | "{total} in {count} {count:hand|hands}, not handed in yet";
    "handin.none_held": "Semua uang sudah disetor" | "All cash has been handed in";
    "handin.till": "Di kas kantor: {till}." | "In the till: {till}.";
    "handin.lede": "Uang berpindah ke kas begitu dihitung di sini. Penyetornya lalu menyatakan setuju di ponselnya atau lewat akunnya sendiri." | "Cash moves to the till as soon as it is counted here. Whoever brought it then agrees on their phone or under their own sign-in.";
    "handin.open": "{count} setoran menunggu kata" | "{count} {count:hand-in waits|hand-ins wait} for a word";
    "handin.open.caption": "Setoran yang menunggu atau berselisih" | "Hand-ins that wait or are disputed";
    "handin.hands": "Uang di tangan" | "Cash held";
    "handin.hand": "Pemegang" | "Held by";
    "handin.held_since": "sejak {since}" | "since {since}";
    "handin.held": "Jumlah" | "Sum";
    "handin.count": "Hitung" | "Count";
    "handin.count_named": "Hitung setoran {name}" | "Count what {name} hands in";
    "handin.empty_hands": "Orang lain di kantor ini" | "Others of this office";
    "handin.empty_hands.hint": "Menurut catatan, tangan mereka kosong. Kalau ponselnya belum mengirim, minta kirim dulu, lalu hitung." | "By the books their hands are empty. If a phone has not sent everything, let it send first, then count.";
    "handin.latest": "Setoran terakhir" | "Latest hand-ins";
    "handin.latest.none": "Belum ada setoran. Pilih pemegang uang di atas, hitung bersama-sama, lalu catat jumlahnya." | "Nothing has been handed in yet. Choose who holds cash above, count together, and record the sum.";
    "handin.number": "Nomor" | "Number";
    "handin.by": "Penyetor" | "Handed in by";
    "handin.counted_sum": "Dihitung" | "Counted";
    "handin.counted_by": "Dihitung oleh" | "Counted by";
    "handin.difference": "Selisih" | "Difference";
    "handin.short": "kurang {amount}" | "{amount} short";
    "handin.over": "lebih {amount}" | "{amount} over";
    "handin.state": "Keadaan" | "State";

    "handin.holds": "{name} memegang {held} sejak {since}" | "{name} has held {held} since {since}";
    "handin.holds_nothing": "Menurut catatan, tangan {name} kosong" | "By the books {name}'s hand is empty";
    "handin.how": "Hitung uangnya bersama penyetor. Yang kurang tetap menjadi tanggungannya, yang lebih menjadi haknya, sampai diselesaikan." | "Count the money together. What is short stays with the one who brought it, what is over is theirs, until it is settled.";
    "handin.counted_field": "Jumlah yang dihitung" | "Sum counted";
    "handin.by_piece": "Hitung per lembar" | "Count by notes and coins";
    "handin.by_piece.hint": "Boleh dilewati. Kalau jumlah di atas kosong, jumlahnya diambil dari sini." | "May be left out. Where the sum above is empty it is taken from here.";
    "handin.pieces_of": "Banyaknya {face}" | "How many of {face}";
    "handin.reason_field": "Alasan selisih" | "Why it differs";
    "handin.reason_field.hint": "Hanya kalau yang dihitung tidak sama dengan catatan." | "Only where what was counted is not what the books say.";
    "handin.keep": "Catat setoran" | "Record the hand-in";
    "handin.leave": "Batal" | "Leave it";
    "handin.then": "Sesudah ini setoran menunggu kata penyetornya. Tanda terimanya bisa dicetak." | "After this it waits for the word of who brought it. Its receipt can be printed.";

    "handin.one": "Tanda terima setoran" | "Receipt of a hand-in";
    "handin.see": "Lihat setorannya" | "See the hand-in";
    "handin.expected": "Menurut catatan" | "By the books";
    "handin.face": "Pecahan" | "Pieces";
    "handin.sign.by": "Yang menyetor" | "Handed in by";
    "handin.sign.counted": "Yang menghitung" | "Counted by";
    "handin.head.yours": "Apakah benar Bapak/Ibu menyetor {counted} kepada {clerk}?" | "Did you hand {counted} to {clerk}?";
    "handin.head.waiting": "{counted} dari {name} sudah di kas; menunggu katanya" | "{counted} from {name} is in the till; their word is awaited";
    "handin.head.agreed": "{name} menyetor {counted}, disetujui kedua pihak" | "{name} handed in {counted}, and both agree";
    "handin.head.disputed": "{name} tidak setuju dengan hitungan {counted}" | "{name} does not agree with the count of {counted}";
    "handin.head.stands": "Setoran {counted} dari {name} berlaku seperti dihitung" | "The hand-in of {counted} by {name} stands as counted";
    "handin.head.undone": "Setoran {counted} dari {name} dibatalkan" | "The hand-in of {counted} by {name} was undone";
    "handin.your_word": "Kata Bapak/Ibu" | "Your word";
    "handin.your_word.why": "Setuju berarti jumlah ini yang diserahkan. Kalau tidak sama, katakan berapa; kepala cabang yang memutuskan." | "To agree is to say that this is what you handed over. If it was not, say how much; the head of branch decides.";
    "handin.your_word.disputed": "Bapak/Ibu menyatakan tidak sama. Kalau ternyata benar, nyatakan setuju di sini." | "You said that it was not so. If it turned out to be right after all, agree here.";
    "handin.agree": "Benar, saya menyetor {counted}" | "Yes, I handed in {counted}";
    "handin.dispute": "Tidak sama" | "It was not so";
    "handin.dispute.why": "Apa yang tidak sama?" | "What was not so?";
    "handin.dispute.why.hint": "Misalnya: saya menyerahkan Rp100.000, bukan Rp84.000." | "For example: I handed over Rp100.000, not Rp84.000.";
    "handin.dispute.send": "Kirim, biar diputuskan" | "Send it to be decided";
    "handin.third_word": "Putusan kepala cabang" | "The head of branch's word";
    "handin.third_word.why": "Dengarkan keduanya. Setoran berlaku seperti dihitung, atau dibatalkan lalu dihitung lagi." | "Hear both. It stands as counted, or it is undone and counted again.";
    "handin.third_reason": "Alasan" | "Reason";
    "handin.stands": "Berlaku seperti dihitung" | "It stands as counted";
    "handin.undo": "Batalkan setoran" | "Undo the hand-in";
    "handin.undo.title": "Setoran ini salah?" | "Was this hand-in wrong?";
    "handin.undo.why": "Uangnya kembali ke tangan penyetor di catatan, lalu bisa dihitung lagi." | "In the books the money goes back to the hand it came from, and can be counted again.";
    "handin.undo.second": "Membatalkan di atas {limit} meminta orang kedua." | "Undoing more than {limit} asks a second person.";
    "handin.waits": "Pembatalan setoran ini menunggu orang kedua." | "That this hand-in be undone waits for a second person.";
    "handin.said_title": "Yang terjadi" | "What happened";
    "handin.said.counted": "{name} menghitung {counted}" | "{name} counted {counted}";
    "handin.said.agreed": "{name} menyatakan setuju" | "{name} agreed";
    "handin.said.disputed": "{name} menyatakan tidak sama" | "{name} said that it was not so";
    "handin.said.stands": "{name} memutuskan: berlaku seperti dihitung" | "{name} decided: it stands as counted";
    "handin.said.undone": "{name} membatalkan setoran" | "{name} undid the hand-in";

    "handin.mine": "Di tangan Bapak/Ibu {held}, sejak {since}" | "You have held {held} since {since}";
    "handin.mine.none": "Tidak ada uang di tangan Bapak/Ibu" | "There is no cash in your hand";
    "handin.mine.lede": "Setorkan di {office}. Petugas menghitung bersama Bapak/Ibu, lalu Bapak/Ibu menyatakan setuju di sini atau di ponsel." | "Hand it in at {office}. A clerk counts it with you, then you agree here or on your phone.";
    "handin.mine.waiting": "Menunggu kata Bapak/Ibu" | "Waiting for your word";
    "handin.mine.all": "Setoran Bapak/Ibu" | "What you handed in";
    "handin.mine.empty": "Belum pernah menyetor. Setoran pertama muncul di sini begitu petugas menghitungnya." | "You have handed in nothing yet. The first appears here once a clerk has counted it.";
    "report.col.received": "Setoran diterima" | "Received";
}
