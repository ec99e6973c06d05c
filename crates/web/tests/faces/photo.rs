//! The photo of a card at the doors: sent by form, shown as a picture and as nothing else, to a person and to no device.

use crate::kit::{Desk, at_the_desk, request};
use axum::body::Body;
use axum::http::{HeaderMap, Method, StatusCode, header};
use serde_json::json;
use testkit::{TODAY, at, from_camera, invented, jpeg, register};

/// A form with a file, as a browser sends it.
fn form(csrf: &str, file: &[u8]) -> Vec<u8> {
    let head = format!(
        "--cut\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{csrf}\r\n--cut\r\n\
         Content-Disposition: form-data; name=\"jpeg\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n"
    );
    [head.as_bytes(), file, b"\r\n--cut--\r\n"].concat()
}

async fn sent(desk: &Desk, token: &str, path: &str, file: &[u8]) -> (StatusCode, String) {
    let csrf = desk.house.app.session(token, at(TODAY)).await.unwrap().unwrap().csrf.clone();
    let mut call = request(Method::POST, path, "", Body::from(form(&csrf, file)));
    call.headers_mut().insert(header::COOKIE, format!("payung_session={token}").parse().unwrap());
    call.headers_mut().insert(header::CONTENT_TYPE, "multipart/form-data; boundary=cut".parse().unwrap());
    let came = desk.call(call).await;
    (came.status, came.body)
}

/// A page or picture as the browser of a session gets it.
async fn got(desk: &Desk, token: &str, path: &str) -> (StatusCode, HeaderMap, Vec<u8>) {
    let mut call = request(Method::GET, path, "", Body::empty());
    call.headers_mut().insert(header::COOKIE, format!("payung_session={token}").parse().unwrap());
    desk.bytes(call).await
}

#[test]
fn a_photo_comes_by_form_and_goes_as_a_picture() {
    at_the_desk(|desk| async move {
        for (login, role) in [("komang", "clerk"), ("agen", "agent"), ("gede", "auditor")] {
            desk.hire(login, role, &["51.71"], false).await;
        }
        let sari = invented(1);
        desk.house.send(&[register(&sari)]).await;
        let clerk = desk.sign_in("komang").await;
        let page = format!("/members/{}", sari.member);
        let (send, picture) = (format!("{page}/photo"), format!("{page}/photo.jpg"));
        assert_eq!(got(&desk, &clerk, &picture).await.0, StatusCode::NOT_FOUND);

        for (file, said) in [(&b""[..], "Pilih fotonya"), (b"GIF89a", "bukan foto JPEG")] {
            let (status, body) = sent(&desk, &clerk, &send, file).await;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(body.contains("id=\"jpeg-error\"") && body.contains(said), "{body}");
        }
        let (status, body) = sent(&desk, &clerk, &send, &from_camera(1)).await;
        assert_eq!(status, StatusCode::SEE_OTHER, "{body}");

        let (status, headers, bytes) = got(&desk, &clerk, &picture).await;
        assert_eq!((status, bytes), (StatusCode::OK, jpeg(1)));
        for (name, value) in [
            ("content-type", "image/jpeg"),
            ("cache-control", "no-store"),
            ("x-content-type-options", "nosniff"),
        ] {
            assert_eq!(headers[name], value);
        }
        // Beside the form, and a link from the member's page; its agent and the auditor are told of it and not led there.
        let shown = |body: Vec<u8>| String::from_utf8(body).unwrap();
        let complete = shown(got(&desk, &clerk, &format!("{page}/complete")).await.2);
        assert!(
            complete.contains(&format!("<img src=\"{picture}\" width=\"1000\" height=\"630\"")),
            "{complete}"
        );
        assert!(shown(got(&desk, &clerk, &page).await.2).contains(&picture));
        for other in ["agen", "gede"] {
            let token = desk.sign_in(other).await;
            let body = shown(got(&desk, &token, &page).await.2);
            assert!(body.contains("Foto kartu identitas") && !body.contains(&picture), "{body}");
            assert_eq!(got(&desk, &token, &picture).await.0, StatusCode::FORBIDDEN);
        }
        desk.house.holds().await;
    });
}

#[test]
fn a_device_is_shown_no_photo_whoever_holds_it() {
    at_the_desk(|desk| async move {
        desk.hire("komang", "clerk", &["51.71"], false).await;
        let sari = invented(1);
        desk.house.send(&[register(&sari)]).await;
        let clerk = desk.sign_in("komang").await;
        let command = json!({"kind": "photo", "jpeg": seal::outbox::text(&jpeg(1))});
        let batch =
            json!({"commands": [{"id": uuid::Uuid::now_v7(), "subject": sari.member, "command": command}]});
        let answers = desk.post("/api/v1/commands", &clerk, &batch).await.json();
        assert_eq!(answers["answers"][0]["outcome"], "done", "{answers}");
        let path = format!("/api/v1/members/{}/photo", sari.member);
        let picture = desk.bytes(request(Method::GET, &path, &clerk, Body::empty())).await;
        assert_eq!((picture.0, picture.2), (StatusCode::OK, jpeg(1)));
        let key = testkit::Phone::new_key(TODAY.parse().unwrap());
        let asked = json!({"label": "HP meja", "public_key": key.point_base64url()});
        let phone = desk.post("/api/v1/field/phones", &clerk, &asked).await.json();
        let shut = desk.get(&path, phone["token"].as_str().unwrap()).await;
        assert_eq!(shut.status, StatusCode::FORBIDDEN, "{}", shut.body);
        assert!(shut.body.contains("photo.by_person"), "{}", shut.body);
    });
}
