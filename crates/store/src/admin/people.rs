use crate::cell::{Arg, Micros};
use crate::dialect::Stmt;
use crate::engine::{Conn, WriteTx};
use crate::error::StoreError;
use crate::reference::ActorRow;
use kernel::{ActorId, Instant};
use uuid::Uuid;

pub(super) static BY_IDS: Stmt = Stmt::new(
    "admin.actors_by_ids",
    "select actor_id, login, name, role, office_id, territory, lang, active, password, must_change, totp_sealed, \
     failed, locked_until, version from actor where actor_id {in $1}",
);

// A house has some ten thousand sign-ins at most, and the list is asked for by few: a scan does. Both sides are in small
// letters, so that LIKE, which minds them on one engine only, means the same on both.
macro_rules! people {
    ($name:literal, $after:literal, $order:literal) => {
        Stmt::new(
            concat!("admin.people.", $name),
            concat!(
                "select actor_id, login, name, role, office_id, territory, active, must_change, locked_until, at \
                 from actor where role <> 'system' and ($1 = '' or login like $2 escape '!' or lower(name) like $2 escape '!') \
                 and ($3 = '' or role = $3) and ($4 or office_id {in $5}) \
                 and ($6 = '' or ($6 = 'active' and active) or ($6 = 'inactive' and not active) \
                      or ($6 = 'locked' and locked_until > $7)) and ($8 or ",
                $after,
                // Every order has all three, so that each is known by its kind on both engines.
                ") and $9 >= '' and $10 >= '' and cast($11 as {at}) is not null order by ",
                $order,
                " limit $12"
            ),
        )
    };
}

// The four orders: $9 and $10 are the words of the last row seen, $11 its moment.
pub(super) static BY_NAME: Stmt = people!("by_name", "(name, login) > ($9, $10)", "name, login");
pub(super) static BY_LOGIN: Stmt = people!("by_login", "login > $10", "login");
pub(super) static BY_ROLE: Stmt = people!("by_role", "(role, login) > ($9, $10)", "role, login");
pub(super) static NEWEST: Stmt =
    people!("newest", "(at < $11 or (at = $11 and login > $10))", "at desc, login");

pub(super) static COUNTS: Stmt = Stmt::new(
    "admin.people_counts",
    "select count(*) as everybody, cast(coalesce(sum(case when active then 1 else 0 end), 0) as {int}) as active, \
     cast(coalesce(sum(case when locked_until > $1 then 1 else 0 end), 0) as {int}) as locked \
     from actor where role <> 'system' and ($2 or office_id {in $3})",
);
pub(super) static SESSIONS: Stmt = Stmt::new(
    "admin.sessions",
    "select token_hash, kind, label, created, expires, revoked from session where actor_id = $1 \
     order by created desc limit $2",
);
pub(super) static UNLOCK: Stmt = Stmt::new(
    "admin.unlock",
    "update actor set failed = 0, locked_until = null, version = version + 1 where actor_id = $1",
);
pub(super) static CLIENTS: Stmt = Stmt::new(
    "admin.clients",
    "select c.client_id, c.name, c.actor_id, c.active and a.active as active, a.territory, a.office_id, c.at, \
     (select max(s.created) from session s where s.actor_id = c.actor_id) as last_used \
     from client c join actor a on a.actor_id = c.actor_id order by c.name, c.client_id limit 500",
);
pub(super) static FIND: Stmt = Stmt::new(
    "admin.find_actors",
    "select actor_id, name, login from actor where ($1 or office_id {in $2}) \
     and (login like $3 escape '!' or lower(name) like $3 escape '!') order by name, login limit $4",
);

pub(super) static SINCE: Stmt = Stmt::new("admin.actor_since", "select at from actor where actor_id = $1");

/// When a sign-in was made.
pub async fn actor_since(conn: &mut Conn, actor: ActorId) -> Result<Option<Instant>, StoreError> {
    let found: Option<(Micros,)> = conn.find(&SINCE, &[actor.into()]).await?;
    Ok(found.map(|f| f.0.into()))
}

/// These sign-ins, in no order.
pub async fn actors_by_ids(conn: &mut Conn, ids: Vec<Uuid>) -> Result<Vec<ActorRow>, StoreError> {
    conn.list(&BY_IDS, &[Arg::Ids(ids.into())]).await
}

/// The orders of the list of users.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum PeopleSort {
    #[default]
    Name,
    Login,
    Role,
    Newest,
}

