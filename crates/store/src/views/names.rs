//! Finding people by the words of their names, each perhaps unfinished, among millions, with bounded work.
//!
//! The rarest word leads: its range of `name_token` is walked, never further than [`WALK`] rows ([`STEP`] while typing), and the other words are
//! looked for in the name that `standing` keeps in plain letters. Where every word is common but few people live in the
//! territory, all of their names are read instead.

use super::Within;
use crate::cell::Arg;
use crate::dialect::Stmt;
use crate::engine::Conn;
use crate::error::StoreError;
use uuid::Uuid;

/// Names of one word looked at, at the most.
pub const WALK: i64 = 4_000;
/// The same for hits while somebody types: who is not among them is found by the whole search.
pub const STEP: i64 = 1_000;
/// So many people are read where every word is common.
const AROUND: i64 = 20_000;
/// Words of a question that count.
pub const WORDS: usize = 4;

// How many names begin with each of four words, counted no further than `$9`.
pub(super) static SIZES: Stmt = Stmt::new(
    "names.sizes",
    "select (select count(*) from (select 1 as one from name_token where token >= $1 and token < $2 limit $9) x) as a, \
     (select count(*) from (select 1 as one from name_token where token >= $3 and token < $4 limit $9) x) as b, \
     (select count(*) from (select 1 as one from name_token where token >= $5 and token < $6 limit $9) x) as c, \
     (select count(*) from (select 1 as one from name_token where token >= $7 and token < $8 limit $9) x) as d",
);
pub(super) static AROUND_COUNT: Stmt = Stmt::new(
    "names.around_count",
    "select count(*) as n from (select 1 as one from {spans $1} cross join standing s \
     where s.home >= span.low and s.home < span.high limit $2) x",
);

/// `$1` to `$4` are words, `$5` the reader's own villages, `$6` how many, `$7` from which on. Words are looked for where
/// a word begins; `replace` is the one way of asking that both engines spell and mean alike.
macro_rules! names {
    ($name:literal, $from:literal) => {
        Stmt::new(
            $name,
            concat!(
                "select s.member_id, s.name, s.home, \
                 case when exists (select 1 from {spans $5} where s.home >= span.low and s.home < span.high) then 1 else 0 end as own, \
                 case when replace(' ' || s.name || ' ', ' ' || $1 || ' ', '') <> ' ' || s.name || ' ' then 1 else 0 end \
                 + case when $2 <> '' and replace(' ' || s.name || ' ', ' ' || $2 || ' ', '') <> ' ' || s.name || ' ' then 1 else 0 end \
                 + case when $3 <> '' and replace(' ' || s.name || ' ', ' ' || $3 || ' ', '') <> ' ' || s.name || ' ' then 1 else 0 end \
                 + case when $4 <> '' and replace(' ' || s.name || ' ', ' ' || $4 || ' ', '') <> ' ' || s.name || ' ' then 1 else 0 end \
                 as whole ",
                $from,
                " and replace(' ' || s.name, ' ' || $1, '') <> ' ' || s.name \
                 and ($2 = '' or replace(' ' || s.name, ' ' || $2, '') <> ' ' || s.name) \
                 and ($3 = '' or replace(' ' || s.name, ' ' || $3, '') <> ' ' || s.name) \
                 and ($4 = '' or replace(' ' || s.name, ' ' || $4, '') <> ' ' || s.name) \
                 order by own desc, whole desc, s.name, s.member_id limit $6 offset $7"
            ),
        )
    };
}

// A name with two words that begin alike is one person.
pub(super) static LED: Stmt = names!(
    "names.led",
    "from (select distinct member_id from (select member_id from name_token where token >= $8 and token < $9 \
     order by token, member_id limit $10) t) d join standing s on s.member_id = d.member_id \
     where exists (select 1 from {spans $11} where s.home >= span.low and s.home < span.high)"
);
pub(super) static NEAR: Stmt = names!(
    "names.near",
    "from {spans $8} cross join standing s where s.home >= span.low and s.home < span.high"
);

/// Somebody of that name.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct Named {
    pub member_id: Uuid,
    /// In plain letters.
    pub name: String,
    pub home: String,
}

/// What is asked: words as `regions::tokens` gives them.
#[derive(Clone, Debug)]
pub struct NameQuery {
    words: Vec<String>,
    /// Names of the leading word looked at, at the most.
    walk: i64,
}

impl NameQuery {
    /// The first few words; nothing for none.
    pub fn of(words: &[String]) -> Option<NameQuery> {
        let words = words[..words.len().min(WORDS)].to_vec();
        (!words.is_empty()).then_some(NameQuery { words, walk: WALK })
    }

    pub fn while_typing(self) -> NameQuery {
        NameQuery { walk: STEP, ..self }
    }

    /// Names of one word looked at, at the most.
    pub fn walk(&self) -> i64 {
        self.walk
    }

    fn word(&self, n: usize) -> Arg<'static> {
        self.words.get(n).cloned().unwrap_or_default().into()
    }

    /// All words that begin so.
    fn range(&self, n: usize) -> [Arg<'static>; 2] {
        match self.words.get(n) {
            Some(word) => [word.clone().into(), format!("{word}{LAST}").into()],
            None => ["".into(), "".into()],
        }
    }
}

/// After any letter of a word.
const LAST: char = '\u{10ffff}';

/// Who bears the name, and whether all names that fit were looked at.
#[derive(Clone, Debug)]
pub struct Names {
    pub found: Vec<Named>,
    pub all: bool,
}

/// How many people live in a territory, counted no further than `most`, from an index alone.
pub(super) async fn around(conn: &mut Conn, within: &Within, most: i64) -> Result<i64, StoreError> {
    let count: Option<(i64,)> = conn.find(&AROUND_COUNT, &[within.spans(), most.into()]).await?;
    Ok(count.map_or(0, |(n,)| n))
}

/// One page of people by name: the reader's own villages first, then whole words before begun ones, then by name.
pub async fn find(
    conn: &mut Conn,
    query: &NameQuery,
    within: &Within,
    own: &Within,
    most: i64,
    from: i64,
) -> Result<Names, StoreError> {
    let mut args: Vec<Arg<'_>> = (0..WORDS).flat_map(|n| query.range(n)).collect();
    args.push((query.walk + 1).into());
    let sizes: Option<(i64, i64, i64, i64)> = conn.find(&SIZES, &args).await?;
    let (a, b, c, d) = sizes.unwrap_or_default();
    let sizes = [a, b, c, d].into_iter().take(query.words.len()).enumerate();
    let (lead, size) = sizes.min_by_key(|(_, size)| *size).unwrap_or_default();
    if size == 0 {
        return Ok(Names { found: Vec::new(), all: true });
    }
    let mut args: Vec<Arg<'_>> = (0..WORDS).map(|n| query.word(n)).collect();
    args.extend([own.spans(), most.into(), from.into()]);
    let common = size > query.walk;
    let near =
        common && matches!(within, Within::Areas(_)) && { around(conn, within, AROUND).await? < AROUND };
    if near {
        args.push(within.spans());
        return Ok(Names { found: conn.list(&NEAR, &args).await?, all: true });
    }
    args.extend(query.range(lead));
    args.extend([query.walk.into(), within.spans()]);
    Ok(Names { found: conn.list(&LED, &args).await?, all: !common })
}
