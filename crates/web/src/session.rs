//! Who asks, in which language, and whether a form is their own: found out once at the door of every route.

use crate::cookies;
use crate::limits;
use crate::problem::Fault;
use crate::ui::{Ctx, Progress, Theme, UserBadge};
use crate::{AppState, problem, ui};
use access::Action;
use app::view::Form;
use app::{Session, SessionKind};
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, Request, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{Day, Instant, Zone};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use text::Lang;

pub use crate::cookies::{keep_lang, keep_theme};
pub use crate::visit::{Anybody, Caller, Posted, SignedIn, Uploaded, Visitor};

use crate::visit::{Upload, Visit};

const CSRF_HEADER: &str = "x-csrf-token";
/// A path to come back to, no longer than this.
const LONGEST_BACK: usize = 500;

/// Who may come through.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Gate {
    /// Anybody, signed in or not.
    Open,
    /// Anybody signed in, even before a password for once is changed: one's own session.
    OwnSession,
    /// Anybody signed in. What they ask is allowed or denied piece by piece.
    SignedIn,
    /// One's own password, even before one for once is changed.
    OwnPassword,
    /// A phone's own token, which the handler looks at: one that was shut out may still bring what it holds.
    Phone,
    /// Whose role has this action somewhere; the handler asks for the place.
    Needs(Action),
}

impl Gate {
    fn pass(self, session: Option<&Session>) -> Result<(), Fault> {
        match (self, session) {
            (Gate::Open | Gate::Phone, _) | (Gate::OwnSession | Gate::SignedIn, Some(_)) => Ok(()),
            (Gate::Needs(action), Some(session)) => {
                access::scope(&session.actor, action).map(drop).map_err(Fault::from)
            }
            (Gate::OwnPassword, Some(session)) => {
                access::scope(&session.actor, Action::OwnAccount).map(drop).map_err(Fault::from)
            }
            (_, None) => Err(Fault::sign_in()),
        }
    }

    /// True where a password for once is enough.
    fn before_change(self) -> bool {
        matches!(self, Gate::Open | Gate::OwnSession | Gate::OwnPassword)
    }
}

/// The door of the API: bearer token or cookie, gate, and every "no" as `problem+json`.
pub async fn api_door(
    state: AppState,
    gate: Gate,
    request: Request<Body>,
    next: axum::middleware::Next,
) -> Response {
    let (mut parts, body) = request.into_parts();
    let lang = language(&parts.uri, &parts.headers, None);
    let admitted = async {
        whole(&parts.uri)?;
        let now = (state.clock)();
        let (token, by_cookie) = credentials(&parts.headers, state.secure_cookies);
        let session = match token {
            Some(token) if gate != Gate::Open => state.app.session(token, now).await?,
            _ => None,
        };
        gate.pass(session.as_deref())?;
        if let Some(session) = &session {
            if session.must_change && !gate.before_change() {
                return Err(Fault::new(StatusCode::FORBIDDEN, "request.must_change"));
            }
            let given = parts.headers.get(CSRF_HEADER).map(HeaderValue::as_bytes).unwrap_or_default();
            if by_cookie && changes(&parts.method) && !seal::same(given, session.csrf.as_bytes()) {
                return Err(Fault::new(StatusCode::FORBIDDEN, "request.csrf"));
            }
        }
        Ok(Visit {
            token: session.is_some().then(|| token.map(Arc::from)).flatten(),
            session,
            lang,
            now,
            from: address(&parts),
            ctx: None,
            form: None,
            upload: None,
        })
    };
    let mut response = match admitted.await {
        Ok(visit) => {
            parts.extensions.insert(visit);
            in_time(next.run(Request::from_parts(parts, body))).await
        }
        Err(fault) => fault.into_response(),
    };
    if let Some(fault) = response.extensions_mut().remove::<Fault>() {
        response = problem::as_json(&fault, lang);
    }
    private(&mut response);
    response
}

