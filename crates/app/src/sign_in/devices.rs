//! What signs in without a person typing: phones and desk machines with a token, other systems with a credential.

use super::events::{Doing, Happened};
use super::{Hash, How, SessionKind, SignedInSession, add, session_of};
use crate::{App, AppError};
use access::{Action, Actor, Place};
use kernel::{ActorId, Instant, OfficeId, Refusal};
use store::WriteTx;
use store::reference::{self, ActorRow};
use store::sessions::{self, DeviceRow};

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
    /// To within some minutes; nothing for one that has not been used since that is written down.
    pub seen: Option<Instant>,
}

impl App {
    /// A token for a phone or desk machine of one's own. It speaks in its owner's name and nobody would see whose hand
    /// holds it: who keeps the devices of others sees them and shuts them out, and is given none.
    pub async fn enrol_device(
        &self,
        who: &Actor,
        owner: ActorId,
        label: &str,
        now: Instant,
    ) -> Result<Result<SignedInSession, Refusal>, AppError> {
        let row = match self.may_enrol(who, owner, label).await? {
            Ok(row) => row,
            Err(refusal) => return Ok(Err(refusal)),
        };
        if who.id != owner {
            return Ok(Err(Refusal::of("actor", "device.own_only")));
        }
        let mut tx = self.core.store.begin().await?;
        let signed_in = enrol_within(&mut tx, who, &row, label, now).await?;
        tx.commit().await?;
        Ok(Ok(signed_in))
    }

    /// The owner, where the asker may enrol a device of theirs under this label.
    pub(crate) async fn may_enrol(
        &self,
        who: &Actor,
        owner: ActorId,
        label: &str,
    ) -> Result<Result<ActorRow, Refusal>, AppError> {
        if label.trim().is_empty() {
            return Ok(Err(Refusal::of("label", "field.required")));
        }
        self.may_manage(who, owner).await
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
        let rows = sessions::devices(&mut *self.core.store.reader().await?, owner).await?;
        Ok(Ok(rows.into_iter().map(device).collect()))
    }

    /// Shuts a lost phone out at once.
    pub async fn revoke_device(
        &self,
        who: &Actor,
        owner: ActorId,
        device: &str,
        now: Instant,
    ) -> Result<Result<(), Refusal>, AppError> {
        if let Err(refusal) = self.may_manage(who, owner).await? {
            return Ok(Err(refusal));
        }
        let rows = sessions::devices(&mut *self.core.store.reader().await?, owner).await?;
        let found = rows.into_iter().find(|row| short(&row.token_hash) == device);
        let found = found.and_then(|row| Some((Hash::try_from(row.token_hash).ok()?, row.label)));
        match found {
            Some((hash, label)) => {
                let doing = Doing { by: who.id, of: owner, at: now };
                self.revoke(hash, doing, Happened::DeviceRevoked, &label).await.map(Ok)
            }
            None => Ok(Err(Refusal::of("device", "device.unknown"))),
        }
    }

    /// The owner, where the asker may manage their devices: their own, or those of an office they look after.
    pub(crate) async fn may_manage(
        &self,
        who: &Actor,
        owner: ActorId,
    ) -> Result<Result<ActorRow, Refusal>, AppError> {
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
        let session = session_of(&row, SessionKind::Client, How::Token, now.plus_seconds(CLIENT_SECONDS))?;
        let mut tx = self.core.store.begin().await?;
        let signed_in = add(&mut tx, session, client_id, now).await?;
        tx.commit().await?;
        Ok(Some(signed_in))
    }
}

/// A token for a device of somebody, within a transaction that is under way.
pub(crate) async fn enrol_within(
    tx: &mut WriteTx,
    who: &Actor,
    owner: &ActorRow,
    label: &str,
    now: Instant,
) -> Result<SignedInSession, AppError> {
    let label: String = label.trim().chars().take(LONGEST_LABEL).collect();
    let until = now.plus_seconds(DEVICE_SECONDS);
    let session = session_of(owner, SessionKind::Device, How::Token, until)?;
    let signed_in = add(tx, session, &label, now).await?;
    let doing = Doing { by: who.id, of: ActorId(owner.actor_id), at: now };
    doing.keep(tx, Happened::DeviceAdded, label).await?;
    Ok(signed_in)
}

pub(crate) fn device(row: DeviceRow) -> Device {
    Device {
        id: short(&row.token_hash),
        label: row.label,
        created: row.created.into(),
        expires: row.expires.into(),
        revoked: row.revoked,
        seen: row.seen.map(Into::into),
    }
}

/// What names a session or device on pages: the first eight bytes of its hash, in hex.
pub(crate) fn short(hash: &[u8]) -> String {
    hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
