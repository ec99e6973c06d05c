//! The file a phone has saved for the day it can never be online again: carried to the branch by hand, taken in through
//! the same road as a contact. The same file twice is nothing twice.

use super::{MOST_ITEMS, Sent, Synced};
use crate::read::{ReadError, allow_at_office};
use crate::{App, AppError, sign_in};
use access::{Action, Actor};
use kernel::{ActorId, Instant, OfficeId, Refusal};
use serde::Deserialize;
use store::phone::PhoneRow;
use uuid::Uuid;

/// What the first line of such a file says.
const KIND: &str = "outbox 1";
/// More than a phone writes in years.
const MOST_IN_FILE: usize = 20_000;

#[derive(Deserialize)]
struct Saved {
    payung: String,
    phone: Uuid,
    items: Vec<SavedItem>,
}

#[derive(Deserialize)]
struct SavedItem {
    seq: i64,
    sealed: String,
}

/// What a file led to.
pub struct FileTaken {
    pub phone: PhoneRow,
    pub sent: Vec<Sent>,
    pub synced: Synced,
    /// Numbers that were here before.
    pub before: i64,
}

impl App {
    /// Takes in the saved file of a phone in the name of its owner; of one that was shut out, everything is put aside.
    pub async fn take_phone_file(
        &self,
        who: &Actor,
        bytes: &[u8],
        now: Instant,
    ) -> Result<FileTaken, ReadError> {
        access::scope(who, Action::HandlePhones)?;
        let (phone, sent) = read(bytes)?;
        let phone = store::aside::phone(&mut *self.core.store.reader().await?, phone).await?;
        let network = self.network();
        let phone = phone.filter(|phone| {
            allow_at_office(who, Action::HandlePhones, &network, OfficeId(phone.office_id)).is_ok()
        });
        let phone = phone.ok_or_else(|| Refusal::of("file", "phonefile.unknown"))?;
        let _lane = self.core.phones.lane(phone.phone_id).lock().await;
        let mut reader = self.core.store.reader().await?;
        let row = store::reference::actor(&mut reader, ActorId(phone.actor_id)).await?;
        let last = store::phone::last(&mut reader, phone.phone_id).await?;
        drop(reader);
        let open = !phone.revoked && Instant::from(phone.expires) > now;
        let row = row.filter(|row| row.active && open);
        let owner = row.map(|row| sign_in::actor_of(&row)).transpose()?;
        let before = last.map_or(0, |row| row.seq);
        let mut told = Vec::with_capacity(sent.len());
        let mut synced = None;
        for piece in sent.chunks(MOST_ITEMS) {
            let mut heard = self.hear(&phone, owner.as_ref(), piece, now).await?;
            told.append(&mut heard.answers);
            synced = Some(heard);
        }
        let mut synced = synced.ok_or(AppError::Closing)?;
        synced.answers = told;
        self.looks.note_list(
            who,
            "phone_file",
            serde_json::json!({ "phone": phone.phone_id, "items": sent.len(), "upto": synced.upto }),
            now,
        );
        Ok(FileTaken { phone, sent, synced, before })
    }
}

/// Reads a file, in the order of its numbers.
fn read(bytes: &[u8]) -> Result<(Uuid, Vec<Sent>), Refusal> {
    let damaged = || Refusal::of("file", "phonefile.damaged");
    let saved: Saved = serde_json::from_slice(bytes).map_err(|_| damaged())?;
    if saved.payung != KIND {
        return Err(Refusal::of("file", "phonefile.kind"));
    }
    if saved.items.is_empty() {
        return Err(Refusal::of("file", "phonefile.empty"));
    }
    if saved.items.len() > MOST_IN_FILE {
        return Err(Refusal::of("file", "phonefile.too_many").with("most", MOST_IN_FILE as i64));
    }
    let item = |item: SavedItem| {
        let sealed = seal::outbox::bytes(&item.sealed).filter(|_| item.seq >= 1)?;
        Some(Sent { seq: item.seq, sealed })
    };
    let mut sent = saved.items.into_iter().map(item).collect::<Option<Vec<_>>>().ok_or_else(damaged)?;
    sent.sort_by_key(|sent| sent.seq);
    Ok((saved.phone, sent))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_whole_or_said_to_be_damaged() {
        let phone = Uuid::from_u128(7);
        let file = |items: &str| format!(r#"{{"payung":"outbox 1","phone":"{phone}","items":[{items}]}}"#);
        let code = |text: &str| read(text.as_bytes()).err().map(|r| r.code().to_owned());
        let good = file(r#"{"seq":2,"sealed":"AAEC"},{"seq":1,"sealed":"AQ"}"#);
        let (of, sent) = read(good.as_bytes()).unwrap();
        assert_eq!((of, sent[0].seq, &sent[1].sealed[..]), (phone, 1, &[0, 1, 2][..]));
        for (text, expected) in [
            (&good[..good.len() - 2], "phonefile.damaged"),
            ("PK\u{3}\u{4}", "phonefile.damaged"),
            (&file(r#"{"seq":1,"sealed":"?"}"#), "phonefile.damaged"),
            (&file(r#"{"seq":0,"sealed":"AQ"}"#), "phonefile.damaged"),
            (&good.replace("outbox 1", "daftar 1"), "phonefile.kind"),
            (&file(""), "phonefile.empty"),
        ] {
            assert_eq!(code(text).as_deref(), Some(expected), "{text}");
        }
    }
}
