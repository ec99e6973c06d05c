//! The photo of the identity card: taken by the phone or at the desk, and looked at by who compares.

use super::Word;

/// `key: Indonesian | English`.
macro_rules! words {
    ($($key:literal: $id:literal | $en:literal;)*) => {
        pub const WORDS: &[Word] = &[$(Word { key: $key, id: $id, en: $en }),*];
    };
}

words! {
    // What is taken, and what is not
    "photo.kept": "Foto kartu tersimpan." | "The photo of the card is kept.";
    "photo.unknown": "Orang ini belum terdaftar, jadi fotonya belum punya tempat. Daftarkan dahulu." | "This person is not registered yet, so there is no place for the photo. Register first.";
    "photo.missing": "Pilih fotonya dahulu." | "Choose the photo first.";
    "photo.not_jpeg": "Berkas ini bukan foto JPEG. Ambil fotonya dengan kamera HP, atau simpan hasil pindai sebagai JPEG." | "This file is not a JPEG picture. Take the photo with a phone's camera, or save the scan as a JPEG.";
    "photo.too_large": "Fotonya lebih besar dari {most} kB. Kecilkan dahulu: sisi terpanjang 1.200 piksel sudah cukup untuk dibaca." | "The photo is larger than {most} kB. Make it smaller first: 1,200 pixels on the longest side are enough to be read.";
    "photo.damaged": "Foto ini tidak utuh atau tidak dapat dibaca. Ambil sekali lagi." | "This photo is not whole, or cannot be read. Take it once more.";
    "photo.sides": "Foto ini {width} × {height} piksel; setiap sisi harus antara {least} dan {most} piksel." | "This photo has {width} × {height} pixels; each side must have between {least} and {most}.";

    "photo.by_person": "Foto kartu hanya ditunjukkan kepada orang yang masuk sendiri di kantor, bukan kepada perangkat." | "A photo of a card is shown to a person who is signed in at the office, not to a device.";

    // At the desk
    "photo.title": "Foto kartu identitas" | "Photo of the identity card";
    "photo.taken": "{day}, oleh {by}, {office}" | "{day}, by {by}, {office}";
    "photo.see": "Lihat fotonya" | "See the photo";
    "photo.none": "Belum ada; boleh menyusul." | "There is none yet; it may follow.";
    "photo.add": "Tambahkan fotonya" | "Add the photo";
    "photo.alt": "Foto kartu identitas {name}" | "Photo of {name}'s identity card";
    "photo.logged": "Setiap kali foto ini tampil, tercatat siapa yang melihatnya." | "Each time this photo is shown, it is recorded who looked.";
    "photo.choose": "Foto kartunya (JPEG)" | "Photo of the card (JPEG)";
    "photo.choose.hint": "Paling besar {most} kB; yang lebih besar dikecilkan bila perambannya bisa. Tempat dan waktu yang tersimpan di dalam berkas dibuang." | "At most {most} kB; a larger one is made smaller where the browser can. The place and time kept inside the file are thrown away.";
    "photo.replace": "Ganti dengan foto lain" | "Replace it by another photo";
    "photo.replace.why": "Hanya foto terbaru yang disimpan; yang lama dihapus." | "Only the newest photo is kept; the older one is deleted.";
    "photo.send": "Simpan foto" | "Keep the photo";
    "read.event.photo": "Foto kartu identitas disimpan" | "The photo of the identity card was kept";
    "action.view_photo": "melihat foto kartu identitas" | "seeing photos of identity cards";
    "audit.said.photo": "{who} menyimpan foto kartu identitas {whom}" | "{who} kept a photo of the identity card of {whom}";
    "audit.action.photo": "menyimpan foto kartu identitas" | "keeping photos of identity cards";
    "audit.said.view_photo": "{who} melihat foto kartu identitas {whom}" | "{who} looked at the photo of the identity card of {whom}";
    "audit.action.view_photo": "melihat foto kartu identitas" | "looking at photos of identity cards";
    "aside.kind.photo": "Foto kartu identitas" | "Photo of the identity card";

    // On the phone
    "handset.kind.photo": "foto kartu" | "photo of the card";
    "handset.photo.link": "Foto kartunya" | "Photograph the card";
    "handset.photo.follows": "Foto kartu boleh menyusul" | "A photo of the card may follow";
    "handset.photo.title": "Foto kartu {name}" | "Photo of {name}'s card";
    "handset.photo.why": "Hanya petugas kantor yang melihat foto ini, untuk mencocokkan nama, NIK dan alamat; setiap kali dilihat, tercatat. Setelah disimpan, foto ini tidak dapat dibuka lagi di HP ini." | "Only staff of the office see this photo, to compare name, NIK and address; every look is recorded. Once kept, it cannot be opened on this phone any more.";
    "handset.photo.hint": "Minta izin pemiliknya. Taruh kartunya di tempat terang, lalu dekatkan sampai memenuhi layar." | "Ask its owner. Lay the card in good light, and come near until it fills the screen.";
    "handset.photo.take": "Ambil foto" | "Take the photo";
    "handset.photo.again": "Ambil lagi" | "Take it again";
    "handset.photo.check": "Apakah tulisannya terbaca? Ukurannya {n} kB." | "Can the writing be read? It has {n} kB.";
    "handset.photo.alt": "Foto kartu {name} yang baru diambil" | "The photo of {name}'s card just taken";
    "handset.photo.bad": "Foto itu tidak dapat dibaca atau terlalu kecil. Ambil sekali lagi." | "That photo cannot be read or is too small. Take it once more.";
}
