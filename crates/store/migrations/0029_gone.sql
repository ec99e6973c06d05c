-- Those who died or left with their savings are few of many: a list of them walks them alone.
create index standing_gone on standing (ended_kind, member_id) where ended_kind in ('died', 'old_age_taken');
