-- Two records of one person made one. The record that went keeps its rows; from now on it stands for the one kept.

-- What the kept record took in, why, and who said so. The two commands are the sides of one that was sent.
create table member_merge (
    member_id {id} not null,
    dissolved_id {id} not null,
    command_id {id} not null,
    dissolved_command_id {id} not null,
    reason {text} not null,
    right_nik {text} check (right_nik in ('kept', 'dissolved')),
    office_id {id} not null,
    actor_id {id} not null,
    at {at} not null,
    primary key (member_id, dissolved_id)
) {table};

-- The same seen from the record that went: each goes once, and into one.
create table dissolution (
    member_id {id} not null primary key,
    into_id {id} not null,
    command_id {id} not null,
    at {at} not null
) {table};

-- The current picture: whom a record stands for, and whether it took others in. Empty for nearly everybody.
alter table person add column merged_into {id};
alter table person add column absorbed {bool};
