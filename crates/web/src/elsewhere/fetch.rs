//! Asks the provider: over HTTPS, or in plain text on this machine only; no redirect is followed, nothing is waited for
//! long, and no answer is read without end.

use axum::body::Bytes;
use http_body_util::{BodyExt, Full, Limited};
use hyper_rustls::{ConfigBuilderExt, HttpsConnector};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use openidconnect::url::{Host, Url};
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

const PATIENCE: Duration = Duration::from_secs(10);
const MOST_BYTES: usize = 1024 * 1024;

pub(super) struct Fetch(Client<HttpsConnector<HttpConnector>, Full<Bytes>>);

#[derive(Debug, thiserror::Error)]
pub(super) enum FetchProblem {
    #[error("{0} is not on HTTPS")]
    Unsafe(String),
    #[error("no answer from {0} within {PATIENCE:?}")]
    Late(String),
    #[error("{host} cannot be reached: {why}")]
    Gone { host: String, why: String },
    #[error("the answer of {0} is too long or was cut off")]
    Cut(String),
}

/// HTTPS, or this machine itself.
pub(super) fn is_safe(url: &Url) -> bool {
    url.scheme() == "https" || (url.scheme() == "http" && is_here(url))
}

fn is_here(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

impl Fetch {
    /// Trusts the authorities this machine trusts: an institution's own is installed there.
    pub fn new(issuer: &Url) -> Result<Fetch, std::io::Error> {
        let provider = Arc::new(ring::default_provider());
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(std::io::Error::other)?;
        let config = match issuer.scheme() {
            "https" => config.with_native_roots()?.with_no_client_auth(),
            _ => config.with_root_certificates(RootCertStore::empty()).with_no_client_auth(),
        };
        let connector = hyper_rustls::HttpsConnectorBuilder::new()
            .with_tls_config(config)
            .https_or_http()
            .enable_http1()
            .build();
        Ok(Fetch(Client::builder(TokioExecutor::new()).build(connector)))
    }

    async fn ask(&self, request: HttpRequest) -> Result<HttpResponse, FetchProblem> {
        let address = request.uri().to_string();
        let host = request.uri().host().unwrap_or_default().to_owned();
        if !Url::parse(&address).is_ok_and(|url| is_safe(&url)) {
            return Err(FetchProblem::Unsafe(host));
        }
        let (parts, body) = request.into_parts();
        let request = axum::http::Request::from_parts(parts, Full::new(Bytes::from(body)));
        let gone = |why: hyper_util::client::legacy::Error| {
            use std::error::Error;
            let under = why.source().map(|under| format!(": {under}")).unwrap_or_default();
            FetchProblem::Gone { host: host.clone(), why: format!("{why}{under}") }
        };
        let (parts, body) = self.0.request(request).await.map_err(gone)?.into_parts();
        let body = Limited::new(body, MOST_BYTES).collect().await.map_err(|_| FetchProblem::Cut(host))?;
        Ok(axum::http::Response::from_parts(parts, body.to_bytes().to_vec()))
    }
}

impl<'c> AsyncHttpClient<'c> for Fetch {
    type Error = FetchProblem;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, FetchProblem>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        let host = request.uri().host().unwrap_or_default().to_owned();
        Box::pin(async move {
            let answer = tokio::time::timeout(PATIENCE, self.ask(request)).await;
            answer.unwrap_or(Err(FetchProblem::Late(host)))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_stays_on_this_machine() {
        for (url, safe) in [
            ("https://id.example.go.id/realms/kantor", true),
            ("http://127.0.0.1:8180", true),
            ("http://[::1]:8180", true),
            ("http://localhost:8180/realms/kantor", true),
            ("http://id.example.go.id", false),
            ("http://localhost.example.com", false),
            ("http://10.0.0.1", false),
            ("ftp://127.0.0.1", false),
        ] {
            assert_eq!(is_safe(&Url::parse(url).unwrap()), safe, "{url}");
        }
    }
}
