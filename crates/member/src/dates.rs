//! The days that matter to a family, each with its rule; where readings differ, both, and the branch decides.

use crate::cover::{ours, said};
use crate::timeline::{Span, Timeline};
use crate::{DateKind, FamilyDate};
use kernel::{Day, Note};
use scheme::{Because, JKM, Scheme};

pub(crate) fn of(timeline: &Timeline<'_>, base: &[Span], scheme: &Scheme, on: Day) -> Vec<FamilyDate> {
    if timeline.died().is_some_and(|died| died <= on) || timeline.away_on(on).is_some() {
        return Vec::new();
    }
    let mut dates = Vec::new();
    if let Some(span) = base.iter().rev().find(|s| s.from <= on) {
        dates.extend(of_payment(timeline, span, scheme, on));
    }
    dates.extend(jkm_full(timeline, scheme, on));
    dates.extend(scholarship(timeline, scheme));
    dates
}

/// Until when covered, when the next month is due, until when arrears can be paid.
fn of_payment(timeline: &Timeline<'_>, span: &Span, scheme: &Scheme, on: Day) -> Vec<FamilyDate> {
    if timeline.returned_after(span.until).is_some_and(|back| back <= on) {
        return Vec::new();
    }
    let last = span.until.month();
    let unpaid = last.next();
    let ends = timeline.payable_until(last, timeline.payer_of(last));
    let note = |code, day: Day| Note::new(code).with("day", day).with("month", unpaid);
    let due = scheme.due_day(unpaid);
    vec![
        FamilyDate {
            kind: DateKind::CoveredUntil,
            day: span.until,
            because: ours("paid-months", note("date.because.covered_until", span.until)),
        },
        FamilyDate {
            kind: DateKind::NextDue,
            day: due,
            because: ours("not-yet-due", note("date.because.next_due", due)),
        },
        FamilyDate {
            kind: DateKind::GraceEnds,
            day: ends,
            because: said(&scheme.grace(unpaid), note("date.because.grace_ends", ends)),
        },
    ]
}

/// From when a death not by accident pays in full. Unconfirmed: whether the months end on the day or with the
/// month, and whether they begin again after coming back.
fn jkm_full(timeline: &Timeline<'_>, scheme: &Scheme, on: Day) -> Vec<FamilyDate> {
    let covered = timeline.covered(JKM);
    let Some(current) = covered.iter().rev().find(|s| s.from <= on).or(covered.first()) else {
        return Vec::new();
    };
    let Some(waiting) = scheme.jkm_waiting_months(current.from) else { return Vec::new() };
    let Some((kind_day, strict_day)) = readings(timeline, &covered, current, waiting.value) else {
        return Vec::new();
    };
    let because = |code, day: Day| {
        let note = Note::new(code).with("day", day).with("months", i64::from(waiting.value));
        Because { confirmed: false, ..said(&waiting, note) }
    };
    let mut dates = vec![FamilyDate {
        kind: DateKind::JkmFullFrom,
        day: kind_day,
        because: because("date.because.jkm_full_from", kind_day),
    }];
    if strict_day != kind_day {
        dates.push(FamilyDate {
            kind: DateKind::JkmFullFromAtLatest,
            day: strict_day,
            because: because("date.because.jkm_full_from_at_latest", strict_day),
        });
    }
    dates
}

/// The kinder reading: from the first cover ever, to the day. The stricter: from coming back, to the end of
/// the month.
fn readings(timeline: &Timeline<'_>, covered: &[Span], current: &Span, months: i32) -> Option<(Day, Day)> {
    let first = covered.first()?.from;
    let anew = covered.windows(2).filter(|pair| pair[1].from <= current.from).rev().find_map(|pair| {
        let back = timeline.returned_after(pair[0].until)?;
        (back <= pair[1].from).then_some(pair[1].from)
    });
    let latest = anew.unwrap_or(first);
    Some((first.plus_months(months), latest.plus_months(months).month().next().first_day()))
}

/// The note on a day within the first months of JKM, by either reading.
pub(crate) fn waiting(timeline: &Timeline<'_>, scheme: &Scheme, span: &Span, on: Day) -> Option<Because> {
    let row = scheme.jkm_waiting_months(span.from)?;
    let covered = timeline.covered(JKM);
    let (kind_day, strict_day) = readings(timeline, &covered, span, row.value)?;
    if on >= strict_day {
        return None;
    }
    let code = if on < kind_day { "cover.jkm_waiting" } else { "cover.jkm_waiting_by_one_reading" };
    let note = Note::new(code)
        .with("months", i64::from(row.value))
        .with("from", kind_day)
        .with("latest", strict_day);
    Some(Because { confirmed: false, ..said(&row, note) })
}

/// The day after the month that completes the months asked for, if paid on without a gap where some are still
/// missing. Breaks do not take months away.
fn scholarship(timeline: &Timeline<'_>, scheme: &Scheme) -> Option<FamilyDate> {
    let row = scheme.scholarship_after_months();
    let runs = timeline.runs(JKM);
    let last = runs.last()?.last;
    let have = timeline.months_in_total();
    let missing = row.value - have;
    let complete = if missing >= 0 { last.plus(missing) } else { nth_from_last(&runs, -missing)? };
    let day = complete.next().first_day();
    let note = Note::new("date.because.scholarship_from")
        .with("day", day)
        .with("have", i64::from(have))
        .with("months", i64::from(row.value));
    Some(FamilyDate { kind: DateKind::ScholarshipFrom, day, because: said(&row, note) })
}

/// The paid month that has so many paid months after it; the first where there are not so many.
fn nth_from_last(runs: &[crate::timeline::Run], after: i32) -> Option<kernel::Month> {
    let mut left = after;
    for run in runs.iter().rev() {
        let length = run.last.since(run.first) + 1;
        if left < length {
            return Some(run.last.plus(-left));
        }
        left -= length;
    }
    runs.first().map(|run| run.first)
}
