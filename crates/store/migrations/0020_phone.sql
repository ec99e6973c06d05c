-- Phones of the field: who holds one, which signing key it has, and which block of receipt numbers is its own.
create table phone (
    phone_id {id} not null primary key,
    actor_id {id} not null,
    office_id {id} not null,
    session_hash {bytes} not null,
    public_key {bytes} not null,
    series {text} not null,
    at {at} not null
) {table};

create unique index phone_session on phone (session_hash);

create unique index phone_series on phone (series);

create index phone_actor on phone (actor_id);

-- What a phone sent, one row a running number and never another: what it was, how it was taken, and between which two
-- moments it was written. What was not carried out has no command.
create table phone_item (
    phone_id {id} not null,
    seq {int} not null,
    state {text} not null,
    reason {text},
    hash {text},
    prev {text},
    kind {text},
    command_id {id},
    subject_id {id},
    evidence_number {text},
    odd {text},
    not_before {at} not null,
    at {at} not null,
    clock_at {at},
    answer {text},
    primary key (phone_id, seq)
) {table};

create index phone_item_evidence on phone_item (phone_id, evidence_number);

-- Put aside whole, as it came, for a person to decide: what could not be opened or believed, what came under a number
-- that was taken, and what a phone sent that had been shut out.
create table phone_quarantine (
    phone_id {id} not null,
    seq {int} not null,
    sealed_hash {text} not null,
    reason {text} not null,
    sealed {bytes} not null,
    at {at} not null,
    primary key (phone_id, seq, sealed_hash)
) {table};
