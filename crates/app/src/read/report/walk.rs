//! A report read page by page, and a whole one on its way out of the house.

use super::{IN_A_FILE, Plan, Read, money, people};
use crate::App;
use crate::view::{ReportHead, Row};
use access::Actor;
use kernel::Instant;
use serde_json::json;
use store::{Conn, Frozen};
use tokio::sync::OwnedSemaphorePermit;

pub(crate) enum Walk {
    Money(money::Walk),
    People(Box<people::Walk>),
    /// Few enough rows to be held.
    Listed(Listed),
}

pub(crate) struct Listed {
    rows: Vec<Row>,
    at: usize,
}

impl Listed {
    pub fn new(rows: Vec<Row>) -> Listed {
        Listed { rows, at: 0 }
    }

    pub fn all(&self) -> &[Row] {
        &self.rows
    }
}

impl Walk {
    /// The next rows, about so many; none at the end.
    pub async fn page(&mut self, app: &App, conn: &mut Conn, most: usize) -> Read<Vec<Row>> {
        match self {
            Walk::Money(walk) => walk.page(app, conn, most).await,
            Walk::People(walk) => walk.page(app, conn, most).await,
            Walk::Listed(listed) => {
                let end = listed.rows.len().min(listed.at + most);
                let page = listed.rows[listed.at..end].to_vec();
                listed.at = end;
                Ok(page)
            }
        }
    }

    /// Goes on after the row of this key.
    pub fn resume(&mut self, after: &str) {
        match self {
            Walk::Money(walk) => walk.resume(after),
            Walk::People(walk) => walk.resume(after),
            Walk::Listed(listed) => {
                listed.at = listed.rows.iter().position(|row| row.key == after).map_or(0, |at| at + 1);
            }
        }
    }
}

/// A whole report as of one moment, read while it is written. Dropped early, it stops reading.
pub struct Export {
    pub head: ReportHead,
    app: App,
    who: Actor,
    walk: Walk,
    conn: Frozen,
    first: Option<Vec<Row>>,
    format: &'static str,
    now: Instant,
    rows: i64,
    whole: bool,
    _permit: OwnedSemaphorePermit,
}

impl Export {
    #[expect(clippy::too_many_arguments, reason = "put together in one place")]
    pub(super) fn begin(
        app: App,
        who: Actor,
        plan: Plan,
        conn: Frozen,
        first: Vec<Row>,
        format: &'static str,
        now: Instant,
        permit: OwnedSemaphorePermit,
    ) -> Export {
        Export {
            head: plan.head,
            app,
            who,
            walk: plan.walk,
            conn,
            first: Some(first),
            format,
            now,
            rows: 0,
            whole: false,
            _permit: permit,
        }
    }

    /// The next rows; none at the end.
    pub async fn next(&mut self) -> Read<Vec<Row>> {
        let page = match self.first.take() {
            Some(first) => first,
            None => self.walk.page(&self.app, &mut self.conn, IN_A_FILE).await?,
        };
        self.rows += page.len() as i64;
        self.whole = page.is_empty();
        Ok(page)
    }
}

/// How much of it left the house.
impl Drop for Export {
    fn drop(&mut self) {
        if self.head.report.names_members() {
            let mut detail = detail(&self.head, self.format, Some(self.rows));
            if !self.whole {
                detail["stopped"] = json!(true);
            }
            self.app.looks.note_list(&self.who, "exported", detail, self.now);
        }
    }
}

/// What was taken: which report, asked how, as what, how many rows.
pub(super) fn detail(head: &ReportHead, format: &str, rows: Option<i64>) -> serde_json::Value {
    let filter = |(name, note): &(&'static str, kernel::Note)| {
        ((*name).to_owned(), serde_json::to_value(&note.args).unwrap_or_default())
    };
    let filters: serde_json::Map<String, serde_json::Value> = head.filters.iter().map(filter).collect();
    let mut detail = json!({
        "report": head.report.key(), "about": head.about_code, "format": format, "filters": filters
    });
    if let Some(rows) = rows {
        detail["rows"] = json!(rows);
    }
    detail
}
