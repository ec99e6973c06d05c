-- Villages whose public budget ends or is late are asked for by place: a regency's few, and not those of the whole nation on
-- these days, which have sums of their own in `tally_area`.
drop index tally_public_by_day;

drop index tally_late_by_day;

create index tally_public_by_place on tally (key, day, total) where measure = 'paid_public';

create index tally_late_by_place on tally (key, day, total) where measure = 'funds_late';
