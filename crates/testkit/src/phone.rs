//! The simulated phone, as a story holds it: what cannot go wrong there stops the story.

use app::{App, EnrolledPhone, Sent, Synced};
use kernel::{Day, Instant};
use seal::outbox::PhoneKey;
use std::ops::{Deref, DerefMut};

/// A phone with its outbox.
pub struct Phone(sim::Phone);

impl Deref for Phone {
    type Target = sim::Phone;

    fn deref(&self) -> &sim::Phone {
        &self.0
    }
}

impl DerefMut for Phone {
    fn deref_mut(&mut self) -> &mut sim::Phone {
        &mut self.0
    }
}

impl Phone {
    pub fn enrolled(enrolled: EnrolledPhone, key: PhoneKey, app: &App) -> Phone {
        Phone(sim::Phone::enrolled(enrolled, key, app).expect("the house's point"))
    }

    /// A signing key for a phone that is to be enrolled.
    pub fn new_key(today: Day) -> PhoneKey {
        sim::Phone::new_key(today)
    }

    /// A contact whose answer arrives.
    pub async fn sync(&mut self, app: &App, now: Instant) -> Synced {
        let sent = self.unanswered();
        let synced = self.contact(app, &sent, now).await;
        self.hear(&synced);
        synced
    }

    /// A contact whose answer is lost.
    pub async fn contact(&self, app: &App, sent: &[Sent], now: Instant) -> Synced {
        self.ask(app, sent, now).await.expect("an answer").expect("the token of a phone")
    }
}
