//! Tables on their way out of the house as files: typed cells, formulas made harmless, written while they are read.

mod body;
pub mod csv;
mod safe;
pub mod xlsx;

use app::view::{ColumnKind, ReportHead, Value};
use app::{Export, ReadError};
use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use body::{Gone, Sender};
use kernel::Note;
use text::Lang;

pub use safe::{is_formula, neutral};

/// What a table is written as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    Csv,
    Xlsx,
}

impl Format {
    pub const ALL: [Format; 2] = [Format::Csv, Format::Xlsx];

    /// In addresses and as the ending of a file.
    pub fn key(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Xlsx => "xlsx",
        }
    }

    fn media(self) -> &'static str {
        match self {
            Format::Csv => "text/csv; charset=utf-8",
            Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// `payung-iuran-DPS-2026-11-20.csv`.
pub fn file_name(lang: Lang, head: &ReportHead, format: Format) -> String {
    let what = text::word(lang, &format!("report.{}.file", head.report.word_key())).to_owned();
    let plain = |text: &str| -> String {
        let kept = |c: char| if c.is_ascii_alphanumeric() || c == '.' || c == '-' { c } else { '-' };
        text.chars().map(kept).collect()
    };
    format!("payung-{}-{}-{}.{}", plain(&what), plain(&head.about_code), head.today, format.key())
}

/// The names of the columns.
pub fn heads(lang: Lang, head: &ReportHead) -> Vec<String> {
    head.columns.iter().map(|c| text::word(lang, &format!("report.col.{}", c.key)).to_owned()).collect()
}

/// A cell as a machine reads it: days and months as ISO writes them, money and numbers as bare digits.
pub fn plain(lang: Lang, value: &Value) -> String {
    match value {
        Value::Nothing => String::new(),
        Value::Text(text) => text.clone(),
        Value::Say(note) => text::say(lang, note),
        Value::Stands(standing) => text::word(lang, &format!("standing.{}", standing.key())).to_owned(),
        Value::Day(day) => day.to_string(),
        Value::Month(month) => month.to_string(),
        Value::Money(amount) => amount.0.to_string(),
        Value::Number(n) => n.to_string(),
    }
}

/// True for what people wrote: it may look like a formula. Days and figures never are.
fn is_written(value: &Value) -> bool {
    matches!(value, Value::Text(_) | Value::Say(_))
}

/// What the file is about, in pairs of a name and a value.
pub fn about(lang: Lang, head: &ReportHead) -> Vec<(String, String)> {
    let word = |key: &str| text::word(lang, key).to_owned();
    let title = word(&format!("report.{}", head.report.word_key()));
    let mut about = vec![
        (word("report.about.report"), title),
        (word("report.about.of"), head.about.clone()),
        (word("report.about.at"), text::moment(lang, head.at, head.zone)),
        (word("report.about.by"), head.by.clone()),
    ];
    for (name, note) in &head.filters {
        about.push((word(&format!("report.field.{name}")), text::say(lang, note)));
    }
    if head.report.names_members() {
        about.push((String::new(), text::say(lang, &Note::new("report.about.care"))));
    }
    about
}

/// The file, on its way: its head leaves at once, its rows as they are read. Whoever goes away stops the reading.
pub fn response(lang: Lang, export: Export, format: Format) -> Response {
    let name = file_name(lang, &export.head, format);
    let (sender, chunks) = body::channel();
    match format {
        Format::Csv => drop(tokio::spawn(async move {
            let sent = csv_rows(lang, export, &sender).await;
            sender.end(sent).await;
        })),
        Format::Xlsx => drop(tokio::spawn(async move {
            let sent = xlsx::send(lang, export, &sender).await;
            sender.end(sent).await;
        })),
    }
    let mut response = Body::new(chunks).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(format.media()));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

async fn csv_rows(lang: Lang, mut export: Export, sender: &Sender) -> Result<(), Gone> {
    sender.send(csv::begin(lang, &export.head)).await?;
    loop {
        let rows = export.next().await.map_err(failed)?;
        if rows.is_empty() {
            return Ok(());
        }
        sender.send(csv::rows(lang, &rows)).await?;
    }
}

/// What fails half-way cuts the file off, so that nobody takes it for whole; what failed is for the log.
fn failed(error: ReadError) -> Gone {
    eprintln!("a report was cut off: {error}");
    Gone
}

/// How wide a column is drawn, in letters.
fn width(kind: ColumnKind) -> u16 {
    match kind {
        ColumnKind::Text => 24,
        ColumnKind::Day => 12,
        ColumnKind::Month => 10,
        ColumnKind::Money => 14,
        ColumnKind::Number => 12,
    }
}

#[cfg(test)]
mod tests;
