//! What an administrator keeps: people who sign in and what became of them, offices, clients, the audit.

mod audit;
mod changes;
mod house;
mod people;
mod sign_ins;

pub use audit::{AuditBy, AuditRow, audit, audit_count, audit_mark};
pub use changes::{
    ActorChange, ActorChangeRow, Changes, OfficeChange, OfficeChangeRow, actor_changes, changed_actor,
    changed_office, office_changes, waiting,
};
pub use house::{HouseCounts, damage, head, house_counts, link_hash, users_by_office};
pub use people::{
    ClientRow, PeopleAsked, PeopleSort, PersonRow, SessionOf, actor_since, actors_by_ids, clients,
    find_actors, people, people_counts, sessions, unlock,
};
pub use sign_ins::{Renewed, SignInChange, SignInChangeRow, changed_sign_in, made_by, sign_in_changes};

use crate::dialect::Stmt;

pub(crate) static STATEMENTS: &[&Stmt] = &[
    &audit::ALL,
    &audit::BY_ACTOR,
    &audit::BY_ACTION,
    &audit::BY_SUBJECT,
    &audit::COUNT,
    &changes::CHANGE_ACTOR,
    &changes::REVOKE_SESSIONS,
    &changes::CHANGE_OFFICE,
    &changes::ACTOR_CHANGES,
    &changes::OFFICE_CHANGES,
    &changes::WAITING,
    &house::COUNTS,
    &house::BY_OFFICE,
    &house::LINK_HASH,
    &house::HEAD,
    &people::BY_IDS,
    &people::BY_NAME,
    &people::BY_LOGIN,
    &people::BY_ROLE,
    &people::NEWEST,
    &people::COUNTS,
    &people::SESSIONS,
    &people::UNLOCK,
    &people::CLIENTS,
    &people::FIND,
    &people::SINCE,
    &sign_ins::NEW_PASSWORD,
    &sign_ins::NO_TOTP,
    &sign_ins::MOVED_ON,
    &sign_ins::NO_CODES,
    &sign_ins::NO_IDENTITY,
    &sign_ins::SIGN_IN_CHANGES,
    &sign_ins::MADE,
];
