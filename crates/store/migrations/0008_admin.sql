-- What an administrator changes, and how it is found again.

-- Each change of somebody who signs in, whole, as it was and as it became. The row of actor is the current picture.
create table actor_change (
    actor_id {id} not null,
    command_id {id} not null,
    name {text} not null,
    role {text} not null,
    office_id {id},
    territory {text} not null,
    active {bool} not null,
    was_name {text} not null,
    was_role {text} not null,
    was_office_id {id},
    was_territory {text} not null,
    was_active {bool} not null,
    reason {text} not null,
    by_id {id} not null,
    at {at} not null,
    primary key (actor_id, command_id)
) {table};

-- The same for offices. A code never changes: it stands on receipts.
create table office_change (
    office_id {id} not null,
    command_id {id} not null,
    parent_id {id},
    name {text} not null,
    areas {text} not null,
    was_parent_id {id},
    was_name {text} not null,
    was_areas {text} not null,
    reason {text} not null,
    by_id {id} not null,
    at {at} not null,
    primary key (office_id, command_id)
) {table};

-- The audit is asked for its newest rows: of everybody, of one who acted, of one action. Each index ends in the moment
-- and the id, so that fifty rows are read for a page of fifty, however many millions there are.
create index audit_by_at on audit (at, audit_id);

create index audit_by_actor on audit (actor_id, at, audit_id);

create index audit_by_action on audit (action, at, audit_id);

