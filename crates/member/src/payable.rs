//! Which months can be paid now, and what they cost: used by the decision and by the pages alike.

use crate::timeline::{Away, Timeline};
use crate::{EndingKind, Known, MemberFacts, Registration, Segment};
use kernel::{Day, Month, Programme, Refusal, Rupiah};
use scheme::{JKK, JKM, Line, Payer, Scheme, Terms};

/// The months a payment can be for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Payable {
    /// The first unpaid month; payment begins here.
    pub first: Month,
    /// How many of the months are before the current one.
    pub arrears: i32,
    /// The last month that may be paid today by this payer.
    pub last: Month,
    /// Every month that may be paid, in order, none of them wholly paid yet.
    pub months: Vec<Month>,
    /// Owed to the person; it lowers what is asked. Nothing where the payer is a public budget.
    pub credit: Rupiah,
    /// Cover begins anew: the first payment, or the first after coming back.
    pub fresh: bool,
}

/// The price of some months, exact.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Offer {
    pub lines: Vec<(Month, Line)>,
    pub total: Rupiah,
    pub credit_used: Rupiah,
    /// What is to be counted out: total less credit.
    pub to_pay: Rupiah,
    pub covered_from: Day,
    pub covered_until: Day,
}

/// Which months may be paid on a day. `programmes` empty means those of the membership. Refused where nothing
/// can be paid: not a member, died, left, ended, all paid.
pub fn payable(
    facts: &MemberFacts,
    segment: Segment,
    scheme: &Scheme,
    payer: Payer,
    programmes: &[Programme],
    today: Day,
) -> Result<Payable, Refusal> {
    Payment::open(facts, segment, scheme, payer, programmes, today, Taken::Now)?.payable()
}

/// The price of the first `months` payable months on a day.
pub fn offer(
    facts: &MemberFacts,
    segment: Segment,
    scheme: &Scheme,
    payer: Payer,
    programmes: &[Programme],
    months: u8,
    today: Day,
) -> Result<Offer, Refusal> {
    let payment = Payment::open(facts, segment, scheme, payer, programmes, today, Taken::Now)?;
    payment.offer(&payment.payable()?, months)
}

/// Whether the money is offered now, or was taken before the office knew.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Taken {
    Now,
    Before,
}

/// A payment that may be made: by whom, for what, on which day.
pub(crate) struct Payment<'a> {
    scheme: &'a Scheme,
    timeline: Timeline<'a>,
    pub terms: &'a Registration,
    payer: Payer,
    programmes: Vec<Programme>,
    /// Months paid for each programme, for asking.
    paid: Vec<(Programme, Vec<(Month, Month)>)>,
    credit: Rupiah,
    /// The day of payment, not before the membership began.
    day: Day,
}

