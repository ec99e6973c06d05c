use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Another role, office, territory, name or standing of somebody who signs in; the subject is their id. What is left
/// out stays as it is.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reassign {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// A role of the access matrix.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of_office: Option<Uuid>,
    /// Areas they may act in; an empty list means the whole country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub areas: Option<Vec<String>>,
    /// False: all their sessions end at once, and they may not sign in any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    pub reason: String,
}

/// Another name, parent or ground of an office; the subject is its id. What is left out stays as it is, and a code
/// stays for ever: it stands on receipts.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeOffice {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Uuid>,
    /// Provinces, regencies or cities it serves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub areas: Option<Vec<String>>,
    pub reason: String,
}

/// Makes somebody's sign-in new, whom the subject names, when they cannot help themselves.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResetSignIn {
    /// `password`: one for once, and everything open is shut. `authenticator`, `identity` (the link with the
    /// institution's own sign-in): taken off.
    pub what: String,
    pub reason: String,
}
