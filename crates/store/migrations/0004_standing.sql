-- Where each member stands, told as dates: what lists, work-lists and figures compare with a day. Derived from the
-- facts by `member::standing`: can be thrown away and made again. The state itself is never kept.
create table standing (
    member_id {id} not null primary key,
    home {text} not null,
    name {text} not null,
    registered_on {day} not null,
    first_covered {day},
    covered_from {day},
    covered_until {day},
    standing_until {day},
    grace_until {day},
    gap_from {day},
    again_on {day},
    ended_kind {text} check (ended_kind in ('died', 'left', 'old_age_taken')),
    ended_on {day},
    payer {text} not null,
    public_fund {bool} not null,
    sector {text} not null,
    programmes {text} not null,
    office_id {id} not null,
    activity_id {id},
    last_paid_on {day},
    complete {bool} not null,
    at {at} not null
) {table};

-- Whose cover ends when, in the nation and in an area; people of an area by name.
create index standing_by_end on standing (covered_until, member_id);

create index standing_by_home_end on standing (home, covered_until, member_id);

create index standing_by_home_name on standing (home, name, member_id);

create index standing_by_name on standing (name, member_id);

-- Who came in at an activity.
create index standing_by_activity on standing (activity_id) where activity_id is not null;

-- The newest members.
create index standing_by_start on standing (registered_on, member_id);
