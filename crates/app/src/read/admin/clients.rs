//! Systems that sign in with a secret.

use super::{ground, pick};
use crate::App;
use crate::accounts::territory_of;
use crate::read::Read;
use crate::view::{ClientLine, ClientsView, Form};
use access::{Action, Actor, Place};
use kernel::{ActorId, CommandId, Instant};
use store::StoreError;
use store::admin::{self, ClientRow};

impl App {
    /// Every client system, with the form for a new one.
    pub async fn clients(&self, who: &Actor, command: CommandId, mut form: Form) -> Read<ClientsView> {
        access::allow(who, Action::ManageClients, &Place::None)?;
        let line = |row: ClientRow| -> Result<ClientLine, StoreError> {
            let territory = territory_of(&row.territory)
                .ok_or_else(|| StoreError::Corrupt { table: "actor", what: row.territory.clone() })?;
            Ok(ClientLine {
                actor: ActorId(row.actor_id),
                client_id: row.client_id,
                name: row.name,
                ground: ground(&territory),
                active: row.active,
                last_used: row.last_used.map(Instant::from),
            })
        };
        let rows = admin::clients(&mut *self.reader().await?).await?;
        let rows = rows.into_iter().map(line).collect::<Result<_, _>>()?;
        Ok(ClientsView { rows, areas: pick::areas(&mut form, who), form, command })
    }
}
