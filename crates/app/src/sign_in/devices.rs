//! What signs in without a person typing: phones and desk machines with a token, other systems with a credential.

use super::{Hash, SessionKind, SignedInSession, add, session_of};
use crate::{App, AppError};
use access::{Action, Actor, Place};
use kernel::{ActorId, Instant, OfficeId, Refusal};
use store::reference::{self, ActorRow};

/// A phone of the field is enrolled for about a year.
const DEVICE_SECONDS: i64 = 400 * 86_400;
const CLIENT_SECONDS: i64 = 3600;
const LONGEST_LABEL: usize = 80;

/// An enrolled phone or desk machine.
#[derive(Clone, Debug)]
pub struct Device {
    /// The first eight bytes of its token's hash, in hex.
    pub id: String,
    pub label: String,
    pub created: Instant,
    pub expires: Instant,
    pub revoked: bool,
}

impl App {
    /// A token for a phone or desk machine of somebody: their own, or of an actor of an office the asker manages.
    pub async fn enrol_device(
        &self,
        who: &Actor,
        owner: ActorId,
        label: &str,
        now: Instant,
    ) -> Result<Result<SignedInSession, Refusal>, AppError> {
        let label: String = label.trim().chars().take(LONGEST_LABEL).collect();
        if label.is_empty() {
            return Ok(Err(Refusal::of("label", "field.required")));
        }
        let row = match self.may_manage(who, owner).await? {
            Ok(row) => row,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let mut tx = self.core.store.begin().await?;
        let session = session_of(&row, SessionKind::Device, now.plus_seconds(DEVICE_SECONDS))?;
        let signed_in = add(&mut tx, session, &label, now).await?;
        tx.commit().await?;
        Ok(Ok(signed_in))
    }

    /// The devices of somebody, newest first.
    pub async fn devices(
        &self,
        who: &Actor,
        owner: ActorId,
    ) -> Result<Result<Vec<Device>, Refusal>, AppError> {
        if let Err(refusal) = self.may_manage(who, owner).await? {
            return Ok(Err(refusal));
        }
        let rows = reference::devices(&mut *self.core.store.reader().await?, owner).await?;
        let device = |(hash, label, created, expires, revoked): reference::DeviceRow| Device {
            id: device_id(&hash),
            label,
            created: Instant(created.0),
            expires: Instant(expires.0),
            revoked,
        };
        Ok(Ok(rows.into_iter().map(device).collect()))
    }

    /// Shuts a lost phone out at once.
    pub async fn revoke_device(
        &self,
        who: &Actor,
        owner: ActorId,
        device: &str,
    ) -> Result<Result<(), Refusal>, AppError> {
        if let Err(refusal) = self.may_manage(who, owner).await? {
            return Ok(Err(refusal));
        }
        let rows = reference::devices(&mut *self.core.store.reader().await?, owner).await?;
        let hash = rows.into_iter().find(|row| device_id(&row.0) == device).map(|row| row.0);
        match hash.and_then(|hash| Hash::try_from(hash).ok()) {
            Some(hash) => self.revoke(hash).await.map(Ok),
            None => Ok(Err(Refusal::of("device", "device.unknown"))),
        }
    }

    async fn may_manage(&self, who: &Actor, owner: ActorId) -> Result<Result<ActorRow, Refusal>, AppError> {
        let row = reference::actor(&mut *self.core.store.reader().await?, owner).await?;
        let Some(row) = row.filter(|row| row.active) else {
            return Ok(Err(Refusal::of("actor", "access.not_found")));
        };
        let own = who.id == owner;
        let (action, office) = if own {
            (Action::OwnAccount, None)
        } else {
            (Action::ManageDevices, row.office_id.map(OfficeId))
        };
        let network = self.network();
        let place = match office.and_then(|o| network.offices.get(&o)) {
            Some(office) => Place::Office { id: office.id, areas: &office.areas },
            None => Place::Nation,
        };
        Ok(access::allow(who, action, &place).map_err(Refusal::from).map(|()| row))
    }

    /// A client system's credential for a bearer token of an hour; nothing where it is not good.
    pub async fn client_token(
        &self,
        client_id: &str,
        secret: &str,
        now: Instant,
    ) -> Result<Option<SignedInSession>, AppError> {
        let given = self.core.secret_hash(secret);
        let mut reader = self.core.store.reader().await?;
        let held = reference::client(&mut reader, client_id).await?;
        // Compared even where there is no such client, so that time does not tell.
        let (actor, kept, active) = held.unwrap_or_else(|| (uuid::Uuid::nil(), vec![0; 32], false));
        if !seal::same(&kept, &given) || !active {
            return Ok(None);
        }
        let row = reference::actor(&mut reader, ActorId(actor)).await?.filter(|row| row.active);
        drop(reader);
        let Some(row) = row else { return Ok(None) };
        let session = session_of(&row, SessionKind::Client, now.plus_seconds(CLIENT_SECONDS))?;
        let mut tx = self.core.store.begin().await?;
        let signed_in = add(&mut tx, session, client_id, now).await?;
        tx.commit().await?;
        Ok(Some(signed_in))
    }
}

fn device_id(hash: &[u8]) -> String {
    hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
