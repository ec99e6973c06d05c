-- How a person's session was opened (by password or through the institution's own sign-in), and when it was last used.
-- Nothing for sessions older than this.
alter table session add column how {text};
alter table session add column seen {at};

-- One's own sessions and devices, and the devices of a branch.
create index session_by_actor on session (actor_id, expires);

-- Whom the institution's own sign-in means: its issuer and subject are kept at the first use, so that a name given to
-- somebody else there opens nobody's account here. One identity an issuer for an actor.
create table identity (
    issuer {text} not null,
    subject {text} not null,
    actor_id {id} not null,
    at {at} not null,
    primary key (issuer, subject),
    unique (issuer, actor_id)
) {table};

-- One-time codes for whoever has lost their authenticator, as keyed hashes. A code used is a row gone.
create table recovery_code (
    actor_id {id} not null,
    code_hash {bytes} not null,
    at {at} not null,
    primary key (actor_id, code_hash)
) {table}
