use kernel::{Instant, Note};

/// Whether the house stands: each part, and what it says of itself.
#[derive(Clone, Debug)]
pub struct HealthView {
    pub version: String,
    pub at: Instant,
    pub checks: Vec<HealthCheck>,
}

#[derive(Clone, Debug)]
pub struct HealthCheck {
    pub what: Note,
    pub good: bool,
    pub detail: Note,
    /// The moment that the detail speaks of, as its `at`.
    pub at: Option<Instant>,
}
