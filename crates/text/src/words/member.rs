use super::Word;

/// Registering, paying, reversing, standing brought in, endings; and why a person is covered or not.
#[rustfmt::skip]
pub const WORDS: &[Word] = &[
    // States and dates, as words.
    Word { key: "state.not_a_member", id: "Belum peserta", en: "Not a member" },
    Word { key: "state.registered", id: "Terdaftar, belum membayar", en: "Registered, not yet paid" },
    Word { key: "state.active", id: "Aktif", en: "Active" },
    Word { key: "state.not_yet_due", id: "Belum jatuh tempo", en: "Not yet due" },
    Word { key: "state.grace", id: "Menunggak (masa tenggang)", en: "In grace" },
    Word { key: "state.funds_not_yet_released", id: "Dana belum cair", en: "Funds not yet released" },
    Word { key: "state.ended", id: "Putus", en: "Ended" },
    Word { key: "state.inactive", id: "Nonaktif", en: "Inactive" },
    Word { key: "state.deceased", id: "Meninggal", en: "Deceased" },
    Word { key: "date.covered_until", id: "Terlindungi sampai", en: "Covered until" },
    Word { key: "date.next_due", id: "Iuran berikutnya jatuh tempo", en: "Next contribution due" },
    Word { key: "date.grace_ends", id: "Batas melunasi tunggakan", en: "Last day to settle arrears" },
    Word { key: "date.jkm_full_from", id: "Santunan kematian penuh mulai", en: "Full death benefit from" },
    Word {
        key: "date.jkm_full_from_at_latest",
        id: "Santunan kematian penuh paling lambat",
        en: "Full death benefit at the latest from",
    },
    Word { key: "date.scholarship_from", id: "Beasiswa anak mulai", en: "Scholarship for children from" },
    Word { key: "missing.heirs", id: "ahli waris", en: "heirs" },
    Word { key: "missing.phone", id: "nomor telepon", en: "telephone number" },
    Word { key: "missing.address", id: "alamat lengkap", en: "full address" },
    Word { key: "missing.heirs_phone", id: "ahli waris dan nomor telepon", en: "heirs and telephone number" },
    Word { key: "missing.heirs_address", id: "ahli waris dan alamat lengkap", en: "heirs and full address" },
    Word {
        key: "missing.phone_address",
        id: "nomor telepon dan alamat lengkap",
        en: "telephone number and full address",
    },
    Word {
        key: "missing.all",
        id: "ahli waris, nomor telepon dan alamat lengkap",
        en: "heirs, telephone number and full address",
    },

    // Cover, and why.
    Word {
        key: "cover.not_a_member",
        id: "Pada hari itu belum ada kepesertaan. Pendaftaran dapat dilakukan di kegiatan atau di kantor cabang.",
        en: "There was no membership on that day. Registration is possible at an activity or at the branch.",
    },
    Word {
        key: "cover.registered",
        id: "Terdaftar sejak {since}; perlindungan mulai pada hari iuran pertama dibayar.",
        en: "Registered since {since}; cover begins on the day the first contribution is paid.",
    },
    Word {
        key: "cover.registered_again",
        id: "Terdaftar kembali sejak {since}; perlindungan mulai lagi pada hari iuran dibayar.",
        en: "Registered again since {since}; cover begins again on the day a contribution is paid.",
    },
    Word {
        key: "cover.active",
        id: "Iuran sudah dibayar; terlindungi dari {from} sampai {until}.",
        en: "Contributions are paid; covered from {from} until {until}.",
    },
    Word {
        key: "cover.not_yet_due",
        id: "Terlindungi sampai {ended}. Iuran {month} baru jatuh tempo {due}, jadi kepesertaannya tetap baik: layani dulu, kantor cabang yang memastikan. Pelunasan masih dapat dilakukan sampai {until}.",
        en: "Covered until {ended}. The contribution for {month} is due only on {due}, so the membership is in good standing: treat; the branch confirms. It can still be paid until {until}.",
    },
    Word {
        key: "cover.grace",
        id: "Terlindungi sampai {ended}; iuran {month} jatuh tempo {due} dan belum dibayar. Tunggakan dapat dilunasi tanpa denda sampai {until} ({months} bulan iuran). Musibah dalam masa ini tetap dilaporkan; kantor cabang yang memutuskan.",
        en: "Covered until {ended}; the contribution for {month} was due on {due} and is unpaid. Arrears can be settled without a fine until {until} ({months} contribution months). An accident or death in this time can be reported; the branch decides.",
    },
    Word {
        key: "cover.funds_not_yet_released",
        id: "Iuran sampai {ended} dibayar {payer}; dana untuk {month} (jatuh tempo {due}) belum cair. Masa kepesertaan tidak dihitung ulang sampai {until}; kantor cabang yang memutuskan.",
        en: "Contributions until {ended} were paid by {payer}; the funds for {month} (due {due}) are not yet released. No clock restarts until {until}; the branch decides.",
    },
    Word {
        key: "cover.ended",
        id: "Terlindungi sampai {ended}; iuran sejak {month} (jatuh tempo {due}) tidak dibayar dan masa melunasinya lewat pada {until}. Dapat mendaftar kembali; tunggakan lama tidak ditagih.",
        en: "Covered until {ended}; contributions since {month} (due {due}) were not paid and the time to settle them passed on {until}. Registering again is possible; old arrears are not collected.",
    },
    Word {
        key: "cover.left",
        id: "Berhenti pada {on} dan bulan yang sudah dibayar telah habis. Dapat mendaftar kembali kapan saja.",
        en: "Left on {on}, and the months already paid have run out. Registering again is possible at any time.",
    },
    Word {
        key: "cover.inactive",
        id: "Tabungan hari tua diambil pada {on}; sejak itu kepesertaan nonaktif. Dapat mendaftar kembali bila bekerja.",
        en: "The old-age savings were taken on {on}; the membership is inactive since. Registering again is possible for whoever works.",
    },
    Word {
        key: "cover.deceased",
        id: "Meninggal pada {on}. Hak keluarga dihitung dari perlindungan pada hari itu.",
        en: "Died on {on}. What the family is entitled to follows from the cover on that day.",
    },
    Word {
        key: "cover.paid",
        id: "{programme}: iuran {month} dibayar pada {paid_on} oleh {payer}.",
        en: "{programme}: the contribution for {month} was paid on {paid_on} by {payer}.",
    },
    Word {
        key: "cover.paid_after",
        id: "Iuran bulan ini baru dibayar pada {paid_on}, sesudah {day}. Kejadian pada hari itu diputuskan oleh kantor cabang.",
        en: "This month was paid only on {paid_on}, after {day}. An event on that day is decided by the branch.",
    },
    Word {
        key: "cover.opening",
        id: "Menurut {source}: peserta sejak {since}, lunas sampai {until}.",
        en: "According to {source}: a member since {since}, paid until {until}.",
    },
    Word {
        key: "cover.unpaid",
        id: "{programme}: belum ada iuran yang dibayar.",
        en: "{programme}: no contribution has been paid yet.",
    },
    Word {
        key: "cover.until",
        id: "{programme}: terlindungi sampai {until}; sesudahnya belum ada iuran yang dibayar.",
        en: "{programme}: covered until {until}; no contribution is paid after that.",
    },
    Word {
        key: "cover.begins",
        id: "{programme}: perlindungan mulai {from}.",
        en: "{programme}: cover begins on {from}.",
    },
    Word {
        key: "cover.jkm_waiting",
        id: "Kematian bukan karena kecelakaan kerja dalam {months} bulan pertama: menurut satu bacaan santunannya hanya sebagian. Penuh mulai {from}, paling lambat {latest}. Hal ini sedang dipastikan; kantor cabang yang memutuskan.",
        en: "A death not by a work accident within the first {months} months: by one reading only part is paid. In full from {from}, at the latest from {latest}. This is being checked; the branch decides.",
    },
    Word {
        key: "cover.jkm_waiting_by_one_reading",
        id: "Santunan kematian penuh sejak {from}; menurut bacaan yang lebih ketat atas aturan {months} bulan pertama baru mulai {latest}. Hal ini sedang dipastikan; kantor cabang yang memutuskan.",
        en: "The death benefit is full since {from}; by the stricter reading of the rule on the first {months} months, only from {latest}. This is being checked; the branch decides.",
    },
    Word {
        key: "date.because.covered_until",
        id: "Bulan terakhir sebelum {month} sudah dibayar, jadi terlindungi sampai {day}.",
        en: "The last month before {month} is paid, so cover lasts until {day}.",
    },
    Word {
        key: "date.because.next_due",
        id: "Iuran {month} dibayar paling lambat {day}: tanggal 15, atau hari kerja berikutnya.",
        en: "The contribution for {month} is to be paid by {day}: the 15th, or the next working day.",
    },
    Word {
        key: "date.because.grace_ends",
        id: "Tunggakan mulai {month} masih dapat dilunasi tanpa denda sampai {day}; sesudah itu perlu mendaftar kembali.",
        en: "Arrears from {month} on can be settled without a fine until {day}; after that a new registration is needed.",
    },
    Word {
        key: "date.because.jkm_full_from",
        id: "{months} bulan sejak perlindungan pertama, dihitung per hari: {day}.",
        en: "{months} months after cover first began, counted to the day: {day}.",
    },
    Word {
        key: "date.because.jkm_full_from_at_latest",
        id: "Bila {months} bulan dihitung lagi sejak kembali dan sampai akhir bulannya: {day}. Kantor cabang yang memutuskan.",
        en: "If the {months} months count again after coming back, and to the end of the month: {day}. The branch decides.",
    },
    Word {
        key: "date.because.scholarship_from",
        id: "Setelah {months} bulan iuran seluruhnya; sekarang {have}. Bila dibayar terus tanpa jeda: {day}.",
        en: "After {months} months of contributions in total; now {have}. If paid on without a gap: {day}.",
    },

    // Registering.
    Word {
        key: "register.done",
        id: "{name} terdaftar. Perlindungan mulai pada hari iuran pertama dibayar.",
        en: "{name} is registered. Cover begins on the day the first contribution is paid.",
    },
    Word {
        key: "register.again",
        id: "{name} terdaftar kembali pada kepesertaan yang sama; tunggakan lama tidak ditagih. Perlindungan mulai lagi pada hari iuran dibayar.",
        en: "{name} is registered again on the same membership; old arrears are not collected. Cover begins again on the day a contribution is paid.",
    },
    Word {
        key: "register.already",
        id: "{name} sudah menjadi peserta, jadi tidak dibuatkan kepesertaan kedua. Iuran dapat langsung dibayar.",
        en: "{name} is a member already, so no second membership is made. A contribution can be paid right away.",
    },
    Word {
        key: "register.terms_changed",
        id: "Pekerjaan, penghasilan atau program yang baru berlaku mulai bulan berikutnya yang belum dibayar.",
        en: "The new occupation, income or programmes hold from the next unpaid month.",
    },
    Word {
        key: "register.earlier",
        id: "Menurut formulir di kertas, pendaftarannya sudah sejak {on}; tanggal itu yang dicatat.",
        en: "By the paper form the registration was made on {on}; that day is kept.",
    },
    Word {
        key: "register.no_consent",
        id: "Data hanya boleh disimpan dengan persetujuan pemiliknya. Bacakan untuk apa datanya dipakai, lalu tanyakan sekali lagi; tanpa persetujuan, pendaftaran tidak dilanjutkan.",
        en: "Personal data may be kept only if the person agrees. Read out what the data is used for and ask once more; without consent the registration does not go on.",
    },
    Word {
        key: "register.name_missing",
        id: "Nama belum terisi. Tulis seperti di KTP, karena nama itulah yang dicocokkan ketika keluarga mengurus hak.",
        en: "The name is empty. Write it as on the identity card, because that name is compared when a family claims.",
    },
    Word {
        key: "register.name_long",
        id: "Nama paling panjang {max} huruf. Tulis seperti di KTP, tanpa keterangan lain.",
        en: "A name has at most {max} letters. Write it as on the identity card, without remarks.",
    },
    Word {
        key: "register.born_future",
        id: "Tanggal lahir {born} belum tiba. Cocokkan lagi dengan KTP; biasanya tahunnya yang tertukar.",
        en: "The birth date {born} is still to come. Compare it with the identity card; usually the year was mistyped.",
    },
    Word {
        key: "register.home_village",
        id: "Tempat tinggal harus sampai desa atau kelurahan; {code} lebih luas dari itu. Pilih desanya, karena hitungan tiap desa memakai tempat tinggal.",
        en: "The home must be a desa or kelurahan; {code} is a larger area. Choose the village, because villages are counted by where people live.",
    },
    Word {
        key: "register.invented_nik",
        id: "NIK ini berbentuk contoh yang tidak dimiliki siapa pun, dan hanya dipakai di dunia contoh. Tulis NIK dari KTP.",
        en: "This NIK has the form of invented examples that nobody holds, and is taken in a demonstration only. Write the NIK of the identity card.",
    },
    Word {
        key: "register.wage_work",
        id: "Yang bekerja hanya untuk upah didaftarkan oleh pemberi kerjanya sebagai penerima upah, dengan iuran yang lain. Hubungi kantor cabang. Bila juga punya usaha atau pekerjaan sendiri, pilih keduanya.",
        en: "Who works for a wage only is registered by the employer, at other rates. Please ask the branch. If there is also work of their own, choose both.",
    },
    Word {
        key: "register.not_working",
        id: "Peserta harus sedang bekerja ketika mendaftar; bila tidak, santunan dapat ditolak kemudian. Daftarkan setelah bekerja lagi. Bila ragu, tanyakan ke kantor cabang.",
        en: "A member must be at work when registering; otherwise a claim can be refused later. Register once work has begun again. If in doubt, ask the branch.",
    },
    Word {
        key: "register.not_well",
        id: "Peserta harus dalam keadaan sehat untuk bekerja ketika mendaftar; bila tidak, santunan dapat ditolak kemudian. Daftarkan setelah pulih. Bila ragu, tanyakan ke kantor cabang.",
        en: "A member must be well enough to work when registering; otherwise a claim can be refused later. Register after recovery. If in doubt, ask the branch.",
    },
    Word {
        key: "register.attester",
        id: "Tulis siapa yang melihat sendiri bahwa orang ini bekerja dan sehat: nama dan jabatannya. Keterangan itu melindungi keluarganya nanti.",
        en: "Write who saw that this person works and is well: name and role. It protects the family later.",
    },
    Word {
        key: "register.attested_place",
        id: "Tulis di mana orang ini terlihat bekerja. Keterangan itu melindungi keluarganya nanti.",
        en: "Write where this person was seen at work. It protects the family later.",
    },
    Word {
        key: "register.age_limit",
        id: "Usianya {age} tahun. Pendaftaran hanya untuk yang belum {limit} tahun pada hari mendaftar; yang sudah peserta sebelum itu boleh melanjutkan. Untuk keadaan khusus, kantor cabang yang memutuskan.",
        en: "The age is {age}. Registration is for those not yet {limit} on the day; who became a member before that may go on. For special cases the branch decides.",
    },
    Word {
        key: "register.too_young",
        id: "Usianya {age} tahun. Untuk yang belum {least} tahun, kantor cabang yang memutuskan; bawa KTP atau Kartu Keluarga ke sana.",
        en: "The age is {age}. For those under {least} the branch decides; please bring the identity or family card there.",
    },
    Word {
        key: "register.income_unusable",
        id: "Penghasilan {income} tidak dapat dipakai. Tulis penghasilan sebulan, nol atau lebih; perkiraan boleh.",
        en: "An income of {income} cannot be used. Write the monthly income, zero or more; an estimate will do.",
    },
    Word {
        key: "register.no_programmes",
        id: "Belum ada program yang dipilih. JKK dan JKM selalu bersama; JHT boleh ditambahkan.",
        en: "No programme is chosen. JKK and JKM always go together; JHT can be added.",
    },
    Word {
        key: "register.programme_missing",
        id: "{programme} wajib diikuti dan belum dipilih. JKK dan JKM wajib bagi semua; JHT wajib bagi pemilik usaha.",
        en: "{programme} is compulsory and was not chosen. JKK and JKM are compulsory for all; JHT for business owners.",
    },
    Word {
        key: "register.died",
        id: "{name} tercatat sudah meninggal, jadi tidak dapat didaftarkan. Bila catatan itu keliru, kantor cabang yang memperbaikinya.",
        en: "{name} is recorded as having died and cannot be registered. If that record is wrong, the branch corrects it.",
    },
    Word {
        key: "register.other_person",
        id: "Nomor anggota ini milik orang lain dengan NIK, nama dan tanggal lahir yang berbeda. Kirim pendaftaran {name} dengan nomor anggota yang baru.",
        en: "This member id belongs to another person with a different NIK, name and birth date. Send the registration of {name} with a new member id.",
    },
    Word {
        key: "heirs.name",
        id: "Nama ahli waris belum terisi atau lebih dari {max} huruf. Tulis seperti di KTP atau Kartu Keluarga.",
        en: "The heir's name is empty or longer than {max} letters. Write it as on the identity or family card.",
    },
    Word {
        key: "heirs.relation",
        id: "Hubungan \"{given}\" tidak dikenal. Pilih pasangan, anak, orang tua, saudara atau lainnya (spouse, child, parent, sibling, other).",
        en: "The relation \"{given}\" is not known. Choose spouse, child, parent, sibling or other.",
    },

    // What a person is to look at.
    Word {
        key: "worklist.duplicate",
        id: "{name} mungkin orang yang sama dengan {other}. Bandingkan kartunya, lalu putuskan.",
        en: "{name} is perhaps the same person as {other}. Compare the cards, then decide.",
    },
    Word {
        key: "worklist.dispute",
        id: "NIK {name} sudah dipegang {other}, dengan nama dan tanggal lahir yang berbeda. Cocokkan KTP keduanya; salah ketik tidak boleh mengunci pemiliknya.",
        en: "The NIK of {name} is held by {other}, with another name and birth date. Compare both cards; a typing error must not lock out the owner.",
    },
    Word {
        key: "worklist.identity_differs",
        id: "NIK-nya sama, tetapi data {name} berbeda dari yang tersimpan ({other}). Cocokkan nama dan tanggal lahir dengan KTP.",
        en: "It is the same person by the NIK, but what was given for {name} differs from what is held ({other}). Compare name and birth date with the card.",
    },
    Word {
        key: "worklist.identity_differs.born",
        id: "NIK-nya sama, tetapi {name} kali ini ditulis lahir {born}; yang tersimpan {other}, lahir {held}. Cocokkan dengan KTP.",
        en: "It is the same person by the NIK, but this time {name} was written as born on {born}; held is {other}, born on {held}. Compare with the card.",
    },
    Word {
        key: "worklist.to_complete",
        id: "Menyusul paling lambat {due}: {missing}.",
        en: "To follow by {due}: {missing}.",
    },
    Word {
        key: "worklist.wage_work",
        id: "{name} juga bekerja untuk upah. Periksa apakah pemberi kerjanya sudah mendaftarkan.",
        en: "{name} also works for a wage. See whether the employer has registered them.",
    },
    Word { key: "complete.done", id: "Data sudah lengkap.", en: "Everything is complete." },
    Word {
        key: "complete.still_missing",
        id: "Tersimpan. Masih menyusul: {missing}.",
        en: "Kept. Still to follow: {missing}.",
    },
    Word {
        key: "complete.unknown",
        id: "Orang ini belum terdaftar, jadi belum ada yang dilengkapi. Daftarkan dahulu.",
        en: "This person is not registered yet, so there is nothing to complete. Register first.",
    },
    Word {
        key: "complete.nothing",
        id: "Belum ada yang diisi. Tulis ahli waris, alamat, atau nomor telepon.",
        en: "Nothing was filled in. Write heirs, an address, or a telephone number.",
    },

    // Paying.
    Word {
        key: "pay.covered",
        id: "Terlindungi dari {from} sampai {until}.",
        en: "Covered from {from} until {until}.",
    },
    Word {
        key: "pay.credit_used",
        id: "{amount} diambil dari simpanan milik peserta.",
        en: "{amount} was taken from what was kept for the member.",
    },
    Word {
        key: "pay.credit_left",
        id: "{amount} belum dapat dipakai untuk satu bulan penuh; disimpan untuk peserta, bagi bulan berikutnya atau untuk dikembalikan.",
        en: "{amount} did not make a whole month; it is kept for the member, for the next unpaid month or to be given back.",
    },
    Word {
        key: "pay.fund_surplus",
        id: "{amount} milik dana pembayarnya dan menunggu keputusan untuk dikembalikan ke dana itu.",
        en: "{amount} belongs to the payer's fund and waits for a decision to go back to it.",
    },
    Word {
        key: "pay.not_an_amount",
        id: "{amount} bukan jumlah uang yang dapat diterima. Tulis uang yang dihitung, dalam rupiah.",
        en: "{amount} is not an amount that can be taken. Write the money counted, in rupiah.",
    },
    Word {
        key: "pay.till",
        id: "Hanya loket kantor yang mencatat uang ke kas kantor. Uang yang Anda terima tercatat di tangan Anda sampai disetor.",
        en: "Only the office's counter books money to the till. What you take stands in your own hand until you hand it in.",
    },
    Word {
        key: "pay.future",
        id: "Tanggal {on} belum tiba. Tulis hari uangnya benar-benar diterima.",
        en: "The day {on} is still to come. Write the day the money was really taken.",
    },
    Word {
        key: "pay.long_past",
        id: "Uang ini diterima {on}, lebih dari {days} hari lalu. Masukkan dengan nomor kuitansi kertasnya, agar dapat diperiksa; atau tanyakan ke kantor cabang.",
        en: "This money was taken on {on}, more than {days} days ago. Enter it with the number of its paper receipt, so that it can be looked at; or ask the branch.",
    },
    Word {
        key: "pay.entered_late",
        id: "Uang ini diterima {on} dan baru sekarang dicatat. Cocokkan dengan kuitansi kertasnya.",
        en: "This money was taken on {on} and is entered only now. Compare it with the paper receipt.",
    },
    Word {
        key: "pay.before_registration",
        id: "Kepesertaan baru mulai {since}; sebelum itu tidak ada bulan yang dapat dibayar. Cocokkan tanggal pada kuitansinya.",
        en: "The membership began only on {since}; no month before it can be paid. Compare the date on the receipt.",
    },
    Word {
        key: "pay.clock",
        id: "Tanggal pada kuitansi, {on}, lebih kemudian dari hari ini; yang dicatat hari ini. Periksa jam perangkatnya.",
        en: "The date on the receipt, {on}, is later than today; today was kept. Look at the clock of the device.",
    },
    Word {
        key: "pay.after_event",
        id: "Pembayaran {on} baru sampai setelah kematiannya diketahui. Orang yang berwenang memutuskan haknya.",
        en: "The payment of {on} arrived after the death was known. A person decides what follows from it.",
    },
    Word {
        key: "pay.months",
        id: "Jumlah bulan belum ditulis. Pilih sedikitnya satu bulan.",
        en: "The number of months is missing. Choose at least one.",
    },
    Word {
        key: "pay.too_far",
        id: "Yang dapat dibayar sekarang {months} bulan, sampai {last}: paling jauh setahun ke depan. Sisanya dapat dibayar nanti.",
        en: "{months} months can be paid now, until {last}: at most a year ahead. The others can be paid later.",
    },
    Word {
        key: "pay.all_paid",
        id: "Semua bulan sampai {last} sudah dibayar ({months} bulan tersisa). Paling jauh setahun ke depan; bulan berikutnya dapat dibayar nanti.",
        en: "All months until {last} are paid ({months} left). At most a year ahead can be paid; later months can be paid later.",
    },
    Word {
        key: "pay.public_december",
        id: "Dana dari anggaran publik membayar paling jauh sampai Desember tahun anggarannya, yaitu {last}; yang masih dapat dibayar {months} bulan. Bulan tahun depan dibayar dari anggaran tahun depan.",
        en: "Money of a public budget pays no later month than December of its budget year, {last}; {months} months can still be paid. Months of next year are paid from next year's budget.",
    },
    Word {
        key: "pay.programme_missing",
        id: "{programme} wajib, dan untuk {month} belum dibayar. JKK dan JKM tidak dapat dipisah; sertakan {programme} dalam pembayaran ini.",
        en: "{programme} is compulsory, and unpaid for {month}. JKK and JKM cannot be taken apart; include {programme} in this payment.",
    },
    Word {
        key: "pay.wrong_amount",
        id: "Uangnya {given}, sedangkan iuran {months} bulan mulai {first} tepat {right}. Hitung sekali lagi, atau ubah jumlah bulannya.",
        en: "The money is {given}, while {months} {months:month|months} from {first} cost exactly {right}. Count again, or change the number of months.",
    },
    Word {
        key: "pay.too_little",
        id: "{given} belum cukup untuk iuran {month}. Uangnya disimpan untuk peserta.",
        en: "{given} is not enough for {month}. The money is kept for the member.",
    },
    Word {
        key: "pay.gap",
        id: "Bulan {month} belum dapat dibayar: {first} masih kosong dan dibayar lebih dahulu, agar perlindungan tidak terputus.",
        en: "{month} cannot be paid yet: {first} is unpaid and comes first, so that cover is not broken.",
    },
    Word {
        key: "pay.month_paid",
        id: "Bulan {month} sudah dibayar. Bulan berikutnya yang dapat dibayar: {first}.",
        en: "{month} is paid already. The next month that can be paid is {first}.",
    },
    Word {
        key: "pay.month_past",
        id: "Bulan {month} tidak dapat dibayar lagi, karena perlindungan tidak mundur ke belakang. Pembayaran mulai {first}.",
        en: "{month} can no longer be paid, because cover does not reach back. Payment begins with {first}.",
    },
    Word {
        key: "pay.moved",
        id: "Bulan {month} bukan yang berikutnya; uangnya dipakai mulai {first}. Beri tahu kedua pembayarnya.",
        en: "{month} was not the next one; the money was used from {first} on. Both payers are to be told.",
    },
    Word {
        key: "pay.age_limit",
        id: "Usianya {age} tahun pada pembayaran pertama, sedangkan syaratnya belum {limit} tahun. Yang sudah membayar sebelum usia itu boleh melanjutkan. Untuk keadaan khusus, kantor cabang yang memutuskan.",
        en: "The age at the first payment is {age}, and the rule asks for less than {limit}. Who paid before that age may go on. For special cases the branch decides.",
    },
    Word {
        key: "pay.not_a_member",
        id: "Orang ini belum menjadi peserta, jadi belum ada bulan yang dapat dibayar. Daftarkan dahulu, lalu terima iurannya.",
        en: "This person is not a member yet, so there is no month to pay. Register first, then take the contribution.",
    },
    Word {
        key: "pay.died",
        id: "Tercatat meninggal pada {on}; iuran tidak dapat diterima lagi. Keluarga dapat melaporkan kematian ini, dan kantor cabang memutuskan tentang tunggakan.",
        en: "Recorded as having died on {on}; no contribution can be taken. The family can report the death, and the branch decides about arrears.",
    },
    Word {
        key: "pay.left",
        id: "Tercatat berhenti pada {on}. Daftarkan kembali dahulu, lalu terima iurannya.",
        en: "Recorded as having left on {on}. Register again first, then take the contribution.",
    },
    Word {
        key: "pay.ended",
        id: "Masa melunasi tunggakan lewat pada {ended}, jadi kepesertaannya putus. Daftarkan kembali dahulu (sedang bekerja dan sehat); tunggakan lama tidak ditagih.",
        en: "The time to settle arrears passed on {ended}, so the membership has ended. Register again first (at work and well); old arrears are not collected.",
    },
    Word { key: "credit.left", id: "Lebih dari kuitansi {number}", en: "Over from receipt {number}" },
    Word { key: "credit.used", id: "Dipakai untuk kuitansi {number}", en: "Used for receipt {number}" },
    Word { key: "credit.reversed", id: "Kuitansi {number} dibatalkan", en: "Receipt {number} was reversed" },

    // Reversing.
    Word {
        key: "reverse.done",
        id: "Kuitansi {number} sebesar {amount} dibatalkan; uangnya dikeluarkan dari kas yang menerimanya dan perlindungan dihitung lagi.",
        en: "Receipt {number} of {amount} is reversed; the money leaves the cash it came into, and cover is worked out anew.",
    },
    Word {
        key: "reverse.gap",
        id: "Setelah kuitansi {number} dibatalkan, {month} tidak lagi dibayar sedangkan bulan sesudahnya dibayar. Perlindungan berjeda; tanyakan apakah bulan itu mau dibayar.",
        en: "With receipt {number} reversed, {month} is unpaid while a later month is paid. Cover has a gap; ask whether that month is to be paid.",
    },
    Word {
        key: "reverse.reason",
        id: "Tulis mengapa kuitansi ini dibatalkan; alasannya disimpan bersama pembatalannya.",
        en: "Write why this receipt is reversed; the reason is kept with it.",
    },
    Word {
        key: "reverse.unknown",
        id: "Kuitansi {number} tidak ada pada peserta ini. Cocokkan nomornya, atau cari lewat nama pemiliknya.",
        en: "This member has no receipt {number}. Compare the number, or look it up under its owner's name.",
    },
    Word {
        key: "reverse.already",
        id: "Kuitansi {number} sudah dibatalkan. Tidak ada yang berubah.",
        en: "Receipt {number} is reversed already. Nothing has changed.",
    },
    Word {
        key: "reverse.credit_used",
        id: "Kuitansi {number} meninggalkan simpanan {credit}, dan yang tersisa {left}: sebagian sudah dipakai untuk bulan lain. Batalkan dahulu kuitansi yang memakainya.",
        en: "Receipt {number} left {credit} for the member, of which {left} remains: some was used for other months. Reverse the receipt that used it first.",
    },
    Word {
        key: "reverse.unbalanced",
        id: "Catatan uang kuitansi {number} tidak seimbang, jadi tidak dapat dibatalkan. Tidak ada yang berubah; hubungi pengelola sistem.",
        en: "The journal of receipt {number} does not balance, so it cannot be reversed. Nothing has changed; tell whoever runs the system.",
    },

    // Opening balances.
    Word {
        key: "open.done",
        id: "{name} masuk dengan masa kepesertaannya sejak {since}; tidak ada yang dihitung dari awal.",
        en: "{name} comes in with a membership since {since}; no clock restarts.",
    },
    Word {
        key: "open.official_number",
        id: "Nomor peserta (KPJ) selalu {digits} angka. Cocokkan dengan kartunya.",
        en: "A participant's number (KPJ) always has {digits} digits. Compare it with the card.",
    },
    Word {
        key: "open.first_registered",
        id: "Tanggal daftar pertama {on} tidak mungkin: belum tiba, atau sebelum kelahirannya. Cocokkan dengan daftar asalnya.",
        en: "The first registration on {on} cannot be: it is still to come, or before the birth. Compare it with the list it came from.",
    },
    Word {
        key: "open.source",
        id: "Tulis asal data ini: daftar apa, tanggal berapa.",
        en: "Write where this standing comes from: which list, of which date.",
    },
    Word {
        key: "open.no_months",
        id: "Tulis untuk tiap program bulan terakhir yang sudah dibayar.",
        en: "Write the last month paid, for each programme.",
    },
    Word {
        key: "open.programme_twice",
        id: "{programme} tertulis dua kali. Satu program, satu bulan terakhir.",
        en: "{programme} is written twice. One programme has one last month.",
    },
    Word {
        key: "open.programme_unknown",
        id: "Program {programme} tidak ada dalam skema ini.",
        en: "There is no programme {programme} in this scheme.",
    },
    Word {
        key: "open.before_registered",
        id: "Lunas sampai {month}, padahal baru terdaftar {first}. Cocokkan dengan daftar asalnya.",
        en: "Paid until {month}, yet first registered in {first}. Compare it with the list it came from.",
    },
    Word {
        key: "open.months_ahead",
        id: "Lunas sampai {month} terlalu jauh; paling jauh {last}. Cocokkan tahunnya.",
        en: "Paid until {month} is too far ahead; at most until {last}. Compare the year.",
    },
    Word {
        key: "open.months_in_total",
        id: "Jumlah {months} bulan iuran tidak mungkin. Kosongkan bila tidak diketahui.",
        en: "A total of {months} contribution months cannot be. Leave it empty where it is not known.",
    },
    Word {
        key: "open.died",
        id: "{name} tercatat sudah meninggal. Bila catatan itu keliru, kantor cabang yang memperbaikinya.",
        en: "{name} is recorded as having died. If that record is wrong, the branch corrects it.",
    },
    Word {
        key: "open.other_number",
        id: "{name} sudah punya nomor peserta yang lain. Cocokkan kartunya; dua nomor digabung oleh kantor cabang.",
        en: "{name} has another participant's number already. Compare the cards; two numbers are joined by the branch.",
    },
    Word {
        key: "open.already",
        id: "Masa kepesertaan {name} sudah pernah dimasukkan; tidak ditambahkan dua kali.",
        en: "The standing of {name} was brought in already; it is not added twice.",
    },

    // Endings.
    Word {
        key: "end.died",
        id: "Kematian pada {on} dicatat. Perlindungan dihitung sampai hari itu, dan keluarga dapat mengajukan haknya.",
        en: "The death on {on} is recorded. Cover counts until that day, and the family can claim.",
    },
    Word {
        key: "end.left",
        id: "Berhenti pada {on} dicatat. Bulan yang sudah dibayar tetap terlindungi.",
        en: "Leaving on {on} is recorded. Months already paid stay covered.",
    },
    Word {
        key: "end.old_age_taken",
        id: "Pengambilan tabungan hari tua pada {on} dicatat; kepesertaan nonaktif sejak hari berikutnya.",
        en: "Taking the old-age savings on {on} is recorded; the membership is inactive from the next day.",
    },
    Word {
        key: "end.already",
        id: "Sudah tercatat pada {on}. Tidak ada yang berubah.",
        en: "Recorded already, on {on}. Nothing has changed.",
    },
    Word {
        key: "end.other_day",
        id: "Kematian pada {on} dicatat, padahal sudah tercatat pada {known}. Cocokkan dengan akta kematian.",
        en: "A death on {on} is recorded, while {known} was known before. Compare with the death certificate.",
    },
    Word {
        key: "end.months_left",
        id: "{months} bulan sesudahnya sudah dibayar, sampai {last}. Putuskan tentang pengembaliannya.",
        en: "{months} later {months:month|months} were paid, until {last}. Decide about giving them back.",
    },
    Word {
        key: "end.no_membership",
        id: "Kejadian pada {on} disimpan, tetapi tidak ada kepesertaan yang diakhiri. Periksa siapa yang dimaksud.",
        en: "What happened on {on} is kept, but there is no membership to end. See who is meant.",
    },
    Word {
        key: "end.future",
        id: "Tanggal {on} belum tiba. Catat setelah terjadi.",
        en: "The day {on} is still to come. Record it once it has happened.",
    },
    Word {
        key: "end.before_birth",
        id: "Tanggal itu sebelum kelahirannya, {born}. Cocokkan tanggalnya.",
        en: "That day is before the birth on {born}. Compare the dates.",
    },
    Word {
        key: "end.told_by",
        id: "Tulis siapa yang memberi kabar, agar dapat ditanya kembali.",
        en: "Write who told it, so that they can be asked.",
    },
    Word {
        key: "end.unknown",
        id: "Orang ini tidak dikenal di sini. Cari lewat nama atau NIK-nya, lalu catat kejadiannya di sana.",
        en: "This person is not known here. Find them by name or NIK, and record it there.",
    },

    // Deciding a task.
    Word { key: "settle.same", id: "Diputuskan: orang yang sama.", en: "Decided: the same person." },
    Word { key: "settle.different", id: "Diputuskan: orang yang berbeda.", en: "Decided: different people." },
    Word { key: "settle.handled", id: "Sudah dikerjakan.", en: "Worked off." },
    Word {
        key: "settle.reason",
        id: "Tulis alasannya; keputusan disimpan bersama alasannya.",
        en: "Write the reason; the decision is kept with it.",
    },
    Word {
        key: "settle.say_same_or_different",
        id: "Untuk pertanyaan siapa orangnya, jawabnya sama atau berbeda.",
        en: "A question of who is who is answered with same or different.",
    },
    Word {
        key: "settle.say_handled",
        id: "Pekerjaan ini bukan soal siapa orangnya; tandai sudah dikerjakan.",
        en: "This task is not about who is who; mark it as worked off.",
    },
];
