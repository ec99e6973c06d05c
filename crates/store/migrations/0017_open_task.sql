-- Tasks that nobody has decided: what lists and counts of the work-list walk, so that they cost what is open and not
-- everything that was ever asked. Derived from `task` and `task_decision`, written with the group that changes them.
create table open_task (
    member_id {id} not null,
    command_id {id} not null,
    n {int} not null,
    kind {text} not null,
    other_id {id},
    due {day},
    home {text} not null,
    at {at} not null,
    primary key (member_id, command_id, n)
) {table};

insert into open_task (member_id, command_id, n, kind, other_id, due, home, at)
    select t.member_id, t.command_id, t.n, t.kind, t.other_id, t.due, t.home, t.at from task t
    where not exists (select 1 from task_decision d where d.member_id = t.member_id
    and d.task_command_id = t.command_id and d.task_kind = t.kind and (d.other_id is null or d.other_id = t.other_id));

-- One kind, oldest first or by the day it is due; what is open in an area.
create index open_task_by_kind on open_task (kind, at, command_id, n, home);

create index open_task_by_due on open_task (kind, due, command_id, n, home);

create index open_task_by_home on open_task (home, kind, at);
