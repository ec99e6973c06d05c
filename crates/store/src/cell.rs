use kernel::{Day, Instant, Month, Rupiah};
use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::postgres::{PgArgumentBuffer, PgTypeInfo, PgValueRef};
use sqlx::sqlite::{SqliteArgumentsBuffer, SqliteTypeInfo, SqliteValueRef};
use sqlx::{Decode, Encode, Postgres, Sqlite, Type};
use std::borrow::Cow;
use uuid::Uuid;

/// The kinds of column there are, on both engines.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Id,
    Int,
    Text,
    Day,
    At,
    Bytes,
    Bool,
}

impl Kind {
    /// The value, or nothing of this kind.
    pub fn or_null<'a>(self, value: Option<impl Into<Cell>>) -> Arg<'a> {
        value.map_or(Arg::Null(self), |v| Arg::Cell(v.into()))
    }
}

/// One value on its way into a row.
#[derive(Clone, PartialEq, Debug)]
pub enum Cell {
    Null,
    Id(Uuid),
    Int(i64),
    Text(Cow<'static, str>),
    Day(Day),
    At(Instant),
    Bytes(Vec<u8>),
    Bool(bool),
}

macro_rules! cell_from {
    ($($t:ty => |$v:ident| $e:expr;)*) => {$(
        impl From<$t> for Cell { fn from($v: $t) -> Cell { $e } }
    )*};
}
cell_from! {
    Uuid => |v| Cell::Id(v);
    i64 => |v| Cell::Int(v);
    i32 => |v| Cell::Int(i64::from(v));
    bool => |v| Cell::Bool(v);
    Rupiah => |v| Cell::Int(v.0);
    String => |v| Cell::Text(Cow::Owned(v));
    &'static str => |v| Cell::Text(Cow::Borrowed(v));
    Cow<'static, str> => |v| Cell::Text(v);
    Day => |v| Cell::Day(v);
    Month => |v| Cell::Text(Cow::Owned(v.to_string()));
    Instant => |v| Cell::At(v);
    Vec<u8> => |v| Cell::Bytes(v);
    [u8; 16] => |v| Cell::Bytes(v.to_vec());
    [u8; 32] => |v| Cell::Bytes(v.to_vec());
    kernel::MemberId => |v| Cell::Id(v.0);
    kernel::MembershipId => |v| Cell::Id(v.0);
    kernel::CommandId => |v| Cell::Id(v.0);
    kernel::SubjectId => |v| Cell::Id(v.0);
    kernel::ReceiptId => |v| Cell::Id(v.0);
    kernel::ActorId => |v| Cell::Id(v.0);
    kernel::OfficeId => |v| Cell::Id(v.0);
    kernel::ActivityId => |v| Cell::Id(v.0);
    kernel::CampaignId => |v| Cell::Id(v.0);
    kernel::PartnerId => |v| Cell::Id(v.0);
    kernel::TargetId => |v| Cell::Id(v.0);
    kernel::RegionCode => |v| Cell::Text(Cow::Owned(v.to_string()));
    kernel::Programme => |v| Cell::Text(Cow::Owned(v.to_string()));
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Cell {
        value.map_or(Cell::Null, Into::into)
    }
}

/// One bound argument of a statement. The lists travel as an array on PostgreSQL and as JSON on SQLite.
#[derive(Clone, Debug)]
pub enum Arg<'a> {
    Cell(Cell),
    /// Nothing, for a column of this kind.
    Null(Kind),
    Ids(Cow<'a, [Uuid]>),
    Keys(Cow<'a, [[u8; 16]]>),
    Texts(Cow<'a, [String]>),
    /// For `{pairs $n}`: two ids that belong together, not every one with every other.
    Pairs(Cow<'a, [(Uuid, Uuid)]>),
}

impl<T: Into<Cell>> From<T> for Arg<'_> {
    fn from(value: T) -> Self {
        Arg::Cell(value.into())
    }
}

/// An instant in a row: `timestamptz` on PostgreSQL, microseconds since 1970 on SQLite. Both order and compare alike.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Micros(pub i64);

impl From<Micros> for Instant {
    fn from(m: Micros) -> Instant {
        Instant(m.0)
    }
}

/// Microseconds from 1970 to PostgreSQL's own beginning, 2000-01-01.
const PG_EPOCH_MICROS: i64 = 946_684_800_000_000;

impl Type<Postgres> for Micros {
    fn type_info() -> PgTypeInfo {
        PgTypeInfo::with_name("TIMESTAMPTZ")
    }
}

impl sqlx::postgres::PgHasArrayType for Micros {
    fn array_type_info() -> PgTypeInfo {
        PgTypeInfo::with_name("_TIMESTAMPTZ")
    }
}

impl Encode<'_, Postgres> for Micros {
    fn encode_by_ref(&self, buf: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        <i64 as Encode<Postgres>>::encode(self.0 - PG_EPOCH_MICROS, buf)
    }
}

impl<'r> Decode<'r, Postgres> for Micros {
    fn decode(value: PgValueRef<'r>) -> Result<Self, BoxDynError> {
        let bytes: [u8; 8] = value.as_bytes()?.try_into().map_err(|_| "a timestamp of another length")?;
        Ok(Micros(i64::from_be_bytes(bytes) + PG_EPOCH_MICROS))
    }
}

impl Type<Sqlite> for Micros {
    fn type_info() -> SqliteTypeInfo {
        <i64 as Type<Sqlite>>::type_info()
    }

    fn compatible(ty: &SqliteTypeInfo) -> bool {
        <i64 as Type<Sqlite>>::compatible(ty)
    }
}

impl Encode<'_, Sqlite> for Micros {
    fn encode_by_ref(&self, buf: &mut SqliteArgumentsBuffer) -> Result<IsNull, BoxDynError> {
        <i64 as Encode<Sqlite>>::encode(self.0, buf)
    }
}

impl<'r> Decode<'r, Sqlite> for Micros {
    fn decode(value: SqliteValueRef<'r>) -> Result<Self, BoxDynError> {
        <i64 as Decode<Sqlite>>::decode(value).map(Micros)
    }
}
