use super::json::{Answered, Asked, Json, Named, Reply};
use crate::AppState;
use crate::openapi::Operation;
use crate::problem::Fault;
use crate::routes::Route;
use crate::session::{Caller, Gate};
use access::Action;
use app::SessionKind;
use axum::extract::State;
use axum::http::{Method, StatusCode};
use axum::routing::{delete, get, post};
use kernel::ActorId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub fn routes() -> Vec<Route> {
    // One's own devices; those of others ask for `manage_devices` at their office.
    let own = Gate::Needs(Action::OwnAccount);
    vec![
        Route::api(
            Method::POST,
            "/api/v1/devices",
            own,
            || post(enrol),
            || {
                Operation::new("enrolDevice", "Door", "Enrol a phone or desk machine of one's own")
                    .json::<DeviceAsked>()
                    .answers_with::<DeviceToken>(201, "The token, shown this once.")
                    .problem(404)
                    .problem(422)
            },
        ),
        Route::api(
            Method::GET,
            "/api/v1/devices",
            own,
            || get(list),
            || {
                Operation::new("listDevices", "Door", "List devices")
                    .query::<Uuid>("actor", "Whose; one's own where left out.")
                    .answers::<Devices>("Newest first.")
                    .problem(404)
            },
        ),
        Route::api(
            Method::DELETE,
            "/api/v1/devices/{id}",
            own,
            || delete(revoke),
            || {
                Operation::new("revokeDevice", "Door", "Shut a device out at once")
                    .path::<String>("id", "As the list names it.")
                    .query::<Uuid>("actor", "Whose; one's own where left out.")
                    .answers_nothing("Shut out.")
                    .problem(404)
            },
        ),
    ]
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct DeviceAsked {
    /// What people call it.
    label: String,
    /// One's own id, or left out: a device of somebody else's is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    actor: Option<Uuid>,
}

#[derive(Serialize, JsonSchema)]
struct DeviceToken {
    token: String,
    expires: String,
}

#[derive(Serialize, JsonSchema)]
struct Devices {
    devices: Vec<DeviceText>,
}

#[derive(Serialize, JsonSchema)]
struct DeviceText {
    id: String,
    label: String,
    created: String,
    expires: String,
    revoked: bool,
    /// When it was last used, to within some minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    seen: Option<String>,
}

#[derive(Deserialize)]
struct Whose {
    actor: Option<Uuid>,
}

fn owner(caller: &Caller, actor: Option<Uuid>) -> ActorId {
    actor.map_or(caller.actor().id, ActorId)
}

async fn enrol(
    State(state): State<AppState>,
    caller: Caller,
    Json(asked): Json<DeviceAsked>,
) -> Result<(StatusCode, Answered<DeviceToken>), Fault> {
    // A phone that was lost enrols no other behind its owner's back.
    if caller.session.kind != SessionKind::Person {
        return Err(Fault::new(StatusCode::FORBIDDEN, "device.by_person"));
    }
    let owner = owner(&caller, asked.actor);
    let enrolled = state.app.enrol_device(caller.actor(), owner, &asked.label, caller.now).await?;
    let enrolled = enrolled.map_err(Fault::refused)?;
    let expires = enrolled.session.expires.to_string();
    Ok((StatusCode::CREATED, Answered(DeviceToken { token: enrolled.token, expires })))
}

async fn list(State(state): State<AppState>, caller: Caller, Asked(whose): Asked<Whose>) -> Reply<Devices> {
    let devices = state.app.devices(caller.actor(), owner(&caller, whose.actor)).await?;
    let device = |d: app::Device| DeviceText {
        id: d.id,
        label: d.label,
        created: d.created.to_string(),
        expires: d.expires.to_string(),
        revoked: d.revoked,
        seen: d.seen.map(|at| at.to_string()),
    };
    Ok(Answered(Devices { devices: devices.map_err(Fault::refused)?.into_iter().map(device).collect() }))
}

async fn revoke(
    State(state): State<AppState>,
    caller: Caller,
    Named(id): Named<String>,
    Asked(whose): Asked<Whose>,
) -> Result<StatusCode, Fault> {
    let revoked = state.app.revoke_device(caller.actor(), owner(&caller, whose.actor), &id, caller.now);
    let revoked = revoked.await?;
    revoked.map_err(Fault::refused)?;
    Ok(StatusCode::NO_CONTENT)
}
