//! Correcting, completing and ending: one form, one command, one reason.

use super::forms::{at_field, single, with_errors};
use super::typed::{self, Typed};
use super::{Page, ctx, drawn, drawn_again, mint, part};
use crate::AppState;
use crate::problem::Fault;
use crate::routes::Route;
use crate::session::{Gate, Posted, SignedIn};
use crate::ui::{self, to};
use access::Action;
use app::view::{AmendView, Form};
use app::wire::{Command, Complete, Correct, End, Heir};
use axum::extract::{Path, State};
use axum::http::Method;
use axum::response::{IntoResponse, Redirect};
use axum::routing::{get, post};
use kernel::{CommandId, Refusal};

pub(super) fn routes() -> Vec<Route> {
    let correct = Gate::Needs(Action::CorrectMember);
    let complete = Gate::Needs(Action::CompleteMember);
    let end = Gate::Needs(Action::RecordEnding);
    vec![
        Route::page(Method::GET, "/members/{id}/correct", correct, || get(correct_form)),
        Route::page(Method::POST, "/members/{id}/correct", correct, || post(corrected)),
        Route::page(Method::GET, "/members/{id}/complete", complete, || get(complete_form)),
        Route::page(Method::POST, "/members/{id}/complete", complete, || post(completed)),
        Route::page(Method::GET, "/members/{id}/end", end, || get(end_form)),
        Route::page(Method::POST, "/members/{id}/end", end, || post(ended)),
    ]
}

/// Which of the three forms.
#[derive(Clone, Copy)]
enum Kind {
    Correct,
    Complete,
    End,
}

impl Kind {
    fn action(self) -> Action {
        match self {
            Kind::Correct => Action::CorrectMember,
            Kind::Complete => Action::CompleteMember,
            Kind::End => Action::RecordEnding,
        }
    }

    fn fields(self) -> &'static [&'static str] {
        match self {
            Kind::Correct => &[
                "name",
                "born",
                "sex",
                "home",
                "occupation",
                "income",
                "sector",
                "nik",
                "phone",
                "address",
                "reason",
            ],
            Kind::Complete => &["heirs", "phone", "address"],
            Kind::End => &["why", "on", "told_by"],
        }
    }

    /// The command that the form asks for, or what is wrong with the form.
    fn asked(self, form: &Form, held: &Form) -> Result<Command, Vec<Refusal>> {
        let mut typed = Typed::of(form);
        let command = match self {
            Kind::Correct => Command::Correct(Box::new(correct(&mut typed, held))),
            Kind::Complete => Command::Complete(complete(&mut typed)),
            Kind::End => Command::End(End {
                why: typed.text("why"),
                on: typed.day("on").map(|d| d.to_string()).unwrap_or_default(),
                told_by: typed.text("told_by"),
            }),
        };
        if typed.errors.is_empty() { Ok(command) } else { Err(typed.errors) }
    }

    fn draw(self, ctx: &ui::Ctx, view: &AmendView) -> maud::Markup {
        match self {
            Kind::Correct => ui::amend::correct(ctx, view),
            Kind::Complete => ui::amend::complete(ctx, view),
            Kind::End => ui::amend::end(ctx, view),
        }
    }
}

/// Only what differs from what is held is asked for.
fn correct(typed: &mut Typed<'_>, held: &Form) -> Correct {
    let differs = |field: &str, value: &str| value != held.get(field).trim();
    let (name, born) = (typed.text("name"), typed.day("born"));
    let was_born = app::day_typed(held.get("born"));
    let (sex, home) = (typed.text("sex"), typed.village("home"));
    let income = typed.optional("income").map(|_| typed.rupiah("income").0);
    let occupation = typed.optional("occupation");
    let sector = typed.optional("sector");
    Correct {
        name: Some(name).filter(|v| differs("name", v)),
        born: born.filter(|b| Some(*b) != was_born).map(|b| b.to_string()),
        sex: Some(sex).filter(|v| differs("sex", v)),
        home: Some(home).filter(|v| differs("home", v)),
        nik: typed.optional("nik"),
        phone: typed.optional("phone"),
        address: typed.optional("address"),
        occupation: occupation.filter(|v| differs("occupation", v)),
        income_rupiah: income.filter(|v| differs("income", &v.to_string())),
        sector: sector.filter(|v| differs("sector", v)),
        reason: typed.text("reason"),
    }
}

/// Rows of heirs on the form.
const HEIRS: [[&str; 3]; 3] = [
    ["heir1_name", "heir1_relation", "heir1_born"],
    ["heir2_name", "heir2_relation", "heir2_born"],
    ["heir3_name", "heir3_relation", "heir3_born"],
];

