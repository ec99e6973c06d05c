use crate::{Area, Regions, normalise};
use kernel::{Level, RegionCode};
use std::cmp::Reverse;
use std::collections::HashMap;

/// More words than this are not read: the longest full name of four levels has fewer.
const MOST_WORDS: usize = 24;

/// An area that answers a search, with what lies above it, so that two villages of one name can be told apart.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hit<'a> {
    pub area: Area<'a>,
    /// From the nearest upwards: district, regency, province.
    pub above: Vec<Area<'a>>,
}

impl Hit<'_> {
    /// `Delanggu, Klaten, Jawa Tengah`; empty for a province.
    pub fn place(&self) -> String {
        self.above.iter().map(Area::short_name).collect::<Vec<_>>().join(", ")
    }
}

/// Every word of every name, and who bears it.
pub(crate) struct Index {
    /// Sorted; a word's place here is its number.
    words: Vec<Box<str>>,
    /// The areas that bear a word lie in `bearers[starts[w]..starts[w + 1]]`.
    starts: Vec<u32>,
    bearers: Vec<u32>,
    /// The words of area `i`'s proper name, in order, are `names[name_starts[i]..name_starts[i + 1]]`.
    names: Vec<u32>,
    name_starts: Vec<u32>,
    /// The area above; its own number for provinces.
    above: Vec<u32>,
}

/// Ways of writing provinces that share no word with the official name.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("16", "sumsel"),
    ("12", "sumut"),
    ("13", "sumbar"),
    ("19", "babel"),
    ("21", "kepri"),
    ("31", "dki"),
    ("32", "jabar"),
    ("33", "jateng"),
    ("34", "diy di"),
    ("35", "jatim"),
    ("52", "ntb"),
    ("53", "ntt"),
    ("61", "kalbar"),
    ("62", "kalteng"),
    ("63", "kalsel"),
    ("64", "kaltim"),
    ("65", "kaltara"),
    ("71", "sulut"),
    ("72", "sulteng"),
    ("73", "sulsel"),
    ("74", "sultra"),
    ("76", "sulbar"),
    ("82", "malut"),
];

fn other_words(area: &Area<'_>) -> impl Iterator<Item = &'static str> {
    let names = if area.level == Level::Province { OTHER_NAMES } else { &[] };
    let code = area.code;
    names.iter().filter(move |(of, _)| *of == code.as_str()).flat_map(|(_, words)| words.split(' '))
}

/// What a word such as *desa* or *kab* says about the name after it.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Sort {
    level: Level,
    /// Preferred, not demanded: people call a kelurahan *desa* and a kabupaten *kota* all the time.
    kind_key: Option<&'static str>,
}

fn sort_word(word: &str) -> Option<Sort> {
    let (level, kind_key) = match word {
        "provinsi" | "propinsi" | "prov" | "prop" => (Level::Province, None),
        "kabupaten" | "kab" => (Level::Regency, Some("region.kind.kabupaten")),
        "kota" | "kotamadya" => (Level::Regency, Some("region.kind.kota")),
        "kecamatan" | "kec" | "distrik" | "kapanewon" | "kemantren" => (Level::District, None),
        "kelurahan" | "kel" => (Level::Village, Some("region.kind.kelurahan")),
        "desa" | "ds" | "kampung" | "gampong" | "nagari" | "pekon" | "kalurahan" => {
            (Level::Village, Some("region.kind.desa"))
        }
        _ => return None,
    };
    Some(Sort { level, kind_key })
}

/// One word of a question.
struct Asked<'q> {
    word: &'q str,
    /// The last word may be unfinished.
    last: bool,
    sort: Option<Sort>,
}

