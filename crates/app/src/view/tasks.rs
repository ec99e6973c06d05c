use super::Standing;
use kernel::{CommandId, Day, MemberId, Note};

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

/// Two records side by side. Fields: `verdict` (same, different, handled), `reason`.
#[derive(Clone, Debug)]
pub struct CompareView {
    pub task: CommandId,
    pub kind: String,
    pub why: Note,
    pub left: MemberId,
    pub left_name: String,
    pub left_standing: Standing,
    pub right: MemberId,
    pub right_name: String,
    pub right_standing: Standing,
    pub rows: Vec<CompareRow>,
    pub form: super::Form,
    /// How many of this kind are left after this one.
    pub left_over: i64,
    pub decided: Option<Note>,
}

#[derive(Clone, Debug)]
pub struct CompareRow {
    pub label: Note,
    pub left: String,
    pub right: String,
    pub differs: bool,
}
