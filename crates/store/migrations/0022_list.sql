-- Lists of people: the file as it came, what was decided about it, and what became of each row.

-- The file as somebody sent it, sealed: it is full of people. It is nobody's fact yet; it is taken away when the list is
-- closed or after a time, and what was answered about it may change until the list is brought in.
create table list_file (
    list_id {id} not null,
    file_hash {bytes} not null,
    name {text} not null,
    row_count {int} not null,
    sealed {bytes},
    terms {text},
    office_id {id} not null,
    actor_id {id} not null,
    at {at} not null,
    removed_at {at},
    primary key (list_id)
) {heap};

-- The lists of some offices, latest first; and files that are still held, oldest first.
create index list_file_by_office on list_file (office_id, at);

create index list_file_held on list_file (at) where sealed is not null;

-- A list brought in: once, with everything that was answered about it.
create table list_start (
    subject_id {id} not null,
    command_id {id} not null,
    file_hash {bytes} not null,
    row_count {int} not null,
    terms {text} not null,
    activity_id {id},
    office_id {id} not null,
    actor_id {id} not null,
    at {at} not null,
    primary key (subject_id)
) {table};

-- Paused, gone on with, closed: numbered, so that the latest is known however the clock stands.
create table list_mark (
    subject_id {id} not null,
    n {int} not null,
    command_id {id} not null,
    kind {text} not null check (kind in ('pause', 'resume', 'close')),
    office_id {id} not null,
    actor_id {id} not null,
    at {at} not null,
    primary key (subject_id, n)
) {table};

-- What became of each row, and nothing of the row itself: the same however often it is worked out.
create table list_row (
    list_id {id} not null,
    n {int} not null,
    command_id {id} not null,
    outcome {text} not null check (outcome in ('registered', 'known', 'recorded', 'refused', 'unread')),
    field {text},
    note {text},
    member_id {id},
    at {at} not null,
    primary key (list_id, n)
) {table};

-- How many of each, and those of one kind in the order of the file.
create index list_row_by_outcome on list_row (list_id, outcome, n);
