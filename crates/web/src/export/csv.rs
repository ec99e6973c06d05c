//! CSV as Excel with Indonesian settings opens it by a double click: UTF-8 with its mark, semicolons (the comma is the
//! decimal sign there), CRLF; days as ISO writes them, money in whole rupiah.

use super::{heads, is_written, neutral, plain};
use app::view::{ReportHead, Row, Value};
use text::Lang;

/// Tells Excel that this is UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// The mark and the names of the columns: nothing personal.
pub fn begin(lang: Lang, head: &ReportHead) -> Vec<u8> {
    let mut out = MARK.to_vec();
    out.extend(written(std::iter::once(heads(lang, head))));
    out
}

pub fn rows(lang: Lang, rows: &[Row]) -> Vec<u8> {
    written(rows.iter().map(|row| row.values.iter().map(|value| cell(lang, value)).collect()))
}

fn cell(lang: Lang, value: &Value) -> String {
    let text = plain(lang, value);
    if is_written(value) { neutral(text) } else { text }
}

fn written(rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer = ::csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(::csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for row in rows {
        // Into memory, with as many cells each time: it does not fail.
        let _ = writer.write_record(row);
    }
    writer.into_inner().unwrap_or_default()
}
