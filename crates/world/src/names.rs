//! Invented names, as people of a place bear them. Parts are common; who would bear a public person's name is
//! given another.

use crate::dice::Dice;
use kernel::Sex;

/// Whose names are heard in a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Custom {
    Balinese,
    Javanese,
    /// Betawi and Sundanese.
    Western,
    /// Christian names of the east.
    Eastern,
}

impl Custom {
    /// By province, roughly: most people of a demo may be called so there.
    pub fn of(province: &str) -> Custom {
        match province {
            "51" => Custom::Balinese,
            "33" | "34" | "35" => Custom::Javanese,
            "53" | "71" | "81" | "91" | "92" | "93" | "94" | "95" | "96" => Custom::Eastern,
            _ => Custom::Western,
        }
    }
}

const BALI_BIRTH: &str = "\
    Wayan Putu Gede Made Kadek Nengah Nyoman Komang Ketut";
const BALI_MEN: &str = "\
    Sudira Suarta Artana Budiarta Darma Sukadana Wirawan Subagia Sujana Merta Rauh Sumerta Suweta \
    Astawa Widana Parwata Suparta Mudita Yasa Karta Sutarja Wiguna Adnyana Mustika Kariasa Sugita \
    Wardana Arnita Suteja Dana Ardika Renteg Mawa Lanus";
const BALI_WOMEN: &str = "\
    Sukarni Suartini Artini Budiani Darmini Sukasih Wiratni Sarini Sujani Murniati Rasmini Sumerti \
    Suwitri Asih Widiani Parwati Suparmi Muliani Yasmini Kartini Sutarmi Wardani Adnyani Mustikawati \
    Kariasih Sugiani Werdiasih Arniti Sutejani Danuwati Ardani Rentini Manis Lastri";
const BALI_LAST: &str = "\
    - - - Antara Putra Arta Jaya Eka Dwipa Mahendra Sanjaya Pertama Utama Saputra Wijana Laksmana \
    Adi Guna Purnama Swastika Kerti Raka Semara Giri Tirta Wira Natih Kusuma Bawa Rai";
const BALI_LAST_WOMEN: &str = "\
    - - - Dewi Ayu Sari Laksmi Eka Puspita Maharani Pratiwi Utami Swandewi Wulandari Purnami Kerti \
    Suci Asri Padmi Cahyani Gita Kusuma Indrayani Candra";

const JAVA_MEN: &str = "\
    Suparno Sukardi Paryono Suyatno Wagiman Tukiman Sugeng Mulyono Widodo Haryanto Purwanto Sarjono \
    Ngatiman Sumarno Sutrisno Wiyono Marjuki Sarwono Kasiman Poniman Giyanto Triyono Bejo Saryanto \
    Yatno Slamet Sunaryo Margono Daliman Rohmad Mustofa Zaenal Khoirul Fathoni Rochim Abidin Munir \
    Nurrohman Solikin Mahfud Eko Dwi Tri Agung Wahyu Andri Rudi Heri Didik Yulianto Prasetyo Joko";
const JAVA_WOMEN: &str = "\
    Suparmi Sukarti Paryati Suyatmi Wagiyem Tukinem Sugiyanti Mulyani Wiji Haryanti Purwanti \
    Sarjinem Ngatinem Sumarni Sutrisni Wiyarti Marsinah Sarwini Kasinem Poniyem Giyanti Triyani \
    Bawon Saryani Yatmi Lasmi Sunarti Margiyati Dalinem Rohmiyati Mustiah Zulaekha Khasanah Fatimah \
    Rochmah Nafisah Munawaroh Nurjanah Solikah Maftuhah Eni Dwi Tri Endah Wahyuni Anik Rini Heni \
    Yuni Yuliana Parsini Jumirah";
const JAVA_LAST: &str = "\
    - - - - Wibowo Santoso Raharja Utomo Nugroho Setiawan Kurniawan Hidayat Saputro Pamungkas \
    Wicaksono Hartono Susanto Purnomo Budiman Prayitno Cahyono Subekti Mustakim Ismail Hasan Maulana \
    Fauzan Arifin Hadi Waluyo Basuki Sarwoko Jatmiko Kuncoro Sujarwo Wijayanto Hermanto Sulistyo \
    Winarno Marsudi";
const JAVA_LAST_WOMEN: &str = "\
    - - - - Lestari Rahayu Wahyuningsih Astuti Utami Handayani Setyowati Kusumawati Hidayati \
    Widyastuti Susilowati Purwaningsih Winarsih Kurniasih Rohmah Solekhah Fitriani Maesaroh \
    Nurhayati Ambarwati Pujiastuti Hartati Sulastri Mariyam Budiarti Wulandari Haryati Suryani \
    Ningsih Kartikasari";

const WEST_MEN: &str = "\
    Abdul Rojak Asep Ujang Dadang Iwan Saepudin Mamat Nasrudin Marjuki Ahmad Junaedi Saefulloh Cecep \
    Endang Yayan Tatang Usman Jaelani Matsani Naman Rohim Encep Muhidin Sanusi Nawawi Dedi Maman \
    Karta Oman Sarip Unang Yusup Wawan Agus Rahmat Hamdan Supriadi Zulkifli Nurdin";
