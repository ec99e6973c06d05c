//! Whether the house stands: each part, and what it says of itself.

use super::Read;
use crate::App;
use crate::view::{HealthCheck, HealthView};
use access::{Action, Actor, Place};
use kernel::{Instant, Note};
use store::Engine;
use store::views::work;

/// Counts that wait longer than this want a look.
const LATE_SECONDS: i64 = 60;

impl App {
    /// For who looks after the machines.
    pub async fn health(&self, who: &Actor, now: Instant) -> Read<HealthView> {
        access::allow(who, Action::ViewHealth, &Place::None)?;
        let house = work::house(&mut *self.reader().await?).await?;
        let (waiting, oldest) =
            house.as_ref().map_or((0, None), |h| (h.waiting, h.oldest.map(Instant::from)));
        let late = oldest.is_some_and(|at| at.plus_seconds(LATE_SECONDS) < now);
        let engine = match self.store().engine() {
            Engine::Sqlite => "SQLite",
            Engine::Postgres => "PostgreSQL",
        };
        let last = house.as_ref().and_then(|h| h.last_group).map(Instant::from);
        let links = house.as_ref().and_then(|h| h.links).unwrap_or(0);
        let check = |what, good, detail| HealthCheck { what: Note::new(what), good, detail, at: None };
        Ok(HealthView {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            at: now,
            checks: vec![
                check("read.health.database", true, Note::new("read.health.engine").with("engine", engine)),
                HealthCheck {
                    at: last,
                    ..check(
                        "read.health.commands",
                        true,
                        match last {
                            Some(_) => Note::new("read.health.last").with("groups", links),
                            None => Note::new("read.health.none"),
                        },
                    )
                },
                check(
                    "read.health.tallies",
                    !late,
                    Note::new(if waiting == 0 { "read.health.settled" } else { "read.health.waiting" })
                        .with("waiting", waiting),
                ),
                check(
                    "read.health.keys",
                    true,
                    Note::new("read.health.fingerprint").with("fingerprint", self.keys().fingerprint()),
                ),
                check(
                    "read.health.scheme",
                    true,
                    Note::new("read.health.rules")
                        .with("version", self.scheme().version())
                        .with("rules", self.scheme().rules().count() as i64),
                ),
            ],
        })
    }
}
