//! What stays true of a proposal once it is decided: which two records it was about, what was asked, what was done.

use super::approvals::Opened;
use super::{Read, office_name};
use crate::view::ChangeLine;
use crate::wire::Command;
use crate::{Answer, App};
use kernel::{Arg, CommandId, Day, Instant, MemberId, Note, OfficeId, SubjectId};
use store::Conn;
use store::approval::ProposalRow;
use store::views::approvals::Proposal;
use store::views::history;

/// Receipts named; a record with more says how many it has.
const MOST_RECEIPTS: usize = 6;

/// One of the two records, by what was written on it before the word was given.
struct Record {
    first: Option<(Day, String)>,
    receipts: Vec<String>,
    gone: bool,
}

impl App {
    /// What tells two records apart, that of the one kept first; nothing where it is not about two.
    pub(super) async fn records_of(&self, conn: &mut Conn, opened: &Opened) -> Read<Vec<ChangeLine>> {
        let Some(other) = opened.other else { return Ok(Vec::new()) };
        let until = opened.row.decided_at.map(Instant::from);
        let kept = self.record(conn, MemberId(opened.envelope.subject), until).await?;
        let other = self.record(conn, other, until).await?;
        let line = |label, of: &dyn Fn(&Record) -> Arg| ChangeLine {
            label,
            before: of(&kept),
            after: Some(of(&other)),
        };
        let mut lines = vec![
            line("approval.record.registered", &|r| r.first.as_ref().map_or_else(none, |f| Arg::Day(f.0))),
            line("approval.record.office", &|r| r.first.as_ref().map_or_else(none, |f| f.1.as_str().into())),
            line("approval.record.receipts", &Record::numbers),
            line("approval.record.now", &Record::stands),
        ];
        lines.extend(right_nik(&opened.envelope.command));
        Ok(lines)
    }

    async fn record(&self, conn: &mut Conn, id: MemberId, until: Option<Instant>) -> Read<Record> {
        let before = |at: Instant| until.is_none_or(|until| at <= until);
        let registered = history::registrations(conn, &[id.0]).await?;
        let network = self.network();
        let first = registered.last().map(|r| (Day(r.on_day), office_name(&network, OfficeId(r.office_id))));
        let receipts = history::receipts(conn, &[id.0]).await?;
        let receipts = receipts.into_iter().filter(|r| before(r.at)).map(|r| r.number).collect();
        let gone = store::member::aliases(conn, &[id.0]).await?.contains_key(&id);
        Ok(Record { first, receipts, gone })
    }

    /// What carrying it out said then, as it was kept.
    pub(super) async fn carried_out(&self, conn: &mut Conn, row: &Proposal) -> Read<Vec<Note>> {
        if row.verdict.as_deref() != Some("approve") {
            return Ok(Vec::new());
        }
        let ProposalRow { subject_id, inner_id, .. } = row.asked;
        let key = (SubjectId(subject_id), CommandId(inner_id));
        let stored = store::member::answers(conn, &[key]).await?;
        let answer = stored.get(&key).and_then(|a| serde_json::from_str::<Answer>(&a.answer).ok());
        Ok(answer.map(|a| a.notes).unwrap_or_default())
    }
}

impl Record {
    fn numbers(&self) -> Arg {
        match self.receipts.len() {
            0 => none(),
            n if n > MOST_RECEIPTS => Arg::Number(n as i64),
            _ => Arg::Text(self.receipts.join(", ")),
        }
    }

    fn stands(&self) -> Arg {
        Arg::Word(if self.gone { "approval.record.gone" } else { "approval.record.own" }.into())
    }
}

fn none() -> Arg {
    Arg::from("–")
}

/// Whose NIK was said to be right, where they differed.
fn right_nik(command: &Command) -> Option<ChangeLine> {
    let Command::Merge(merge) = command else { return None };
    let right = merge.right_nik.as_deref()?;
    let yes = |yes: bool| Arg::Word(if yes { "ui.yes" } else { "ui.no" }.into());
    let (before, after) = (yes(right == "kept"), yes(right != "kept"));
    Some(ChangeLine { label: "approval.record.nik", before, after: Some(after) })
}

/// Of what was so and what would be, only what was asked.
pub(super) fn agreed(lines: Vec<ChangeLine>) -> Vec<ChangeLine> {
    let asked = |line: ChangeLine| ChangeLine {
        label: line.label,
        before: line.after.unwrap_or(line.before),
        after: None,
    };
    lines.into_iter().map(asked).collect()
}