/// The door of the console: cookie, language, gate, the form's own mark, and every "no" as a page.
pub async fn page_door(
    state: AppState,
    gate: Gate,
    request: Request<Body>,
    next: axum::middleware::Next,
) -> Response {
    let (mut parts, body) = request.into_parts();
    let (visit, new_door) = match see(&state, &parts).await {
        Ok(seen) => seen,
        Err(fault) => return fault_page(&state, &parts, &fault),
    };
    let Some(ctx) = visit.ctx.clone() else { return Fault::later().into_response() };
    let mut response = match admit(&visit, gate, &parts, body).await {
        Ok((body, form, upload)) => {
            parts.extensions.insert(Visit { form, upload, ..visit });
            in_time(next.run(Request::from_parts(parts, body))).await
        }
        Err(fault) if fault.status == StatusCode::UNAUTHORIZED => to_sign_in(&ctx.path),
        Err(fault) if fault.code() == "request.must_change" => Redirect::to(ui::to::PASSWORD).into_response(),
        Err(fault) => fault.into_response(),
    };
    if let Some(fault) = response.extensions_mut().remove::<Fault>() {
        response = match fault.status {
            StatusCode::UNAUTHORIZED => to_sign_in(&ctx.path),
            _ => problem::as_page(&fault, &ctx),
        };
    }
    if let Some(door) = new_door {
        cookies::mark(&state, &mut response, &door);
    }
    private(&mut response);
    response
}

/// Who reads, as far as it can be known; and a new mark for a visitor who has none.
async fn see(state: &AppState, parts: &Parts) -> Result<(Visit, Option<String>), Fault> {
    let now = (state.clock)();
    let headers = &parts.headers;
    let secure = state.secure_cookies;
    let token = cookies::SESSION.of(headers, secure);
    let session = match token {
        Some(token) => state.app.session(token, now).await?,
        None => None,
    };
    let lang = language(&parts.uri, headers, session.as_deref().map(|s| s.lang));
    let held = cookies::DOOR.of(headers, secure).filter(|door| seal::token::stored(door).is_some());
    let new_door = (session.is_none() && held.is_none()).then(|| seal::token::new().0);
    let csrf = match (&session, &new_door) {
        (Some(session), _) => session.csrf.clone(),
        (None, Some(new)) => new.clone(),
        (None, None) => held.unwrap_or_default().to_owned(),
    };
    let ctx = context(state, parts, lang, session.as_deref(), csrf, now);
    let visit = Visit {
        token: session.is_some().then(|| token.map(Arc::from)).flatten(),
        session,
        lang,
        now,
        from: address(parts),
        ctx: Some(Arc::new(ctx)),
        form: None,
        upload: None,
    };
    Ok((visit, new_door))
}

type Admitted = (Body, Option<Arc<Form>>, Option<Arc<Upload>>);

async fn admit(visit: &Visit, gate: Gate, parts: &Parts, body: Body) -> Result<Admitted, Fault> {
    whole(&parts.uri)?;
    gate.pass(visit.session.as_deref())?;
    let must_change = visit.session.as_ref().is_some_and(|s| s.must_change);
    if must_change && !gate.before_change() {
        return Err(Fault::new(StatusCode::FORBIDDEN, "request.must_change"));
    }
    if !changes(&parts.method) {
        return Ok((body, None, None));
    }
    let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let (form, upload) = match multer::parse_boundary(kind) {
        Ok(boundary) => {
            // Only who is signed in sends files; everybody else's form is small.
            let most = if visit.session.is_some() { limits::FILE_BODY } else { limits::SMALL_BODY };
            read_parts(limits::body(body, most).await?, boundary).await?
        }
        Err(_) => (read_form(&limits::body(body, limits::SMALL_BODY).await?)?, None),
    };
    if form.values.values().flatten().any(|value| value.contains('\0')) {
        return Err(Fault::malformed(ZERO));
    }
    let own = visit.ctx.as_ref().map(|ctx| ctx.csrf.as_str()).unwrap_or_default();
    if own.is_empty() || !seal::same(form.get("csrf").as_bytes(), own.as_bytes()) {
        return Err(Fault::new(StatusCode::FORBIDDEN, "request.csrf"));
    }
    Ok((Body::empty(), Some(Arc::new(form)), upload.map(Arc::new)))
}

