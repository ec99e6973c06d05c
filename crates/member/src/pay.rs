//! Takes money for months: exact when it is offered, kept whole when it was taken already.

use crate::decide::Case;
use crate::payable::{Offer, Payable, Payment, Taken};
use crate::{
    CashHolder, Contribution, Credit, Decision, Effects, Evidence, JournalKind, NewJournal, NewReceipt, Pay,
    Receipt, Task,
};
use kernel::{Account, Day, Journal, Month, Note, ReceiptId, Refusal, Rupiah, derived};

/// A payment may be entered so many days late without paper; after that the office wants to see the receipt.
const LATE_DAYS: i64 = 35;

pub(crate) fn decide(pay: &Pay, case: &Case<'_>) -> Decision {
    if pay.amount.is_negative() || pay.amount > Rupiah::MAX {
        return Decision::refused(Refusal::of("amount", "pay.not_an_amount").with("amount", pay.amount));
    }
    match &pay.evidence {
        None => offered(pay, case).unwrap_or_else(Decision::refused),
        Some(_) if pay.amount == Rupiah::ZERO => {
            Decision::refused(Refusal::of("amount", "pay.not_an_amount").with("amount", pay.amount))
        }
        Some(evidence) => taken(pay, evidence, case),
    }
}

/// Money offered now: everything must be right, else nothing is taken and the answer says what would be.
fn offered(pay: &Pay, case: &Case<'_>) -> Result<Decision, Refusal> {
    let today = case.meta.today;
    if pay.taken_on > today {
        return Err(Refusal::of("taken_on", "pay.future").with("on", pay.taken_on));
    }
    if today.days_since(pay.taken_on) > LATE_DAYS {
        return Err(Refusal::of("taken_on", "pay.long_past")
            .with("on", pay.taken_on)
            .with("days", LATE_DAYS));
    }
    let payment = open(pay, case, pay.taken_on, Taken::Now)?;
    let payable = payment.payable()?;
    begins_right(pay, &payment, &payable)?;
    of_age(case, &payable, pay.taken_on)?;
    let offer = payment.offer(&payable, pay.months)?;
    if pay.amount != offer.to_pay {
        return Err(Refusal::of("amount", "pay.wrong_amount")
            .with("given", pay.amount)
            .with("right", offer.to_pay)
            .with("first", payable.first)
            .with("months", i64::from(pay.months)));
    }
    let mut notes = vec![covered(&offer)];
    if offer.credit_used.is_positive() {
        notes.push(Note::new("pay.credit_used").with("amount", offer.credit_used));
    }
    let booked = Booked { offer: Some(offer), day: pay.taken_on };
    Ok(Decision::of(booked.effects(pay, case), notes))
}

fn open<'a>(pay: &Pay, case: &Case<'a>, day: Day, taken: Taken) -> Result<Payment<'a>, Refusal> {
    Payment::open(case.facts, pay.segment, case.scheme, pay.payer, &pay.programmes, day, taken)
}

fn covered(offer: &Offer) -> Note {
    Note::new("pay.covered").with("from", offer.covered_from).with("until", offer.covered_until)
}

/// The month meant is the first unpaid one.
fn begins_right(pay: &Pay, payment: &Payment<'_>, payable: &Payable) -> Result<(), Refusal> {
    let Some(from) = pay.from else { return Ok(()) };
    if from == payable.first {
        return Ok(());
    }
    let code = match from > payable.first {
        true => "pay.gap",
        false if payment.is_wholly_paid(from) => "pay.month_paid",
        false => "pay.month_past",
    };
    Err(Refusal::of("from", code).with("month", from).with("first", payable.first))
}

/// Not yet 65 at the first payment (Perdir 22/2022); who was under it then may go on.
fn of_age(case: &Case<'_>, payable: &Payable, day: Day) -> Result<(), Refusal> {
    let Some(person) = case.facts.person.as_ref().filter(|_| payable.fresh) else { return Ok(()) };
    let limit = case.scheme.age_limit(day).value;
    let age = person.born.age_on(day);
    if age < limit {
        return Ok(());
    }
    Err(Refusal::new("pay.age_limit").with("age", i64::from(age)).with("limit", i64::from(limit)))
}

/// Money taken already: it buys the whole months it reaches, the rest is kept for a decision.
fn taken(pay: &Pay, evidence: &Evidence, case: &Case<'_>) -> Decision {
    let today = case.meta.today;
    let day = pay.taken_on.min(today);
    let (offer, mut open_notes) = match bought(pay, case, day) {
        Ok((offer, notes)) => (Some(offer), notes),
        Err(refusal) => (None, vec![refusal.note]),
    };
    if pay.taken_on > today {
        open_notes.push(Note::new("pay.clock").with("on", pay.taken_on));
    }
    if let Some(receipt) = &case.others.paper_used {
        open_notes.push(Note::new("pay.paper_twice").with("receipt", receipt.as_str()));
    }
    if today.days_since(day) > LATE_DAYS {
        open_notes.push(Note::new("pay.entered_late").with("on", day));
    }
    if case.facts.death().is_some() {
        open_notes.push(Note::new("pay.after_event").with("on", day));
    }
    let mut notes: Vec<Note> = offer.iter().map(covered).collect();
    let booked = Booked { offer, day };
    let left = booked.left(pay);
    if left.is_positive() {
        let code = if pay.payer.is_public() { "pay.fund_surplus" } else { "pay.credit_left" };
        open_notes.push(Note::new(code).with("amount", left));
    }
    let mut effects = booked.effects(pay, case);
    // One task a command: its first note is the reason, the answer has all of them.
    if let Some(first) = open_notes.first() {
        effects.tasks.push(Task::recorded(first.clone().with("number", evidence.number.as_str())));
    }
    notes.extend(open_notes);
    Decision::of(effects, notes)
}

