//! The photo of a member's identity card: that there is one, told to whoever sees the member; the picture itself, for
//! whoever compares it with what was written down.

use super::{Read, ReadError, office_name, records};
use crate::view::CardPhoto;
use crate::{App, photo};
use access::{Action, Actor};
use kernel::{CommandId, Instant, MemberId, OfficeId};
use member::MemberFacts;
use store::views::history;
use store::{Conn, StoreError, photos};

impl App {
    /// The picture, in JPEG. Who looked is on disk before it leaves the house.
    pub async fn photo(&self, who: &Actor, id: MemberId, now: Instant) -> Read<Vec<u8>> {
        access::scope(who, Action::ViewPhoto)?;
        let mut conn = self.reader().await?;
        let facts = self.facts(&mut conn, id).await?;
        self.seen(&mut conn, who, Action::ViewPhoto, &facts).await?;
        let row = photos::of(&mut conn, &records(&facts)).await?.ok_or(ReadError::NotFound)?;
        let held = photos::sealed(&mut conn, &[row.record.0]).await?;
        drop(conn);
        let (command, digest, sealed) = held.into_iter().next().ok_or(ReadError::NotFound)?;
        let jpeg = photo::open(self.keys().seal(), CommandId(command), &digest, &sealed);
        let jpeg = jpeg.ok_or_else(|| StoreError::Corrupt { table: "picture", what: command.to_string() })?;
        self.looks.keep(self.store(), who, facts.id, "view_photo", now).await?;
        Ok(jpeg)
    }

    /// When it was taken and by whom, and whether this reader may see it.
    pub(super) async fn photo_of(
        &self,
        conn: &mut Conn,
        who: &Actor,
        facts: &MemberFacts,
    ) -> Read<Option<CardPhoto>> {
        let Some(row) = photos::of(conn, &records(facts)).await? else { return Ok(None) };
        let by = history::actors(conn, vec![row.actor]).await?.into_values().next();
        let may_see = self.seen(conn, who, Action::ViewPhoto, facts).await.is_ok();
        Ok(Some(CardPhoto {
            on: row.at.day_in(facts.zone()),
            by: by.map(|(name, _)| name).unwrap_or_default(),
            office: office_name(&self.network(), OfficeId(row.office)),
            width: row.width,
            height: row.height,
            may_see,
        }))
    }
}
