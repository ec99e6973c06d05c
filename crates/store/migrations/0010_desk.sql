-- A decision names the other person it is about: one registration may look like two people, and each pair is judged by
-- itself. What was decided before names nobody and stands for all of its command's tasks of that kind.
create table task_decision_named (
    member_id {id} not null,
    task_command_id {id} not null,
    task_kind {text} not null,
    command_id {id} not null,
    verdict {text} not null,
    reason {text} not null,
    actor_id {id} not null,
    at {at} not null,
    other_id {id},
    primary key (member_id, task_command_id, task_kind, command_id)
) {table};

insert into task_decision_named (member_id, task_command_id, task_kind, command_id, verdict, reason, actor_id, at)
    select member_id, task_command_id, task_kind, command_id, verdict, reason, actor_id, at from task_decision;

drop table task_decision;

alter table task_decision_named rename to task_decision;

-- Nothing is decided twice.
create unique index task_decision_once
    on task_decision (member_id, task_command_id, task_kind, coalesce(other_id, member_id));

-- From the next link on, a pair waits once (`payung check`); before it, a new registration could ask again.
insert into meta (name, value) select 'asked_once_after_link', cast(coalesce(max(link), 0) as varchar) from chain;

-- The list of what is to be completed: by the day it is due.
create index task_by_due on task (kind, due, command_id);

-- Who wrote the paper. A name: it stays out of the chain.
alter table registration add column evidence_by {text};

alter table receipt add column evidence_by {text};

-- A paper number used before, within an office.
create index receipt_by_paper on receipt (evidence_number, office_id) where evidence_number is not null;

create index registration_by_paper on registration (evidence_number, office_id) where evidence_number is not null;
