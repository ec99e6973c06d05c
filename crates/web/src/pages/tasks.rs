//! The work-list, and deciding one task after another.

use super::forms::{SETTLE_FIELDS, at_field, single, with_errors};
use super::typed::{self, Typed};
use super::{Page, ctx, drawn, drawn_again, mint, part};
use crate::AppState;
use crate::problem::Fault;
use crate::routes::Route;
use crate::session::{Gate, Posted, SignedIn};
use crate::ui::{self, to};
use access::Action;
use app::view::{Form, TaskFilter};
use app::wire::{Command, Settle};
use app::{Submitted, TaskFrom, TaskKey};
use axum::extract::{Path, Query, State};
use axum::http::Method;
use axum::response::{IntoResponse, Redirect};
use axum::routing::{get, post};
use kernel::{MemberId, OfficeId, Refusal, RegionCode};
use member::TaskKind;
use serde::Deserialize;

pub(super) fn routes() -> Vec<Route> {
    let gate = Gate::Needs(Action::ViewTasks);
    vec![
        Route::page(Method::GET, to::TASKS, gate, || get(list)),
        Route::page(Method::GET, "/tasks/{member}/{command}/{kind}", gate, || get(one)),
        Route::page(Method::POST, "/tasks/{member}/{command}/{kind}", gate, || post(decided)),
    ]
}

#[derive(Deserialize, Default)]
struct Asked {
    kind: Option<String>,
    after: Option<String>,
    other: Option<String>,
    /// The task decided a moment ago.
    just: Option<String>,
    office: Option<String>,
    area: Option<String>,
    due: Option<String>,
    mine: Option<String>,
    sort: Option<String>,
}

impl Asked {
    /// Only what has a meaning goes on into further addresses.
    fn filter(&self) -> TaskFilter {
        let known = |value: &Option<String>, is: &dyn Fn(&str) -> bool| {
            value.as_deref().filter(|v| is(v)).unwrap_or_default().to_owned()
        };
        TaskFilter {
            office: known(&self.office, &|v| v.parse::<OfficeId>().is_ok()),
            area: known(&self.area, &|v| RegionCode::parse(v).is_ok()),
            due: known(&self.due, &|v| matches!(v, "late" | "week")),
            mine: self.mine.as_deref() == Some("yes"),
            sort: known(&self.sort, &|v| matches!(v, "due" | "since")),
        }
    }

    fn from(&self) -> TaskFrom {
        TaskFrom { filter: self.filter(), just: self.just.as_deref().and_then(read_just) }
    }

    fn other(&self) -> Option<MemberId> {
        self.other.as_deref().and_then(|id| id.parse().ok())
    }
}

/// `member.command.kind` and the other member, where there is one.
fn read_just(text: &str) -> Option<TaskKey> {
    let mut parts = text.split('.');
    let (member, command) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let kind = TaskKind::from_key(parts.next()?)?;
    Some(TaskKey { member, command, kind, other: parts.next().and_then(|id| id.parse().ok()) })
}

fn write_just(key: &TaskKey) -> String {
    let other = key.other.map(|o| format!(".{o}")).unwrap_or_default();
    format!("just={}.{}.{}{other}", key.member, key.command, key.kind.key())
}

async fn list(State(state): State<AppState>, me: SignedIn, Query(asked): Query<Asked>) -> Page {
    let kind = asked.kind.as_deref().and_then(TaskKind::from_key);
    let TaskFrom { filter, just } = asked.from();
    let view = state.app.tasks(me.actor(), kind, &filter, asked.after.as_deref(), just, me.now).await?;
    drawn(ui::tasks::page(&ctx(&state, &me).await?, &view))
}

type Named = Path<(String, String, String)>;

fn key((member, command, kind): (String, String, String), other: Option<MemberId>) -> Result<TaskKey, Fault> {
    let kind = TaskKind::from_key(&kind).ok_or_else(Fault::not_found)?;
    Ok(TaskKey { member: part(&member)?, command: part(&command)?, kind, other })
}

async fn one(
    State(state): State<AppState>,
    me: SignedIn,
    Path(named): Named,
    Query(asked): Query<Asked>,
) -> Page {
    let key = key(named, asked.other())?;
    let view =
        state.app.compare(me.actor(), key, mint(me.now), Form::default(), &asked.from(), me.now).await?;
    drawn(ui::compare::page(&ctx(&state, &me).await?, &view))
}

async fn decided(
    State(state): State<AppState>,
    me: SignedIn,
    Path(named): Named,
    Query(asked): Query<Asked>,
    Posted(form): Posted,
) -> Page {
    let key = key(named, asked.other())?;
    let command = typed::command(&form).unwrap_or_else(|| mint(me.now));
    let mut view = state.app.compare(me.actor(), key, command, form.clone(), &asked.from(), me.now).await?;
    // Decided now, or already by the same form sent before: the road knows.
    let key = TaskKey { other: view.other, ..key };
    let reason = reason(&form);
    let mut errors = Vec::new();
    if view.judged && form.get("verdict").is_empty() {
        errors.push(Refusal::of("verdict", "compare.choose"));
    }
    if reason.is_empty() {
        errors.extend(Typed::of(&Form::default()).missing("reason"));
    }
    let pair = matches!(key.kind, TaskKind::Duplicate | TaskKind::Dispute);
    if let (true, "same", Some(other)) = (errors.is_empty() && pair, form.get("verdict"), key.other) {
        // One person is more than a word: the two records become one, shown whole before anybody is asked.
        let mut asked = Form::default();
        asked.set("reason", reason.as_str());
        let both = (other, key.member);
        let view = state.app.merging(me.actor(), both, mint(me.now), asked, me.now).await?;
        return drawn(ui::merge::page(&ctx(&state, &me).await?, &view));
    }
    if errors.is_empty() {
        let why = reason.clone();
        let settle = Command::Settle(Settle {
            task: key.command.0,
            task_kind: key.kind.key().to_owned(),
            verdict: form.get("verdict").to_owned(),
            reason,
            other: key.other.map(|o| o.0),
        });
        let [envelope] = single(command, key.member, settle);
        match state.app.submit_or_propose(me.actor(), envelope, &why, me.now).await? {
            Submitted::Waiting(waiting) => return Ok(Redirect::to(&to::approval(waiting)).into_response()),
            Submitted::Answered(answer) => match answer.refusal {
                None => return Ok(Redirect::to(&onward(&view.next, &key, &asked.filter())).into_response()),
                Some(refusal) => errors.push(at_field(refusal, SETTLE_FIELDS)),
            },
        }
        view.command = mint(me.now);
    }
    view.form = with_errors(form, errors);
    drawn_again(ui::compare::page(&ctx(&state, &me).await?, &view))
}

/// The next open task of the kind, or the list where there is none, with what was just done.
fn onward(next: &Option<String>, key: &TaskKey, filter: &TaskFilter) -> String {
    let list = || format!("{}{}", to::tasks(key.kind.key()), filter.query());
    format!("{}&{}", next.clone().unwrap_or_else(list), write_just(key))
}

/// A reason chosen, a reason typed, or both.
fn reason(form: &Form) -> String {
    let parts = [form.get("preset").trim(), form.get("reason").trim()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". ")
}