impl Regions {
    /// Areas by name. Every word must be in the area's name or in one above it, and one in its own; the last may be
    /// unfinished; *desa*, *kel.*, *kec.*, *kab.* say the level of the name after them. A whole code answers with
    /// its area. Names that are exactly what was asked come first, then larger areas, then by code.
    /// `within` keeps to an area and what lies below it. Nothing for an empty question.
    pub fn search(&self, query: &str, within: Option<&RegionCode>, limit: usize) -> Vec<Hit<'_>> {
        let run = within.map_or(0..self.len(), |code| self.run(code));
        if let Some(i) = RegionCode::parse(query.trim()).ok().and_then(|code| self.position(&code)) {
            return if run.contains(&i) && limit > 0 { vec![self.hit(i)] } else { Vec::new() };
        }
        let plain = normalise(query);
        let words: Vec<&str> = plain.split(' ').filter(|w| !w.is_empty()).take(MOST_WORDS).collect();
        let mut found = Vec::new();
        for asked in readings(&words) {
            self.answer(&asked, run.clone(), &mut found);
        }
        found.sort_unstable_by_key(|rank| (rank.area, *rank));
        found.dedup_by_key(|rank| rank.area);
        if found.len() > limit && limit > 0 {
            found.select_nth_unstable(limit);
        }
        found.truncate(limit);
        found.sort_unstable();
        found.into_iter().map(|rank| self.hit(rank.area as usize)).collect()
    }

    /// Makes the index of names now rather than at the first search (a few hundredths of a second).
    pub fn warm(&self) {
        self.index.get_or_init(|| Index::of(self));
    }

    /// Marks, word by word, the areas that bear it; then every area inherits the marks of what lies above it.
    fn answer(&self, asked: &[Asked<'_>], run: std::ops::Range<usize>, found: &mut Vec<Rank>) {
        if asked.is_empty() {
            return;
        }
        let index = self.index.get_or_init(|| Index::of(self));
        let mut marks = vec![0_u32; self.len()];
        for (bit, word) in asked.iter().enumerate() {
            for &area in index.bearers_of(word) {
                let fits = word.sort.is_none_or(|sort| self.code(area as usize).level() == sort.level);
                marks[area as usize] |= u32::from(fits) << bit;
            }
        }
        let numbers: Vec<Option<u32>> = asked.iter().map(|word| index.number(word.word)).collect();
        let all = (1_u32 << asked.len()) - 1;
        let mut held = marks.clone();
        for i in 0..run.end {
            held[i] |= held[index.above[i] as usize];
            if marks[i] != 0 && held[i] == all && i >= run.start {
                found.push(self.rank(index, i, asked, marks[i], &numbers));
            }
        }
    }

    fn rank(&self, index: &Index, i: usize, asked: &[Asked<'_>], own: u32, numbers: &[Option<u32>]) -> Rank {
        let name = index.name(i);
        let likeness = if name.iter().map(|w| Some(*w)).eq(numbers.iter().copied()) {
            Likeness::Whole
        } else if name.len() < numbers.len() && name.iter().zip(numbers).all(|(w, n)| Some(*w) == *n) {
            Likeness::Opening
        } else if name.iter().all(|w| numbers.contains(&Some(*w))) {
            Likeness::All
        } else {
            Likeness::Part
        };
        let other_kind = || {
            let key = self.area(i).kind_key();
            let wanted = asked.iter().enumerate().filter(|(bit, _)| own >> bit & 1 == 1);
            wanted.filter_map(|(_, word)| word.sort?.kind_key).any(|wanted| wanted != key)
        };
        let sorts = asked.iter().any(|word| word.sort.is_some());
        let length = Reverse(if likeness == Likeness::Part { 0 } else { name.len() });
        let other_kind = sorts && other_kind();
        Rank { likeness, length, other_kind, level: self.code(i).level(), area: i as u32 }
    }

    fn hit(&self, i: usize) -> Hit<'_> {
        let mut above = Vec::with_capacity(3);
        let mut code = self.code(i).parent();
        while let Some(parent) = code {
            above.extend(self.find(&parent));
            code = parent.parent();
        }
        Hit { area: self.area(i), above }
    }
}

/// The order of answers, best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    likeness: Likeness,
    /// Where all of the name was asked for, longer names first: *langsa kota* before *langsa*.
    length: Reverse<usize>,
    other_kind: bool,
    level: Level,
    area: u32,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    /// The name is what was asked, word for word.
    Whole,
    /// The question begins with the name and goes on to where it lies, as addresses do.
    Opening,
    /// All of its words were asked for.
    All,
    /// It has other words besides, or one was unfinished.
    Part,
}

/// The ways to read a question. *Kota baru* is a city called Baru or a place called Kota Baru, and *kampung melayu,
/// kota bengkulu* is one of each: words of sort are taken as such all, for the larger areas only, or not at all.
fn readings<'q>(words: &[&'q str]) -> Vec<Vec<Asked<'q>>> {
    let mut readings: Vec<Vec<Asked<'q>>> = Vec::new();
    for smallest in [Some(Level::Village), Some(Level::Regency), None] {
        let reading = read(words, smallest);
        if readings.iter().all(|other| other.len() != reading.len()) {
            readings.push(reading);
        }
    }
    readings
}

