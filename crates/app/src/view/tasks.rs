use super::{CardPhoto, Standing};
use crate::ProposalKey;
use kernel::{Arg, CommandId, Day, MemberId, Month, Note, Rupiah};

/// What waits for a person's decision.
#[derive(Clone, Debug)]
pub struct TasksView {
    pub tabs: Vec<TaskTab>,
    pub rows: Vec<TaskRow>,
    pub next: Option<String>,
    pub filter: TaskFilter,
    /// Where a list can be narrowed to: offices and areas of the reader's own.
    pub offices: Vec<super::Choice>,
    pub areas: Vec<super::Choice>,
    /// What was decided a moment ago.
    pub just: Option<Just>,
}

/// What a list is narrowed to, as it stands in its address. Empty is everything.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct TaskFilter {
    pub office: String,
    pub area: String,
    /// `late`, `week`.
    pub due: String,
    /// From the reader's own registrations.
    pub mine: bool,
    /// `due`, `since`; empty is what suits the kind.
    pub sort: String,
}

impl TaskFilter {
    /// As the end of an address: `&office=…&mine=yes`.
    pub fn query(&self) -> String {
        let mine = if self.mine { "yes" } else { "" };
        let parts = [
            ("office", self.office.as_str()),
            ("area", self.area.as_str()),
            ("due", self.due.as_str()),
            ("mine", mine),
            ("sort", self.sort.as_str()),
        ];
        let set = parts.iter().filter(|(_, value)| !value.is_empty());
        set.map(|(name, value)| format!("&{name}={value}")).collect()
    }
}

/// A decision of a moment ago, and the way back to it.
#[derive(Clone, Debug)]
pub struct Just {
    pub said: Note,
    pub path: String,
}

/// A kind of task with its count; the one shown is `chosen`.
#[derive(Clone, Debug)]
pub struct TaskTab {
    /// `duplicate`, `dispute`, `identity_differs`, `recorded`, `to_complete`, `wage_work`.
    pub kind: String,
    pub count: i64,
    pub chosen: bool,
}

#[derive(Clone, Debug)]
pub struct TaskRow {
    pub task: CommandId,
    pub kind: String,
    pub member: MemberId,
    pub name: String,
    pub other: Option<MemberId>,
    pub other_name: Option<String>,
    pub what: Note,
    pub since: Day,
    pub due: Option<Day>,
    pub office: String,
}

/// Two records side by side, or one alone. Fields: `command`, `verdict` (same, different, handled), `reason`.
#[derive(Clone, Debug)]
pub struct CompareView {
    /// Minted with the page, for the decision.
    pub command: CommandId,
    /// The command that opened the task.
    pub task: CommandId,
    /// Whose task it is.
    pub member: MemberId,
    pub kind: String,
    pub why: Note,
    pub left: CompareSide,
    /// None where the task is about one record only.
    pub right: Option<CompareSide>,
    pub rows: Vec<CompareRow>,
    /// Decided by same or different; the others by saying that they are handled.
    pub judged: bool,
    pub form: super::Form,
    /// How many of this kind are left after this one.
    pub left_over: i64,
    pub decided: Option<Note>,
    /// The other member the task is about.
    pub other: Option<MemberId>,
    pub filter: TaskFilter,
    /// The next open task of the kind, where there is one.
    pub next: Option<String>,
    pub just: Option<Just>,
    /// Months that both paid for: who decides must see them.
    pub paid_twice: Vec<Month>,
    /// What can be done about a recorded outcome.
    pub advice: Option<Note>,
    /// What somebody has asked a second person about these two already.
    pub waits: Vec<(Note, ProposalKey)>,
    pub may_decide: bool,
}

#[derive(Clone, Debug)]
pub struct CompareSide {
    pub member: MemberId,
    pub name: String,
    pub standing: Standing,
    pub receipts: Vec<CompareReceipt>,
    pub photo: Option<CardPhoto>,
}

#[derive(Clone, Debug)]
pub struct CompareReceipt {
    pub number: String,
    pub paid_on: Day,
    pub amount: Rupiah,
    pub reversed: bool,
}

#[derive(Clone, Debug)]
pub struct CompareRow {
    pub label: Note,
    pub left: Arg,
    pub right: Option<Arg>,
    pub differs: bool,
    /// Both are writings of one thing: the letters that differ are marked.
    pub by_letter: bool,
}
