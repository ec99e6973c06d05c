//! A small OpenID provider on loopback: it keeps the rules a real one keeps, unless the test bends one.

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Form, Json, Router};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use ring::digest::{SHA256, digest};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

pub const CLIENT: &str = "payung";
pub const SECRET: &str = "rahasia-klien";

/// What the provider says and how it behaves; a test changes it as it goes.
pub struct Says {
    pub subject: String,
    pub claims: Value,
    pub audience: String,
    pub issuer: Option<String>,
    pub nonce: Option<String>,
    pub expires_in: i64,
    pub denies: bool,
    /// Signs with a key it does not publish.
    pub forges: bool,
    /// Signs with nothing at all.
    pub unsigned: bool,
    pub broken: bool,
}

struct Code {
    nonce: String,
    challenge: String,
    back: String,
}

pub struct Provider {
    pub issuer: String,
    pub says: Mutex<Says>,
    now: i64,
    keys: Mutex<Vec<(String, EcdsaKeyPair)>>,
    codes: Mutex<HashMap<String, Code>>,
    /// How often its keys were asked for.
    pub asked: Mutex<u32>,
}

fn key() -> EcdsaKeyPair {
    let rng = SystemRandom::new();
    let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &rng).unwrap();
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8.as_ref(), &rng).unwrap()
}

/// Begun on a port of its own; `now_seconds` is what its clock says.
pub async fn start(now_seconds: i64) -> Arc<Provider> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let issuer = format!("http://{}", listener.local_addr().unwrap());
    let provider = Arc::new(Provider {
        issuer,
        says: Mutex::new(Says {
            subject: "s-1".to_owned(),
            claims: json!({"preferred_username": "komang"}),
            audience: CLIENT.to_owned(),
            issuer: None,
            nonce: None,
            expires_in: 300,
            denies: false,
            forges: false,
            unsigned: false,
            broken: false,
        }),
        now: now_seconds,
        keys: Mutex::new(vec![("k1".to_owned(), key())]),
        codes: Mutex::default(),
        asked: Mutex::new(0),
    });
    let router = Router::new()
        .route("/.well-known/openid-configuration", get(discovery))
        .route("/jwks", get(jwks))
        .route("/authorize", get(authorize))
        .route("/token", post(token))
        .with_state(provider.clone());
    tokio::spawn(async move { axum_serve(listener, router).await });
    provider
}

async fn axum_serve(listener: tokio::net::TcpListener, router: Router) {
    use hyper_util::rt::TokioIo;
    use hyper_util::service::TowerToHyperService;
    while let Ok((stream, _)) = listener.accept().await {
        let service = TowerToHyperService::new(router.clone());
        tokio::spawn(async move {
            let _ = hyper::server::conn::http1::Builder::new()
                .serve_connection(TokioIo::new(stream), service)
                .await;
        });
    }
}

impl Provider {
    pub fn says(&self, change: impl FnOnce(&mut Says)) {
        change(&mut self.says.lock().unwrap());
    }

    /// A new key in place of the old one.
    pub fn rotate(&self) {
        *self.keys.lock().unwrap() = vec![("k2".to_owned(), key())];
    }

    fn id_token(&self, nonce: &str) -> String {
        let says = self.says.lock().unwrap();
        let keys = self.keys.lock().unwrap();
        let (kid, held) = keys.last().unwrap();
        let header = if says.unsigned { json!({"alg": "none"}) } else { json!({"alg": "ES256", "kid": kid}) };
        let mut claims = json!({
            "iss": says.issuer.as_ref().unwrap_or(&self.issuer),
            "sub": says.subject,
            "aud": says.audience,
            "iat": self.now - 5,
            "exp": self.now + says.expires_in,
            "nonce": says.nonce.as_deref().unwrap_or(nonce),
        });
        for (name, value) in says.claims.as_object().unwrap() {
            claims[name] = value.clone();
        }
        let signed = format!("{}.{}", BASE64.encode(header.to_string()), BASE64.encode(claims.to_string()));
        if says.unsigned {
            return format!("{signed}.");
        }
        let forged = key();
        let by = if says.forges { &forged } else { held };
        let signature = by.sign(&SystemRandom::new(), signed.as_bytes()).unwrap();
        format!("{signed}.{}", BASE64.encode(signature.as_ref()))
    }
}

type Held = State<Arc<Provider>>;

async fn discovery(State(p): Held) -> Response {
    if p.says.lock().unwrap().broken {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let at = |path: &str| format!("{}{path}", p.issuer);
    Json(json!({
        "issuer": p.issuer,
        "authorization_endpoint": at("/authorize"),
        "token_endpoint": at("/token"),
        "jwks_uri": at("/jwks"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["ES256"],
        "code_challenge_methods_supported": ["S256"],
    }))
    .into_response()
}

async fn jwks(State(p): Held) -> Json<Value> {
    *p.asked.lock().unwrap() += 1;
    let keys = p.keys.lock().unwrap();
    let keys: Vec<Value> = keys
        .iter()
        .map(|(kid, pair)| {
            // An uncompressed point: 4, x, y.
            let point = pair.public_key().as_ref();
            json!({"kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": kid,
                "x": BASE64.encode(&point[1..33]), "y": BASE64.encode(&point[33..])})
        })
        .collect();
    Json(json!({"keys": keys}))
}

async fn authorize(State(p): Held, Query(asked): Query<HashMap<String, String>>) -> Response {
    assert_eq!(asked["client_id"], CLIENT);
    assert_eq!((asked["response_type"].as_str(), asked["code_challenge_method"].as_str()), ("code", "S256"));
    assert!(asked["scope"].split(' ').any(|s| s == "openid"), "{}", asked["scope"]);
    let (back, state) = (&asked["redirect_uri"], &asked["state"]);
    if p.says.lock().unwrap().denies {
        return Redirect::to(&format!("{back}?error=access_denied&state={state}")).into_response();
    }
    let code = format!("code-{}", p.codes.lock().unwrap().len());
    let held = Code {
        nonce: asked["nonce"].clone(),
        challenge: asked["code_challenge"].clone(),
        back: back.clone(),
    };
    p.codes.lock().unwrap().insert(code.clone(), held);
    Redirect::to(&format!("{back}?code={code}&state={state}&iss={}", p.issuer)).into_response()
}

/// A code is good once, for its client, its way back, and whoever holds the verifier.
async fn token(
    State(p): Held,
    headers: axum::http::HeaderMap,
    Form(asked): Form<HashMap<String, String>>,
) -> Response {
    let refused = |error: &str| (StatusCode::BAD_REQUEST, Json(json!({"error": error}))).into_response();
    let expected =
        format!("Basic {}", base64::engine::general_purpose::STANDARD.encode(format!("{CLIENT}:{SECRET}")));
    if headers.get("authorization").and_then(|v| v.to_str().ok()) != Some(&expected) {
        return refused("invalid_client");
    }
    let code = asked.get("code").and_then(|code| p.codes.lock().unwrap().remove(code));
    let Some(code) = code else { return refused("invalid_grant") };
    let verifier = asked.get("code_verifier").map(|v| BASE64.encode(digest(&SHA256, v.as_bytes())));
    if verifier.as_ref() != Some(&code.challenge) || asked.get("redirect_uri") != Some(&code.back) {
        return refused("invalid_grant");
    }
    Json(json!({"access_token": "a", "token_type": "Bearer", "expires_in": 60, "id_token": p.id_token(&code.nonce)}))
        .into_response()
}
