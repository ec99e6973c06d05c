//! The language and the look of the pages: kept in the browser, for visitors too; the language with the account.

use super::Page;
use crate::AppState;
use crate::routes::Route;
use crate::session::{Gate, Posted, Visitor, keep_lang, keep_theme, safe_back};
use crate::ui::{Theme, to};
use axum::extract::State;
use axum::http::Method;
use axum::response::{IntoResponse, Redirect};
use axum::routing::post;
use text::Lang;

pub(super) fn routes() -> Vec<Route> {
    vec![Route::page(Method::POST, to::SETTINGS, Gate::Open, || post(chosen))]
}

async fn chosen(State(state): State<AppState>, visitor: Visitor, Posted(form): Posted) -> Page {
    let mut response = Redirect::to(safe_back(form.get("back"))).into_response();
    if let Some(lang) = Lang::parse(form.get("lang")) {
        keep_lang(&state, &mut response, lang);
        if let Some(session) = visitor.session.as_ref().filter(|s| s.lang != lang) {
            state.app.set_lang(session.actor.id, lang).await?;
        }
    }
    if let Some(theme) = Theme::from_key(form.get("theme")) {
        keep_theme(&state, &mut response, theme);
    }
    Ok(response)
}
