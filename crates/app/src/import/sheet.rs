//! A sheet as people send it, CSV or XLSX, read into lines of text. Nothing here knows what a column means.

use super::columns::guess;
use calamine::{Data, Reader, Xlsx, XlsxError};
use encoding_rs::{Encoding, WINDOWS_1252};
use kernel::Refusal;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

/// People on one list; more come as several.
pub(crate) const MOST_ROWS: usize = 50_000;
/// Longest text of a cell; what is longer is no cell of a list of people.
const MOST_CELL: usize = 500;
/// Titles above the names of the columns.
const LINES_ABOVE: usize = 15;
/// Columns of a list of people; one with more is something else, or made to fill the memory.
const MOST_COLUMNS: usize = 200;
/// What a packed sheet may unpack to.
const MOST_UNPACKED: u64 = 200 * 1024 * 1024;

/// The names of the columns, and everything below them.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    pub header: Vec<String>,
    pub lines: Vec<Line>,
}

#[derive(Debug)]
pub(crate) struct Line {
    /// As the spreadsheet counts: the first one is 1.
    pub n: i64,
    pub cells: Vec<String>,
}

/// Reads a file. It may take a moment: not on a thread that serves others.
pub(crate) fn read(bytes: &[u8]) -> Result<Sheet, Refusal> {
    let lines = if bytes.starts_with(b"PK\x03\x04") {
        spreadsheet(bytes)?
    } else if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(Refusal::of("file", "lists.old_excel"));
    } else {
        table(bytes)?
    };
    headed(lines)
}

/// The text of a file: UTF-8, UTF-16 by its mark, or as older spreadsheets write it. Nothing where it is no text.
pub(crate) fn text(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let (text, wrong) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => encoding.decode_without_bom_handling(&bytes[mark..]),
        None => match std::str::from_utf8(bytes) {
            Ok(text) => (Cow::Borrowed(text), false),
            Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes),
        },
    };
    let odd = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    (!wrong && !text.contains(odd)).then_some(text)
}

/// What stands between the columns: whichever of the three is there most often in the first lines.
pub(crate) fn delimiter(text: &str) -> u8 {
    let count = |mark: char| text.lines().take(5).map(|line| line.matches(mark).count()).sum::<usize>();
    let marks = [(b',', count(',')), (b';', count(';')), (b'\t', count('\t'))];
    marks.into_iter().max_by_key(|(_, n)| *n).map_or(b',', |(mark, _)| mark)
}

fn table(bytes: &[u8]) -> Result<Vec<Line>, Refusal> {
    let not_read = || Refusal::of("file", "lists.not_table");
    let text = text(bytes).ok_or_else(not_read)?;
    let mark = delimiter(&text);
    // Blank lines would be read over and not counted: a spreadsheet counts them.
    let blank = char::from(mark).to_string();
    // Nothing is taken apart that would make millions of empty cells.
    if text.lines().any(|line| line.bytes().filter(|byte| *byte == mark).count() >= MOST_COLUMNS) {
        return Err(too_wide());
    }
    let whole: Vec<&str> = text.lines().map(|line| if line.is_empty() { &blank } else { line }).collect();
    let whole = whole.join("\n");
    let mut rows = csv::ReaderBuilder::new()
        .delimiter(mark)
        .has_headers(false)
        .flexible(true)
        .from_reader(whole.as_bytes());
    let mut lines = Vec::new();
    for (n, record) in rows.records().enumerate() {
        let record = record.map_err(|_| not_read())?;
        push(&mut lines, n as i64 + 1, record.iter().map(str::to_owned).collect())?;
    }
    Ok(lines)
}

fn spreadsheet(bytes: &[u8]) -> Result<Vec<Line>, Refusal> {
    let not_read = || Refusal::of("file", "lists.not_table");
    let mut packed = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| not_read())?;
    let mut left = MOST_UNPACKED;
    for i in 0..packed.len() {
        let part = packed.by_index(i).map_err(|_| not_read())?;
        let unpacked =
            std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(|_| not_read())?;
        left = left.checked_sub(unpacked).ok_or_else(|| Refusal::of("file", "lists.too_large"))?;
    }
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| not_read())?;
    for name in book.sheet_names() {
        let Ok(read) = sheet_lines(&mut book, &name) else { continue };
        let lines = read?;
        // A cover sheet holds no people.
        if lines.len() > 1 {
            return Ok(lines);
        }
    }
    Err(Refusal::of("file", "lists.empty"))
}

fn too_long() -> Refusal {
    Refusal::of("file", "lists.too_long").with("most", MOST_ROWS as i64)
}

