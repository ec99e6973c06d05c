//! A phone of the field as a model: it numbers, signs, chains and seals what it is told, and keeps what is unanswered.

use app::wire::Envelope;
use app::{App, AppError, EnrolledPhone, Sent, Synced, Told};
use kernel::{Day, Instant};
use seal::outbox::{self, PhoneKey};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A phone with its outbox.
pub struct Phone {
    pub id: Uuid,
    pub token: String,
    pub series: String,
    /// The last mark the house gave.
    pub mark: String,
    pub key: PhoneKey,
    /// The house's public point.
    pub house: Vec<u8>,
    /// The hash of the last item written.
    pub prev: String,
    /// As far as the house said that it keeps.
    pub upto: i64,
    seq: i64,
    receipts: i64,
    outbox: BTreeMap<i64, Vec<u8>>,
    /// What each item was answered.
    pub told: BTreeMap<i64, Told>,
}

impl Phone {
    /// Nothing where the house gave no point of the curve to seal to.
    pub fn enrolled(enrolled: EnrolledPhone, key: PhoneKey, app: &App) -> Option<Phone> {
        Some(Phone {
            id: enrolled.id,
            token: enrolled.signed_in.token,
            series: enrolled.series,
            mark: enrolled.mark,
            key,
            house: outbox::point(&app.keys().outbox().public_base64url())?,
            prev: outbox::FIRST.to_owned(),
            upto: 0,
            seq: 0,
            receipts: 0,
            outbox: BTreeMap::new(),
            told: BTreeMap::new(),
        })
    }

    /// A signing key for a phone that is to be enrolled.
    pub fn new_key(today: Day) -> PhoneKey {
        PhoneKey::generate(today)
    }

    /// The house no longer knew this phone, and it was enrolled again with the same key: another token and mark, and
    /// everything it holds is to be sent again.
    pub fn enrolled_again(&mut self, enrolled: EnrolledPhone) {
        self.token = enrolled.signed_in.token;
        self.mark = enrolled.mark;
    }

    /// The next receipt number of the phone's own series, with its check digit.
    pub fn number(&mut self) -> String {
        self.receipts += 1;
        let digits = format!("{:05}", self.receipts);
        let sum: u32 = digits
            .bytes()
            .rev()
            .enumerate()
            .map(|(at, digit)| {
                let twice = u32::from(digit - b'0') * if at % 2 == 0 { 2 } else { 1 };
                twice / 10 + twice % 10
            })
            .sum();
        format!("{}-{digits}-{}", self.series, (10 - sum % 10) % 10)
    }

    /// The number of the last item written.
    pub fn last(&self) -> i64 {
        self.seq
    }

    /// The payload of the next item.
    pub fn payload(&self, command: &Envelope, clock: Instant) -> serde_json::Value {
        serde_json::json!({
            "v": 1, "seq": self.seq + 1, "prev": self.prev, "mark": self.mark,
            "at": clock.0 / 1000, "command": command,
        })
    }

    /// Writes a command into the outbox; gives its number.
    pub fn write(&mut self, command: &Envelope, clock: Instant) -> i64 {
        let payload = self.payload(command, clock);
        self.write_payload(&payload)
    }

    /// Writes whatever payload into the outbox, signed and sealed.
    pub fn write_payload(&mut self, payload: &serde_json::Value) -> i64 {
        let item = self.key.item(payload.to_string().as_bytes());
        self.write_item(&item)
    }

    /// Writes an item as it is, sealed.
    pub fn write_item(&mut self, item: &[u8]) -> i64 {
        self.seq += 1;
        // To a point that was looked at when the phone was enrolled.
        let sealed = outbox::seal(&self.house, self.id, self.seq, item).unwrap_or_default();
        self.prev = outbox::hash(item);
        self.outbox.insert(self.seq, sealed);
        self.seq
    }

    /// The item under a number as it would travel.
    pub fn sent(&self, seq: i64) -> Sent {
        Sent { seq, sealed: self.outbox.get(&seq).cloned().unwrap_or_default() }
    }

    /// Items under these numbers, in this order.
    pub fn batch(&self, seqs: impl IntoIterator<Item = i64>) -> Vec<Sent> {
        seqs.into_iter().map(|seq| self.sent(seq)).collect()
    }

    /// Everything that has no answer yet.
    pub fn unanswered(&self) -> Vec<Sent> {
        self.batch(self.outbox.keys().copied().filter(|seq| !self.told.contains_key(seq)))
    }

    /// What one message carries of all that the house does not keep, or has not answered here.
    pub fn to_send(&self, most: usize) -> Vec<Sent> {
        let waits = |seq: &i64| *seq > self.upto || !self.told.contains_key(seq);
        self.batch(self.outbox.keys().copied().filter(waits).take(most))
    }

    /// A contact; nothing where the house does not know this phone. Nothing is heard of the answer yet.
    pub async fn ask(&self, app: &App, sent: &[Sent], now: Instant) -> Result<Option<Synced>, AppError> {
        app.sync_phone(&self.token, sent, now).await
    }

    /// The answer arrives. Where less is kept than was answered, the house was brought back from before: what it has
    /// lost is sent again.
    pub fn hear(&mut self, synced: &Synced) {
        self.mark.clone_from(&synced.mark);
        self.upto = synced.upto;
        self.told.retain(|seq, _| *seq <= synced.upto);
        self.told.extend(synced.answers.iter().map(|told| (told.seq, told.clone())));
    }
}
