use crate::kit::{at_the_desk, request};
use axum::body::Body;
use axum::http::{Method, StatusCode};
use serde_json::json;

#[test]
fn ten_megabytes_are_refused_in_words() {
    at_the_desk(|desk| async move {
        desk.hire("komang", "clerk", &["51.71"], false).await;
        let token = desk.sign_in("komang").await;
        let body = || "x".repeat(10 * 1024 * 1024);
        for (path, megabytes) in [("/api/v1/commands", "8"), ("/api/v1/quote", "2")] {
            let told = desk.call(request(Method::POST, path, &token, Body::from(body()))).await;
            let parts = vec![Ok::<_, std::io::Error>(body().into_bytes())];
            let stream = Body::from_stream(Parts(parts));
            let untold = desk.call(request(Method::POST, path, &token, stream)).await;
            for came in [told, untold] {
                assert_eq!(came.status, StatusCode::PAYLOAD_TOO_LARGE);
                let problem = came.json();
                assert_eq!(problem["code"], "request.too_large");
                assert!(
                    problem["detail"].as_str().unwrap().contains(&format!("{megabytes} MB")),
                    "{problem}"
                );
            }
        }
    });
}

/// A body whose length nobody told.
struct Parts(Vec<Result<Vec<u8>, std::io::Error>>);

impl futures_core::Stream for Parts {
    type Item = Result<Vec<u8>, std::io::Error>;
    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        std::task::Poll::Ready(self.0.pop())
    }
}

#[test]
fn what_cannot_be_read_is_told_with_the_readers_words() {
    at_the_desk(|desk| async move {
        desk.hire("komang", "clerk", &["51.71"], false).await;
        let token = desk.sign_in("komang").await;
        for (path, body) in [
            ("/api/v1/commands", "{\"commands\": ["),
            ("/api/v1/commands", "[]"),
            ("/api/v1/quote", "{\"income\": 1}"),
            ("/api/v1/coverage", "halo"),
        ] {
            let came = desk.call(request(Method::POST, path, &token, Body::from(body))).await;
            assert_eq!(came.status, StatusCode::BAD_REQUEST, "{path} {body}");
            let problem = came.json();
            assert_eq!(problem["code"], "request.malformed");
            assert!(!problem["reason"].as_str().unwrap().is_empty());
        }
    });
}

#[test]
fn what_is_not_there_is_told_in_the_form_of_its_face() {
    at_the_desk(|desk| async move {
        let api = desk.get("/api/v1/nothing", "").await;
        assert_eq!(
            (api.status, api.header("content-type")),
            (StatusCode::NOT_FOUND, "application/problem+json")
        );
        let page = desk.get("/nothing?lang=en", "").await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        assert!(page.body.contains("There is nothing to be found here"));
        // The foot of every page leads there; what the page itself says, leads a person home.
        let said = |body: &str| body.split("<footer").next().unwrap_or_default().to_owned();
        assert!(page.body.contains("href=\"/\"") && !said(&page.body).contains("/docs/api"), "{}", page.body);
        let method = desk.call(request(Method::DELETE, "/sign-in?lang=en", "", Body::empty())).await;
        assert!(!said(&method.body).contains("/docs/api"), "{}", method.body);
        let method = desk.get("/api/v1/commands", "").await;
        assert_eq!(method.json()["code"], "request.method");
    });
}

#[test]
fn every_answer_carries_its_guards() {
    at_the_desk(|desk| async move {
        for path in ["/api/v1/health", "/nothing", "/openapi.json", "/assets/payung.css"] {
            let came = desk.get(path, "").await;
            assert!(came.header("content-security-policy").contains("default-src 'self'"), "{path}");
            assert_eq!(came.header("x-content-type-options"), "nosniff", "{path}");
        }
        let css = desk.get("/assets/payung.css", "").await;
        let mut again = request(Method::GET, "/assets/payung.css", "", Body::empty());
        again.headers_mut().insert("if-none-match", css.header("etag").parse().unwrap());
        let came = desk.call(again).await;
        assert_eq!((came.status, came.body.len()), (StatusCode::NOT_MODIFIED, 0));
        let kept = format!("/assets/payung.css?v={}", css.header("etag").trim_matches('"'));
        assert!(desk.get(&kept, "").await.header("cache-control").contains("immutable"));
    });
}

#[test]
fn an_area_nobody_knows_is_not_found_and_a_bad_code_is_explained() {
    at_the_desk(|desk| async move {
        desk.hire("komang", "clerk", &["51.71"], false).await;
        let token = desk.sign_in("komang").await;
        let unknown = desk.get("/api/v1/regions/33.10.16.2999?lang=en", &token).await;
        assert_eq!(
            (unknown.status, unknown.json()["code"].clone()),
            (StatusCode::NOT_FOUND, "region.unknown".into())
        );
        let form = desk.get("/api/v1/regions/33-10?lang=en", &token).await;
        assert_eq!(form.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(form.json()["detail"].as_str().unwrap().contains("33-10"));
        let both = desk.get("/api/v1/regions?q=gatak&limit=100", &token).await.json();
        let places: Vec<String> = both["areas"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|a| a["name"] == "Gatak" && a["level"] == "village")
            .map(|a| a["within"].as_str().unwrap().to_owned())
            .collect();
        for district in ["Delanggu", "Ngawen"] {
            assert!(places.iter().any(|p| p.starts_with(district)), "{places:?}");
        }
        assert_eq!(desk.post("/api/v1/quote", &token, &json!({})).await.status, StatusCode::BAD_REQUEST);
    });
}
