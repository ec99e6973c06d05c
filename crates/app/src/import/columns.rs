//! Which column of a sheet is which: found by any of the names people give it.

use kernel::Arg;

/// What a column can hold.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Field {
    Nik,
    Name,
    Born,
    Sex,
    Phone,
    Address,
    Home,
    District,
    Regency,
    Occupation,
    Income,
    Sector,
    Heir,
    Relation,
    Works,
    Well,
}

impl Field {
    /// In the order of the template.
    pub const ALL: [Field; 16] = [
        Field::Nik,
        Field::Name,
        Field::Born,
        Field::Sex,
        Field::Phone,
        Field::Address,
        Field::Home,
        Field::District,
        Field::Regency,
        Field::Occupation,
        Field::Income,
        Field::Sector,
        Field::Heir,
        Field::Relation,
        Field::Works,
        Field::Well,
    ];
    /// Without these nobody can be registered; the rest may be said for the whole list, or follow.
    pub const NEEDED: [Field; 2] = [Field::Nik, Field::Name];

    pub fn key(self) -> &'static str {
        match self {
            Field::Nik => "nik",
            Field::Name => "name",
            Field::Born => "born",
            Field::Sex => "sex",
            Field::Phone => "phone",
            Field::Address => "address",
            Field::Home => "home",
            Field::District => "district",
            Field::Regency => "regency",
            Field::Occupation => "occupation",
            Field::Income => "income",
            Field::Sector => "sector",
            Field::Heir => "heir",
            Field::Relation => "relation",
            Field::Works => "works",
            Field::Well => "well",
        }
    }

    pub fn from_key(key: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|field| field.key() == key)
    }

    /// Its name in the catalogue.
    pub fn word(self) -> &'static str {
        match self {
            Field::Nik => "lists.field.nik",
            Field::Name => "lists.field.name",
            Field::Born => "lists.field.born",
            Field::Sex => "lists.field.sex",
            Field::Phone => "lists.field.phone",
            Field::Address => "lists.field.address",
            Field::Home => "lists.field.home",
            Field::District => "lists.field.district",
            Field::Regency => "lists.field.regency",
            Field::Occupation => "lists.field.occupation",
            Field::Income => "lists.field.income",
            Field::Sector => "lists.field.sector",
            Field::Heir => "lists.field.heir",
            Field::Relation => "lists.field.relation",
            Field::Works => "lists.field.works",
            Field::Well => "lists.field.well",
        }
    }

    pub(crate) fn say(self) -> Arg {
        Arg::Word(self.word().into())
    }

    /// The name of its column in the template; read again under the same name.
    pub fn heading(self) -> &'static str {
        self.names()[0]
    }

    /// As people write it over their columns, plain: lower case, single blanks.
    fn names(self) -> &'static [&'static str] {
        match self {
            Field::Nik => &[
                "nik",
                "no ktp",
                "nomor ktp",
                "no nik",
                "nomor nik",
                "nik ktp",
                "ktp",
                "no induk kependudukan",
                "nomor induk kependudukan",
                "population number",
                "national id",
                "id number",
            ],
            Field::Name => &[
                "nama",
                "nama lengkap",
                "nama peserta",
                "nama pekerja",
                "nama sesuai ktp",
                "nama tenaga kerja",
                "name",
                "full name",
            ],
            Field::Born => &[
                "tanggal lahir",
                "tgl lahir",
                "tgl lhr",
                "tanggal lhr",
                "lahir",
                "born",
                "birth date",
                "date of birth",
                "birthdate",
                "dob",
            ],
            Field::Sex => &["jenis kelamin", "kelamin", "jk", "l p", "lp", "jns kelamin", "gender", "sex"],
            Field::Phone => &[
                "nomor hp",
                "no hp",
                "hp",
                "no telepon",
                "nomor telepon",
                "telepon",
                "no telp",
                "telp",
                "no wa",
                "nomor wa",
                "whatsapp",
                "wa",
                "handphone",
                "phone",
                "phone number",
                "mobile",
            ],
            Field::Address => &["alamat", "alamat lengkap", "alamat rumah", "alamat ktp", "address"],
            Field::Home => &[
                "desa kelurahan",
                "desa",
                "kelurahan",
                "kelurahan desa",
                "nama desa",
                "kode desa",
                "kode wilayah",
                "domisili",
                "home",
                "village",
                "village code",
            ],
            Field::District => &["kecamatan", "kec", "kapanewon", "distrik", "district"],
            Field::Regency => &["kabupaten kota", "kabupaten", "kota", "kab", "kab kota", "regency", "city"],
            Field::Occupation => &[
                "pekerjaan",
                "jenis pekerjaan",
                "profesi",
                "usaha",
                "jenis usaha",
                "occupation",
                "job",
                "work",
            ],
            Field::Income => &[
                "penghasilan",
                "penghasilan per bulan",
                "penghasilan sebulan",
                "pendapatan",
                "upah",
                "income",
                "monthly income",
                "income rupiah",
            ],
            Field::Sector => &["sektor", "sektor usaha", "bidang", "sector"],
            Field::Heir => &["ahli waris", "nama ahli waris", "heir", "heir name"],
            Field::Relation => &[
                "hubungan",
                "hubungan ahli waris",
                "hubungan keluarga",
                "status ahli waris",
                "relation",
                "heir relation",
            ],
            Field::Works => &["masih bekerja", "bekerja", "aktif bekerja", "works now", "working"],
            Field::Well => &["sehat", "kondisi sehat", "well now", "healthy"],
        }
    }

    pub(crate) fn of_heading(heading: &str) -> Option<Field> {
        let plain = regions::normalise(heading);
        let plain = plain.strip_suffix(" wajib").unwrap_or(&plain);
        Field::ALL.into_iter().find(|field| field.names().contains(&plain))
    }
}

