-- Whoever is in grace is found by the day their month was due, not behind everybody whose cover ended a day ago.
create index standing_by_due on standing (standing_until, member_id);
