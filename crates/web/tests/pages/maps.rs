//! Maps as a browser fetches them: their weight, their links, and where an agent may go from them.

use super::{Browser, browse};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use tower::ServiceExt;

/// Bytes of a page and of everything it needs, as a browser fetches them.
async fn weight(b: &Browser, path: &str) -> (usize, String) {
    let cookies: Vec<String> = b.cookies.lock().unwrap().iter().map(|(n, v)| format!("{n}={v}")).collect();
    let mut sum = 0;
    for path in
        [path, "/assets/payung.css", "/assets/payung.svg", "/assets/kawung.svg", "/assets/indonesia.svg"]
    {
        let request = Request::builder()
            .uri(path)
            .header(header::COOKIE, cookies.join("; "))
            .header(header::ACCEPT_ENCODING, "gzip")
            .body(Body::empty())
            .unwrap();
        let response = b.router.clone().oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        sum += axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap().len();
    }
    (sum, b.get(path).await.body)
}

#[test]
fn a_map_weighs_less_than_its_budget_and_every_shape_has_its_row() {
    browse("branch_head", |b| async move {
        let mut told = String::new();
        for (path, shapes) in [
            ("/areas", 38),
            ("/areas?parts=regencies", 514),
            ("/areas?parts=regencies&measure=lapse&on=2026-11-01&known=2026-11-02&sort=of", 514),
            ("/areas/35", 38),
            ("/areas/35?parts=districts", 666),
            ("/areas/32?parts=districts&measure=growth", 627),
            ("/areas/33.10", 26),
            ("/areas/33.10?parts=villages", 401),
            ("/areas/51.71", 4),
            ("/areas/51.71?parts=villages", 43),
            ("/areas/51.71.01", 10),
            ("/areas/33.11.01", 13),
            ("/areas/51.71.01.1003", 0),
        ] {
            let (bytes, page) = weight(&b, path).await;
            told += &format!("{path}: {bytes} bytes\n");
            assert!(bytes <= 100_000, "{path} weighs {bytes} bytes");
            let svg =
                page.split("<figure class=\"atlas\"").nth(1).unwrap().split("</figure>").next().unwrap();
            assert_eq!(svg.matches("<a href=").count(), shapes, "{path}");
            assert_eq!(svg.matches("<title>").count(), shapes, "{path}");
            let rows = page.split("<tbody>").nth(1).map_or(0, |t| {
                t.split("</tbody>").next().unwrap_or_default().matches("<th scope=\"row\">").count()
            });
            assert_eq!(if shapes == 0 { 0 } else { rows }, shapes, "{path}");
        }
        println!("{told}");
        let page = b.get("/areas/51?measure=growth&on=2026-11-01&sort=of").await.body;
        let kept = "href=\"/areas/51.71?measure=growth&amp;on=2026-11-01&amp;sort=of\"";
        assert_eq!(
            page.matches(kept).count(),
            2,
            "map and table lead to the same page, looked at in the same way"
        );
        let odd = b.get("/areas/51?measure=tinggi&parts=rt&reading=x&sort=y").await;
        assert_eq!(odd.status, StatusCode::OK, "what is not understood is left out");
    });
}

#[test]
fn an_agent_begins_at_their_own_area_and_meets_no_closed_door() {
    browse("agent", |b| async move {
        assert_eq!(b.get("/areas").await.location(), "/areas/51.71");
        let mut waiting = vec!["/".to_owned(), "/areas/51.71".to_owned(), "/office".to_owned()];
        waiting.push(format!("/activities/{}", b.activity));
        for path in waiting {
            let mut page = b.get(&path).await;
            if page.status == StatusCode::SEE_OTHER {
                page = b.get(page.location()).await;
            }
            assert_eq!(page.status, StatusCode::OK, "{path}");
            for kind in ["/areas", "/offices/", "/campaigns/"] {
                for link in page.body.split("href=\"").skip(1).filter_map(|l| l.split('"').next()) {
                    if link.starts_with(kind) {
                        let there = b.get(&link.replace("&amp;", "&")).await;
                        assert!(
                            there.status.is_success() || there.status.is_redirection(),
                            "{path} leads to {link}"
                        );
                    }
                }
            }
        }
    });
}