/// Reads words of sort down to a level as such, all others as part of a name.
fn read<'q>(words: &[&'q str], smallest: Option<Level>) -> Vec<Asked<'q>> {
    let mut asked = Vec::with_capacity(words.len());
    let mut pending = None;
    for (i, word) in words.iter().enumerate() {
        let last = i + 1 == words.len();
        let sort = sort_word(word).filter(|sort| !last && smallest.is_some_and(|level| sort.level <= level));
        if sort.is_some() {
            pending = sort;
        } else if pending.is_none() || !matches!(*word, "adat" | "administrasi" | "adm") {
            asked.push(Asked { word, last, sort: pending.take() });
        }
    }
    asked
}

impl Index {
    fn of(areas: &Regions) -> Index {
        let mut numbers: HashMap<Box<str>, u32> = HashMap::new();
        let (mut names, mut name_starts) = (Vec::with_capacity(160_000), Vec::with_capacity(areas.len() + 1));
        let mut borne: Vec<(u32, u32)> = Vec::with_capacity(160_000);
        let (mut above, mut nearest) = (Vec::with_capacity(areas.len()), [0_u32; 4]);
        let mut number = |word: &str| match numbers.get(word) {
            Some(number) => *number,
            None => {
                let next = numbers.len() as u32;
                numbers.insert(word.into(), next);
                next
            }
        };
        for (i, area) in areas.all().enumerate() {
            name_starts.push(names.len() as u32);
            let plain = normalise(area.proper_name());
            names.extend(plain.split(' ').filter(|w| !w.is_empty()).map(&mut number));
            borne.extend(names[name_starts[i] as usize..].iter().map(|w| (*w, i as u32)));
            for word in other_words(&area) {
                borne.push((number(word), i as u32));
            }
            // Areas come in the order of their codes, so the last of the level above is the one that holds it.
            let depth = area.level as usize;
            nearest[depth] = i as u32;
            above.push(nearest[depth.saturating_sub(1)]);
        }
        name_starts.push(names.len() as u32);
        sorted_index(numbers, names, name_starts, borne, above)
    }

    fn name(&self, i: usize) -> &[u32] {
        &self.names[self.name_starts[i] as usize..self.name_starts[i + 1] as usize]
    }

    fn number(&self, word: &str) -> Option<u32> {
        self.words.binary_search_by(|w| (**w).cmp(word)).ok().map(|i| i as u32)
    }

    /// The areas that bear a word, or one that begins with it where it may be unfinished.
    fn bearers_of(&self, asked: &Asked<'_>) -> &[u32] {
        let from = self.words.partition_point(|w| **w < *asked.word);
        let same = |w: &str| if asked.last { w.starts_with(asked.word) } else { w == asked.word };
        let count = self.words[from..].partition_point(|w| same(w));
        &self.bearers[self.starts[from] as usize..self.starts[from + count] as usize]
    }
}

/// Numbers words by their order, so that all words with one beginning stand together.
fn sorted_index(
    numbers: HashMap<Box<str>, u32>,
    mut names: Vec<u32>,
    name_starts: Vec<u32>,
    mut borne: Vec<(u32, u32)>,
    above: Vec<u32>,
) -> Index {
    let mut by_word: Vec<(Box<str>, u32)> = numbers.into_iter().collect();
    by_word.sort_unstable();
    let mut place = vec![0_u32; by_word.len()];
    for (new, (_, old)) in by_word.iter().enumerate() {
        place[*old as usize] = new as u32;
    }
    names.iter_mut().for_each(|word| *word = place[*word as usize]);
    borne.iter_mut().for_each(|(word, _)| *word = place[*word as usize]);
    borne.sort_unstable();
    let starts = (0..=by_word.len() as u32).map(|w| borne.partition_point(|(word, _)| *word < w) as u32);
    Index {
        starts: starts.collect(),
        words: by_word.into_iter().map(|(word, _)| word).collect(),
        bearers: borne.into_iter().map(|(_, area)| area).collect(),
        names,
        name_starts,
        above,
    }
}
