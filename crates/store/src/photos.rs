//! Photos of identity cards: the facts that they were taken, and apart from them the newest picture of each record, sealed.

use crate::cell::{Arg, Cell, Micros};
use crate::dialect::Stmt;
use crate::engine::Conn;
use crate::error::StoreError;
use crate::member::{By, Group};
use crate::tables;
use kernel::{Instant, MemberId};
use uuid::Uuid;

// Of records that became one, the newest picture is the person's.
static OF: Stmt = Stmt::new(
    "photos.of",
    "select x.member_id, x.command_id, p.width, p.height, p.office_id, p.actor_id, p.at from picture x \
     join photo p on p.member_id = x.member_id and p.command_id = x.command_id where x.member_id {in $1} \
     order by p.at desc, p.command_id desc limit 1",
);
static SEALED: Stmt = Stmt::new(
    "photos.sealed",
    "select x.command_id, p.digest, x.sealed from picture x \
     join photo p on p.member_id = x.member_id and p.command_id = x.command_id where x.member_id {in $1}",
);
static WITH: Stmt = Stmt::new("photos.with", "select member_id from picture where member_id {in $1}");
// Each picture has its fact, and none of its record is newer; each record with such a fact has its picture.
static ASTRAY: Stmt = Stmt::new(
    "check.photos_astray",
    "select (select count(*) from picture x where not exists \
     (select 1 from photo p where p.member_id = x.member_id and p.command_id = x.command_id and p.at = x.at) \
     or exists (select 1 from photo p where p.member_id = x.member_id and p.at > x.at)) \
     + (select count(*) from photo p where not exists (select 1 from picture x where x.member_id = p.member_id)) as n",
);
static UNTOLD: Stmt = Stmt::new(
    "check.photos_untold",
    "select count(*) as n from command c where c.kind = 'photo' and c.outcome <> 'refused' \
     and c.command_id not in (select command_id from photo)",
);
static ORPHANS: Stmt = Stmt::new(
    "check.orphans.photo",
    "select count(*) as n from photo where command_id not in (select command_id from command)",
);

pub(crate) static STATEMENTS: &[&Stmt] = &[&OF, &SEALED, &WITH, &ASTRAY, &UNTOLD, &ORPHANS];

/// Each rule, and what counts those that break it.
pub(crate) static RULES: &[(&str, &Stmt)] = &[
    ("the newest photo of a card has its picture, and no other is kept", &ASTRAY),
    ("a photo that was taken is told of", &UNTOLD),
    ("every row of photo has its command", &ORPHANS),
];

/// A photo that was taken, with its picture.
pub struct NewPhoto {
    pub member: MemberId,
    pub digest: [u8; 32],
    pub bytes: i64,
    pub width: i64,
    pub height: i64,
    pub sealed: Vec<u8>,
    pub by: By,
}

/// The photo that counts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PhotoRow {
    /// The record it was written on.
    pub record: MemberId,
    pub command: Uuid,
    /// In pixels.
    pub width: i64,
    pub height: i64,
    pub office: Uuid,
    pub actor: Uuid,
    pub at: Instant,
}

#[derive(sqlx::FromRow)]
struct Row {
    member_id: Uuid,
    command_id: Uuid,
    width: i64,
    height: i64,
    office_id: Uuid,
    actor_id: Uuid,
    at: Micros,
}

/// The photo of a person, known under these records.
pub async fn of(conn: &mut Conn, records: &[Uuid]) -> Result<Option<PhotoRow>, StoreError> {
    let row: Option<Row> = conn.find(&OF, &[Arg::Ids(records.into())]).await?;
    Ok(row.map(|r| PhotoRow {
        record: MemberId(r.member_id),
        command: r.command_id,
        width: r.width,
        height: r.height,
        office: r.office_id,
        actor: r.actor_id,
        at: r.at.into(),
    }))
}

/// The pictures of these records: by which command each came, its digest, and the picture sealed.
pub async fn sealed(conn: &mut Conn, records: &[Uuid]) -> Result<Vec<(Uuid, Vec<u8>, Vec<u8>)>, StoreError> {
    conn.list(&SEALED, &[Arg::Ids(records.into())]).await
}

/// Which of these records have a picture.
pub async fn with(conn: &mut Conn, records: &[Uuid]) -> Result<Vec<Uuid>, StoreError> {
    let rows: Vec<(Uuid,)> = conn.list(&WITH, &[Arg::Ids(records.into())]).await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

impl Group {
    /// A photo that was taken. Its picture takes the place of an older one, in this group as in the table.
    pub fn photo(&mut self, new: NewPhoto) {
        let NewPhoto { member, digest, bytes, width, height, sealed, by } = new;
        self.push(
            &tables::PHOTO,
            [
                member.into(),
                by.command.into(),
                digest.to_vec().into(),
                bytes.into(),
                width.into(),
                height.into(),
                by.office.into(),
                by.actor.into(),
                by.at.into(),
            ],
        );
        let picture = [member.into(), by.command.into(), sealed.into(), by.at.into()];
        let mut held = false;
        for row in self.rows_of(&tables::PICTURE).filter(|row| row[0] == Cell::Id(member.0)) {
            held = true;
            // Calls that wait together are not always in the order of their clocks.
            if !matches!(row[3], Cell::At(at) if at > by.at) {
                row.clone_from_slice(&picture);
            }
        }
        if !held {
            self.push(&tables::PICTURE, picture);
        }
    }
}
