//! Reports: planned from what was asked, read a page at a time, the same for the screen and for a file.

mod asking;
mod cash;
mod coverage;
mod day_end;
mod difference;
mod money;
mod people;
mod walk;

pub use walk::Export;

use super::{Read, ReadError};
use crate::App;
use crate::view::{Column, Field, Form, Order, Report, ReportHead, ReportView, ReportsView, Row, Value};
use access::Actor;
use asking::Asking;
use kernel::{Instant, Note, Refusal};
use store::Conn;
use walk::Walk;

/// Rows of a page on screen, and of a page of a file.
const ON_SCREEN: usize = 100;
const IN_A_FILE: usize = 2000;
/// Rows on paper, some 25 sheets: beyond it a file is of more use. The page stays within the weight of any other.
const ON_PAPER: usize = 1000;
/// Files made at once. Each holds a reader and a moment still, and the pages need theirs.
pub(crate) const AT_ONCE: usize = 2;

/// A report ready to be read.
pub(super) struct Plan {
    pub head: ReportHead,
    pub form: Form,
    pub fields: Vec<Field>,
    pub order: Order,
    pub walk: Walk,
    pub hints: Vec<Note>,
    pub empty: Note,
}

/// What the whole of a report says: its sentence and its sums.
pub(super) struct Summary {
    pub answer: Note,
    pub totals: Option<Vec<Value>>,
}

impl App {
    /// The reports that somebody may read.
    pub fn reports(&self, who: &Actor) -> ReportsView {
        let may = |report: &Report| access::scope(who, report.action()).is_ok();
        ReportsView { reports: Report::ALL.into_iter().filter(may).collect() }
    }

    /// A page of a report for the screen, or for paper as much as paper holds.
    pub async fn report(
        &self,
        who: &Actor,
        report: Report,
        form: Form,
        paper: bool,
        now: Instant,
    ) -> Read<ReportView> {
        let mut conn = self.store().reader().await?.freeze().await?;
        let after = Some(form.get("after").to_owned()).filter(|after| !after.is_empty() && !paper);
        let mut plan = self.plan(&mut conn, who, report, form, now).await?;
        let Summary { answer, totals } = self.summary(&mut conn, &plan).await?;
        if let Some(after) = &after {
            plan.walk.resume(after);
        }
        let most = if paper { ON_PAPER } else { ON_SCREEN };
        let mut rows = plan.walk.page(self, &mut conn, most).await?;
        let mut next = None;
        if rows.len() >= most {
            let mut ahead = plan.walk.page(self, &mut conn, 1).await?;
            next = ahead.pop().and(rows.last().map(|row| row.key.clone()));
        }
        drop(conn);
        rows.shrink_to_fit();
        if report.names_members() && !rows.is_empty() {
            self.looks.note_list(
                who,
                "report_read",
                walk::detail(&plan.head, "page", Some(rows.len() as i64)),
                now,
            );
        }
        let Plan { head, form, fields, order, hints, empty, .. } = plan;
        let continued = after.is_some();
        let back = rows.is_empty() && report.looks_back();
        let earlier = back.then(|| asking::a_month_earlier(&form)).flatten();
        Ok(ReportView {
            head,
            answer,
            hints,
            empty,
            earlier,
            form,
            fields,
            order,
            rows,
            totals,
            next,
            continued,
        })
    }

    /// A report to be taken away whole, as of one moment. What names members leaves a mark before its first row
    /// leaves the house.
    pub async fn export(
        &self,
        who: &Actor,
        report: Report,
        form: Form,
        format: &'static str,
        now: Instant,
    ) -> Read<Export> {
        let permit = self.exports.clone().try_acquire_owned();
        let permit = permit.map_err(|_| Refusal::new("report.busy"))?;
        let mut conn = self.store().reader().await?.freeze().await?;
        let mut plan = self.plan(&mut conn, who, report, form, now).await?;
        if let Some(refusal) = plan.form.errors.pop() {
            return Err(refusal.into());
        }
        let first = plan.walk.page(self, &mut conn, IN_A_FILE).await?;
        if report.names_members() {
            let detail = walk::detail(&plan.head, format, None);
            self.looks.keep_list(self.store(), who, "export", detail, now).await?;
        }
        Ok(Export::begin(self.clone(), who.clone(), plan, conn, first, format, now, permit))
    }

    async fn plan(
        &self,
        conn: &mut Conn,
        who: &Actor,
        report: Report,
        form: Form,
        now: Instant,
    ) -> Read<Plan> {
        let asking = Asking::new(self, who, report, form, now)?;
        match report {
            Report::Contributions => money::plan(conn, asking).await,
            Report::Members | Report::Lapses => people::plan(asking).await,
            Report::Coverage => coverage::plan(conn, asking).await,
            Report::Cash => cash::plan(conn, asking).await,
            Report::DayEnd => day_end::plan(conn, asking).await,
            Report::Difference => difference::plan(self, conn, who, asking).await,
        }
    }

    async fn summary(&self, conn: &mut Conn, plan: &Plan) -> Read<Summary> {
        match &plan.walk {
            Walk::Money(walk) => money::summary(conn, plan, walk).await,
            Walk::People(walk) => people::summary(conn, plan, walk).await,
            Walk::Listed(listed) => Ok(match plan.head.report {
                Report::Coverage => coverage::summary(plan, listed.all()),
                Report::Difference => difference::summary(plan, listed.all()),
                _ => cash::summary(plan, listed.all()),
            }),
        }
    }
}

/// Rows in the order asked for: by a column's values, then as they came.
fn ordered(rows: &mut [Row], columns: &[Column], order: &Order) {
    let Some(at) = columns.iter().position(|c| c.key == order.column) else { return };
    rows.sort_by(|a, b| {
        let ordering = rank(&a.values[at]).cmp(&rank(&b.values[at]));
        if order.backwards { ordering.reverse() } else { ordering }
    });
}

/// Values of one column beside each other; nothing comes first.
fn rank(value: &Value) -> (i64, String) {
    match value {
        Value::Nothing => (i64::MIN, String::new()),
        Value::Text(text) => (0, text.to_lowercase()),
        Value::Say(note) => (0, note.code.to_string()),
        Value::Stands(standing) => (0, standing.key().to_owned()),
        Value::Day(day) => (0, day.to_string()),
        Value::Month(month) => (i64::from(month.index()), String::new()),
        Value::Money(amount) => (amount.0, String::new()),
        Value::Number(n) => (*n, String::new()),
    }
}
