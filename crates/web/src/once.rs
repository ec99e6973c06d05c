//! Secrets that are shown once: a password for once, a system's secret. Kept in memory between the form that made one
//! and the page after it, for the session that made it and nobody else; never in an address.

use kernel::Instant;
use std::collections::HashMap;
use std::sync::Mutex;
use uuid::Uuid;

/// A page that has not been asked for by then is not coming.
const SECONDS: i64 = 300;
const MOST: usize = 1_000;

#[derive(Default)]
pub struct Once {
    held: Mutex<HashMap<(String, Uuid), (Instant, String)>>,
}

impl Once {
    /// Keeps a secret about `subject` for the session with this mark.
    pub fn keep(&self, session: &str, subject: Uuid, secret: String, now: Instant) {
        if let Ok(mut held) = self.held.lock() {
            held.retain(|_, (until, _)| now < *until);
            if held.len() < MOST {
                held.insert((session.to_owned(), subject), (now.plus_seconds(SECONDS), secret));
            }
        }
    }

    /// Hands it over, and knows it no more.
    pub fn take(&self, session: &str, subject: Uuid, now: Instant) -> Option<String> {
        let mut held = self.held.lock().ok()?;
        let (until, secret) = held.remove(&(session.to_owned(), subject))?;
        (now < until).then_some(secret)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_shown_once_to_the_session_that_made_it() {
        let (once, subject, now) = (Once::default(), Uuid::from_u128(1), Instant(0));
        once.keep("mine", subject, "hfkm-tzrb".to_owned(), now);
        assert_eq!(once.take("another", subject, now), None);
        assert_eq!(once.take("mine", Uuid::from_u128(2), now), None);
        assert_eq!(once.take("mine", subject, now).as_deref(), Some("hfkm-tzrb"));
        assert_eq!(once.take("mine", subject, now), None);
        once.keep("mine", subject, "wqpd-nscx".to_owned(), now);
        assert_eq!(once.take("mine", subject, now.plus_seconds(SECONDS)), None, "too late");
    }
}
