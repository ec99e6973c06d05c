//! Bringing a list in, pausing it, going on, closing it: decided on how the list stands.

use crate::group::{Item, Prepared, by};
use crate::world::World;
use kernel::{ActivityId, Note, Refusal, Zone};
use std::collections::HashMap;
use store::lists::{ListRow, NewStart};
use store::member::Group;
use store::{Conn, StoreError};
use uuid::Uuid;

/// What is asked about a list.
#[derive(Clone, Debug)]
pub(crate) enum ListAsk {
    Bring { hash: Vec<u8>, rows: i64, terms: String, activity: Option<ActivityId> },
    Mark(MarkKind),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum MarkKind {
    Pause,
    Resume,
    Close,
}

impl MarkKind {
    pub fn key(self) -> &'static str {
        match self {
            MarkKind::Pause => "pause",
            MarkKind::Resume => "resume",
            MarkKind::Close => "close",
        }
    }

    pub fn from_key(key: &str) -> Option<MarkKind> {
        [MarkKind::Pause, MarkKind::Resume, MarkKind::Close].into_iter().find(|kind| kind.key() == key)
    }
}

/// The lists that a group speaks of.
pub(crate) async fn load(conn: &mut Conn, items: &[&Item]) -> Result<HashMap<Uuid, ListRow>, StoreError> {
    let all = items.iter().flat_map(|i| i.with_inner());
    let lists = all.filter(|i| matches!(i.ask, Prepared::List(_))).map(|i| i.subject.0);
    store::lists::some(conn, lists.collect()).await
}

pub(crate) fn decide(
    world: &mut World,
    group: &mut Group,
    item: &Item,
    ask: &ListAsk,
) -> Result<Note, Refusal> {
    let gone = || Refusal::new("access.not_found");
    if let ListAsk::Bring { activity: Some(activity), .. } = ask
        && !world.network.activities.contains_key(activity)
    {
        return Err(Refusal::of("activity", "outreach.activity_unknown"));
    }
    let list =
        world.lists.get_mut(&item.subject.0).filter(|l| l.office_id == item.office.0).ok_or_else(gone)?;
    let by = by(item, item.now.day_in(Zone::WIB), None);
    match ask {
        ListAsk::Bring { hash, rows, terms, activity } => {
            may_bring(list, hash, *rows)?;
            let start =
                NewStart { hash: hash.clone(), rows: *rows, terms: terms.clone(), activity: *activity };
            group.list_start(item.subject, start, by);
            list.started_by = Some(item.id.0);
            Ok(Note::new("lists.brought_in").with("rows", *rows))
        }
        ListAsk::Mark(kind) => {
            may_mark(list, *kind)?;
            list.marks += 1;
            group.list_mark(item.subject, list.marks, kind.key(), by);
            list.mark = Some(kind.key().to_owned());
            Ok(Note::new(match kind {
                MarkKind::Pause => "lists.paused_now",
                MarkKind::Resume => "lists.resumed_now",
                MarkKind::Close => "lists.closed_now",
            }))
        }
    }
}

/// Once, and the very file that was looked through.
fn may_bring(list: &ListRow, hash: &[u8], rows: i64) -> Result<(), Refusal> {
    if list.started_by.is_some() {
        return Err(Refusal::new("lists.brought_before"));
    }
    if !list.held {
        return Err(Refusal::new("lists.gone"));
    }
    if list.file_hash != hash || list.row_count != rows {
        return Err(Refusal::of("file_hash", "lists.other_file"));
    }
    Ok(())
}

fn may_mark(list: &ListRow, kind: MarkKind) -> Result<(), Refusal> {
    let mark = list.mark.as_deref().and_then(MarkKind::from_key);
    let finished = list.done >= list.row_count;
    if list.started_by.is_none() {
        return Err(Refusal::new("lists.not_started"));
    }
    match (kind, mark) {
        (_, Some(MarkKind::Close)) => Err(Refusal::new("lists.closed_before")),
        (MarkKind::Pause | MarkKind::Resume, _) if finished => Err(Refusal::new("lists.finished")),
        (MarkKind::Pause, Some(MarkKind::Pause)) => Err(Refusal::new("lists.paused_before")),
        (MarkKind::Resume, None | Some(MarkKind::Resume)) => Err(Refusal::new("lists.runs_already")),
        // What runs is paused first: nobody closes it by a slip.
        (MarkKind::Close, None | Some(MarkKind::Resume)) if !finished => {
            Err(Refusal::new("lists.runs_still"))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use store::Micros;

    fn list(started: bool, done: i64, mark: Option<&str>) -> ListRow {
        ListRow {
            list_id: Uuid::nil(),
            file_hash: vec![1],
            name: "a.csv".to_owned(),
            row_count: 10,
            terms: None,
            office_id: Uuid::nil(),
            actor_id: Uuid::nil(),
            at: Micros(0),
            held: true,
            started_by: started.then(Uuid::nil),
            started_terms: None,
            starter_id: None,
            started_at: None,
            mark: mark.map(str::to_owned),
            marks: i64::from(mark.is_some()),
            done,
            last_at: None,
            waits: false,
        }
    }

    #[test]
    fn a_list_is_brought_in_once_and_as_it_was_looked_through() {
        let code = |result: Result<(), Refusal>| result.err().map(|r| r.code().to_owned());
        assert_eq!(code(may_bring(&list(false, 0, None), &[1], 10)), None);
        assert_eq!(code(may_bring(&list(true, 0, None), &[1], 10)).as_deref(), Some("lists.brought_before"));
        assert_eq!(code(may_bring(&list(false, 0, None), &[2], 10)).as_deref(), Some("lists.other_file"));
        assert_eq!(code(may_bring(&list(false, 0, None), &[1], 9)).as_deref(), Some("lists.other_file"));
        let thrown = ListRow { held: false, ..list(false, 0, None) };
        assert_eq!(code(may_bring(&thrown, &[1], 10)).as_deref(), Some("lists.gone"));
    }

    #[test]
    fn what_may_be_done_with_a_list_depends_on_how_it_stands() {
        use MarkKind::{Close, Pause, Resume};
        for (started, done, mark, kind, code) in [
            (false, 0, None, Pause, Some("lists.not_started")),
            (true, 3, None, Pause, None),
            (true, 3, Some("pause"), Pause, Some("lists.paused_before")),
            (true, 3, Some("pause"), Resume, None),
            (true, 3, None, Resume, Some("lists.runs_already")),
            (true, 3, None, Close, Some("lists.runs_still")),
            (true, 3, Some("pause"), Close, None),
            (true, 10, None, Close, None),
            (true, 10, None, Pause, Some("lists.finished")),
            (true, 10, Some("close"), Close, Some("lists.closed_before")),
        ] {
            let said = may_mark(&list(started, done, mark), kind).err().map(|r| r.code().to_owned());
            assert_eq!(said.as_deref(), code, "{started} {done} {mark:?} {kind:?}");
        }
    }
}
