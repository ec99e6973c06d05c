//! The spare key of a phone: with it the phone wraps what its PIN opens a second time, and forgets it. Given again to the
//! phone's owner after a sign-in, it opens a phone whose PIN was forgotten, and no other. It follows from the house's own
//! secret and needs no row; from phone and owner, so that nobody who enrols another's key is given it.

use crate::read::ReadError;
use crate::{App, Core};
use access::Actor;
use kernel::Refusal;
use uuid::Uuid;

impl Core {
    fn phone_spare(&self, phone: Uuid, owner: Uuid) -> String {
        seal::outbox::text(&self.seal.seal().command_hash(format!("phone.spare|{phone}|{owner}").as_bytes()))
    }
}

impl App {
    /// In base64url, for whoever holds the phone. One that was shut out stays shut.
    pub async fn phone_spare(&self, who: &Actor, phone: Uuid) -> Result<String, ReadError> {
        let row = store::aside::phone(&mut *self.core.store.reader().await?, phone).await?;
        let row = row.filter(|row| row.actor_id == who.id.0).ok_or(ReadError::NotFound)?;
        if row.revoked {
            return Err(Refusal::new("phone.spare_shut_out").into());
        }
        Ok(self.core.phone_spare(phone, who.id.0))
    }
}
