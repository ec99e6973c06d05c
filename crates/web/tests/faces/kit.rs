use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use kernel::Instant;
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use testkit::{House, TODAY, at};
use tower::ServiceExt;
use uuid::Uuid;
use web::AppState;

pub use testkit::PASSWORD;

/// A house with its door, and a clock that the test turns.
pub struct Desk {
    pub house: House,
    pub router: Router,
    clock: Arc<AtomicI64>,
}

/// What came back.
pub struct Came {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Came {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|e| panic!("{e} in {}", self.body))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |v| v.to_str().unwrap())
    }

    /// The value of a cookie that was set.
    pub fn cookie(&self, name: &str) -> Option<String> {
        let all = self.headers.get_all(header::SET_COOKIE).iter().map(|v| v.to_str().unwrap());
        let own = all.filter_map(|c| c.strip_prefix(name)?.strip_prefix('=')).next()?;
        Some(own.split(';').next().unwrap().to_owned())
    }
}

pub fn desk(house: House) -> Desk {
    desk_by(house, false)
}

/// As behind a proxy that speaks HTTPS.
pub fn desk_over_https(house: House) -> Desk {
    desk_by(house, true)
}

fn desk_by(house: House, over_https: bool) -> Desk {
    let clock = Arc::new(AtomicI64::new(at(TODAY).0));
    let hand = clock.clone();
    let now = Arc::new(move || Instant(hand.load(Ordering::SeqCst)));
    let router = web::router(AppState::new(house.app.clone(), now, None, over_https));
    Desk { house, router, clock }
}

impl Desk {
    pub fn wait_seconds(&self, seconds: i64) {
        self.clock.fetch_add(seconds * 1_000_000, Ordering::SeqCst);
    }

    pub async fn call(&self, request: Request<Body>) -> Came {
        let (status, headers, bytes) = self.bytes(request).await;
        Came { status, headers, body: String::from_utf8_lossy(&bytes).into_owned() }
    }

    /// What is no text.
    pub async fn bytes(&self, request: Request<Body>) -> (StatusCode, HeaderMap, Vec<u8>) {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
        (status, headers, bytes.to_vec())
    }

    pub async fn get(&self, path: &str, token: &str) -> Came {
        self.call(request(Method::GET, path, token, Body::empty())).await
    }

    pub async fn post(&self, path: &str, token: &str, body: &Value) -> Came {
        self.call(request(Method::POST, path, token, Body::from(body.to_string()))).await
    }

    /// Makes somebody who may sign in.
    pub async fn hire(&self, login: &str, role: &str, areas: &[&str], must_change: bool) -> Uuid {
        let id = Uuid::now_v7();
        self.house.hire_as(id, login, role, areas, |actor| actor.must_change = must_change).await;
        id
    }

    pub async fn try_sign_in(&self, login: &str, password: &str) -> Came {
        self.post("/api/v1/sign-in", "", &json!({"login": login, "password": password})).await
    }

    /// A bearer token of somebody hired.
    pub async fn sign_in(&self, login: &str) -> String {
        let came = self.try_sign_in(login, PASSWORD).await;
        assert_eq!(came.status, StatusCode::OK, "{}", came.body);
        came.json()["token"].as_str().unwrap().to_owned()
    }
}

pub fn request(method: Method, path: &str, token: &str, body: Body) -> Request<Body> {
    let mut request = Request::builder().method(method).uri(path);
    if !token.is_empty() {
        request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
    }
    request.header(header::CONTENT_TYPE, "application/json").body(body).unwrap()
}

/// A desk on SQLite for one story.
pub fn at_the_desk<F: Future<Output = ()>>(story: impl FnOnce(Desk) -> F) {
    testkit::run(async { story(desk(testkit::house_on(testkit::TestEngine::Sqlite).await)).await });
}