/// What the list of users is asked for. Empty texts ask for everything.
#[derive(Clone, Debug, Default)]
pub struct PeopleAsked {
    pub query: String,
    pub role: String,
    /// Of these offices only.
    pub offices: Option<Vec<Uuid>>,
    /// `active`, `inactive`, `locked`.
    pub state: String,
    pub sort: PeopleSort,
    /// Login, name or role, and moment of the last row seen.
    pub after: Option<(String, String, Instant)>,
    pub most: i64,
}

#[derive(sqlx::FromRow, Clone, Debug)]
pub struct PersonRow {
    pub actor_id: Uuid,
    pub login: String,
    pub name: String,
    pub role: String,
    pub office_id: Option<Uuid>,
    pub territory: String,
    pub active: bool,
    pub must_change: bool,
    pub locked_until: Option<Micros>,
    pub at: Micros,
}

/// What was typed, as a pattern of LIKE in which every sign stands for itself.
fn pattern(query: &str) -> String {
    let mut pattern = String::from("%");
    for c in query.trim().to_lowercase().chars() {
        if matches!(c, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

fn of_offices<'a>(offices: Option<Vec<Uuid>>) -> [Arg<'a>; 2] {
    [offices.is_none().into(), Arg::Ids(offices.unwrap_or_default().into())]
}

/// One page of users.
pub async fn people(conn: &mut Conn, asked: PeopleAsked, now: Instant) -> Result<Vec<PersonRow>, StoreError> {
    let stmt = match asked.sort {
        PeopleSort::Name => &BY_NAME,
        PeopleSort::Login => &BY_LOGIN,
        PeopleSort::Role => &BY_ROLE,
        PeopleSort::Newest => &NEWEST,
    };
    let first = asked.after.is_none();
    let (login, word, at) = asked.after.unwrap_or((String::new(), String::new(), Instant(0)));
    let [everywhere, offices] = of_offices(asked.offices);
    let args = [
        asked.query.trim().to_owned().into(),
        pattern(&asked.query).into(),
        asked.role.into(),
        everywhere,
        offices,
        asked.state.into(),
        now.into(),
        first.into(),
        word.into(),
        login.into(),
        at.into(),
        asked.most.into(),
    ];
    conn.list(stmt, &args).await
}

/// How many there are, may sign in, and are shut out for a while.
pub async fn people_counts(
    conn: &mut Conn,
    offices: Option<Vec<Uuid>>,
    now: Instant,
) -> Result<(i64, i64, i64), StoreError> {
    let [everywhere, offices] = of_offices(offices);
    let row = conn.find(&COUNTS, &[now.into(), everywhere, offices]).await?;
    Ok(row.unwrap_or_default())
}

/// One session of somebody: token hash, kind, label, begun, ends, ended early.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct SessionOf {
    pub token_hash: Vec<u8>,
    pub kind: String,
    pub label: String,
    pub created: Micros,
    pub expires: Micros,
    pub revoked: bool,
}

/// Somebody's sessions, newest first.
pub async fn sessions(conn: &mut Conn, actor: ActorId, most: i64) -> Result<Vec<SessionOf>, StoreError> {
    conn.list(&SESSIONS, &[actor.into(), most.into()]).await
}

/// Opens the door again after too many tries.
pub async fn unlock(tx: &mut WriteTx, actor: ActorId) -> Result<(), StoreError> {
    tx.run(&UNLOCK, &[actor.into()]).await?;
    Ok(())
}

#[derive(sqlx::FromRow, Clone, Debug)]
pub struct ClientRow {
    pub client_id: String,
    pub name: String,
    pub actor_id: Uuid,
    pub active: bool,
    pub territory: String,
    pub office_id: Option<Uuid>,
    pub at: Micros,
    pub last_used: Option<Micros>,
}

/// Every client system.
pub async fn clients(conn: &mut Conn) -> Result<Vec<ClientRow>, StoreError> {
    conn.list(&CLIENTS, &[]).await
}

/// Sign-ins by a part of name or login: for the search of the audit.
pub async fn find_actors(
    conn: &mut Conn,
    query: &str,
    offices: Option<Vec<Uuid>>,
    most: i64,
) -> Result<Vec<(Uuid, String, String)>, StoreError> {
    let [everywhere, offices] = of_offices(offices);
    conn.list(&FIND, &[everywhere, offices, pattern(query).into(), most.into()]).await
}