/// The whole months that the money reaches, at most those meant, and what is to be looked at.
fn bought(pay: &Pay, case: &Case<'_>, day: Day) -> Result<(Offer, Vec<Note>), Refusal> {
    let payment = open(pay, case, day, Taken::Before)?;
    let payable = payment.payable()?;
    of_age(case, &payable, day)?;
    let early = |since| Note::new("pay.before_registration").with("since", since);
    let mut notes: Vec<Note> = payment.began_after(day).map(early).into_iter().collect();
    if let Err(refusal) = begins_right(pay, &payment, &payable) {
        // Paid by two: a private payer's money moves on, a public budget's goes back to its fund.
        if pay.payer.is_public() {
            return Err(refusal);
        }
        let note = Note::new("pay.moved").with("first", payable.first);
        notes.push(pay.from.into_iter().fold(note, |note, from| note.with("month", from)));
    }
    let reach = pay.amount + payable.credit;
    let mut best = None;
    for count in 1..=payable.months.len().min(usize::from(pay.months)) {
        let offer = payment.price(&payable, &payable.months[..count])?;
        if offer.total > reach {
            break;
        }
        best = Some(offer);
    }
    match best {
        Some(offer) => Ok((offer, notes)),
        None => Err(Refusal::of("amount", "pay.too_little")
            .with("given", pay.amount)
            .with("month", payable.first)),
    }
}

/// What the money buys, and the day it was taken.
struct Booked {
    offer: Option<Offer>,
    day: Day,
}

impl Booked {
    fn total(&self) -> Rupiah {
        self.offer.as_ref().map_or(Rupiah::ZERO, |offer| offer.total)
    }

    /// Over what the months cost (positive), or taken from the credit (negative).
    fn left(&self, pay: &Pay) -> Rupiah {
        pay.amount - self.total()
    }

    fn effects(&self, pay: &Pay, case: &Case<'_>) -> Effects {
        let id = ReceiptId(derived(case.meta.command.0, "receipt"));
        let left = self.left(pay);
        let keeps = self.keeps(pay, case);
        let journal = self.journal(pay, keeps);
        let receipt = Receipt {
            record: case.facts.id,
            id,
            number: case.meta.receipt_number.clone(),
            command: case.meta.command,
            amount: pay.amount,
            paid_on: self.day,
            at: case.meta.now,
            journal: journal.entries().to_vec(),
            reversed: false,
        };
        let kind = if self.offer.is_some() { JournalKind::Contribution } else { JournalKind::Held };
        let is_credit = left != Rupiah::ZERO && matches!(keeps, Account::MemberCredit(_));
        let code = if left.is_negative() { "credit.used" } else { "credit.left" };
        let reason = Note::new(code).with("number", receipt.number.as_str());
        Effects {
            contributions: self.contributions(pay, case, id),
            receipt: Some(NewReceipt {
                receipt,
                payer: pay.payer,
                payer_name: pay.payer_name.clone(),
                evidence_number: pay.evidence.as_ref().map(|e| e.number.clone()),
                evidence_by: pay.evidence.as_ref().and_then(|e| e.written_by.clone()),
            }),
            journals: vec![NewJournal { kind, on: self.day, journal }],
            credits: is_credit.then_some(Credit { amount: left, reason }).into_iter().collect(),
            ..Effects::default()
        }
    }

    /// Where money beyond the months is kept: the person's credit; a public fund's money, and money for
    /// somebody not known yet, is not the person's.
    fn keeps(&self, pay: &Pay, case: &Case<'_>) -> Account {
        if pay.payer.is_public() || case.facts.person.is_none() {
            Account::Clearing
        } else {
            Account::MemberCredit(case.facts.id)
        }
    }

    fn journal(&self, pay: &Pay, keeps: Account) -> Journal {
        let cash = match pay.taken_by {
            CashHolder::Agent(actor) => Account::AgentCash(actor),
            CashHolder::Branch(office) => Account::BranchCash(office),
        };
        let lines = self.offer.iter().flat_map(|offer| &offer.lines);
        let mut entries = vec![(cash, pay.amount), (keeps, -self.left(pay))];
        entries.extend(lines.map(|(_, line)| (Account::Contribution(line.programme), -line.amount)));
        Journal::new(entries).expect("what is left is the amount less the lines")
    }

    fn contributions(&self, pay: &Pay, case: &Case<'_>, receipt: ReceiptId) -> Vec<Contribution> {
        let Some(membership) = case.facts.membership(pay.segment) else { return Vec::new() };
        let lines = self.offer.iter().flat_map(|offer| &offer.lines);
        let row = |(month, line): &(Month, scheme::Line)| Contribution {
            record: case.facts.id,
            command: case.meta.command,
            receipt,
            membership: membership.id,
            month: *month,
            programme: line.programme,
            amount: line.amount,
            payer: pay.payer,
            paid_on: self.day,
            at: case.meta.now,
        };
        lines.map(row).collect()
    }
}
