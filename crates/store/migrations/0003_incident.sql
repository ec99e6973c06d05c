-- What happened to people: accidents, illness from work, deaths; and an ending that was wrong, taken back.
-- All of it is facts: added to, never changed. What people told is about their health and is kept sealed.

create table ending_annulment (
    member_id {id} not null,
    ending_command_id {id} not null,
    command_id {id} not null,
    reason {text} not null,
    at {at} not null,
    primary key (member_id, ending_command_id)
) {table};

-- One report. The subject is the member, or for somebody nobody has on record an id of their own. A report is named
-- by the command that brought it; same_as is the earlier report of the same event.
create table incident (
    subject_id {id} not null,
    command_id {id} not null,
    kind {text} not null check (kind in ('at-work', 'on-the-way', 'illness', 'death-accident', 'death-otherwise', 'death-unknown')),
    on_day {day} not null,
    minute {int} check (minute between 0 and 1439),
    happened_at {at} not null,
    area {text},
    home {text} not null,
    same_as {id},
    told {bytes} not null,
    office_id {id} not null,
    actor_id {id} not null,
    at {at} not null,
    primary key (subject_id, command_id)
) {table};

-- The list of a territory: whose time runs out first stands first.
create index incident_by_moment on incident (happened_at, command_id) where same_as is null;

-- Papers received, further facts, corrections, and how it ended.
create table incident_entry (
    subject_id {id} not null,
    incident_id {id} not null,
    command_id {id} not null,
    n {int} not null,
    kind {text} not null check (kind in ('paper', 'returned', 'fact', 'correction', 'closed', 'withdrawn', 'reopened')),
    paper {text},
    on_day {day},
    told {bytes} not null,
    office_id {id} not null,
    actor_id {id} not null,
    at {at} not null,
    primary key (subject_id, incident_id, command_id, n)
) {table};

create table incident_link (
    member_id {id} not null,
    subject_id {id} not null,
    incident_id {id} not null,
    command_id {id} not null,
    reason {bytes} not null,
    actor_id {id} not null,
    at {at} not null,
    primary key (member_id, incident_id)
) {table};

-- From a report about somebody without a record to who they are; each leads to one person.
create unique index incident_link_by_subject on incident_link (subject_id, incident_id);