fn complete(typed: &mut Typed<'_>) -> Complete {
    let mut heirs = Vec::new();
    for [name, relation, born] in HEIRS {
        let Some(named) = typed.optional(name) else { continue };
        let born = if typed.optional(born).is_some() { typed.day(born) } else { None };
        heirs.push(Heir { name: named, relation: typed.text(relation), born: born.map(|d| d.to_string()) });
    }
    Complete { heirs, address: typed.optional("address"), phone: typed.optional("phone") }
}

async fn shown(state: &AppState, me: &SignedIn, id: &str, kind: Kind) -> Page {
    let view = view(state, me, id, kind, mint(me.now), Form::default()).await?;
    drawn(kind.draw(&ctx(state, me).await?, &view))
}

async fn view(
    state: &AppState,
    me: &SignedIn,
    id: &str,
    kind: Kind,
    command: CommandId,
    form: Form,
) -> Result<AmendView, Fault> {
    Ok(state.app.amend_page(me.actor(), kind.action(), part(id)?, command, form, me.now).await?)
}

async fn sent(state: &AppState, me: &SignedIn, id: &str, kind: Kind, form: Form) -> Page {
    let command = typed::command(&form).unwrap_or_else(|| mint(me.now));
    let goes = form.get("do") != "check";
    let mut view = view(state, me, id, kind, command, form).await?;
    if !goes {
        // Only a village was looked up: nothing was sent, and the id is still unused.
        return drawn(kind.draw(&ctx(state, me).await?, &view));
    }
    let errors = match kind.asked(&view.form, &view.held) {
        Err(errors) => errors,
        Ok(asked) => {
            let answers = state.app.submit(me.actor(), &single(command, view.member, asked), me.now).await?;
            let answer = answers.into_iter().next().ok_or_else(Fault::later)?;
            match answer.refusal {
                None => return Ok(Redirect::to(&to::member(view.member)).into_response()),
                // Pressed twice: the first press has changed what is held, so the second asks for less under the same
                // id. What was asked is done.
                Some(refusal) if refusal.code() == "command.reused" => {
                    return Ok(Redirect::to(&to::member(view.member)).into_response());
                }
                Some(refusal) => {
                    // The refused answer is kept for ever under its id: what is sent next is another command.
                    view.command = mint(me.now);
                    vec![at_field(refusal, kind.fields())]
                }
            }
        }
    };
    view.form = with_errors(view.form, errors);
    drawn_again(kind.draw(&ctx(state, me).await?, &view))
}

macro_rules! handlers {
    ($($form:ident, $posted:ident = $kind:expr;)*) => {$(
        async fn $form(State(state): State<AppState>, me: SignedIn, Path(id): Path<String>) -> Page {
            shown(&state, &me, &id, $kind).await
        }

        async fn $posted(
            State(state): State<AppState>,
            me: SignedIn,
            Path(id): Path<String>,
            Posted(form): Posted,
        ) -> Page {
            sent(&state, &me, &id, $kind, form).await
        }
    )*};
}

handlers! {
    correct_form, corrected = Kind::Correct;
    complete_form, completed = Kind::Complete;
    end_form, ended = Kind::End;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(values: &[(&str, &str)]) -> Form {
        let mut form = Form::default();
        values.iter().for_each(|(name, value)| form.set(name, *value));
        form
    }

    #[test]
    fn only_what_differs_is_asked_for() {
        let held = form(&[
            ("name", "Sari"),
            ("born", "15-04-1987"),
            ("sex", "female"),
            ("home", "33.10.16.2012"),
            ("income", "1000000"),
            ("sector", "other"),
            ("occupation", "pedagang"),
        ]);
        let mut sent = held.clone();
        sent.values.insert("born".into(), vec!["15/4/1987".into()]);
        sent.values.insert("income".into(), vec!["Rp1.000.000".into()]);
        sent.values.insert("name".into(), vec![" Sari Wulan ".into()]);
        sent.set("reason", "KTP");
        let Ok(Command::Correct(asked)) = Kind::Correct.asked(&sent, &held) else { panic!("a correction") };
        assert_eq!(asked.name.as_deref(), Some("Sari Wulan"));
        assert_eq!((asked.born, asked.income_rupiah, asked.occupation), (None, None, None));
        assert_eq!((asked.sex, asked.home, asked.sector, asked.nik), (None, None, None, None));
        let errors = Kind::Correct.asked(&held, &held).unwrap_err();
        assert_eq!(errors[0].field.as_deref(), Some("reason"));
    }

    #[test]
    fn an_heir_without_a_relation_is_asked_again() {
        let sent = form(&[("heir2_name", "Made"), ("heir2_born", "kemarin")]);
        let errors = Kind::Complete.asked(&sent, &Form::default()).unwrap_err();
        let fields: Vec<_> = errors.iter().filter_map(|e| e.field.as_deref()).collect();
        assert_eq!(fields, ["heir2_born", "heir2_relation"]);
    }
}
