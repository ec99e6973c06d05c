//! The listener: plain HTTP on loopback or behind a proxy, TLS by certificate and key; slow heads are cut off, and
//! what was begun is finished before it closes.

use crate::limits::HEADER_TIME;
use axum::Router;
use axum::extract::ConnectInfo;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tower::ServiceExt;

/// Until a TLS handshake is through.
const HANDSHAKE_TIME: Duration = Duration::from_secs(10);
/// What was begun is given this long to end.
const CLOSING_TIME: Duration = Duration::from_secs(20);
/// After the machine has no more sockets to give.
const BREATH: Duration = Duration::from_millis(100);

/// Where and how to listen.
#[derive(Clone, Debug)]
pub struct Listen {
    pub address: SocketAddr,
    /// None: plain HTTP.
    pub tls: Option<Tls>,
}

/// A certificate chain and its key, both in PEM.
#[derive(Clone, Debug)]
pub struct Tls {
    pub certificate: PathBuf,
    pub key: PathBuf,
}

/// Why the house is not served.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    #[error("cannot listen on {address}: {source}")]
    Listen { address: SocketAddr, source: std::io::Error },
    #[error("{} is not the PEM of a certificate or key that can be used: {why}", path.display())]
    Pem { path: PathBuf, why: String },
}

/// Serves until `stop` is ready. `ready` is told the address once calls are taken.
pub async fn serve(
    router: Router,
    listen: Listen,
    ready: impl FnOnce(SocketAddr),
    stop: impl Future<Output = ()>,
) -> Result<(), ServeError> {
    let tls = listen.tls.as_ref().map(acceptor).transpose()?;
    let refused = |source| ServeError::Listen { address: listen.address, source };
    let listener = TcpListener::bind(listen.address).await.map_err(refused)?;
    ready(listener.local_addr().map_err(refused)?);
    let open = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        let taken = tokio::select! {
            () = &mut stop => break,
            taken = listener.accept() => taken,
        };
        let Ok((stream, peer)) = taken else {
            tokio::time::sleep(BREATH).await;
            continue;
        };
        // Answers are small: they go out at once.
        let _ = stream.set_nodelay(true);
        tokio::spawn(connection(stream, peer, router.clone(), tls.clone(), open.watcher()));
    }
    drop(listener);
    let _ = tokio::time::timeout(CLOSING_TIME, open.shutdown()).await;
    Ok(())
}

type Watcher = hyper_util::server::graceful::Watcher;

async fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
    tls: Option<TlsAcceptor>,
    watcher: Watcher,
) {
    let Some(tls) = tls else { return talk(stream, peer, router, watcher).await };
    // A caller who never finishes the handshake, or speaks no TLS, is let go.
    if let Ok(Ok(stream)) = tokio::time::timeout(HANDSHAKE_TIME, tls.accept(stream)).await {
        talk(stream, peer, router, watcher).await;
    }
}

async fn talk<S>(stream: S, peer: SocketAddr, router: Router, watcher: Watcher)
where
    S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
{
    let service = router.map_request(move |mut request: axum::http::Request<hyper::body::Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        request.map(axum::body::Body::new)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIME)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(service));
    // A caller who hangs up in the middle is nobody's error.
    let _ = watcher.watch(connection).await;
}

fn acceptor(tls: &Tls) -> Result<TlsAcceptor, ServeError> {
    let chain: Vec<CertificateDer<'static>> = CertificateDer::pem_file_iter(&tls.certificate)
        .and_then(Iterator::collect)
        .map_err(|why| pem(&tls.certificate, why))?;
    if chain.is_empty() {
        return Err(pem(&tls.certificate, "it holds no certificate"));
    }
    let key = PrivateKeyDer::from_pem_file(&tls.key).map_err(|why| pem(&tls.key, why))?;
    let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .and_then(|config| config.with_no_client_auth().with_single_cert(chain, key))
        .map_err(|why| pem(&tls.certificate, why))?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(TlsAcceptor::from(Arc::new(config)))
}

fn pem(path: &Path, why: impl ToString) -> ServeError {
    ServeError::Pem { path: path.to_owned(), why: why.to_string() }
}
