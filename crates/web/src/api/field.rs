//! Phones of the field: enrolled, heard, and how they stand.

use super::commands::{AnswerText, in_words};
use super::json::{Answered, Json, Raw, Reply};
use crate::AppState;
use crate::limits::PHONE_BODY;
use crate::openapi::Operation;
use crate::problem::Fault;
use crate::routes::Route;
use crate::session::{Anybody, Caller, Gate, bearer};
use access::Action;
use app::view::{PhoneStanding, Slice};
use app::{MOST_ITEMS, Sent, SessionKind, Synced};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::routing::{get, post};
use kernel::Refusal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use text::Lang;
use uuid::Uuid;

pub fn routes() -> Vec<Route> {
    vec![
        Route::api(
            Method::POST,
            "/api/v1/field/phones",
            Gate::Needs(Action::RegisterMember),
            || post(enrol),
            || {
                Operation::new("enrolPhone", "Field", "Enrol one's own phone")
                    .says(
                        "By a person who is signed in, never by a device. The phone has made a signing key of its own \
                         (ES256) and gives the public half. It is a device besides: listed with the others, shut out \
                         like them.",
                    )
                    .json::<PhoneAsked>()
                    .answers_with::<PhoneGiven>(201, "What the phone needs; the token is shown this once.")
                    .problem(422)
            },
        ),
        Route::api(
            Method::GET,
            "/api/v1/field/phones",
            Gate::Needs(Action::OwnAccount),
            || get(list),
            || {
                Operation::new("listPhones", "Field", "How phones stand")
                    .says("One's own, and those of the offices one manages devices of.")
                    .answers::<Phones>("By series.")
            },
        ),
        Route::api(
            Method::POST,
            "/api/v1/field/phones/{phone}/spare",
            Gate::Needs(Action::RegisterMember),
            || post(spare),
            || {
                Operation::new("sparePhone", "Field", "The spare key of one's own phone")
                    .says(
                        "By a person who is signed in, never by a device: where the PIN was forgotten, the phone opens \
                         with it what it keeps, and takes another PIN. It opens nothing without the phone.",
                    )
                    .path::<Uuid>("phone", "As the phone was told when it was enrolled.")
                    .answers::<SpareGiven>("The key, the same every time.")
                    .problem(404)
                    .problem(422)
            },
        ),
        Route::api(
            Method::GET,
            "/api/v1/field/slice",
            Gate::Needs(Action::RegisterMember),
            || get(slice),
            || {
                Operation::new("phoneSlice", "Field", "What a phone carries")
                    .says(
                        "With the token of a phone: the villages, activities, prices and members of its agent, to work \
                         from without a network. The look at the members is kept in the audit.",
                    )
                    .answers::<Slice>("The slice, as of this moment.")
                    .problem(404)
            },
        ),
        Route::api(
            Method::POST,
            "/api/v1/field/sync",
            Gate::Phone,
            || post(sync),
            || {
                Operation::new("syncPhone", "Field", "Send what a phone holds")
                    .says(
                        "Up to 50 items, taken in the order of their numbers without a gap; what comes after a gap is \
                         not kept and named in `missing`. Sending an item again gets its answer again. What cannot be \
                         opened or believed is kept whole for a person and answered as `quarantined`. A phone that was \
                         shut out is heard all the same: what it brings is kept and not carried out.",
                    )
                    .json::<SyncAsked>()
                    .answers::<SyncAnswer>("What is kept, and the answers.")
                    .problem(422)
            },
        ),
    ]
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct PhoneAsked {
    /// What people call it.
    label: String,
    /// The public half of the phone's signing key: an uncompressed P-256 point, 65 bytes in base64url.
    public_key: String,
}

#[derive(Serialize, JsonSchema)]
struct PhoneGiven {
    phone: Uuid,
    token: String,
    expires: String,
    /// Its block of receipt numbers: `DPS-H7K2QM` gives `DPS-H7K2QM-00001-8` and so on.
    series: String,
    seal_key: SealKey,
    /// Names the memory of the house; another one after a backup was brought back.
    epoch: String,
    mark: String,
    /// With it the phone wraps what its PIN opens a second time; it is not kept on the phone.
    spare: String,
    person: PhonePerson,
    office: PhoneOffice,
}

/// What items are sealed to: HPKE base mode, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM.
#[derive(Serialize, JsonSchema)]
struct SealKey {
    kid: String,
    /// An uncompressed P-256 point, 65 bytes in base64url.
    public_key: String,
}

#[derive(Serialize, JsonSchema)]
struct PhonePerson {
    name: String,
    login: String,
}

#[derive(Serialize, JsonSchema)]
struct PhoneOffice {
    id: Uuid,
    code: String,
    name: String,
}

async fn enrol(
    State(state): State<AppState>,
    caller: Caller,
    Json(asked): Json<PhoneAsked>,
) -> Result<(StatusCode, Answered<PhoneGiven>), Fault> {
    // A phone that was lost enrols no other behind its owner's back.
    if caller.session.kind != SessionKind::Person {
        return Err(Fault::new(StatusCode::FORBIDDEN, "device.by_person"));
    }
    let enrolled = state.app.enrol_phone(caller.actor(), &asked.label, &asked.public_key, caller.now).await?;
    let phone = enrolled.map_err(Fault::refused)?;
    let network = state.app.network();
    let office = network.offices.get(&phone.office).ok_or_else(Fault::later)?;
    let seal = state.app.keys().outbox();
    let given = PhoneGiven {
        phone: phone.id,
        expires: phone.signed_in.session.expires.to_string(),
        token: phone.signed_in.token,
        series: phone.series,
        seal_key: SealKey { kid: seal.kid().to_owned(), public_key: seal.public_base64url() },
        epoch: state.app.epoch().to_owned(),
        mark: phone.mark,
        spare: state.app.phone_spare(caller.actor(), phone.id).await?,
        person: PhonePerson { name: caller.actor().name.clone(), login: caller.session.login.clone() },
        office: PhoneOffice { id: office.id.0, code: office.code.clone(), name: office.name.clone() },
    };
    Ok((StatusCode::CREATED, Answered(given)))
}

#[derive(Serialize, JsonSchema)]
struct SpareGiven {
    /// 32 bytes in base64url.
    spare: String,
}

async fn spare(State(state): State<AppState>, caller: Caller, Path(phone): Path<Uuid>) -> Reply<SpareGiven> {
    if caller.session.kind != SessionKind::Person {
        return Err(Fault::new(StatusCode::FORBIDDEN, "device.by_person"));
    }
    Ok(Answered(SpareGiven { spare: state.app.phone_spare(caller.actor(), phone).await? }))
}

async fn slice(State(state): State<AppState>, caller: Caller) -> Reply<Slice> {
    Ok(Answered(state.app.slice(&caller.session, &caller.token, caller.now).await?))
}

#[derive(Deserialize, JsonSchema)]
struct SyncAsked {
    /// The epoch the phone knows.
    #[serde(default)]
    #[expect(dead_code, reason = "for the phone's own comparison; the answer names the one in force")]
    epoch: Option<String>,
    #[serde(default)]
    items: Vec<ItemAsked>,
}

#[derive(Deserialize, JsonSchema)]
struct ItemAsked {
    /// The phone's running number, from 1 without a gap.
    seq: i64,
    /// The encapsulated key and the ciphertext, in base64url.
    sealed: String,
}

#[derive(Serialize, JsonSchema)]
struct SyncAnswer {
    epoch: String,
    /// Proves the contact: what names it was written after it.
    mark: String,
    /// The moment of this contact.
    now: String,
    /// Everything up to this number is kept.
    upto: i64,
    /// Numbers that must come first.
    missing: Vec<i64>,
    answers: Vec<ItemAnswer>,
    /// The phone was shut out: what it brings is kept for a person, and nothing else is answered.
    revoked: bool,
}

#[derive(Serialize, JsonSchema)]
struct ItemAnswer {
    seq: i64,
    /// `done`, `refused`, `recorded`, or `quarantined`: kept whole for a person to decide.
    state: String,
    /// Why it was put aside: `sealed`, `signature`, `form`, `chain`, `conflict`, `revoked`.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<AnswerText>,
}

async fn sync(
    State(state): State<AppState>,
    anybody: Anybody,
    headers: HeaderMap,
    Raw(body): Raw<PHONE_BODY>,
) -> Reply<SyncAnswer> {
    let token = bearer(&headers).ok_or_else(Fault::sign_in)?;
    let asked: SyncAsked = serde_json::from_slice(&body).map_err(Fault::malformed)?;
    if asked.items.len() > MOST_ITEMS {
        let most = Refusal::of("items", "phone.too_many").with("most", MOST_ITEMS as i64);
        return Err(Fault::refused(most));
    }
    if asked.items.iter().any(|item| item.seq < 1) {
        return Err(Fault::refused(Refusal::of("seq", "phone.seq")));
    }
    let sent: Vec<Sent> = asked.items.into_iter().map(sent).collect();
    let synced = state.app.sync_phone(token, &sent, anybody.now).await?.ok_or_else(Fault::sign_in)?;
    Ok(Answered(answer(anybody.lang, anybody.now, synced)))
}

/// What is not base64url is kept as it came, and will not open.
fn sent(item: ItemAsked) -> Sent {
    let sealed = seal::outbox::bytes(&item.sealed).unwrap_or_else(|| item.sealed.into_bytes());
    Sent { seq: item.seq, sealed }
}

fn answer(lang: Lang, now: kernel::Instant, synced: Synced) -> SyncAnswer {
    let told = |told: app::Told| ItemAnswer {
        seq: told.seq,
        state: told.state.key().to_owned(),
        reason: told.reason,
        answer: told.answer.map(|answer| in_words(lang, answer)),
    };
    SyncAnswer {
        epoch: synced.epoch,
        mark: synced.mark,
        now: now.to_string(),
        upto: synced.upto,
        missing: synced.missing,
        answers: synced.answers.into_iter().map(told).collect(),
        revoked: synced.revoked,
    }
}

#[derive(Serialize, JsonSchema)]
struct Phones {
    phones: Vec<PhoneText>,
}

#[derive(Serialize, JsonSchema)]
struct PhoneText {
    phone: Uuid,
    /// As `listDevices` names it.
    device: String,
    label: String,
    series: String,
    person: String,
    /// Everything up to this number is kept.
    upto: i64,
    /// Numbers missing at the last contact.
    gaps: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_contact: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_item: Option<String>,
    /// Kept whole for a person to decide.
    quarantined: i64,
    reasons: Vec<ReasonCount>,
    /// Carried out, with something odd about its number, its day or its mark.
    odd: i64,
    revoked: bool,
}

#[derive(Serialize, JsonSchema)]
struct ReasonCount {
    reason: String,
    count: i64,
}

async fn list(State(state): State<AppState>, caller: Caller) -> Reply<Phones> {
    let phone = |p: PhoneStanding| PhoneText {
        phone: p.id,
        device: p.device,
        label: p.label,
        series: p.series,
        person: p.person,
        upto: p.upto,
        gaps: p.missing,
        last_contact: p.seen.map(|at| at.to_string()),
        last_item: p.heard.map(|at| at.to_string()),
        quarantined: p.quarantined,
        reasons: p.reasons.into_iter().map(|(reason, count)| ReasonCount { reason, count }).collect(),
        odd: p.odd,
        revoked: p.revoked,
    };
    let phones = state.app.phones(caller.actor()).await?;
    Ok(Answered(Phones { phones: phones.into_iter().map(phone).collect() }))
}
