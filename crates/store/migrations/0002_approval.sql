-- A change that a second person has to agree to, the word of that person, and the limits from which one is asked.

-- What somebody asks to be done: the whole command, sealed, because it may hold personal values. Its hash is in the chain.
create table proposal (
    subject_id {id} not null,
    command_id {id} not null,
    inner_id {id} not null,
    kind {text} not null,
    body_hash {bytes} not null,
    body_sealed {bytes} not null,
    why {text} not null,
    approver {text} not null check (approver in ('approve_change', 'approve_user')),
    rupiah {int},
    row_count {int},
    area {text},
    office_id {id} not null,
    actor_id {id} not null,
    at {at} not null,
    primary key (subject_id, command_id)
) {table};

-- The list of what waits: oldest first, for each kind of second person.
create index proposal_by_approver on proposal (approver, at, command_id);

-- What somebody asked for themselves, latest first.
create index proposal_by_actor on proposal (actor_id, at);

-- At most one word about each: the key is what stops two approvals.
create table proposal_decision (
    subject_id {id} not null,
    proposal_id {id} not null,
    command_id {id} not null,
    verdict {text} not null check (verdict in ('approve', 'decline', 'withdraw')),
    reason {text} not null,
    actor_id {id} not null,
    at {at} not null,
    primary key (subject_id, proposal_id)
) {table};

-- What was decided, latest first.
create index proposal_decision_by_day on proposal_decision (at, command_id);

-- A limit of the house from a moment on; the latest of a name is the one in force.
create table setting (
    subject_id {id} not null,
    command_id {id} not null,
    name {text} not null,
    value {int} not null,
    reason {text} not null,
    actor_id {id} not null,
    at {at} not null,
    primary key (subject_id, command_id)
) {table};