/// One field for each column, or nothing; the first of two that are called alike.
pub(crate) fn guess(header: &[String]) -> Vec<String> {
    let mut taken = Vec::new();
    let mut guessed = Vec::with_capacity(header.len());
    for heading in header {
        let field = Field::of_heading(heading).filter(|field| !taken.contains(field));
        taken.extend(field);
        guessed.push(field.map(|f| f.key().to_owned()).unwrap_or_default());
    }
    guessed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_in_both_languages_and_as_people_write_them() {
        for (heading, field) in [
            ("NIK", Field::Nik),
            ("No. KTP", Field::Nik),
            ("Nama Lengkap", Field::Name),
            ("Tgl. Lahir", Field::Born),
            ("L/P", Field::Sex),
            ("Desa/Kelurahan", Field::Home),
            ("Date of Birth", Field::Born),
            ("Penghasilan per bulan", Field::Income),
            ("Ahli waris", Field::Heir),
        ] {
            assert_eq!(Field::of_heading(heading), Some(field), "{heading}");
        }
        for heading in ["", "No", "Keterangan", "Nama suami"] {
            assert_eq!(Field::of_heading(heading), None, "{heading}");
        }
    }

    #[test]
    fn the_first_of_two_alike_is_read_and_every_heading_of_the_template_is_known() {
        let header = ["No", "Nama", "NIK", "Name"].map(str::to_owned);
        assert_eq!(guess(&header), ["", "name", "nik", ""]);
        let names: Vec<&str> = Field::ALL.iter().flat_map(|f| f.names()).copied().collect();
        let mut once = names.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), names.len(), "a name that means two things");
        for field in Field::ALL {
            assert_eq!(Field::of_heading(field.heading()), Some(field));
            assert_eq!(Field::from_key(field.key()), Some(field));
            for name in field.names() {
                assert_eq!(regions::normalise(name), **name, "not plain");
            }
        }
    }
}
