-- The village counts of `tally` added up for the nation (no letters of a code), provinces (2) and regencies (5), as known
-- now, by calendar year, month and day: what holds on a day is a sum over some whole years, some whole months and some
-- days, and so never over every day there was. Derived from `tally`, folded with it.
create table tally_area (
    letters {int} not null check (letters in (0, 2, 5)),
    grain {text} not null check (grain in ('year', 'month', 'day')),
    measure {text} not null,
    area {text} not null,
    period {text} not null,
    total {int} not null,
    primary key (letters, grain, measure, area, period)
) {table};

-- All areas of a level at once, for a map: by period first, so that only the periods asked for are read.
create index tally_area_by_period on tally_area (letters, grain, measure, period, area, total);

-- Villages whose public budget ends or is late: few rows of many, found by their day.
create index tally_public_by_day on tally (day, key, total) where measure = 'paid_public';

create index tally_late_by_day on tally (day, key, total) where measure = 'funds_late';