fn too_wide() -> Refusal {
    Refusal::of("file", "lists.too_wide").with("most", MOST_COLUMNS as i64)
}

/// The lines of one sheet, cell by cell: a sheet with one cell in its last corner is small in the file, and as a whole
/// table larger than any memory.
fn sheet_lines(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Result<Vec<Line>, Refusal>, XlsxError> {
    let mut cells = book.worksheet_cells_reader(name)?;
    let mut rows: BTreeMap<u32, BTreeMap<usize, String>> = BTreeMap::new();
    let mut first = usize::MAX;
    while let Some(found) = cells.next_cell()? {
        let (row, column) = found.get_position();
        let text = cell(&found.get_value().clone().into());
        if text.trim().is_empty() {
            continue;
        }
        let column = column as usize;
        first = first.min(column);
        if column - first >= MOST_COLUMNS {
            return Ok(Err(too_wide()));
        }
        rows.entry(row).or_default().insert(column, text);
        if rows.len() > MOST_ROWS + LINES_ABOVE {
            return Ok(Err(too_long()));
        }
    }
    let mut lines = Vec::with_capacity(rows.len());
    for (row, cells) in rows {
        let width = cells.keys().last().map_or(0, |last| last + 1 - first);
        let mut texts = vec![String::new(); width];
        for (column, text) in cells {
            if let Some(place) = texts.get_mut(column - first) {
                *place = text;
            }
        }
        if let Err(refusal) = push(&mut lines, i64::from(row) + 1, texts) {
            return Ok(Err(refusal));
        }
    }
    Ok(Ok(lines))
}

/// As it would be typed. A number of sixteen digits has lost its last ones in a spreadsheet: it is left in the form that
/// shows it.
fn cell(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
        Data::Float(number) if number.abs() >= 1e15 => format!("{number:E}"),
        Data::Int(number) if number.abs() >= 1_000_000_000_000_000 => format!("{number:E}"),
        Data::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::DateTimeIso(text) => text.split('T').next().unwrap_or_default().to_owned(),
        other => other.to_string(),
    }
}

fn push(lines: &mut Vec<Line>, n: i64, cells: Vec<String>) -> Result<(), Refusal> {
    // A blank line separates nothing.
    if cells.iter().all(|cell| cell.trim().is_empty()) {
        return Ok(());
    }
    if lines.len() > MOST_ROWS + LINES_ABOVE {
        return Err(too_long());
    }
    let tidy = |cell: String| -> String {
        let one_line = cell.split_whitespace().collect::<Vec<_>>().join(" ");
        // What an export put before a formula is no part of the value.
        let bare = one_line.strip_prefix('\'').unwrap_or(&one_line);
        bare.chars().take(MOST_CELL).collect()
    };
    lines.push(Line { n, cells: cells.into_iter().map(tidy).collect() });
    Ok(())
}