const WEST_WOMEN: &str = "\
    Siti Nurhasanah Euis Neneng Iis Yayah Rohaeti Mimin Nurlaila Marwiyah Enok Juariah Saodah Cucu \
    Entin Yati Titin Umiyati Jubaedah Masitoh Nani Rokayah Eneng Mursinah Salamah Nawiyah Dede \
    Maryam Kokom Onih Sarinah Upit Yoyoh Wati Aisah Ratnasari Halimah Suryanah Zubaidah Nuraini";
const WEST_LAST: &str = "\
    - - Rojali Hidayat Saputra Mulyana Suhendar Permana Gunawan Sopian Ramdani Fadilah Hermawan \
    Kosasih Sutisna Wahyudin Firmansyah Iskandar Suryadi Nugraha Setiadi Rusmana Budiman Jumadi \
    Rosidi Makmun Syarifudin Tarmizi Fauzi Hamzah Basri Effendi Siregar Harahap Tanjung Lubis";
const WEST_LAST_WOMEN: &str = "\
    - - Maesaroh Hodijah Sumiati Mulyati Suhaeti Permatasari Gunarti Sopiah Rahmawati Fadilah \
    Hermayanti Komalasari Sutini Wahyuni Fitriyah Isnaini Suryati Nurbaiti Setiawati Rusmiati \
    Badriah Jumiati Rosidah Mardiana Syarifah Tarwiyah Fauziah Hamidah";

const EAST_MEN: &str = "\
    Yohanes Markus Petrus Paulus Lukas Yosef Daniel Simon Yakobus Stefanus Martinus Benyamin Elias \
    Fransiskus Gabriel Hendrik Ishak Korneles Matias Natanel Obet Robert Samuel Titus";
const EAST_WOMEN: &str = "\
    Maria Marta Yuliana Paulina Lidia Yosefina Debora Susana Yakoba Stefania Martina Bernadeta \
    Elisabet Fransiska Gloria Hermina Irene Kornelia Magdalena Naomi Oktavina Rosalina Salomina \
    Theresia";
const EAST_LAST: &str = "\
    Tnunay Bere Seran Klau Nahak Tefa Banoet Lopo Mau Kase Wenda Kogoya Tabuni Mote Pigai Wanimbo \
    Rumbiak Mansnembra Korwa Sawaki Latuheru Tuhumury Salampessy Pattikawa Wattimury Lumentut Wowor \
    Mokoagow Rumengan Tumiwa Lengkong Manopo";

/// Public persons whom the parts would happen to name.
pub(crate) const PUBLIC: [&str; 16] = [
    "Joko Widodo",
    "Slamet Riyadi",
    "Slamet Raharja",
    "Agus Salim",
    "Bambang Pamungkas",
    "Wayan Koster",
    "Sri Mulyani",
    "Tri Wibowo",
    "Mulyani",
    "Made Mangku",
    "Kartini",
    "Siti Nurbaya",
    "Agus Gunawan",
    "Rudi Hartono",
    "Wahyu Hidayat",
    "Eko Saputro",
];

pub(crate) fn invent(dice: &mut Dice, custom: Custom, sex: Sex) -> String {
    loop {
        let name = compose(dice, custom, sex);
        if PUBLIC.iter().all(|public| !name.ends_with(public)) {
            return name;
        }
    }
}

fn compose(dice: &mut Dice, custom: Custom, sex: Sex) -> String {
    let woman = sex == Sex::Female;
    let of = |dice: &mut Dice, women, men| pick(dice, if woman { women } else { men });
    let parts = match custom {
        Custom::Balinese => [
            if woman { "Ni" } else { "I" },
            pick(dice, BALI_BIRTH),
            of(dice, BALI_WOMEN, BALI_MEN),
            of(dice, BALI_LAST_WOMEN, BALI_LAST),
        ],
        Custom::Javanese => ["", "", of(dice, JAVA_WOMEN, JAVA_MEN), of(dice, JAVA_LAST_WOMEN, JAVA_LAST)],
        Custom::Western => ["", "", of(dice, WEST_WOMEN, WEST_MEN), of(dice, WEST_LAST_WOMEN, WEST_LAST)],
        Custom::Eastern => ["", "", of(dice, EAST_WOMEN, EAST_MEN), pick(dice, EAST_LAST)],
    };
    parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" ")
}

/// One word of a list; nothing for the dash.
fn pick(dice: &mut Dice, words: &'static str) -> &'static str {
    let count = words.split(' ').count() as u64;
    let word = words.split(' ').nth(dice.below(count) as usize).unwrap_or_default();
    if word == "-" { "" } else { word }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn names_are_many_plain_and_nobodys() {
        for custom in [Custom::Balinese, Custom::Javanese, Custom::Western, Custom::Eastern] {
            let mut dice = Dice::new(3);
            let mut seen = HashSet::new();
            for i in 0..4000 {
                let sex = if i % 2 == 0 { Sex::Female } else { Sex::Male };
                let name = invent(&mut dice, custom, sex);
                assert!((3..=40).contains(&name.len()), "{name}");
                assert!(name.chars().all(|c| c.is_ascii_alphabetic() || c == ' '), "{name}");
                assert!(name.split(' ').all(|w| w.chars().next().unwrap().is_ascii_uppercase()), "{name}");
                assert!(PUBLIC.iter().all(|p| !name.ends_with(p)), "{name}");
                if custom == Custom::Balinese {
                    assert_eq!(name.starts_with("Ni "), sex == Sex::Female, "{name}");
                }
                seen.insert(name);
            }
            assert!(seen.len() > 900, "{custom:?} {}", seen.len());
        }
    }
}
