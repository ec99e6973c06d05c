//! The end of a season: the house holds exactly what the phones did, each thing once, and every phone was told so.

use crate::phone::Phone;
use crate::season::{Deed, Did, Handset, Season};
use crate::tally::What;
use crate::{Broken, broken};
use app::{ItemState, Told};
use kernel::Rupiah;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::phone::ReceiptOf;
use uuid::Uuid;

/// What a number or a mark of a phone never is, whatever was lost on the way.
const NEVER: [&str; 3] = ["phone.number_foreign", "phone.number_twice", "phone.mark_unknown"];

/// What the phones brought, as far as it was carried out.
#[derive(Default)]
struct Brought {
    /// By command: the number on the receipt, and the money.
    money: HashMap<Uuid, (String, Rupiah)>,
    people: BTreeSet<usize>,
    /// Receipt numbers, with the phone that wrote each.
    numbers: BTreeMap<String, usize>,
}

pub(crate) fn hold(season: &mut Season<'_>) -> Result<(), Broken> {
    let mut brought = Brought::default();
    for (at, handset) in season.handsets.iter().enumerate() {
        let Some(phone) = &handset.phone else { continue };
        if !phone.is_done() {
            let (last, told) = (phone.last(), phone.told.len());
            return broken(format!(
                "phone {at} wrote {last} items, {} are kept, {told} answered",
                phone.upto
            ));
        }
        let mut aside = 0;
        for did in &handset.did {
            let Some(told) = phone.told.get(&did.seq) else {
                return broken(format!("phone {at}, item {}: not answered", did.seq));
            };
            aside += i64::from(told.state == ItemState::Quarantined);
            as_promised(season, handset, did, told).map_err(|e| in_place(at, did, &e))?;
            brought.take(at, did, told)?;
        }
        season.tally.add(What::Items, phone.last());
        season.tally.add(What::PutAside, aside);
        is_told(season, at, phone, aside)?;
    }
    in_the_house(season, &brought)
}

fn in_place(at: usize, did: &Did, error: &Broken) -> Broken {
    Broken::Promise(format!("phone {at}, item {}: {error}", did.seq))
}

/// What an item may be answered.
fn as_promised(season: &Season<'_>, handset: &Handset, did: &Did, told: &Told) -> Result<(), Broken> {
    if told.state == ItemState::Quarantined {
        return match told.reason.as_deref() {
            Some("revoked") if handset.shut => Ok(()),
            reason => broken(format!("put aside as {reason:?}")),
        };
    }
    let Some(answer) = &told.answer else { return broken("kept without an answer") };
    if let Some(note) = answer.notes.iter().find(|note| NEVER.contains(&&*note.code)) {
        return broken(format!("noted as {}", note.code));
    }
    if told.state == ItemState::Refused {
        return broken(format!("refused: {:?}", answer.refusal));
    }
    let too_old = |comer: &usize| season.comers[*comer].too_old;
    match &did.what {
        // It happened, so it is recorded; a person looks, and no month of cover follows from it.
        Deed::Registered { comer } if too_old(comer) && told.state != ItemState::Recorded => {
            broken("somebody over the age limit was taken in without a word")
        }
        Deed::Registered { .. } => Ok(()),
        Deed::Took { comer, rupiah } => match &answer.receipt {
            Some(receipt) if too_old(comer) && !receipt.lines.is_empty() => {
                broken("months were bought for somebody over the age limit")
            }
            Some(_) => Ok(()),
            None => broken(format!("{} were taken, and there is no receipt", rupiah.0)),
        },
    }
}

impl Brought {
    fn take(&mut self, at: usize, did: &Did, told: &Told) -> Result<(), Broken> {
        let writer = self.numbers.entry(did.number.clone()).or_insert(at);
        if *writer != at {
            return broken(format!("number {} was written by phones {writer} and {at}", did.number));
        }
        if !matches!(told.state, ItemState::Done | ItemState::Recorded) {
            return Ok(());
        }
        match &did.what {
            Deed::Registered { comer } => drop(self.people.insert(*comer)),
            Deed::Took { rupiah, .. } => drop(self.money.insert(did.command, (did.number.clone(), *rupiah))),
        }
        Ok(())
    }
}

/// The branch sees of a phone what the phone was told.
fn is_told(season: &Season<'_>, at: usize, phone: &Phone, aside: i64) -> Result<(), Broken> {
    let head = &season.ground.head;
    let held = season.house.run(|app| async move { app.phones(head).await })?;
    let Some(held) = held.into_iter().find(|held| held.id == phone.id) else {
        return broken(format!("phone {at} is not among the phones of the branch"));
    };
    let of_all: i64 = held.reasons.iter().map(|(_, n)| n).sum();
    if (held.upto, held.quarantined, of_all) != (phone.last(), aside, aside) {
        return broken(format!(
            "phone {at}: the branch sees {} kept and {} put aside ({of_all} with a reason); the phone has {} and {aside}",
            held.upto,
            held.quarantined,
            phone.last()
        ));
    }
    Ok(())
}

/// The house's own rules, every receipt once and with its money, and each person once.
fn in_the_house(season: &Season<'_>, brought: &Brought) -> Result<(), Broken> {
    let (members, receipts) = season.house.run(|app| async move {
        let mut members = 0;
        for settled in [false, true] {
            if settled {
                app.settle().await?;
            }
            let checked = app.check(|_| {}).await?;
            if !checked.fails.is_empty() {
                return broken(format!("check (settled: {settled}): {}", checked.fails.join("; ")));
            }
            let counted = checked.counted.iter().find(|(what, _)| *what == "members");
            members = counted.map_or(0, |(_, n)| *n);
        }
        let receipts = store::phone::receipts(&mut *app.store().reader().await?).await?;
        Ok((members, receipts))
    })?;
    let mut sum = Rupiah::ZERO;
    for ReceiptOf { command_id, evidence_number, amount } in &receipts {
        let Some((number, rupiah)) = brought.money.get(command_id) else {
            return broken(format!("a receipt of {amount} that no phone wrote ({command_id})"));
        };
        if (evidence_number.as_deref(), *amount) != (Some(number), rupiah.0) {
            return broken(format!("{rupiah:?} were taken under {number}; the receipt says {amount}"));
        }
        sum += *rupiah;
    }
    let taken: Rupiah = brought.money.values().map(|(_, rupiah)| *rupiah).sum();
    if receipts.len() != brought.money.len() || sum != taken {
        return broken(format!(
            "the phones took {} in {} payments; the house has {} in {} receipts",
            taken.0,
            brought.money.len(),
            sum.0,
            receipts.len()
        ));
    }
    if members != brought.people.len() as i64 {
        return broken(format!("{} people came; the house has {members}", brought.people.len()));
    }
    Ok(())
}
