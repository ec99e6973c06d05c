use crate::kit::{at_the_desk, request};
use access::Role;
use axum::body::Body;
use axum::http::StatusCode;
use web::{Face, Gate};

/// A path with something in its places.
fn filled(path: &str) -> String {
    path.replace("{code}", "51.71")
        .replace("{number}", "DPS-0000001-8")
        .replace("{kind}", "duplicate")
        .split('/')
        .map(|part| if part.starts_with('{') { "019b76da-a800-7abc-8def-0123456789ab" } else { part })
        .collect::<Vec<_>>()
        .join("/")
}

#[test]
fn every_road_is_shut_to_whoever_has_not_signed_in() {
    at_the_desk(|desk| async move {
        for route in web::table() {
            let came = desk.call(request(route.method.clone(), &filled(route.path), "", Body::empty())).await;
            let (road, status) = (format!("{} {}", route.method, route.path), came.status);
            match (route.gate, route.face) {
                (Gate::Open, _) => assert!(
                    ![StatusCode::UNAUTHORIZED, StatusCode::NOT_FOUND].contains(&status)
                        && !came.header("location").starts_with("/sign-in"),
                    "{road}: {status}"
                ),
                (_, Face::Api) => {
                    assert_eq!(status, StatusCode::UNAUTHORIZED, "{road}");
                    assert_eq!(came.header("content-type"), "application/problem+json", "{road}");
                }
                (_, Face::Page) => {
                    assert_eq!(status, StatusCode::SEE_OTHER, "{road}");
                    assert!(came.header("location").starts_with("/sign-in"), "{road}");
                }
                (_, Face::Asset) => panic!("{road}: an asset is for everybody"),
            }
        }
    });
}

#[test]
fn every_road_is_open_to_the_roles_of_the_matrix_and_no_other() {
    at_the_desk(|desk| async move {
        for role in Role::ALL {
            desk.hire(role.key(), role.key(), &["51.71"], false).await;
            let token = desk.sign_in(role.key()).await;
            let session = desk.house.app.session(&token, testkit::at(testkit::TODAY)).await.unwrap().unwrap();
            for route in web::table() {
                let Gate::Needs(action) = route.gate else { continue };
                if route.path == "/api/v1/password" {
                    continue;
                }
                let mut call = request(route.method.clone(), &filled(route.path), &token, Body::empty());
                if route.face == Face::Page {
                    let cookie = format!("payung_session={token}");
                    call.headers_mut().insert("cookie", cookie.parse().unwrap());
                    if route.method != "GET" {
                        let form = format!("csrf={}", session.csrf);
                        *call.body_mut() = Body::from(form);
                    }
                }
                let came = desk.call(call).await;
                let may = access::scope(&session.actor, action).is_ok();
                let road = format!("{} {} by {}", route.method, route.path, role.key());
                assert!(came.status != StatusCode::INTERNAL_SERVER_ERROR, "{road}: {}", came.body);
                if !may {
                    assert_eq!(came.status, StatusCode::FORBIDDEN, "{road}: {}", came.body);
                } else if route.face == Face::Api && came.status == StatusCode::FORBIDDEN {
                    let code = came.json()["code"].clone();
                    assert_eq!(code, "access.outside", "{road}: {}", came.body);
                }
            }
        }
    });
}