/// The names of the columns are in the line that has most of those we know, near the top; else in the first.
fn headed(mut lines: Vec<Line>) -> Result<Sheet, Refusal> {
    let known = |line: &Line| guess(&line.cells).iter().filter(|key| !key.is_empty()).count();
    let near = lines.iter().take(LINES_ABOVE).enumerate();
    let at = near.max_by_key(|(i, line)| (known(line), std::cmp::Reverse(*i))).map_or(0, |(i, _)| i);
    let below = lines.split_off((at + 1).min(lines.len()));
    let header = lines.pop().map(|line| line.cells).unwrap_or_default();
    if below.is_empty() {
        return Err(Refusal::of("file", "lists.empty"));
    }
    if below.len() > MOST_ROWS {
        return Err(too_long());
    }
    Ok(Sheet { header, lines: below })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(bytes: &[u8]) -> (Vec<String>, Vec<(i64, Vec<String>)>) {
        let sheet = read(bytes).unwrap();
        (sheet.header, sheet.lines.into_iter().map(|l| (l.n, l.cells)).collect())
    }

    #[test]
    fn any_mark_and_any_letters_are_read_alike() {
        let plain = "NIK;Nama\n1;Ketut Café\n\n2;Wayan\n";
        let expected = (
            vec!["NIK".to_owned(), "Nama".to_owned()],
            vec![(2, vec!["1".to_owned(), "Ketut Café".to_owned()]), (4, vec!["2".into(), "Wayan".into()])],
        );
        assert_eq!(shape(plain.as_bytes()), expected);
        assert_eq!(shape(format!("\u{feff}{plain}").as_bytes()), expected);
        assert_eq!(shape(plain.replace(';', ",").as_bytes()), expected);
        assert_eq!(shape(plain.replace(';', "\t").as_bytes()), expected);
        assert_eq!(shape(plain.replace('\n', "\r\n").as_bytes()), expected);
        let (old, ..) = WINDOWS_1252.encode(plain);
        assert_eq!(shape(&old), expected);
        let mut wide = vec![0xff, 0xfe];
        wide.extend(plain.encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(shape(&wide), expected);
    }

    #[test]
    fn a_title_above_is_read_over_and_cells_are_tidied() {
        let (header, lines) =
            shape("Daftar pekerja rentan 2026,,\n,,\nNo,NIK,Nama Lengkap\n1,'517, Ni  Sari \n".as_bytes());
        assert_eq!(header, ["No", "NIK", "Nama Lengkap"]);
        assert_eq!(lines, [(4, vec!["1".to_owned(), "517".into(), "Ni Sari".into()])]);
    }

    #[test]
    fn what_is_no_list_says_so() {
        for (bytes, code) in [
            (&b"NIK;Nama\n"[..], "lists.empty"),
            (b"", "lists.empty"),
            (&[0, 1, 2, 3], "lists.not_table"),
            (&[0xff, 0xfe, 0x00], "lists.not_table"),
            (b"PK\x03\x04nothing", "lists.not_table"),
            (&[0xd0, 0xcf, 0x11, 0xe0, 0], "lists.old_excel"),
        ] {
            assert_eq!(read(bytes).unwrap_err().code(), code, "{bytes:?}");
        }
        let long = format!("nik,nama\n{}", "1,a\n".repeat(MOST_ROWS + 1));
        assert_eq!(read(long.as_bytes()).unwrap_err().code(), "lists.too_long");
    }

    /// A workbook of one sheet with these cells, each a text.
    fn workbook(cells: &[(&str, &str)]) -> Vec<u8> {
        let cell = |(at, text): &(&str, &str)| {
            let row: String = at.chars().filter(char::is_ascii_digit).collect();
            format!("<row r=\"{row}\"><c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c></row>")
        };
        let rows: String = cells.iter().map(cell).collect();
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        let rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let parts = [
            (
                "_rels/.rels",
                format!(
                    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship \
                 Id=\"r1\" Type=\"{rel}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
                ),
            ),
            (
                "xl/workbook.xml",
                format!(
                    "<workbook xmlns=\"{main}\" xmlns:r=\"{rel}\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/>\
                 </sheets></workbook>"
                ),
            ),
            (
                "xl/_rels/workbook.xml.rels",
                format!(
                    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship \
                 Id=\"r1\" Type=\"{rel}/worksheet\" Target=\"worksheets/a.xml\"/></Relationships>"
                ),
            ),
            (
                "xl/worksheets/a.xml",
                format!("<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData></worksheet>"),
            ),
        ];
        let mut packed = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let stored =
            zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        for (name, content) in parts {
            packed.start_file(name, stored).unwrap();
            std::io::Write::write_all(&mut packed, content.as_bytes()).unwrap();
        }
        packed.finish().unwrap().into_inner()
    }

    #[test]
    fn a_sheet_made_to_fill_the_memory_is_refused() {
        let good = workbook(&[("B2", "NIK"), ("C2", "Nama"), ("B4", "1"), ("C4", "Wayan")]);
        let wayan = (vec!["NIK".to_owned()], vec![(4, vec!["1".to_owned()])]);
        let (header, lines) = shape(&workbook(&[("B2", "NIK"), ("B4", "1")]));
        assert_eq!((header, lines), wayan);
        assert_eq!(read(&good).unwrap().lines[0].n, 4);
        // Two cells, and as a table seventeen thousand million.
        let corner = workbook(&[("A1", "NIK"), ("XFD1048576", "1")]);
        assert_eq!(read(&corner).unwrap_err().code(), "lists.too_wide");
        // Far below is read: what is between is not there.
        let deep = workbook(&[("A1", "NIK"), ("A1048576", "1")]);
        assert_eq!(read(&deep).unwrap().lines[0].n, 1_048_576);
        let wide = format!("nik{}\n1\n", ";".repeat(1_000_000));
        assert_eq!(read(wide.as_bytes()).unwrap_err().code(), "lists.too_wide");
    }

    #[test]
    fn a_number_that_lost_its_digits_is_not_taken_for_a_whole_one() {
        assert_eq!(cell(&Data::Float(1_500_000.0)), "1500000");
        assert_eq!(cell(&Data::Float(5_171_990_101_800_010.0)), "5.17199010180001E15");
        assert_eq!(cell(&Data::String(" 0812 ".to_owned())), " 0812 ");
    }
}
