//! Paper written earlier, entered sheet after sheet: what it proves has happened, and is kept.

use super::forms::{self, PAPER_FIELDS, Paying, REGISTER_FIELDS, at_field, single, with_errors};
use super::register::place;
use super::typed::{self, Typed};
use super::{Page, ctx, drawn, drawn_again, mint};
use crate::AppState;
use crate::problem::Fault;
use crate::routes::Route;
use crate::session::{Gate, Posted, SignedIn};
use crate::ui::{self, to};
use access::Action;
use app::view::{Form, Sheet, SheetView};
use app::wire::{Command, Envelope, Evidence};
use axum::extract::{Query, State};
use axum::http::Method;
use axum::response::{IntoResponse, Redirect};
use axum::routing::{get, post};
use kernel::{ActivityId, CommandId, Day, Refusal, SubjectId, derived};
use serde::Deserialize;

pub(super) fn routes() -> Vec<Route> {
    let gate = Gate::Needs(Action::RegisterMember);
    vec![
        Route::page(Method::GET, to::PAPER, gate, || get(empty)),
        Route::page(Method::POST, to::PAPER, gate, || post(sent)),
        Route::page(Method::POST, to::PAPER_LIVE, gate, || post(live)),
    ]
}

/// What goes on from one sheet to the next.
#[derive(Deserialize, Default)]
struct Stack {
    sheet: Option<String>,
    number: Option<String>,
    day: Option<String>,
    by: Option<String>,
    activity: Option<String>,
    /// The sheet before: `subject.command`.
    done: Option<String>,
}

async fn empty(State(state): State<AppState>, me: SignedIn, Query(stack): Query<Stack>) -> Page {
    let sheet = stack.sheet.as_deref().and_then(Sheet::from_key).unwrap_or_default();
    let mut form = Form::default();
    let kept = [
        ("paper_number", &stack.number),
        ("paper_day", &stack.day),
        ("written_by", &stack.by),
        ("activity", &stack.activity),
    ];
    for (name, value) in kept {
        form.set(name, value.as_deref().unwrap_or_default());
    }
    for (name, value) in app::fresh_form(state.app.scheme(), me.ctx.today) {
        form.set(name, value);
    }
    let done = stack.done.as_deref().and_then(read_done);
    let view = state.app.paper_page(me.actor(), sheet, mint(me.now), form, done, me.now).await?;
    drawn(ui::paper::page(&ctx(&state, &me).await?, &view))
}

fn read_done(text: &str) -> Option<(SubjectId, CommandId)> {
    let (subject, command) = text.split_once('.')?;
    Some((SubjectId(subject.parse().ok()?), command.parse().ok()?))
}

async fn view(state: &AppState, me: &SignedIn, form: Form) -> Result<SheetView, Fault> {
    let sheet = Sheet::from_key(form.get("sheet")).unwrap_or_default();
    let command = typed::command(&form).unwrap_or_else(|| mint(me.now));
    Ok(state.app.paper_page(me.actor(), sheet, command, form, None, me.now).await?)
}

/// The form as it stands: the parts of the page that depend on it. Nothing is sent.
async fn live(State(state): State<AppState>, me: SignedIn, Posted(form): Posted) -> Page {
    let view = view(&state, &me, form).await?;
    drawn(ui::paper::live(&me.ctx, &view))
}

async fn sent(State(state): State<AppState>, me: SignedIn, Posted(form): Posted) -> Page {
    let goes = form.get("do") == "keep";
    let mut view = view(&state, &me, form).await?;
    if !goes {
        return drawn(ui::paper::page(&ctx(&state, &me).await?, &view));
    }
    let form = view.page.form.clone();
    let (batch, mut errors) = commands(&state, &me, &view, &form);
    errors.extend(form.errors.iter().cloned());
    if errors.is_empty() {
        let answers = state.app.submit(me.actor(), &batch, me.now).await?;
        errors.extend(answers.iter().filter_map(|a| a.refusal.clone()).map(|r| at_field(r, FIELDS)));
        if errors.is_empty() {
            let subject = batch.first().map(|b| b.subject).unwrap_or_default();
            return Ok(Redirect::to(&next_sheet(&view, &form, subject)).into_response());
        }
        view.page.command = mint(me.now);
    }
    view.page.form = with_errors(Form { errors: Vec::new(), ..form }, errors);
    drawn_again(ui::paper::page(&ctx(&state, &me).await?, &view))
}