impl<'a> Payment<'a> {
    pub fn open(
        facts: &'a MemberFacts,
        segment: Segment,
        scheme: &'a Scheme,
        payer: Payer,
        programmes: &[Programme],
        day: Day,
        taken: Taken,
    ) -> Result<Payment<'a>, Refusal> {
        let not_a_member = || Refusal::new("pay.not_a_member");
        let membership = facts.membership(segment).ok_or_else(not_a_member)?;
        let timeline = Timeline::of(facts, membership, scheme, Known::Now).ok_or_else(not_a_member)?;
        if taken == Taken::Now && day < timeline.since {
            return Err(Refusal::of("taken_on", "pay.before_registration").with("since", timeline.since));
        }
        let day = day.max(timeline.since);
        let gone = |a: &&Away| a.holds(day) || (taken == Taken::Now && a.back.is_none());
        if let Some(away) = timeline.away.iter().find(gone) {
            let code = if away.kind == EndingKind::Died { "pay.died" } else { "pay.left" };
            return Err(Refusal::new(code).with("on", away.on));
        }
        let terms = timeline.registrations.last().copied().ok_or_else(not_a_member)?;
        let chosen = if programmes.is_empty() { &terms.programmes } else { programmes };
        let in_order = timeline.programmes(day);
        let mut programmes: Vec<Programme> = in_order.into_iter().filter(|p| chosen.contains(p)).collect();
        for programme in chosen {
            if !programmes.contains(programme) {
                programmes.push(*programme);
            }
        }
        let mut asked = programmes.clone();
        asked.extend([JKK, JKM]);
        asked.extend(terms.programmes.iter().copied());
        asked.sort();
        asked.dedup();
        let months = |p| timeline.runs(p).iter().map(|run| (run.first, run.last)).collect();
        let paid = asked.into_iter().map(|p| (p, months(p))).collect();
        let credit = if payer.is_public() { Rupiah::ZERO } else { facts.credit };
        Ok(Payment { scheme, timeline, terms, payer, programmes, paid, credit, day })
    }

    pub fn payable(&self) -> Result<Payable, Refusal> {
        let current = self.day.month();
        let (start, fresh) = self.start()?;
        let last = self.last_allowed();
        let mut months = Vec::new();
        let mut month = start;
        while month <= last {
            if self.missing(month).is_some() {
                break;
            }
            if !self.unpaid(month).is_empty() {
                months.push(month);
            }
            month = month.next();
        }
        let Some(first) = months.first().copied() else { return Err(self.no_more(month, last, 0)) };
        let arrears = months.iter().filter(|m| **m < current).count() as i32;
        Ok(Payable { first, arrears, last, months, credit: self.credit, fresh })
    }

    pub fn offer(&self, payable: &Payable, months: u8) -> Result<Offer, Refusal> {
        let count = usize::from(months);
        if count == 0 {
            return Err(Refusal::of("months", "pay.months"));
        }
        if count > payable.months.len() {
            let next = payable.months.last().map_or(payable.first, |month| month.next());
            return Err(self.no_more(next, payable.last, payable.months.len()));
        }
        self.price(payable, &payable.months[..count])
    }

    /// The exact price of some of the payable months, in order from the first.
    pub fn price(&self, payable: &Payable, months: &[Month]) -> Result<Offer, Refusal> {
        let mut lines = Vec::new();
        for month in months {
            for programme in self.unpaid(*month) {
                lines.push((*month, self.scheme.price(*month, &self.terms(), programme)?));
            }
        }
        let total: Rupiah = lines.iter().map(|(_, line)| line.amount).sum();
        let credit_used = total.min(payable.credit);
        let first = months.first().copied().unwrap_or(payable.first);
        let last = months.last().copied().unwrap_or(first);
        let covered_from = if payable.fresh { first.first_day().max(self.day) } else { first.first_day() };
        Ok(Offer {
            lines,
            total,
            credit_used,
            to_pay: total - credit_used,
            covered_from,
            covered_until: last.last_day(),
        })
    }

    fn terms(&self) -> Terms {
        let Registration { income, sector, status, .. } = *self.terms;
        Terms { income, sector, status, payer: self.payer }
    }

    pub fn is_paid(&self, programme: Programme, month: Month) -> bool {
        let of = self.paid.iter().find(|(p, _)| *p == programme);
        of.is_some_and(|(_, runs)| runs.iter().any(|(first, last)| *first <= month && month <= *last))
    }

    /// The day the membership began, where money was taken before it.
    pub fn began_after(&self, taken_on: Day) -> Option<Day> {
        Some(self.timeline.since).filter(|since| taken_on < *since)
    }

    /// Whether nothing of what this payment is for is still unpaid in a month.
    pub fn is_wholly_paid(&self, month: Month) -> bool {
        self.unpaid(month).is_empty()
    }

    fn unpaid(&self, month: Month) -> Vec<Programme> {
        self.programmes.iter().copied().filter(|p| !self.is_paid(*p, month)).collect()
    }

    /// A compulsory programme neither paid with this payment nor already: JKK and JKM go together
    /// (Permenaker 5/2021 Pasal 31–32).
    fn missing(&self, month: Month) -> Option<Programme> {
        let required = self.scheme.required(self.terms.status, month);
        required.into_iter().find(|p| !self.programmes.contains(p) && !self.is_paid(*p, month))
    }

    fn stops(&self) -> bool {
        self.scheme.public_payer_stops_in_december(self.payer)
    }

    fn last_allowed(&self) -> Month {
        let current = self.day.month();
        let ahead = current.plus(self.scheme.max_months_ahead());
        let december = current.plus(12 - i32::from(current.number()));
        if self.stops() { ahead.min(december) } else { ahead }
    }

    /// Why no further month can be paid: cover comes first, the budget year ends, all is paid, or it is too far.
    fn no_more(&self, next: Month, last: Month, months: usize) -> Refusal {
        if let Some(missing) = self.missing(next).filter(|_| next <= last) {
            return Refusal::of("programmes", "pay.programme_missing")
                .with("programme", missing.as_str())
                .with("month", next);
        }
        let code = match months {
            _ if self.stops() => "pay.public_december",
            0 => "pay.all_paid",
            _ => "pay.too_far",
        };
        Refusal::of("months", code).with("last", last).with("months", months as i64)
    }

    /// The first month of this payment, and whether cover begins anew with it. The earliest gap that can still
    /// be paid comes first, so that no month is skipped.
    fn start(&self) -> Result<(Month, bool), Refusal> {
        let current = self.day.month();
        let base: Vec<Programme> = [JKK, JKM].into_iter().filter(|p| self.programmes.contains(p)).collect();
        if base.is_empty() {
            return Ok((current, false));
        }
        let mut lapsed = None;
        for (_, last) in self.base_runs(&base).into_iter().filter(|(first, _)| *first <= current) {
            let end = last.last_day();
            let until = self.timeline.payable_until(last, self.timeline.payer_of(last));
            let returned = self.timeline.returned_after(end).filter(|day| *day <= self.day);
            if returned.is_none() && self.day <= until {
                return Ok((last.next(), false));
            }
            lapsed = returned.is_none().then_some(until);
        }
        match lapsed {
            Some(until) => Err(Refusal::new("pay.ended").with("ended", until)),
            None => Ok((current, true)),
        }
    }

    /// Runs of months in which every one of the programmes is paid.
    fn base_runs(&self, base: &[Programme]) -> Vec<(Month, Month)> {
        let runs_of = |programme: Programme| {
            let of = self.paid.iter().find(|(p, _)| *p == programme);
            of.map(|(_, runs)| runs.clone()).unwrap_or_default()
        };
        let mut base = base.iter().copied().map(runs_of);
        let first = base.next().unwrap_or_default();
        base.fold(first, |left, right| {
            let pairs = left.iter().flat_map(|l| right.iter().map(move |r| (l.0.max(r.0), l.1.min(r.1))));
            pairs.filter(|(first, last)| first <= last).collect()
        })
    }
}
