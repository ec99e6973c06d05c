//! XLSX: real numbers and days, the names of the columns held in sight, one sheet more that says what it is. Rows go
//! to a nameless temporary file as they are read, and the finished file from another; both are gone when it is sent.

use super::body::{Gone, Sender};
use super::{about, failed, heads, is_formula, plain, width};
use app::Export;
use app::view::{Column, ColumnKind, ReportHead, Row, Value};
use kernel::Day;
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};
use std::fs::File;
use std::io::{BufWriter, Seek, SeekFrom, Write};
use text::Lang;
use tokio::io::AsyncReadExt;
use tokio::sync::mpsc;

/// Rows of a sheet below its head; more go on to the next.
const MOST_ROWS: u32 = 1_048_575;
/// Letters of a cell: a spreadsheet holds twice as many of its own units.
const MOST_LETTERS: usize = 16_000;
/// Whole numbers beyond it are not exact in a spreadsheet, and are written as text.
const EXACT: u64 = 1 << 53;
/// Pages that wait for the writing.
const AHEAD: usize = 2;
/// Sent at once of the finished file.
const PIECE: usize = 64 * 1024;

/// Reads the report into a file, then sends the file. The report's moment is let go before the sending begins.
pub async fn send(lang: Lang, mut export: Export, sender: &Sender) -> Result<(), Gone> {
    let head = export.head.clone();
    let (pages, read) = mpsc::channel(AHEAD);
    let writing = tokio::task::spawn_blocking(move || write(lang, &head, Pages(read)));
    loop {
        let rows = export.next().await.map_err(failed)?;
        let last = rows.is_empty();
        // Nobody reads any more: the channel closes without its end, and nothing is made of it.
        if sender.is_closed() || pages.send(rows).await.is_err() {
            return Err(Gone);
        }
        if last {
            break;
        }
    }
    drop((pages, export));
    let file = match writing.await {
        Ok(Ok(file)) => file,
        Ok(Err(error)) => {
            eprintln!("a report was cut off: {error}");
            return Err(Gone);
        }
        Err(_) => return Err(Gone),
    };
    let mut file = tokio::fs::File::from_std(file);
    loop {
        let mut piece = vec![0; PIECE];
        let n = file.read(&mut piece).await.map_err(|_| Gone)?;
        if n == 0 {
            return Ok(());
        }
        piece.truncate(n);
        sender.send(piece).await?;
    }
}

/// Pages of rows, the last of them empty.
pub struct Pages(mpsc::Receiver<Vec<Row>>);

impl Pages {
    fn next(&mut self) -> Option<Vec<Row>> {
        self.0.blocking_recv()
    }
}

struct Looks {
    head: Format,
    day: Format,
    month: Format,
    money: Format,
    number: Format,
    /// Text that looks like a formula stays text, also when somebody edits the cell.
    quoted: Format,
}

impl Looks {
    fn new() -> Looks {
        let number = |pattern: &str| Format::new().set_num_format(pattern);
        Looks {
            head: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_border_bottom(FormatBorder::Thin)
                .set_align(FormatAlign::Top),
            day: number("yyyy-mm-dd"),
            month: number("yyyy-mm"),
            money: number("#,##0"),
            number: number("#,##0"),
            quoted: Format::new().set_quote_prefix(),
        }
    }
}