/// Why something with a zero byte in it is not read: it is part of no text here, and one of the two databases would take
/// it and the other fail.
pub const ZERO: &str = "it holds a zero byte";

fn whole(uri: &Uri) -> Result<(), Fault> {
    let zero = uri.path_and_query().is_some_and(|asked| asked.as_str().contains("%00"));
    if zero { Err(Fault::malformed(ZERO)) } else { Ok(()) }
}

/// A form in parts: its fields, and the one file that came with it.
async fn read_parts(bytes: axum::body::Bytes, boundary: String) -> Result<(Form, Option<Upload>), Fault> {
    let whole = futures_util::stream::once(async move { Ok::<_, std::convert::Infallible>(bytes) });
    let mut parts = multer::Multipart::new(whole, boundary);
    let (mut form, mut upload) = (Form::default(), None);
    while let Some(field) = parts.next_field().await.map_err(Fault::malformed)? {
        let name = field.name().unwrap_or_default().to_owned();
        let file = field.file_name().map(str::to_owned);
        let bytes = field.bytes().await.map_err(Fault::malformed)?;
        match file {
            // A field for a file that nobody chose comes nameless and empty.
            Some(file) if !file.is_empty() => upload = Some(Upload { name: file, bytes }),
            Some(_) => {}
            None => form.set(&name, String::from_utf8_lossy(&bytes).into_owned()),
        }
    }
    Ok((form, upload))
}

fn read_form(bytes: &[u8]) -> Result<Form, Fault> {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_bytes(bytes).map_err(Fault::malformed)?;
    let mut form = Form::default();
    for (name, value) in pairs {
        form.set(&name, value);
    }
    Ok(form)
}

async fn in_time(answer: impl Future<Output = Response>) -> Response {
    let late = || Fault::new(StatusCode::GATEWAY_TIMEOUT, "request.timeout").after(5).into_response();
    tokio::time::timeout(limits::REQUEST_TIME, answer).await.unwrap_or_else(|_| late())
}

/// For what no route answers: in the form its path belongs to.
pub async fn nowhere(state: AppState, request: Request<Body>, fault: Fault) -> Response {
    let (parts, body) = request.into_parts();
    // Nobody reads it: it may be any size.
    drop(body);
    if parts.uri.path().starts_with("/api/") {
        return problem::as_json(&fault, language(&parts.uri, &parts.headers, None));
    }
    let mut response = match see(&state, &parts).await {
        Ok((Visit { ctx: Some(ctx), .. }, _)) => problem::as_page(&fault, &ctx),
        _ => fault_page(&state, &parts, &fault),
    };
    // The frame names its reader.
    private(&mut response);
    response
}

/// Where not even the session could be looked up.
fn fault_page(state: &AppState, parts: &Parts, fault: &Fault) -> Response {
    let lang = language(&parts.uri, &parts.headers, None);
    let now = (state.clock)();
    problem::as_page(fault, &context(state, parts, lang, None, String::new(), now))
}

fn context(
    state: &AppState,
    parts: &Parts,
    lang: Lang,
    session: Option<&Session>,
    csrf: String,
    now: Instant,
) -> Ctx {
    Ctx {
        lang,
        theme: cookies::THEME
            .of(&parts.headers, state.secure_cookies)
            .and_then(Theme::from_key)
            .unwrap_or_default(),
        user: session.filter(|s| !s.must_change).map(|s| badge(state, s)),
        path: parts.uri.path_and_query().map_or("/", |p| p.as_str()).to_owned(),
        csrf,
        today: session.map_or_else(|| now.day_in(Zone::WIB), |s| today(state, s, now)),
        demo: state.app.is_demo(),
        loading: state.loading.as_ref().and_then(|l| {
            let (done, total) = l.now();
            (done < total).then_some(Progress { done, total })
        }),
    }
}

