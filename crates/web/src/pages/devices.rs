//! The devices of a branch: which are in use, and shutting a lost one out.

use super::{Page, ctx, drawn, part};
use crate::AppState;
use crate::problem::Fault;
use crate::routes::Route;
use crate::session::{Gate, Posted, SignedIn};
use crate::ui::{self, to};
use access::Action;
use app::view::{DeviceSort, DevicesAsked};
use axum::extract::{Path, Query, State};
use axum::http::Method;
use axum::response::{IntoResponse, Redirect};
use axum::routing::{get, post};
use serde::Deserialize;

pub(super) fn routes() -> Vec<Route> {
    let gate = Gate::Needs(Action::ManageDevices);
    vec![
        Route::page(Method::GET, to::DEVICES, gate, || get(list)),
        Route::page(Method::GET, "/devices/{owner}/{device}", gate, || get(one)),
        Route::page(Method::POST, "/devices/{owner}/{device}", gate, || post(revoke)),
    ]
}

#[derive(Deserialize)]
struct Listing {
    #[serde(default)]
    named: String,
    #[serde(default)]
    idle: String,
    #[serde(default)]
    sort: String,
    after: Option<String>,
}

async fn list(State(state): State<AppState>, me: SignedIn, Query(asked): Query<Listing>) -> Page {
    let asked = DevicesAsked {
        named: asked.named,
        idle: asked.idle == "yes",
        sort: DeviceSort::from_key(&asked.sort).unwrap_or_default(),
        after: asked.after,
    };
    let view = state.app.branch_devices(me.actor(), asked, me.now).await?;
    drawn(ui::devices::page(&ctx(&state, &me).await?, &view))
}

type Named = Path<(String, String)>;

async fn one(State(state): State<AppState>, me: SignedIn, Path((owner, id)): Named) -> Page {
    let view = state.app.device(me.actor(), part(&owner)?, &id, me.now).await?;
    drawn(ui::devices::one(&ctx(&state, &me).await?, &view))
}

async fn revoke(State(state): State<AppState>, me: SignedIn, Path((owner, id)): Named, _: Posted) -> Page {
    let revoked = state.app.revoke_device(me.actor(), part(&owner)?, &id, me.now).await?;
    revoked.map_err(Fault::refused)?;
    Ok(Redirect::to(to::DEVICES).into_response())
}
