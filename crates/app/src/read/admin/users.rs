//! The list of users, and the form that makes or changes one.

use super::{office_choices, pick, roles, with_query};
use crate::accounts::account_of;
use crate::read::{Read, ReadError};
use crate::view::{Form, UserFormView, UserRow, UserState, UsersView};
use crate::{App, AppError};
use access::{Action, Actor, Role, Territory};
use kernel::{ActorId, CommandId, Instant, OfficeId, Zone};
use store::admin::{self, PeopleAsked, PeopleSort, PersonRow};
use store::{StoreError, reference};

const PAGE: usize = 50;
const PATH: &str = "/admin/users";

impl App {
    /// The users within the reader's ground: `q`, `role`, `office`, `state`, `sort`, and `after` for the next page.
    pub async fn users(
        &self,
        who: &Actor,
        mut form: Form,
        after: Option<&str>,
        now: Instant,
    ) -> Read<UsersView> {
        let within = self.offices_within(who, Action::ManageUsers)?;
        let network = self.network();
        let (sort, sort_key) = match form.get("sort") {
            "login" => (PeopleSort::Login, "login"),
            "role" => (PeopleSort::Role, "role"),
            "newest" => (PeopleSort::Newest, "newest"),
            _ => (PeopleSort::Name, "name"),
        };
        form.values.insert("sort".to_owned(), vec![sort_key.to_owned()]);
        let chosen: Option<OfficeId> = form.get("office").parse().ok();
        let offices = match chosen {
            // An office with all beneath it, as far as the reader may.
            Some(office) => {
                let below = network.below(office).into_iter().map(|o| o.0);
                Some(below.filter(|id| within.as_ref().is_none_or(|w| w.contains(id))).collect())
            }
            None => within.clone(),
        };
        let mut conn = self.reader().await?;
        let asked = PeopleAsked {
            query: form.get("q").to_owned(),
            role: form.get("role").to_owned(),
            offices,
            state: form.get("state").to_owned(),
            sort,
            after: self.seen_last(&mut conn, after, sort).await?,
            most: PAGE as i64 + 1,
        };
        let mut rows = admin::people(&mut conn, asked, now).await?;
        let more = rows.len() > PAGE;
        rows.truncate(PAGE);
        let (everybody, active, locked) = admin::people_counts(&mut conn, within.clone(), now).await?;
        let next = rows.last().filter(|_| more).map(|last| {
            let after = last.actor_id.to_string();
            let names = ["q", "role", "office", "state", "sort"];
            let pairs = names.iter().map(|name| (*name, form.get(name)));
            with_query(PATH, pairs.chain([("after", after.as_str())]))
        });
        let row = |row: PersonRow| -> Result<UserRow, StoreError> {
            let role = Role::from_key(&row.role)
                .ok_or_else(|| StoreError::Corrupt { table: "actor", what: row.role.clone() })?;
            let office = row.office_id.and_then(|id| network.offices.get(&OfficeId(id)));
            Ok(UserRow {
                id: ActorId(row.actor_id),
                role,
                office: office.map(|o| o.name.clone()).unwrap_or_default(),
                state: state(row.active, row.must_change, row.locked_until.map(Instant::from), now),
                since: Instant::from(row.at).day_in(Zone::WIB),
                login: row.login,
                name: row.name,
            })
        };
        Ok(UsersView {
            everybody,
            active,
            locked,
            roles: roles(),
            offices: office_choices(&network, &within, |_| true),
            rows: rows.into_iter().map(row).collect::<Result<_, _>>()?,
            next,
            form,
        })
    }

    /// Where a page begins: after this user, by the words of the order.
    async fn seen_last(
        &self,
        conn: &mut store::Conn,
        after: Option<&str>,
        sort: PeopleSort,
    ) -> Read<Option<(String, String, Instant)>> {
        let Some(id) = after.and_then(|id| id.parse::<ActorId>().ok()) else { return Ok(None) };
        let Some(row) = reference::actor(conn, id).await? else { return Ok(None) };
        let at = admin::actor_since(conn, id).await?.unwrap_or(Instant(0));
        let word = if sort == PeopleSort::Role { row.role } else { row.name };
        Ok(Some((row.login, word, at)))
    }

    /// The form for somebody new.
    pub fn new_user(&self, who: &Actor, command: CommandId, mut form: Form) -> Read<UserFormView> {
        let within = self.offices_within(who, Action::ManageUsers)?;
        if form.values.is_empty() {
            form.set("ground", "office");
            form.set("lang", "id");
        }
        Ok(UserFormView {
            command,
            user: None,
            areas: pick::areas(&mut form, who),
            roles: roles(),
            offices: office_choices(&self.network(), &within, |_| true),
            may_give_nation: who.territory == Territory::Nation,
            form,
        })
    }

    /// The form that changes a user, filled with what is so now.
    pub async fn change_user(
        &self,
        who: &Actor,
        id: ActorId,
        command: CommandId,
        mut form: Form,
    ) -> Read<UserFormView> {
        let row = self.kept_user(who, id).await?;
        let account = account_of(&row).ok_or_else(|| corrupt("role"))?;
        if form.values.is_empty() {
            form.set("name", row.name.clone());
            form.set("role", account.role.key());
            form.set("office", account.office.map(|o| o.to_string()).unwrap_or_default());
            match &account.territory {
                Territory::Nation => form.set("ground", "nation"),
                Territory::Areas(areas) => {
                    form.set("ground", "areas");
                    areas.iter().for_each(|area| form.set("areas", area.to_string()));
                }
            }
        }
        let within = self.offices_within(who, Action::ManageUsers)?;
        Ok(UserFormView {
            command,
            user: Some((id, row.name)),
            areas: pick::areas(&mut form, who),
            roles: roles(),
            offices: office_choices(&self.network(), &within, |_| true),
            may_give_nation: who.territory == Territory::Nation,
            form,
        })
    }

    /// A user within the reader's ground; elsewhere nobody of that name exists.
    pub(super) async fn kept_user(&self, who: &Actor, id: ActorId) -> Read<reference::ActorRow> {
        access::scope(who, Action::ManageUsers)?;
        let row = reference::actor(&mut *self.reader().await?, id).await?.ok_or(ReadError::NotFound)?;
        let account = account_of(&row).ok_or_else(|| corrupt("role"))?;
        if who.territory.covers(&account.territory) { Ok(row) } else { Err(ReadError::NotFound) }
    }
}

pub(super) fn state(active: bool, must_change: bool, locked: Option<Instant>, now: Instant) -> UserState {
    match locked.filter(|until| *until > now) {
        _ if !active => UserState::Inactive,
        Some(until) => UserState::Locked(until),
        None if must_change => UserState::FirstTime,
        None => UserState::Active,
    }
}

pub(super) fn corrupt(what: &str) -> AppError {
    StoreError::Corrupt { table: "actor", what: what.to_owned() }.into()
}
