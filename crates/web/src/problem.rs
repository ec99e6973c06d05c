//! What went wrong, told once: as `problem+json` (RFC 9457) to programs, as a page to people, in their language.

use crate::ui::{self, Ctx};
use access::Denied;
use app::{AppError, ReadError};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::{Note, Refusal};
use schemars::JsonSchema;
use serde::Serialize;
use std::borrow::Cow;
use text::Lang;

/// A "no" on its way out. A handler returns it; the door of its route writes it as JSON or as a page.
#[derive(Clone, Debug)]
pub struct Fault {
    pub status: StatusCode,
    pub note: Note,
    pub field: Option<Cow<'static, str>>,
    /// A parser's own words, in English: for the one who writes the client.
    pub detail: Option<Box<str>>,
    pub retry_after_seconds: Option<u32>,
    /// Finds a failure in the log.
    pub reference: Option<Box<str>>,
}

impl Fault {
    pub fn new(status: StatusCode, code: &'static str) -> Fault {
        Fault {
            status,
            note: Note::new(code),
            field: None,
            detail: None,
            retry_after_seconds: None,
            reference: None,
        }
    }

    pub fn not_found() -> Fault {
        Fault::new(StatusCode::NOT_FOUND, "request.not_found")
    }

    pub fn sign_in() -> Fault {
        Fault::new(StatusCode::UNAUTHORIZED, "request.sign_in")
    }

    /// What was sent cannot be read at all; `why` in a parser's words.
    pub fn malformed(why: impl ToString) -> Fault {
        Fault {
            detail: Some(why.to_string().into()),
            ..Fault::new(StatusCode::BAD_REQUEST, "request.malformed")
        }
    }

    pub fn too_large(most_megabytes: usize) -> Fault {
        let mut fault = Fault::new(StatusCode::PAYLOAD_TOO_LARGE, "request.too_large");
        fault.note = fault.note.with("megabytes", most_megabytes as i64);
        fault
    }

    pub fn later() -> Fault {
        Fault::new(StatusCode::SERVICE_UNAVAILABLE, "request.later").after(2)
    }

    pub fn after(mut self, seconds: i64) -> Fault {
        self.retry_after_seconds = Some(u32::try_from(seconds.max(1)).unwrap_or(u32::MAX));
        self
    }

    /// A refusal as the whole answer of a request: what it names does not exist (404), is not allowed (403),
    /// or cannot be so (422).
    pub fn refused(refusal: Refusal) -> Fault {
        let status = match refusal.code() {
            "access.not_found" | "region.unknown" | "receipt.unknown" | "device.unknown" => {
                StatusCode::NOT_FOUND
            }
            "access.denied" | "access.outside" => StatusCode::FORBIDDEN,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        };
        Fault { field: refusal.field, note: refusal.note, ..Fault::new(status, "") }
    }

    pub fn code(&self) -> &str {
        &self.note.code
    }
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Fault {
        Fault::refused(refusal)
    }
}

impl From<Denied> for Fault {
    fn from(denied: Denied) -> Fault {
        Fault::refused(denied.into())
    }
}

impl From<AppError> for Fault {
    fn from(error: AppError) -> Fault {
        match error {
            AppError::BatchTooLarge(most) => {
                let mut fault = Fault::new(StatusCode::PAYLOAD_TOO_LARGE, "request.batch_too_large");
                fault.note = fault.note.with("most", most as i64);
                fault
            }
            AppError::Closing => Fault::later(),
            AppError::Store(e) if e.is_retryable() => Fault::later(),
            other => failed(&other),
        }
    }
}

/// What failed is for the log; what is said is that nothing acknowledged is lost, and where to look.
fn failed(error: &AppError) -> Fault {
    let reference = uuid::Uuid::now_v7().simple().to_string().split_off(24);
    eprintln!("{reference}: {error}");
    Fault {
        reference: Some(reference.into()),
        ..Fault::new(StatusCode::INTERNAL_SERVER_ERROR, "request.failed")
    }
}

impl From<ReadError> for Fault {
    fn from(error: ReadError) -> Fault {
        match error {
            ReadError::NotFound => Fault::refused(Refusal::new("access.not_found")),
            ReadError::Refused(refusal) => Fault::refused(refusal),
            ReadError::App(error) => error.into(),
        }
    }
}

/// Carried in the response's extensions to the door, which knows the language.
impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// RFC 9457, with the code of the rule and the field it concerns.
#[derive(Serialize, JsonSchema, Debug)]
pub struct Problem {
    /// `urn:payung:problem:` and the code.
    pub r#type: String,
    pub title: String,
    pub status: u16,
    /// A sentence in the caller's language: the rule, the reason, what would change it.
    pub detail: String,
    /// A dotted key that stays the same in every language: `nik.length`.
    pub code: String,
    /// The field it concerns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// A parser's own words, in English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// `urn:payung:fault:` and what finds a failure in the log.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instance: Option<String>,
}

/// As a program reads it.
pub fn as_json(fault: &Fault, lang: Lang) -> Response {
    let problem = Problem {
        r#type: format!("urn:payung:problem:{}", fault.code()),
        title: text::word(lang, title_key(fault.status)).to_owned(),
        status: fault.status.as_u16(),
        detail: text::say(lang, &fault.note),
        code: fault.code().to_owned(),
        field: fault.field.as_ref().map(ToString::to_string),
        reason: fault.detail.as_deref().map(str::to_owned),
        instance: fault.reference.as_ref().map(|reference| format!("urn:payung:fault:{reference}")),
    };
    let body = serde_json::to_vec(&problem).unwrap_or_default();
    let mut response = (fault.status, body).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(lang.key()));
    if fault.status == StatusCode::UNAUTHORIZED {
        headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"Payung\""));
    }
    retry_after(response, fault)
}

/// As a person reads it.
pub fn as_page(fault: &Fault, ctx: &Ctx) -> Response {
    let why = Some(&fault.note).filter(|_| !for_programs(fault.code()));
    let page = ui::error::page(ctx, fault.status.as_u16(), why, fault.reference.as_deref());
    retry_after((fault.status, page).into_response(), fault)
}

/// These name the API's documents; a page says what to do in its own words and leads to the first page.
fn for_programs(code: &str) -> bool {
    matches!(code, "request.malformed" | "request.not_found" | "request.method")
}

fn retry_after(mut response: Response, fault: &Fault) -> Response {
    if let Some(seconds) = fault.retry_after_seconds {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

fn title_key(status: StatusCode) -> &'static str {
    match status.as_u16() {
        400 => "problem.400",
        401 => "problem.401",
        403 => "problem.403",
        404 => "problem.404",
        405 => "problem.405",
        413 => "problem.413",
        422 => "problem.422",
        429 => "problem.429",
        503 => "problem.503",
        504 => "problem.504",
        _ => "problem.500",
    }
}
