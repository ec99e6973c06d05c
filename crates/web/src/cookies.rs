//! The cookies: the session, a visitor's mark, a way to the institution's own sign-in and back, language and colours.
//! None is read by a script, and none comes with a form of another site.

use crate::AppState;
use crate::ui::{Theme, to};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use text::Lang;

/// A cookie by its two names. Over HTTPS the browser itself holds it to the rules of its prefix: set by this host only,
/// over HTTPS only, so that neither a neighbour's site nor a network without encryption can put one of its own there.
pub struct Cookie {
    plain: &'static str,
    over_https: &'static str,
    path: &'static str,
}

impl Cookie {
    pub fn name(&self, secure: bool) -> &'static str {
        if secure { self.over_https } else { self.plain }
    }

    pub fn of<'a>(&self, headers: &'a HeaderMap, secure: bool) -> Option<&'a str> {
        cookie_of(headers, self.name(secure))
    }

    fn with(&self, value: &str, seconds: i64, secure: bool) -> String {
        let (name, path) = (self.name(secure), self.path);
        let secure = if secure { "; Secure" } else { "" };
        format!("{name}={value}; Path={path}; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}")
    }
}

/// Holds the session's token.
pub const SESSION: Cookie =
    Cookie { plain: "payung_session", over_https: "__Host-payung_session", path: "/" };
/// Before anybody is signed in: what a form of a visitor carries too.
pub const DOOR: Cookie = Cookie { plain: "payung_door", over_https: "__Host-payung_door", path: "/" };
/// What was sent along to the institution's own sign-in, sealed; it comes back to one path only.
pub const ROUND: Cookie =
    Cookie { plain: "payung_round", over_https: "__Secure-payung_round", path: to::SSO };
pub const LANG: Cookie = Cookie { plain: "lang", over_https: "lang", path: "/" };
pub const THEME: Cookie = Cookie { plain: "theme", over_https: "theme", path: "/" };
const YEAR_SECONDS: i64 = 365 * 86_400;

fn cookie_of<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

fn add_cookie(response: &mut Response, cookie: &str) {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

/// Hands the new session to the browser.
pub fn give(state: &AppState, response: &mut Response, token: &str, seconds: i64) {
    add_cookie(response, &SESSION.with(token, seconds, state.secure_cookies));
}

/// Takes it back.
pub fn take(state: &AppState, response: &mut Response) {
    add_cookie(response, &SESSION.with("", 0, state.secure_cookies));
}

pub fn keep_lang(state: &AppState, response: &mut Response, lang: Lang) {
    add_cookie(response, &LANG.with(lang.key(), YEAR_SECONDS, state.secure_cookies));
}

pub fn keep_theme(state: &AppState, response: &mut Response, theme: Theme) {
    add_cookie(response, &THEME.with(theme.key(), YEAR_SECONDS, state.secure_cookies));
}

/// A visitor's own mark, so that no other site sends forms in their name.
pub fn mark(state: &AppState, response: &mut Response, door: &str) {
    add_cookie(response, &DOOR.with(door, YEAR_SECONDS, state.secure_cookies));
}

/// What is needed when somebody comes back from the institution's own sign-in.
pub fn send_round(state: &AppState, response: &mut Response, sealed: &str, seconds: i64) {
    add_cookie(response, &ROUND.with(sealed, seconds, state.secure_cookies));
}

/// Used once, whatever came of it.
pub fn end_round(state: &AppState, response: &mut Response) {
    add_cookie(response, &ROUND.with("", 0, state.secure_cookies));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookies_are_found_by_their_whole_name() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_static("lang2=x; lang=en; payung_session=abc"));
        assert_eq!(cookie_of(&headers, "lang"), Some("en"));
        assert_eq!(cookie_of(&headers, "payung_session"), Some("abc"));
        assert_eq!(cookie_of(&headers, "session"), None);
    }

    #[test]
    fn over_https_a_cookie_without_the_prefix_is_nobodys() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_static("payung_session=planted"));
        assert_eq!(SESSION.of(&headers, false), Some("planted"));
        assert_eq!(SESSION.of(&headers, true), None);
    }
}
