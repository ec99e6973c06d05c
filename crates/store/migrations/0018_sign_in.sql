-- What one person made new of another's sign-in, and why: a password for once, an authenticator or a link with the
-- institution's own sign-in taken off. The secrets themselves are nowhere here.
create table sign_in_change (
    actor_id {id} not null,
    command_id {id} not null,
    what {text} not null check (what in ('password', 'authenticator', 'identity')),
    reason {text} not null,
    by_id {id} not null,
    at {at} not null,
    primary key (actor_id, command_id)
) {table};
