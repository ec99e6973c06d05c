-- That a photo of a member's identity card was taken: a fact. Of the picture it holds a keyed digest and its size.
create table photo (
    member_id {id} not null,
    command_id {id} not null,
    digest {bytes} not null,
    byte_count {int} not null check (byte_count > 0),
    width {int} not null check (width > 0),
    height {int} not null check (height > 0),
    office_id {id} not null,
    actor_id {id} not null,
    at {at} not null,
    primary key (member_id, command_id)
) {table};

-- The newest picture of each record, sealed. A newer one takes the place of the one before: of an older picture nothing is left
-- but its fact.
create table picture (
    member_id {id} not null primary key,
    command_id {id} not null,
    sealed {bytes} not null,
    at {at} not null
) {table};
