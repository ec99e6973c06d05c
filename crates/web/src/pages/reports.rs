//! Reports: on screen, on paper, as files. One handler for all of them: a report is data.

use super::{Page, ctx, drawn};
use crate::AppState;
use crate::export::{self, Format};
use crate::problem::Fault;
use crate::routes::Route;
use crate::session::{Gate, SignedIn};
use crate::ui::{self, to};
use access::Action;
use app::ReadError;
use app::view::{Form, Report};
use axum::extract::{Query, RawQuery, State};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{MethodRouter, get};

/// After so many seconds a file that could not be made now is asked for again.
const BUSY_SECONDS: i64 = 20;

type Pairs = Query<Vec<(String, String)>>;

/// Screen, paper and files of one report, all behind its gate.
macro_rules! faces {
    ($($report:expr, $path:literal;)*) => {
        pub(super) fn routes() -> Vec<Route> {
            let page = |path, gate, handler: fn() -> MethodRouter<AppState>| {
                Route::page(Method::GET, path, gate, handler)
            };
            vec![
                page(to::REPORTS, Gate::Needs(Action::ViewTallies), || get(hub)),
                $(
                    page($path, Gate::Needs($report.action()), || {
                        get(|s: State<AppState>, me: SignedIn, q: Pairs| screen($report, false, s, me, q))
                    }),
                    page(concat!($path, "/print"), Gate::Needs($report.action()), || {
                        get(|s: State<AppState>, me: SignedIn, q: Pairs| screen($report, true, s, me, q))
                    }),
                    page(concat!($path, ".csv"), Gate::Needs($report.action()), || {
                        get(|s: State<AppState>, me: SignedIn, q: Pairs, raw: RawQuery| {
                            file($report, Format::Csv, s, me, q, raw)
                        })
                    }),
                    page(concat!($path, ".xlsx"), Gate::Needs($report.action()), || {
                        get(|s: State<AppState>, me: SignedIn, q: Pairs, raw: RawQuery| {
                            file($report, Format::Xlsx, s, me, q, raw)
                        })
                    }),
                )*
            ]
        }

        #[cfg(test)]
        const PATHS: &[(Report, &str)] = &[$(($report, $path)),*];
    };
}

faces! {
    Report::Members, "/reports/members";
    Report::Contributions, "/reports/contributions";
    Report::Lapses, "/reports/lapses";
    Report::Coverage, "/reports/coverage";
    Report::Cash, "/reports/cash";
    Report::DayEnd, "/reports/day-end";
    Report::Difference, "/reports/difference";
}

async fn hub(State(state): State<AppState>, me: SignedIn) -> Page {
    let view = state.app.reports(me.actor());
    drawn(ui::reports::hub(&ctx(&state, &me).await?, &view))
}

fn asked(pairs: Vec<(String, String)>) -> Form {
    let mut form = Form::default();
    for (name, value) in pairs {
        form.set(&name, value);
    }
    form
}

async fn screen(
    report: Report,
    paper: bool,
    State(state): State<AppState>,
    me: SignedIn,
    Query(pairs): Pairs,
) -> Page {
    let form = asked(pairs);
    if report == Report::Difference && form.get("list").is_empty() {
        return Ok(Redirect::to(to::DIFFERENCE).into_response());
    }
    if report == Report::DayEnd {
        let view = state.app.day_end(me.actor(), form, me.now).await?;
        return drawn(ui::day_end::page(&ctx(&state, &me).await?, &view, paper));
    }
    let view = state.app.report(me.actor(), report, form, paper, me.now).await?;
    drawn(ui::reports::page(&ctx(&state, &me).await?, &view, paper))
}

async fn file(
    report: Report,
    format: Format,
    State(state): State<AppState>,
    me: SignedIn,
    Query(pairs): Pairs,
    RawQuery(raw): RawQuery,
) -> Page {
    let made = state.app.export(me.actor(), report, asked(pairs), format.key(), me.now).await;
    match made {
        Ok(export) => Ok(export::response(me.ctx.lang, export, format)),
        Err(ReadError::Refused(refusal)) if refusal.code() == "report.busy" => {
            let fault = Fault::new(StatusCode::TOO_MANY_REQUESTS, "report.busy");
            Err(fault.after(BUSY_SECONDS))
        }
        // What cannot be read is told at its field, on the page where it was typed.
        Err(ReadError::Refused(refusal)) if refusal.field.is_some() => Ok(back(report, raw)),
        Err(error) => Err(error.into()),
    }
}

fn back(report: Report, query: Option<String>) -> Response {
    Redirect::to(&to::report(report, query.as_deref().unwrap_or_default())).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_report_has_its_roads() {
        assert_eq!(PATHS.len(), Report::ALL.len());
        for (report, path) in PATHS {
            assert_eq!(to::report(*report, ""), *path);
            assert_eq!(to::report_file(*report, "csv", "a=b"), format!("{path}.csv?a=b"));
        }
        assert_eq!(routes().len(), 1 + 4 * PATHS.len());
    }
}
