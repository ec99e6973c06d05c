use super::json::{Answered, Json, Reply};
use super::words::{self, Reason};
use crate::AppState;
use crate::openapi::Operation;
use crate::problem::Fault;
use crate::routes::Route;
use crate::session::{Caller, Gate};
use ::scheme::{Question, Terms};
use access::Action;
use axum::extract::State;
use axum::http::Method;
use axum::routing::post;
use kernel::{Month, Programme, Refusal, Rupiah};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub fn routes() -> Vec<Route> {
    vec![Route::api(
        Method::POST,
        "/api/v1/quote",
        Gate::Needs(Action::Quote),
        || post(quote),
        || {
            Operation::new("quote", "Rules", "Price contribution months")
                .says("Each month is priced by itself, and every line names the rules that made it.")
                .json::<QuoteAsked>()
                .answers::<Quoted>("The price, with its reasons.")
                .problem(422)
        },
    )]
}

/// What is to be priced.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct QuoteAsked {
    /// Income of a month in whole rupiah.
    income_rupiah: i64,
    /// `transport` or `other`.
    sector: String,
    /// `self`, `family`, `sponsor`, `village-own`, `village-dd`, `village-add`, `apbd`, `apbn`.
    payer: String,
    /// `worker`, or `owner` of a business; a worker where left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    status: Option<String>,
    /// `["JKK", "JKM"]`.
    programmes: Vec<String>,
    /// The first contribution month, `2026-11`.
    from: String,
    /// 1 to 12.
    months: u8,
}

#[derive(Serialize, JsonSchema)]
struct Quoted {
    total_rupiah: i64,
    months: Vec<QuotedMonth>,
}

#[derive(Serialize, JsonSchema)]
struct QuotedMonth {
    month: String,
    lines: Vec<QuotedLine>,
}

#[derive(Serialize, JsonSchema)]
struct QuotedLine {
    programme: String,
    amount_rupiah: i64,
    because: Vec<Reason>,
}

async fn quote(
    State(state): State<AppState>,
    caller: Caller,
    Json(asked): Json<QuoteAsked>,
) -> Reply<Quoted> {
    let quote = question(&asked).and_then(|question| state.app.scheme().quote(&question));
    let quote = quote.map_err(Fault::refused)?;
    let line = |line: &::scheme::Line| QuotedLine {
        programme: line.programme.to_string(),
        amount_rupiah: line.amount.0,
        because: line.because.iter().map(|b| words::reason(caller.lang, b)).collect(),
    };
    let month = |m: &::scheme::QuotedMonth| QuotedMonth {
        month: m.month.to_string(),
        lines: m.lines.iter().map(line).collect(),
    };
    Ok(Answered(Quoted { total_rupiah: quote.total().0, months: quote.months.iter().map(month).collect() }))
}

fn question(asked: &QuoteAsked) -> Result<Question, Refusal> {
    if asked.income_rupiah < 0 {
        return Err(Refusal::of("income_rupiah", "field.negative"));
    }
    let from: Month = asked.from.trim().parse().map_err(|_| Refusal::of("from", "field.month"))?;
    let known = ::scheme::Scheme::id_bpu().programmes();
    let programme = |code: &String| {
        Programme::parse(code).ok_or_else(|| {
            let choices: Vec<&str> = known.iter().map(|p| p.code.as_str()).collect();
            Refusal::of("programmes", "quote.programme_unknown")
                .with("programme", code.as_str())
                .with("choices", choices.join(", "))
        })
    };
    Ok(Question {
        terms: Terms {
            income: Rupiah(asked.income_rupiah),
            sector: asked.sector.parse()?,
            payer: asked.payer.parse()?,
            status: asked.status.as_deref().unwrap_or("worker").parse()?,
        },
        programmes: asked.programmes.iter().map(programme).collect::<Result<_, _>>()?,
        from,
        months: asked.months,
    })
}
