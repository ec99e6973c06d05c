-- Cash handed in at an office. What was counted moves in the journal by the same command; words about it follow.
create table hand_in (
    hand_in_id {id} not null primary key,
    command_id {id} not null,
    number {text} not null,
    agent_id {id} not null,
    office_id {id} not null,
    expected {int} not null,
    counted {int} not null check (counted > 0),
    pieces {text} not null,
    reason {text},
    on_day {day} not null,
    actor_id {id} not null,
    at {at} not null
) {table};

create unique index hand_in_number on hand_in (number);

-- The latest of an office, and of one hand.
create index hand_in_office on hand_in (office_id, at);

create index hand_in_agent on hand_in (agent_id, at);

-- What was said about a hand-in, in order: by whoever brought it, or by a third.
create table hand_in_word (
    hand_in_id {id} not null,
    n {int} not null,
    command_id {id} not null,
    word {text} not null check (word in ('agree', 'dispute', 'stands', 'undo')),
    reason {text},
    on_day {day} not null,
    actor_id {id} not null,
    at {at} not null,
    primary key (hand_in_id, n)
) {table};
