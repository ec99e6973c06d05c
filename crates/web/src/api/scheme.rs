use super::json::Answered;
use crate::AppState;
use crate::openapi::Operation;
use crate::routes::Route;
use crate::session::{Anybody, Gate};
use ::scheme::Rule;
use access::Action;
use axum::extract::State;
use axum::http::Method;
use axum::routing::get;
use schemars::JsonSchema;
use serde::Serialize;
use text::Lang;

pub fn routes() -> Vec<Route> {
    let gate = Gate::Needs(Action::ViewScheme);
    vec![Route::api(
        Method::GET,
        "/api/v1/scheme",
        gate,
        || get(scheme),
        || {
            Operation::new("scheme", "Rules", "The rules in force, row by row, with their sources")
                .answers::<SchemeText>(
                    "Each row with its days, its article of law, and whether it is confirmed.",
                )
        },
    )]
}

#[derive(Serialize, JsonSchema)]
struct SchemeText {
    id: String,
    version: String,
    title: String,
    /// Earlier contribution months are refused as unknown.
    first_month: String,
    /// How many months can be paid at once.
    offers: Vec<u8>,
    programmes: Vec<ProgrammeText>,
    rules: Vec<RuleText>,
}

#[derive(Serialize, JsonSchema)]
struct ProgrammeText {
    code: String,
    name: String,
}

#[derive(Serialize, JsonSchema)]
struct RuleText {
    id: String,
    /// `rate`, `relief`, `setting` …
    kind: String,
    value: String,
    source: String,
    confirmed: bool,
    /// What is to be found out, where it is not confirmed.
    #[serde(skip_serializing_if = "Option::is_none")]
    question: Option<String>,
    from: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
}

fn rule(rule: &Rule) -> RuleText {
    RuleText {
        id: rule.id.clone(),
        kind: rule.kind.clone(),
        value: rule.value.clone(),
        source: rule.source.clone(),
        confirmed: rule.confirmed,
        question: rule.question.clone(),
        from: rule.from.to_string(),
        until: rule.until.map(|d| d.to_string()),
    }
}

async fn scheme(State(state): State<AppState>, anybody: Anybody) -> Answered<SchemeText> {
    let scheme = state.app.scheme();
    let named = |name: &::scheme::Name| match anybody.lang {
        Lang::Id => name.id.clone(),
        Lang::En => name.en.clone(),
    };
    let programmes = scheme.programmes().iter();
    Answered(SchemeText {
        id: scheme.id().to_owned(),
        version: scheme.version().to_owned(),
        title: named(scheme.title()),
        first_month: scheme.first_month().to_string(),
        offers: scheme.offers().to_vec(),
        programmes: programmes
            .map(|p| ProgrammeText { code: p.code.to_string(), name: named(&p.name) })
            .collect(),
        rules: scheme.rules().map(rule).collect(),
    })
}
