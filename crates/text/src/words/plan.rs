//! Planning: campaigns, partners, activities, who was reached, targets.

use super::Word;

macro_rules! words {
    ($($key:literal: $id:literal | $en:literal;)*) => {
        pub const WORDS: &[Word] = &[$(Word { key: $key, id: $id, en: $en }),*];
    };
}

words! {
    "nav.plan": "Rencana" | "Plans";
    "plan.title": "{count} kegiatan berjalan atau akan datang" | "{count} {count:activity is|activities are} under way or coming up";
    "plan.title.none": "Belum ada kegiatan yang direncanakan" | "No activity is planned yet";
    "plan.lede": "Kegiatan kantor ini dan kantor di bawahnya. Yang mendaftar di suatu kegiatan dihitung pada kegiatan itu dan kampanyenya." | "Activities of this office and those beneath it. Whoever registers at an activity counts for it and for its campaign.";
    "plan.activity.new": "Rencanakan kegiatan" | "Plan an activity";
    "plan.campaign.new": "Mulai kampanye" | "Start a campaign";
    "plan.partner.new": "Tambah mitra" | "Add a partner";
    "plan.now": "Sedang berjalan" | "Under way";
    "plan.coming.none": "Kegiatan adalah hari di satu tempat: keliling pasar, sosialisasi desa, stan pameran. Rencanakan satu, dan petugas lapangan melihatnya di HP dua minggu sebelumnya." | "An activity is a day at one place: a market walk, a village meeting, a stand at a fair. Plan one, and agents see it on their phones two weeks ahead.";
    "plan.later": "Dan {count} kegiatan sesudah itu." | "And {count} {count:activity|activities} after that.";
    "plan.uncounted": "Berapa orang yang dijangkau?" | "How many people were reached?";
    "plan.uncounted.why": "Kegiatan ini sudah selesai, tetapi jumlah orang yang dijangkau belum dicatat. Tanpa itu tidak tampak berapa dari mereka yang mendaftar." | "These are over, and how many people were reached has not been written down. Without it nobody sees how many of them registered.";
    "plan.registered": "{count} mendaftar" | "{count} registered";
    "plan.campaigns": "Kampanye yang berjalan" | "Campaigns under way";
    "plan.campaigns.none": "Kampanye mengikat beberapa kegiatan dengan satu tujuan, misalnya satu bulan pasar di seluruh kota. Hasilnya dihitung bersama." | "A campaign ties several activities to one aim, a month of markets all over town for example. What they bring is counted together.";
    "plan.activities": "{count} kegiatan" | "{count} {count:activity|activities}";
    "plan.partners": "Mitra" | "Partners";
    "plan.partners.none": "Mitra membuka pintu: kepala desa, kader PKK, Bhabinkamtibmas, pengurus pasar. Tambahkan mereka, lalu pilih saat merencanakan kegiatan." | "Partners open doors: the village head, PKK volunteers, the Bhabinkamtibmas, a market's managers. Add them, then choose them when you plan an activity.";
    "plan.of_office": "Dicatat untuk {office}." | "Written down for {office}.";
    "plan.kept": "Yang sudah dicatat tidak diubah lagi, jadi periksa dulu nama dan tanggalnya." | "What is written down is not changed again: look at the name and the days first.";
    "plan.from": "Mulai" | "From";
    "plan.from.hint": "Misalnya 15-01-2027." | "For example 15-01-2027.";
    "plan.until": "Sampai" | "Until";
    "plan.until.hint": "Kosongkan untuk satu hari." | "Leave empty for one day.";

    // An activity.
    "plan.activity.lede": "Satu tempat, satu hari atau beberapa hari berturut-turut." | "One place, on one day or on several in a row.";
    "plan.activity.what": "Kegiatan apa" | "What";
    "plan.activity.title": "Nama kegiatan" | "Name of the activity";
    "plan.activity.title.hint": "Seperti orang menyebutnya: Keliling Pasar Badung." | "As people call it: Walk through Pasar Badung.";
    "plan.activity.kind": "Jenis" | "Kind";
    "plan.activity.campaign": "Bagian dari kampanye" | "Part of the campaign";
    "plan.activity.campaign.why": "Boleh kosong. Yang mendaftar dihitung juga pada kampanye itu." | "May stay empty. Whoever registers counts for the campaign too.";
    "plan.activity.where": "Di mana" | "Where";
    "plan.activity.nowhere": "Tidak ada desa dengan nama itu di wilayah kerja Anda. Tambahkan nama kecamatan, atau serahkan kepada kantor yang melayani desa itu." | "There is no village of that name in your territory. Add the district's name, or pass it to the office that serves the village.";
    "plan.activity.place": "Tempat dan jam" | "Place and hours";
    "plan.activity.place.hint": "Misalnya Balai Banjar Kaja, 08.00–11.00." | "For example Balai Banjar Kaja, 8 to 11 in the morning.";
    "plan.activity.when": "Kapan" | "When";
    "plan.activity.with": "Bersama siapa dan biayanya" | "With whom, and what it costs";
    "plan.activity.partners": "Mitra yang ikut" | "Partners who join";
    "plan.activity.no_partners": "Belum ada mitra yang tercatat." | "No partner is on record yet.";
    "plan.activity.cost": "Biaya" | "Cost";
    "plan.activity.cost.hint": "Seluruhnya, dalam rupiah. Dengan itu tampak biaya tiap orang yang mendaftar." | "All of it, in rupiah. It shows what each person who registers costs.";
    "plan.activity.go": "Catat kegiatan" | "Plan the activity";

    // A campaign, a partner.
    "plan.campaign.lede": "Beberapa kegiatan dengan satu tujuan, dihitung bersama." | "Several activities with one aim, counted together.";
    "plan.campaign.name": "Nama kampanye" | "Name of the campaign";
    "plan.campaign.name.hint": "Misalnya Bulan Pasar 2027." | "For example Month of Markets 2027.";
    "plan.campaign.source": "Dasar" | "Grounds";
    "plan.campaign.source.hint": "Surat, rapat, atau rencana kerja yang memutuskannya." | "The letter, meeting or work plan that decided it.";
    "plan.campaign.go": "Mulai kampanye" | "Start the campaign";
    "plan.partner.lede": "Orang atau lembaga yang membuka pintu." | "Somebody who opens doors, a person or a body.";
    "plan.partner.name": "Nama" | "Name";
    "plan.partner.name.hint": "Orangnya dan tempatnya: Ibu Wayan, PKK Sesetan." | "The person and the place: Ibu Wayan, PKK Sesetan.";
    "plan.partner.kind": "Siapa mereka" | "Who they are";
    "plan.partner.go": "Tambah mitra" | "Add the partner";
    "partner.kind.village_head": "Kepala desa, lurah" | "Village head";
    "partner.kind.village_staff": "Perangkat desa" | "Village staff";
    "partner.kind.bhabinkamtibmas": "Bhabinkamtibmas" | "Bhabinkamtibmas (police)";
    "partner.kind.babinsa": "Babinsa" | "Babinsa (army)";
    "partner.kind.pkk": "PKK" | "PKK (women's movement)";
    "partner.kind.rt_rw": "RT, RW" | "Neighbourhood head";
    "partner.kind.religious_leader": "Tokoh agama" | "Religious leader";
    "partner.kind.community_leader": "Tokoh masyarakat" | "Community leader";
    "partner.kind.perisai": "Perisai" | "Perisai (agents)";
    "partner.kind.district": "Kecamatan" | "District office";
    "partner.kind.market": "Pengurus pasar" | "Market managers";
    "partner.kind.police": "Kepolisian" | "Police";
    "partner.kind.radio": "Radio" | "Radio";
    "partner.kind.organisation": "Organisasi, paguyuban" | "Organisation";

    // Who was reached.
    "plan.reached.write": "Catat yang dijangkau" | "Write down who was reached";
    "plan.reached.title": "Berapa orang yang dijangkau di {activity}?" | "How many people were reached at {activity}?";
    "plan.reached.so_far": "{count} orang sejauh ini" | "{count} {count:person|people} so far";
    "plan.reached.none": "belum ada yang dicatat" | "nothing written down yet";
    "plan.reached.early": "Kegiatan ini belum mulai. Kembalilah pada harinya." | "This has not begun. Come back on its day.";
    "plan.reached.on": "Hari" | "Day";
    "plan.reached.count": "Orang" | "People";
    "plan.reached.count.hint": "Yang diajak bicara, bukan yang lewat." | "Those who were spoken with, not those who passed by.";
    "plan.reached.kept": "Tiap catatan ditambahkan pada yang sebelumnya: tulis jumlah hari itu saja." | "Each count is added to those before: write that day's people only.";
    "plan.reached.go": "Catat" | "Write down";
    "plan.reached.back": "Kembali ke kegiatan" | "Back to the activity";

    // Targets.
    "plan.targets": "Tetapkan target" | "Set targets";
    "plan.targets.title": "Target {year}: {measure}, {office}" | "Targets {year}: {measure}, {office}";
    "plan.targets.lede": "Isi yang akan ditetapkan saja; yang kosong tetap seperti adanya. Angka tahun lalu untuk masa yang sama ada di sampingnya." | "Fill in only what is to be set; what stays empty stays as it is. Last year's figure for the same period stands beside it.";
    "plan.targets.lede.area": "Peserta yang terlindungi pada 31 Desember, per wilayah di bawah kantor ini. Isi yang akan ditetapkan saja." | "Members covered on 31 December, by area beneath this office. Fill in only what is to be set.";
    "plan.targets.by": "Per apa" | "By what";
    "plan.targets.by.month": "Per bulan" | "By month";
    "plan.targets.by.area": "Per wilayah" | "By area";
    "plan.targets.measure": "Ukuran" | "Measure";
    "plan.targets.of_year": "Tahun" | "Year";
    "plan.targets.show": "Tampilkan" | "Show";
    "plan.targets.table": "Target yang akan diisi" | "Targets to fill in";
    "plan.targets.period": "Masa" | "Period";
    "plan.targets.year": "Setahun penuh" | "The whole year";
    "plan.targets.so_far": "Sejauh ini" | "So far";
    "plan.targets.set": "Ditetapkan" | "Set";
    "plan.targets.new": "Target baru" | "New target";
    "plan.targets.hint": "Target yang lama tidak dihapus: yang terakhir ditetapkan yang berlaku." | "An earlier target is not taken away: the one set last is in force.";
    "plan.targets.source": "Dasar target" | "Where the target comes from";
    "plan.targets.source.hint": "Misalnya RKAT 2027, rapat 12 Januari." | "For example the work plan of 2027, meeting of 12 January.";
    "plan.targets.confirmed": "Sudah disahkan" | "It has been approved";
    "plan.targets.go": "Tetapkan" | "Set";
    "plan.targets.saved": "{count} target ditetapkan." | "{count} {count:target is|targets are} set.";
    "plan.targets.same": "Tidak ada yang berubah: semua isian sama dengan yang sudah ditetapkan, atau kosong." | "Nothing changed: what was filled in is what is set already, or nothing was.";
    "plan.targets.no_areas": "Kantor ini tidak punya wilayah di bawahnya yang bisa Anda isi. Pilih target per bulan, atau kantor lain." | "This office has no areas beneath it that are yours to fill in. Choose targets by month, or another office.";
}