/// The finished file, from its beginning. Pages that end without an empty one were cut off.
fn write(lang: Lang, head: &ReportHead, mut pages: Pages) -> Result<File, XlsxError> {
    let looks = Looks::new();
    let mut book = Workbook::new();
    let mut part = 1;
    let mut sheet = begin(lang, head, &looks, book.add_worksheet_with_constant_memory()?, part)?;
    let mut n = 0;
    loop {
        let rows = pages.next().ok_or_else(|| XlsxError::IoError(std::io::Error::other("cut off")))?;
        if rows.is_empty() {
            break;
        }
        for row in rows {
            if n == MOST_ROWS {
                (part, n) = (part + 1, 0);
                sheet = begin(lang, head, &looks, book.add_worksheet_with_constant_memory()?, part)?;
            }
            n += 1;
            for (column, value) in row.values.iter().enumerate() {
                cell(sheet, n, column as u16, lang, value, &looks)?;
            }
        }
    }
    let last = head.columns.len().saturating_sub(1) as u16;
    sheet.autofilter(0, 0, n, last)?;
    describe(lang, head, &looks, book.add_worksheet())?;
    let file = tempfile::tempfile()?;
    let mut out = BufWriter::new(file);
    book.save_to_writer(&mut out)?;
    out.flush()?;
    let mut file = out.into_inner().map_err(|e| e.into_error())?;
    file.seek(SeekFrom::Start(0))?;
    Ok(file)
}

fn begin<'a>(
    lang: Lang,
    head: &ReportHead,
    looks: &Looks,
    sheet: &'a mut Worksheet,
    part: u32,
) -> Result<&'a mut Worksheet, XlsxError> {
    let name = text::word(lang, "report.sheet");
    sheet.set_name(if part == 1 { name.to_owned() } else { format!("{name} {part}") })?;
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape();
    for (n, Column { kind, .. }) in head.columns.iter().enumerate() {
        sheet.set_column_width(n as u16, f64::from(width(*kind)))?;
    }
    for (n, name) in heads(lang, head).iter().enumerate() {
        sheet.write_string_with_format(0, n as u16, name, &looks.head)?;
    }
    Ok(sheet)
}

fn cell(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    lang: Lang,
    value: &Value,
    looks: &Looks,
) -> Result<(), XlsxError> {
    match value {
        Value::Nothing => {}
        Value::Day(day) => drop(sheet.write_datetime_with_format(row, column, &date(*day)?, &looks.day)?),
        Value::Month(month) => {
            sheet.write_datetime_with_format(row, column, &date(month.first_day())?, &looks.month)?;
        }
        Value::Money(amount) => number(sheet, row, column, amount.0, &looks.money)?,
        Value::Number(n) => number(sheet, row, column, *n, &looks.number)?,
        Value::Text(_) | Value::Say(_) | Value::Stands(_) => {
            string(sheet, row, column, plain(lang, value), looks)?
        }
    }
    Ok(())
}

/// A spreadsheet knows no other number than a float; whole ones are exact in it up to here.
fn number(sheet: &mut Worksheet, row: u32, column: u16, n: i64, format: &Format) -> Result<(), XlsxError> {
    if n.unsigned_abs() <= EXACT {
        sheet.write_number_with_format(row, column, n as f64, format)?;
    } else {
        sheet.write_string(row, column, n.to_string())?;
    }
    Ok(())
}

/// Always text, never a formula.
fn string(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    text: String,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let text: String = text.chars().take(MOST_LETTERS).collect();
    if is_formula(&text) {
        sheet.write_string_with_format(row, column, text, &looks.quoted)?;
    } else {
        sheet.write_string(row, column, text)?;
    }
    Ok(())
}

fn date(day: Day) -> Result<ExcelDateTime, XlsxError> {
    let year = u16::try_from(day.year()).unwrap_or_default();
    ExcelDateTime::from_ymd(year, day.month_number(), day.day_of_month())
}

/// What the file is, and what was asked.
fn describe(lang: Lang, head: &ReportHead, looks: &Looks, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_name(text::word(lang, "report.sheet.about"))?;
    sheet.set_column_width(0, f64::from(width(ColumnKind::Text)))?;
    sheet.set_column_width(1, 2.0 * f64::from(width(ColumnKind::Text)))?;
    for (n, (name, value)) in about(lang, head).into_iter().enumerate() {
        sheet.write_string_with_format(n as u32, 0, name, &looks.head)?;
        string(sheet, n as u32, 1, value, looks)?;
    }
    Ok(())
}
