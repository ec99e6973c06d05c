//! The faces over HTTP: the JSON API with its description, the console's pages and charts, with or without TLS.
//! It never decides, never writes SQL, and holds no sentence and no rule: words come from the catalogue by key.

mod api;
mod assets;
mod browser;
mod cookies;
mod door;
pub mod draw;
mod elsewhere;
pub mod export;
mod field;
mod limits;
mod once;
mod openapi;
mod pages;
mod problem;
mod routes;
mod serve;
mod session;
pub mod ui;
mod verify;
mod visit;

use crate::limits::Tries;
use app::{App, Passwords};
use kernel::Instant;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

pub use elsewhere::{Claim, Elsewhere, ElsewhereSetup, SetupError};
pub use openapi::document as openapi;
pub use problem::{Fault, Problem};
pub use routes::{Face, Route, router, table};
pub use serve::{Listen, ServeError, Tls, serve};
pub use session::{Gate, Posted, SignedIn, Visitor};

/// Where the moment comes from: the machine's clock, or a test's hand.
pub type Clock = Arc<dyn Fn() -> Instant + Send + Sync>;

/// What every handler can reach. Cheap to clone.
#[derive(Clone)]
pub struct AppState(Arc<House>);

/// The house as the faces know it.
pub struct House {
    pub app: App,
    pub clock: Clock,
    /// Later years of a demo world that still load.
    pub loading: Option<Arc<Loading>>,
    /// Over HTTPS, here or at a proxy: cookies travel no other way.
    pub secure_cookies: bool,
    /// The institution's own sign-in, where there is one.
    pub elsewhere: Option<Elsewhere>,
    tries: Tries,
    /// Secrets shown on the next page, and never again.
    once: once::Once,
}

impl AppState {
    pub fn new(app: App, clock: Clock, loading: Option<Arc<Loading>>, secure_cookies: bool) -> AppState {
        AppState::with(app, clock, loading, secure_cookies, None)
    }

    /// With the institution's own sign-in beside passwords, or in their place.
    pub fn with(
        app: App,
        clock: Clock,
        loading: Option<Arc<Loading>>,
        secure_cookies: bool,
        elsewhere: Option<Elsewhere>,
    ) -> AppState {
        let tries = Tries::default();
        AppState(Arc::new(House {
            app,
            clock,
            loading,
            secure_cookies,
            elsewhere,
            tries,
            once: Default::default(),
        }))
    }

    /// Whose passwords open the door.
    fn passwords(&self) -> Passwords {
        match &self.elsewhere {
            Some(elsewhere) if elsewhere.is_only() => Passwords::AdministratorsOnly,
            _ => Passwords::Everybody,
        }
    }
}

impl std::ops::Deref for AppState {
    type Target = House;
    fn deref(&self) -> &House {
        &self.0
    }
}

/// How far the loading of a demo world is; the loader counts, pages show.
#[derive(Debug, Default)]
pub struct Loading {
    done: AtomicI64,
    total: AtomicI64,
}

impl Loading {
    /// Done and of how many.
    pub fn now(&self) -> (i64, i64) {
        (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed))
    }

    pub fn set(&self, done: i64, total: i64) {
        self.total.store(total, Ordering::Relaxed);
        self.done.store(done, Ordering::Relaxed);
    }
}

/// The machine's clock.
pub fn machine_clock() -> Clock {
    Arc::new(|| {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        Instant(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
    })
}