/// Where a refusal of the road is shown.
const FIELDS: &[&str] = REGISTER_FIELDS;

/// The sheet as commands, and what is wrong with it.
fn commands(state: &AppState, me: &SignedIn, view: &SheetView, form: &Form) -> (Vec<Envelope>, Vec<Refusal>) {
    let mut typed = Typed::of(form);
    let (number, day) = (typed.text(PAPER_FIELDS[0]), typed.day(PAPER_FIELDS[1]));
    let written_by = typed.text(PAPER_FIELDS[2]);
    let activity: Option<ActivityId> = form.get("activity").parse().ok();
    let evidence = |on: Day| Evidence {
        number: number.clone(),
        claimed_on: on.to_string(),
        written_by: Some(written_by.clone()),
    };
    let on = day.unwrap_or(me.ctx.today);
    let mut wrong = Vec::new();
    if day.is_some_and(|day| day > me.ctx.today) {
        wrong.push(Refusal::of("paper_day", "paper.future"));
    }
    if !view.used.is_empty() && !form.has("again", "yes") {
        wrong.push(Refusal::of("again", "paper.used"));
    }
    let command = view.page.command;
    let pay = |typed: &mut Typed<'_>, programmes: Vec<String>| {
        let paid = Paying::read(typed).command(programmes, on, me.actor(), activity);
        match paid {
            Command::Pay(mut pay) => {
                // Whoever enters the sheet has its cash: at a counter it lies in the till.
                pay.taken_by = forms::taken_by(me.actor(), None);
                pay.evidence = Some(evidence(on));
                Command::Pay(pay)
            }
            other => other,
        }
    };
    let mut batch = Vec::new();
    if view.sheet.registers() {
        let mut register = forms::register(&mut typed, place(state, me, activity), activity);
        register.evidence = Some(evidence(on));
        let programmes = register.programmes.clone();
        let member = derived(command.0, "member");
        let paid = view.sheet.pays().then(|| pay(&mut typed, programmes));
        let envelope = |id, command| Envelope { id, subject: member, office: None, command };
        batch.push(envelope(command.0, Command::Register(Box::new(register))));
        batch.extend(paid.map(|paid| envelope(derived(command.0, "pay"), paid)));
    } else {
        typed.text("nik");
        let paid = pay(&mut typed, Vec::new());
        match &view.page.existing {
            Some(existing) => batch.extend(single(command, existing.person.id, paid)),
            None => wrong.push(Refusal::of("nik", "paper.unknown_person")),
        }
    }
    let mut errors = std::mem::take(&mut typed.errors);
    errors.extend(wrong);
    (batch, errors)
}

/// The next sheet of the stack: the number one higher, day, writer and activity as before.
fn next_sheet(view: &SheetView, form: &Form, subject: uuid::Uuid) -> String {
    let number = one_higher(form.get("paper_number").trim());
    let pairs = [
        ("sheet", view.sheet.key().to_owned()),
        ("number", number),
        ("day", form.get("paper_day").trim().to_owned()),
        ("by", form.get("written_by").trim().to_owned()),
        ("activity", form.get("activity").to_owned()),
        ("done", format!("{subject}.{}", view.page.command)),
    ];
    format!("{}?{}", to::PAPER, serde_urlencoded::to_string(pairs).unwrap_or_default())
}

/// `BLK-017` is followed by `BLK-018`, `9` by `10`. What does not end in a digit has no next.
fn one_higher(number: &str) -> String {
    let digits = number.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (head, tail) = number.split_at(number.len() - digits);
    match tail.parse::<u64>() {
        Ok(n) => format!("{head}{:0digits$}", n.saturating_add(1)),
        Err(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_sheet_of_a_pad_has_the_next_number() {
        for (number, next) in [("BLK-017", "BLK-018"), ("9", "10"), ("099", "100"), ("K", ""), ("", "")] {
            assert_eq!(one_higher(number), next, "{number}");
        }
    }
}
