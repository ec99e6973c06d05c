//! One's own account: sessions, devices, authenticator. A device is shut out after a page that says what that means.

use super::{Page, ctx, drawn, drawn_again};
use crate::elsewhere::from_hex;
use crate::problem::Fault;
use crate::routes::Route;
use crate::session::{Gate, Posted, SignedIn};
use crate::ui::{self, to};
use crate::{AppState, browser};
use access::Action;
use app::NewTotp;
use app::view::{AuthenticatorView, Form};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, Method};
use axum::response::{IntoResponse, Redirect};
use axum::routing::{get, post};
use kernel::Refusal;

pub(super) fn routes() -> Vec<Route> {
    let own = Gate::Needs(Action::OwnAccount);
    vec![
        Route::page(Method::GET, to::ACCOUNT, own, || get(account)),
        Route::page(Method::POST, to::SESSIONS, own, || post(end_session)),
        Route::page(Method::POST, to::UNLINK, own, || post(unlink)),
        Route::page(Method::GET, "/account/devices/{device}", own, || get(device)),
        Route::page(Method::POST, "/account/devices/{device}", own, || post(revoke)),
        Route::page(Method::GET, to::AUTHENTICATOR, own, || get(authenticator)),
        Route::page(Method::POST, to::AUTHENTICATOR, own, || post(enrol)),
        Route::page(Method::POST, to::AUTHENTICATOR_OFF, own, || post(take_off)),
        Route::page(Method::POST, to::RECOVERY_CODES, own, || post(new_codes)),
    ]
}

async fn account(State(state): State<AppState>, me: SignedIn) -> Page {
    drawn(account_page(&state, &me, Form::default()).await?)
}

async fn account_page(state: &AppState, me: &SignedIn, form: Form) -> Result<maud::Markup, Fault> {
    let view = state.app.account(&me.session, &me.token, me.now).await?;
    Ok(ui::account::page(&ctx(state, me).await?, &view, &form))
}

async fn end_session(State(state): State<AppState>, me: SignedIn, Posted(form): Posted) -> Page {
    match form.get("id") {
        "others" => drop(state.app.end_other_sessions(&me.session, &me.token, me.now).await?),
        id => state.app.end_session(&me.session, id, me.now).await?,
    }
    Ok(Redirect::to(to::ACCOUNT).into_response())
}

async fn unlink(
    State(state): State<AppState>,
    me: SignedIn,
    headers: HeaderMap,
    Posted(form): Posted,
) -> Page {
    state.tries.count(me.from, me.now)?;
    let from = browser::label(&headers);
    match state.app.unlink_own(&me.session, form.get("password"), &from, me.now).await? {
        Ok(()) => Ok(Redirect::to(to::ACCOUNT).into_response()),
        Err(refusal) => drawn_again(account_page(&state, &me, refused(refusal)).await?),
    }
}

/// The secrets go, what is wrong stays.
fn refused(refusal: Refusal) -> Form {
    Form { errors: vec![refusal], ..Form::default() }
}

async fn device(State(state): State<AppState>, me: SignedIn, Path(id): Path<String>) -> Page {
    let view = state.app.device(me.actor(), me.actor().id, &id, me.now).await?;
    drawn(ui::devices::one(&ctx(&state, &me).await?, &view))
}

async fn revoke(State(state): State<AppState>, me: SignedIn, Path(id): Path<String>, _: Posted) -> Page {
    state.app.revoke_device(me.actor(), me.actor().id, &id, me.now).await?.map_err(Fault::refused)?;
    Ok(Redirect::to(to::ACCOUNT).into_response())
}

async fn authenticator(State(state): State<AppState>, me: SignedIn) -> Page {
    let new = (!me.session.has_totp).then(|| state.app.new_totp(&me.session));
    drawn(authenticator_page(&state, &me, new, Form::default()).await?)
}

async fn authenticator_page(
    state: &AppState,
    me: &SignedIn,
    new: Option<NewTotp>,
    form: Form,
) -> Result<maud::Markup, Fault> {
    let account = state.app.account(&me.session, &me.token, me.now).await?;
    let view = AuthenticatorView { new, codes_left: account.codes_left, codes: Vec::new(), form };
    Ok(ui::authenticator::page(&ctx(state, me).await?, &view))
}

/// The codes, shown this once: they are in no address and in no cache.
async fn codes_page(state: &AppState, me: &SignedIn, codes: Vec<String>) -> Page {
    let view = AuthenticatorView { new: None, codes_left: codes.len() as i64, codes, form: Form::default() };
    drawn(ui::authenticator::codes(&ctx(state, me).await?, &view))
}

async fn enrol(State(state): State<AppState>, me: SignedIn, Posted(form): Posted) -> Page {
    state.tries.count(me.from, me.now)?;
    let sealed = from_hex(form.get("sealed")).unwrap_or_default();
    match state.app.enrol_totp(&me.session, &sealed, form.get("code"), me.now).await? {
        Ok(codes) => codes_page(&state, &me, codes).await,
        Err(_) if me.session.has_totp => Ok(Redirect::to(to::AUTHENTICATOR).into_response()),
        Err(refusal) => {
            // The same square once more: the app has it already.
            let again = state.app.totp_again(&me.session, &sealed);
            let new = again.unwrap_or_else(|| state.app.new_totp(&me.session));
            drawn_again(authenticator_page(&state, &me, Some(new), refused(refusal)).await?)
        }
    }
}

async fn take_off(
    State(state): State<AppState>,
    me: SignedIn,
    headers: HeaderMap,
    Posted(form): Posted,
) -> Page {
    state.tries.count(me.from, me.now)?;
    let (from, password, code) = (browser::label(&headers), form.get("password"), form.get("code"));
    match state.app.remove_totp(&me.session, password, code, &from, me.now).await? {
        Ok(()) => Ok(Redirect::to(to::ACCOUNT).into_response()),
        Err(refusal) => drawn_again(authenticator_page(&state, &me, None, refused(refusal)).await?),
    }
}

async fn new_codes(
    State(state): State<AppState>,
    me: SignedIn,
    headers: HeaderMap,
    Posted(form): Posted,
) -> Page {
    state.tries.count(me.from, me.now)?;
    let (from, password, code) = (browser::label(&headers), form.get("password"), form.get("code"));
    match state.app.renew_codes(&me.session, password, code, &from, me.now).await? {
        Ok(codes) => codes_page(&state, &me, codes).await,
        Err(refusal) => drawn_again(authenticator_page(&state, &me, None, refused(refusal)).await?),
    }
}
