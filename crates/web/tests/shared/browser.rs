//! A browser without script, in process: it keeps its cookies, follows nothing by itself, and sends forms.

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use std::sync::Mutex;
use tower::ServiceExt;

pub struct Browser {
    pub router: Router,
    pub cookies: Mutex<Vec<(String, String)>>,
}

/// What came.
pub struct Seen {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Seen {
    #[track_caller]
    pub fn location(&self) -> &str {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.body);
        self.headers[header::LOCATION].to_str().unwrap()
    }

    /// The value of a hidden field.
    #[track_caller]
    pub fn hidden(&self, name: &str) -> String {
        let mark = format!("name=\"{name}\" value=\"");
        let at = self.body.find(&mark).unwrap_or_else(|| panic!("no {name} in {}", self.body)) + mark.len();
        self.body[at..].split('"').next().unwrap().to_owned()
    }

    #[allow(dead_code, reason = "not every test program that shares this looks at the page alone")]
    pub fn main(&self) -> &str {
        self.body.split("<main").nth(1).unwrap_or_default()
    }
}

impl Browser {
    pub fn of(router: &Router) -> Browser {
        Browser { router: router.clone(), cookies: Mutex::default() }
    }

    pub async fn call(&self, method: Method, path: &str, body: String) -> Seen {
        let cookies: Vec<String> =
            self.cookies.lock().unwrap().iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::COOKIE, cookies.join("; "))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        for cookie in headers.get_all(header::SET_COOKIE) {
            let (name, rest) = cookie.to_str().unwrap().split_once('=').unwrap();
            let mut held = self.cookies.lock().unwrap();
            held.retain(|(n, _)| n != name);
            held.push((name.to_owned(), rest.split(';').next().unwrap().to_owned()));
        }
        let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
        Seen { status, headers, body: String::from_utf8(bytes.to_vec()).unwrap() }
    }

    pub async fn get(&self, path: &str) -> Seen {
        self.call(Method::GET, path, String::new()).await
    }

    pub async fn post<V: AsRef<str>>(&self, path: &str, fields: &[(&str, V)]) -> Seen {
        let encode = |text: &str| -> String { text.bytes().map(|b| format!("%{b:02X}")).collect() };
        let body: Vec<String> = fields.iter().map(|(n, v)| format!("{n}={}", encode(v.as_ref()))).collect();
        self.call(Method::POST, path, body.join("&")).await
    }

    pub async fn sign_in(&self, login: &str, password: &str) -> Seen {
        let csrf = self.get("/sign-in").await.hidden("csrf");
        self.post("/sign-in", &[("csrf", csrf.as_str()), ("user", login), ("password", password)]).await
    }
}
