use super::Standing;
use kernel::{Arg, CommandId, Day, MemberId, Note};

/// What waits for a person's decision.
#[derive(Clone, Debug)]
pub struct TasksView {
    pub tabs: Vec<TaskTab>,
    pub rows: Vec<TaskRow>,
    pub next: Option<String>,
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
}

#[derive(Clone, Debug)]
pub struct CompareSide {
    pub member: MemberId,
    pub name: String,
    pub standing: Standing,
}

#[derive(Clone, Debug)]
pub struct CompareRow {
    pub label: Note,
    pub left: Arg,
    pub right: Option<Arg>,
    pub differs: bool,
}
