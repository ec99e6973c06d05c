-- What a person decided about an item of a phone that nobody believed: carried out after all, or left aside for good.
create table phone_aside_word (
    phone_id {id} not null,
    seq {int} not null,
    sealed_hash {text} not null,
    command_id {id} not null,
    verdict {text} not null check (verdict in ('release', 'drop')),
    released_id {id},
    reason {text} not null,
    actor_id {id} not null,
    at {at} not null,
    primary key (phone_id, seq, sealed_hash)
) {table};
