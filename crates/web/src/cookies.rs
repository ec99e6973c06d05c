//! The four cookies: the session, a visitor's mark, language and colours. None is read by a script.

use crate::AppState;
use crate::ui::Theme;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use text::Lang;

/// Holds the session's token.
pub const SESSION: &str = "payung_session";
/// Before anybody is signed in: what a form of a visitor carries too.
pub const DOOR: &str = "payung_door";
pub const LANG: &str = "lang";
pub const THEME: &str = "theme";
const YEAR_SECONDS: i64 = 365 * 86_400;

pub fn cookie_of<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

fn cookie(name: &str, value: &str, seconds: i64, secure: bool) -> String {
    let secure = if secure { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}")
}

fn add_cookie(response: &mut Response, cookie: &str) {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

/// Hands the new session to the browser.
pub fn give(state: &AppState, response: &mut Response, token: &str, seconds: i64) {
    add_cookie(response, &cookie(SESSION, token, seconds, state.secure_cookies));
}

/// Takes it back.
pub fn take(state: &AppState, response: &mut Response) {
    add_cookie(response, &cookie(SESSION, "", 0, state.secure_cookies));
}

pub fn keep_lang(state: &AppState, response: &mut Response, lang: Lang) {
    add_cookie(response, &cookie(LANG, lang.key(), YEAR_SECONDS, state.secure_cookies));
}

pub fn keep_theme(state: &AppState, response: &mut Response, theme: Theme) {
    add_cookie(response, &cookie(THEME, theme.key(), YEAR_SECONDS, state.secure_cookies));
}

/// A visitor's own mark, so that no other site sends forms in their name.
pub fn mark(state: &AppState, response: &mut Response, door: &str) {
    add_cookie(response, &cookie(DOOR, door, YEAR_SECONDS, state.secure_cookies));
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
}
