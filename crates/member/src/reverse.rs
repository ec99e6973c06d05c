//! Undoes a receipt entered by mistake: rows with the opposite sign, nothing edited.

use crate::decide::Case;
use crate::{Contribution, Credit, Decision, Effects, JournalKind, NewJournal, Receipt, Reverse, Task};
use kernel::{Account, Journal, Month, Note, Programme, Refusal, Rupiah};
use std::collections::BTreeMap;

pub(crate) fn decide(reverse: &Reverse, case: &Case<'_>) -> Decision {
    let decided = allowed(reverse, case).and_then(|receipt| {
        let named =
            || Refusal::of("receipt_number", "reverse.unbalanced").with("number", receipt.number.as_str());
        let as_written = receipt.journal.iter().map(|e| (e.account, e.amount_rupiah));
        Journal::new(as_written).map_err(|_| named())?;
        let entries = stands(receipt, case).into_iter().map(|(account, amount)| (account, -amount));
        Ok(undone(receipt, Journal::new(entries).map_err(|_| named())?, case))
    });
    decided.unwrap_or_else(Decision::refused)
}

fn allowed<'a>(reverse: &Reverse, case: &Case<'a>) -> Result<&'a Receipt, Refusal> {
    if reverse.reason.trim().is_empty() {
        return Err(Refusal::of("reason", "reverse.reason"));
    }
    let number = reverse.receipt_number.trim();
    let named = |code| Refusal::of("receipt_number", code).with("number", number);
    let receipt = case.facts.receipts.iter().find(|r| r.number == number);
    let receipt = receipt.ok_or_else(|| named("reverse.unknown"))?;
    if receipt.reversed {
        return Err(named("reverse.already"));
    }
    let given = credit_of(receipt, case);
    if given > case.facts.credit {
        return Err(named("reverse.credit_used").with("credit", given).with("left", case.facts.credit));
    }
    Ok(receipt)
}

/// What the receipt left as credit (positive), or used of it (negative).
fn credit_of(receipt: &Receipt, case: &Case<'_>) -> Rupiah {
    let account = Account::MemberCredit(case.facts.id);
    let entries = stands(receipt, case).into_iter().filter(|(of, _)| *of == account);
    -entries.map(|(_, amount)| amount).sum::<Rupiah>()
}

/// Where the receipt's rupiah are now. As its journal says, but for months that a merge of two records moved: what its
/// rows no longer hold is the person's, or the fund's.
fn stands(receipt: &Receipt, case: &Case<'_>) -> Vec<(Account, Rupiah)> {
    let is_cash = |account: &Account| matches!(account, Account::AgentCash(_) | Account::BranchCash(_));
    let of = |e: &kernel::Entry| (e.account, e.amount_rupiah);
    let mut entries: Vec<_> =
        receipt.journal.iter().map(of).filter(|(account, _)| is_cash(account)).collect();
    let rows = || case.facts.contributions.iter().filter(|c| c.receipt == receipt.id);
    entries.extend(rows().map(|c| (Account::Contribution(c.programme), -c.amount)));
    let held = receipt.journal.iter().any(|e| e.account == Account::Clearing);
    let keeps = match held || rows().any(|c| c.payer.is_public()) {
        true => Account::Clearing,
        false => Account::MemberCredit(case.facts.id),
    };
    let over = entries.iter().map(|(_, amount)| *amount).sum::<Rupiah>();
    entries.push((keeps, -over));
    entries
}

fn undone(receipt: &Receipt, journal: Journal, case: &Case<'_>) -> Decision {
    let journals = if journal.entries().is_empty() { Vec::new() } else { vec![journal] };
    let note = Note::new("reverse.done").with("number", receipt.number.as_str());
    let mut notes = vec![note.with("amount", receipt.amount)];
    let mut effects = Effects {
        contributions: opposite(receipt, case),
        reverses: Some(receipt.id),
        journals: journals
            .into_iter()
            .map(|journal| NewJournal { kind: JournalKind::Reversal, on: case.meta.today, journal })
            .collect(),
        ..Effects::default()
    };
    let credit = credit_of(receipt, case);
    if credit != Rupiah::ZERO {
        let reason = Note::new("credit.reversed").with("number", receipt.number.as_str());
        effects.credits.push(Credit { amount: -credit, reason });
    }
    if let Some(month) = gap(receipt, case) {
        let note = Note::new("reverse.gap").with("month", month).with("number", receipt.number.as_str());
        effects.tasks.push(Task::recorded(note.clone()));
        notes.push(note);
    }
    Decision::of(effects, notes)
}

/// The receipt's rows, net, with the opposite sign: same months, same day of payment, known from now.
fn opposite(receipt: &Receipt, case: &Case<'_>) -> Vec<Contribution> {
    let mut net: BTreeMap<(Month, Programme), Contribution> = BTreeMap::new();
    for row in case.facts.contributions.iter().filter(|c| c.receipt == receipt.id) {
        net.entry((row.month, row.programme))
            .and_modify(|held| held.amount += row.amount)
            .or_insert_with(|| row.clone());
    }
    let bought = net.into_values().filter(|row| row.amount != Rupiah::ZERO);
    bought
        .map(|row| Contribution { command: case.meta.command, amount: -row.amount, at: case.meta.now, ..row })
        .collect()
}

/// The first month that stays unpaid before a month that another receipt paid.
fn gap(receipt: &Receipt, case: &Case<'_>) -> Option<Month> {
    let mut net: BTreeMap<(Month, Programme), (Rupiah, Rupiah)> = BTreeMap::new();
    for row in &case.facts.contributions {
        let (own, other) = net.entry((row.month, row.programme)).or_default();
        if row.receipt == receipt.id { *own += row.amount } else { *other += row.amount }
    }
    let undone = net.iter().find(|(_, (own, other))| own.is_positive() && !other.is_positive());
    let ((month, programme), _) = undone?;
    let later = |(at, of): (&(Month, Programme), &(Rupiah, Rupiah))| {
        at.0 > *month && at.1 == *programme && of.1.is_positive()
    };
    net.iter().any(later).then_some(*month)
}
