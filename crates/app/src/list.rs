//! A list that the institution made, to be held against these books. It is kept in memory for a working day and for the
//! one who brought it, and never written down: it is full of names, and what it shows can be shown again.

use crate::App;
use crate::import::sheet;
use crate::read::ReadError;
use access::{Action, Actor};
use kernel::{ActorId, Day, Instant, Month, Nik, Refusal, Rupiah};
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex};
use uuid::Uuid;

/// Lists held at once, in the whole house.
const MOST_LISTS: usize = 24;
const HELD_SECONDS: i64 = 12 * 3600;
const MOST_ROWS: usize = 200_000;
/// Lines that cannot be read are told one by one up to this many.
const MOST_TOLD: usize = 50;
/// The namespace of a list's id, which follows from who brought it and what it holds.
const NAMESPACE: Uuid = Uuid::from_u128(0x7061_7975_6e67_5000_8000_6c69_7374_0001);

/// One line of the list.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub number: Option<String>,
    pub nik_key: Option<[u8; 16]>,
    /// As it may be shown.
    pub nik_masked: Option<String>,
    pub name: String,
    pub month: Month,
    pub amount: Option<Rupiah>,
}

#[derive(Debug)]
pub(crate) struct TheirList {
    pub id: Uuid,
    by: ActorId,
    at: Instant,
    pub file: String,
    pub lines: Vec<Line>,
    /// Line of the file, and the word for what is wrong with it.
    pub unread: Vec<(usize, &'static str)>,
    pub unread_count: usize,
}

#[derive(Debug, Default)]
pub(crate) struct Lists(Mutex<VecDeque<Arc<TheirList>>>);

impl Lists {
    fn keep(&self, list: TheirList, now: Instant) {
        if let Ok(mut held) = self.0.lock() {
            held.retain(|l| l.id != list.id && now < l.at.plus_seconds(HELD_SECONDS));
            held.truncate(MOST_LISTS - 1);
            held.push_front(Arc::new(list));
        }
    }

    /// Somebody's own list, while it is held.
    pub fn of(&self, who: &Actor, id: Uuid, now: Instant) -> Option<Arc<TheirList>> {
        let held = self.0.lock().ok()?;
        let own = |l: &&Arc<TheirList>| l.id == id && l.by == who.id && now < l.at.plus_seconds(HELD_SECONDS);
        held.iter().find(own).cloned()
    }
}

impl App {
    /// Reads a month-end list (CSV with a header line; comma or semicolon) and holds it for the one who brought it.
    /// Columns: `month` (2026-11) and `official_number` or `nik`; `name` and `amount_rupiah` where there are any.
    /// Lines that cannot be read are told and hold back no other.
    pub fn take_list(&self, who: &Actor, file: &str, bytes: &[u8], now: Instant) -> Result<Uuid, ReadError> {
        access::scope(who, Action::ImportList)?;
        let list = self.read_list(who, file, bytes, now)?;
        let id = list.id;
        self.core.lists.keep(list, now);
        Ok(id)
    }

    fn read_list(&self, who: &Actor, file: &str, bytes: &[u8], now: Instant) -> Result<TheirList, Refusal> {
        let text = sheet::text(bytes).ok_or_else(|| Refusal::of("file", "list.not_text"))?;
        let delimiter = sheet::delimiter(&text);
        let mut rows = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .trim(csv::Trim::All)
            .flexible(true)
            .from_reader(text.as_bytes());
        let columns = columns(rows.headers().map_err(|_| Refusal::of("file", "list.not_text"))?)?;
        let today = now.day_in(kernel::Zone::WIB);
        let (mut lines, mut unread, mut unread_count) = (Vec::new(), Vec::new(), 0);
        for (n, record) in rows.records().enumerate() {
            if lines.len() >= MOST_ROWS {
                return Err(Refusal::of("file", "list.too_long").with("most", MOST_ROWS as i64));
            }
            let line =
                record.map_err(|_| "list.unreadable").and_then(|record| self.line(&columns, &record, today));
            match line {
                Ok(line) => lines.push(line),
                Err(why) => {
                    unread_count += 1;
                    if unread.len() < MOST_TOLD {
                        unread.push((n + 2, why));
                    }
                }
            }
        }
        if lines.is_empty() {
            return Err(Refusal::of("file", "list.empty"));
        }
        let id = Uuid::new_v5(&NAMESPACE, &[who.id.0.as_bytes(), bytes].concat());
        Ok(TheirList { id, by: who.id, at: now, file: file.to_owned(), lines, unread, unread_count })
    }

    fn line(
        &self,
        columns: &HashMap<&'static str, usize>,
        record: &csv::StringRecord,
        today: Day,
    ) -> Result<Line, &'static str> {
        let get = |name: &str| columns.get(name).and_then(|at| record.get(*at)).unwrap_or_default();
        let some = |name: &str| Some(get(name)).filter(|value| !value.is_empty());
        let month = get("month").parse().map_err(|_| "list.month")?;
        let amount = match some("amount_rupiah") {
            Some(text) => Some(Rupiah::parse(text).map_err(|_| "list.amount")?),
            None => None,
        };
        let number = some("official_number").map(|text| text.replace([' ', '.', '-'], ""));
        let nik = match some("nik") {
            Some(text) => Some(Nik::parse(text, today).map_err(|_| "list.nik")?.0),
            None => None,
        };
        if number.is_none() && nik.is_none() {
            return Err("list.nobody");
        }
        let nik_key = nik.as_ref().map(|nik| self.core.seal.seal().index("nik", nik.digits().as_bytes()));
        let nik_masked = nik.as_ref().map(Nik::masked);
        Ok(Line { number, nik_key, nik_masked, name: get("name").to_owned(), month, amount })
    }
}

/// Where each column stands. Names as the file may have them, in both languages.
fn columns(header: &csv::StringRecord) -> Result<HashMap<&'static str, usize>, Refusal> {
    const NAMES: [(&str, &[&str]); 5] = [
        ("official_number", &["official_number", "kpj", "nomor_peserta", "no_kpj"]),
        ("nik", &["nik"]),
        ("name", &["name", "nama", "nama_peserta"]),
        ("month", &["month", "bulan", "bulan_iuran"]),
        ("amount_rupiah", &["amount_rupiah", "iuran", "jumlah", "amount"]),
    ];
    let mut columns = HashMap::new();
    for (at, name) in header.iter().enumerate() {
        let plain = name.trim().to_lowercase().replace([' ', '-'], "_");
        if let Some((key, _)) = NAMES.iter().find(|(_, names)| names.contains(&plain.as_str())) {
            columns.entry(*key).or_insert(at);
        }
    }
    let named = columns.contains_key("official_number") || columns.contains_key("nik");
    if named && columns.contains_key("month") {
        Ok(columns)
    } else {
        Err(Refusal::of("file", "list.columns"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(header: &str) -> Result<Vec<&'static str>, Refusal> {
        let record = csv::StringRecord::from(header.split(',').collect::<Vec<_>>());
        let mut names: Vec<&'static str> = columns(&record)?.into_keys().collect();
        names.sort_unstable();
        Ok(names)
    }

    #[test]
    fn columns_are_found_by_any_of_their_names() {
        assert_eq!(found("No KPJ,Nama,Bulan Iuran,Iuran").unwrap().len(), 4);
        assert_eq!(found("nik,month").unwrap(), ["month", "nik"]);
        assert!(found("nama,bulan").is_err() && found("kpj,nama").is_err());
    }
}
