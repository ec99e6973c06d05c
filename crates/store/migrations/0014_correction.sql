-- What was corrected about a person, why, and what it was and became: the values sealed, the villages open, because
-- counts move with them.
create table correction (
    member_id {id} not null,
    command_id {id} not null,
    fields {text} not null,
    reason {text} not null,
    before_sealed {bytes} not null,
    after_sealed {bytes} not null,
    home_from {text},
    home_to {text},
    on_day {day} not null,
    actor_id {id} not null,
    at {at} not null,
    primary key (member_id, command_id)
) {table};
