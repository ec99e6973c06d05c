//! What a handler is told of who asks: extractors over what the door of its route found out.

use crate::problem::Fault;
use crate::ui::Ctx;
use access::Actor;
use app::Session;
use app::view::Form;
use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::request::Parts;
use kernel::Instant;
use std::convert::Infallible;
use std::net::IpAddr;
use std::sync::Arc;
use text::Lang;

/// What the door found out, for the handler.
#[derive(Clone)]
pub struct Visit {
    pub session: Option<Arc<Session>>,
    pub lang: Lang,
    pub now: Instant,
    pub from: Option<IpAddr>,
    pub token: Option<Arc<str>>,
    /// Pages only.
    pub ctx: Option<Arc<Ctx>>,
    pub form: Option<Arc<Form>>,
    /// The file that came with the form.
    pub upload: Option<Arc<Upload>>,
}

/// A file as it was sent.
#[derive(Debug)]
pub struct Upload {
    pub name: String,
    pub bytes: axum::body::Bytes,
}

/// Somebody signed in who asks the API.
#[derive(Clone)]
pub struct Caller {
    pub session: Arc<Session>,
    pub lang: Lang,
    pub now: Instant,
    pub from: Option<IpAddr>,
    /// What they showed: to sign out with.
    pub token: Arc<str>,
}

impl Caller {
    pub fn actor(&self) -> &Actor {
        &self.session.actor
    }
}

/// Anybody who asks the API.
#[derive(Clone)]
pub struct Anybody {
    pub lang: Lang,
    pub now: Instant,
    pub from: Option<IpAddr>,
}

/// Somebody signed in who reads a page. Whoever is not is sent to the sign-in and comes back.
#[derive(Clone)]
pub struct SignedIn {
    pub session: Arc<Session>,
    pub ctx: Ctx,
    pub now: Instant,
    pub from: Option<IpAddr>,
    pub token: Arc<str>,
}

impl SignedIn {
    pub fn actor(&self) -> &Actor {
        &self.session.actor
    }
}

/// Anybody who reads a page.
#[derive(Clone)]
pub struct Visitor {
    pub session: Option<Arc<Session>>,
    pub ctx: Ctx,
    pub now: Instant,
    pub from: Option<IpAddr>,
    pub token: Option<Arc<str>>,
}

/// A form that was sent with a file; the file may be missing.
pub struct Uploaded(pub Form, pub Option<Arc<Upload>>);

/// The fields of a form that was sent; that it is the reader's own form has been checked.
pub struct Posted(pub Form);

fn visit(parts: &Parts) -> Result<&Visit, Fault> {
    parts.extensions.get::<Visit>().ok_or_else(Fault::later)
}

fn ctx_of(visit: &Visit) -> Result<Ctx, Fault> {
    visit.ctx.as_deref().cloned().ok_or_else(Fault::later)
}

impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = Fault;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Caller, Fault> {
        let visit = visit(parts)?;
        match (&visit.session, &visit.token) {
            (Some(session), Some(token)) => Ok(Caller {
                session: session.clone(),
                lang: visit.lang,
                now: visit.now,
                from: visit.from,
                token: token.clone(),
            }),
            _ => Err(Fault::sign_in()),
        }
    }
}

impl<S: Sync> OptionalFromRequestParts<S> for Caller {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Option<Caller>, Infallible> {
        Ok(<Caller as FromRequestParts<S>>::from_request_parts(parts, state).await.ok())
    }
}

impl<S: Sync> FromRequestParts<S> for Anybody {
    type Rejection = Fault;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Anybody, Fault> {
        let visit = visit(parts)?;
        Ok(Anybody { lang: visit.lang, now: visit.now, from: visit.from })
    }
}

impl<S: Sync> FromRequestParts<S> for SignedIn {
    type Rejection = Fault;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<SignedIn, Fault> {
        let visit = visit(parts)?;
        match (&visit.session, &visit.token) {
            (Some(session), Some(token)) => Ok(SignedIn {
                session: session.clone(),
                ctx: ctx_of(visit)?,
                now: visit.now,
                from: visit.from,
                token: token.clone(),
            }),
            _ => Err(Fault::sign_in()),
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = Fault;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Visitor, Fault> {
        let visit = visit(parts)?;
        Ok(Visitor {
            session: visit.session.clone(),
            ctx: ctx_of(visit)?,
            now: visit.now,
            from: visit.from,
            token: visit.token.clone(),
        })
    }
}

impl<S: Sync> FromRequestParts<S> for Uploaded {
    type Rejection = Fault;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Uploaded, Fault> {
        let visit = visit(parts)?;
        let form = visit.form.as_deref().cloned();
        let form = form.ok_or_else(|| Fault::malformed("no form was sent"))?;
        Ok(Uploaded(form, visit.upload.clone()))
    }
}

impl<S: Sync> FromRequestParts<S> for Posted {
    type Rejection = Fault;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Posted, Fault> {
        let form = visit(parts)?.form.as_deref().cloned();
        form.map(Posted).ok_or_else(|| Fault::malformed("no form was sent"))
    }
}