/// Today at the reader's office.
pub fn today(state: &AppState, session: &Session, now: Instant) -> Day {
    now.day_in(zone(state, session))
}

/// The clock of the reader's office.
fn zone(state: &AppState, session: &Session) -> Zone {
    let network = state.app.network();
    let office = session.actor.office.and_then(|o| network.offices.get(&o));
    office.and_then(|o| o.areas.first()).map_or(Zone::WIB, |area| regions::regions().zone(area))
}

fn badge(state: &AppState, session: &Session) -> UserBadge {
    let network = state.app.network();
    let office = session.actor.office.and_then(|o| network.offices.get(&o)).or(network.national());
    UserBadge {
        name: session.actor.name.clone(),
        role_key: session.actor.role.key().to_owned(),
        office_name: office.map(|o| o.name.clone()).unwrap_or_default(),
        may: Action::ALL.iter().copied().filter(|a| access::scope(&session.actor, *a).is_ok()).collect(),
        tasks: None,
        approvals: 0,
    }
}

fn to_sign_in(path: &str) -> Response {
    Redirect::to(&ui::to::sign_in(path)).into_response()
}

/// Where to go on after a form: a path of this site and nothing else.
pub fn safe_back(back: &str) -> &str {
    let own = back.starts_with('/') && !back.starts_with("//") && !back.contains('\\');
    let plain = back.len() <= LONGEST_BACK && back.bytes().all(|b| (0x21..0x7f).contains(&b));
    if own && plain { back } else { ui::to::HOME }
}

/// Bearer token first; a cookie is for the console's own scripts.
fn credentials(headers: &HeaderMap, secure: bool) -> (Option<&str>, bool) {
    match bearer(headers) {
        Some(token) => (Some(token), false),
        None => (cookies::SESSION.of(headers, secure), true),
    }
}

/// The token after `Bearer`.
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    let bearer = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    bearer.strip_prefix("Bearer ").or_else(|| bearer.strip_prefix("bearer ")).map(str::trim)
}

fn changes(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// `?lang=` first; then what the person chose, in whatever browser; for a visitor the cookie, or what the browser says.
fn language(uri: &Uri, headers: &HeaderMap, own: Option<Lang>) -> Lang {
    let asked = uri.query().and_then(|q| q.split('&').find_map(|pair| pair.strip_prefix("lang=")));
    let asked = asked.and_then(Lang::parse);
    let cookie = || cookies::LANG.of(headers, false).and_then(Lang::parse);
    let browser = || headers.get(header::ACCEPT_LANGUAGE).and_then(|v| Lang::accepted(v.to_str().ok()?));
    asked.or(own).or_else(cookie).or_else(browser).unwrap_or_default()
}

/// The peer, or behind a proxy on this machine whom it names.
fn address(parts: &Parts) -> Option<IpAddr> {
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|c| c.0.ip())?;
    let named = parts.headers.get("x-forwarded-for").filter(|_| peer.is_loopback());
    let named = named.and_then(|v| v.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
    Some(named.unwrap_or(peer))
}

/// What concerns a person stays out of every cache, unless the handler said otherwise.
fn private(response: &mut Response) {
    let headers = response.headers_mut();
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
}

/// How a session's kind is called in answers.
pub fn kind_key(kind: SessionKind) -> &'static str {
    match kind {
        SessionKind::Person => "person",
        SessionKind::Device => "device",
        SessionKind::Client => "client",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_own_paths_are_gone_back_to() {
        for good in ["/", "/members?q=Sari&page=2", "/areas/33.10"] {
            assert_eq!(safe_back(good), good);
        }
        let bad =
            ["", "//evil.example", "https://evil.example", "/\\evil.example", "members", "/a\r\nb", "/a b"];
        for bad in bad {
            assert_eq!(safe_back(bad), "/", "{bad:?}");
        }
        assert_eq!(safe_back(&format!("/{}", "x".repeat(600))), "/");
    }
}
