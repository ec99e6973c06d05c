-- What a day's end needs beside the receipts of the day: what was reversed on it.

create index reversal_by_day on reversal (on_day);
