//! Two records of one person become one: cover is the union of what their receipts bought, each rupiah goes on counting
//! once, and nothing is taken back. The record that is dissolved stays written; from now on it stands for the other.

use crate::payable::{Payment, Taken};
use crate::timeline::Timeline;
use crate::{
    Contribution, Credit, Effects, JournalKind, Known, MemberFacts, Meta, NewJournal, Outcome, Person,
    Segment, Task, deltas,
};
use kernel::{
    Account, CommandId, Day, Journal, MembershipId, Month, Note, Programme, ReceiptId, Refusal, Rupiah,
    derived,
};
use scheme::{JKK, Payer, Scheme};
use std::collections::BTreeMap;

/// Makes one record of two. The one that is kept is the command's subject.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Merge {
    /// Whose NIK is right, where they differ.
    pub right_nik: Option<Side>,
    pub reason: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    Kept,
    Dissolved,
}

/// The two records, and what else is known that matters for them.
pub struct Pair<'a> {
    pub kept: &'a MemberFacts,
    pub dissolved: &'a MemberFacts,
    /// Days of the accidents, illnesses and deaths reported under either, those withdrawn left out.
    pub incidents: &'a [Day],
    /// Somebody decided that these are two people.
    pub different: bool,
    pub scheme: &'a Scheme,
    pub meta: &'a Meta,
}

/// What a merge would do with months and money: shown before it is asked for, and done by it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Plan {
    /// Months that the kept record gets: bought on the other one only.
    pub gained: Vec<Month>,
    /// Receipts whose months were paid twice, each with what becomes of that money.
    pub moved: Vec<Moved>,
    /// Owed to the person under the dissolved record.
    pub credit: Rupiah,
    /// What a person has to decide.
    pub ask: Vec<Note>,
}

/// The money of one receipt on months that were paid twice.
#[derive(Clone, PartialEq, Debug)]
pub struct Moved {
    pub number: String,
    pub payer: Payer,
    /// The months left, as rows with the opposite sign.
    pub out: Vec<Contribution>,
    /// The next unpaid months that it buys instead.
    pub forward: Vec<Contribution>,
    /// What it does not buy: the person's credit, or the public fund's.
    pub left: Rupiah,
}

impl Moved {
    pub fn amount(&self) -> Rupiah {
        -self.out.iter().map(|c| c.amount).sum::<Rupiah>()
    }
}

/// What is to be written on each side, and what is answered.
#[derive(Clone, PartialEq, Debug)]
pub struct Merged {
    pub outcome: Outcome,
    pub kept: Effects,
    pub dissolved: Effects,
}

/// The commands under which each side is written: children of the one that was sent.
pub(crate) fn child(parent: CommandId, side: Side) -> CommandId {
    let name = match side {
        Side::Kept => "kept",
        Side::Dissolved => "dissolved",
    };
    CommandId(derived(parent.0, name))
}

impl Merge {
    /// The commands under which the two sides are written: kept, dissolved.
    pub fn children(parent: CommandId) -> (CommandId, CommandId) {
        (child(parent, Side::Kept), child(parent, Side::Dissolved))
    }
}

/// Decides a merge. Pure, like every decision; what both sides become is worked out by [`MemberFacts::dissolve`] and
/// [`MemberFacts::adopt`].
pub fn merge(merge: &Merge, pair: &Pair<'_>) -> Merged {
    match allowed(merge, pair) {
        Ok((kept, dissolved)) => done(merge, pair, kept, dissolved),
        Err(refusal) => Merged {
            outcome: Outcome::Refused(refusal),
            kept: Effects::default(),
            dissolved: Effects::default(),
        },
    }
}

/// Who they are, where they may be made one.
fn allowed<'a>(merge: &Merge, pair: &Pair<'a>) -> Result<(&'a Person, &'a Person), Refusal> {
    let (kept, dissolved) = (pair.kept, pair.dissolved);
    if merge.reason.trim().is_empty() {
        return Err(Refusal::of("reason", "merge.reason"));
    }
    if kept.id == dissolved.id {
        return Err(Refusal::of("dissolved", "merge.already"));
    }
    let (Some(person), Some(other)) = (&kept.person, &dissolved.person) else {
        return Err(Refusal::of("dissolved", "merge.unknown"));
    };
    if pair.different {
        return Err(Refusal::of("dissolved", "merge.different").with("name", other.name.as_str()));
    }
    if !dissolved.absorbed.is_empty() {
        return Err(Refusal::of("dissolved", "merge.keep_other").with("name", other.name.as_str()));
    }
    if person.sex != other.sex {
        return Err(Refusal::of("dissolved", "merge.sex"));
    }
    if person.nik_key != other.nik_key && merge.right_nik.is_none() {
        return Err(Refusal::of("right_nik", "merge.which_nik"));
    }
    let lived_after =
        |died: Day, of: &MemberFacts| of.registrations.iter().map(|r| r.on).find(|on| *on > died);
    match (kept.death(), dissolved.death()) {
        (Some(a), Some(b)) if a.on != b.on => {
            return Err(Refusal::of("dissolved", "merge.deaths").with("on", a.on).with("other", b.on));
        }
        (Some(died), None) => lived_after(died.on, dissolved).map(|on| (died.on, on)),
        (None, Some(died)) => lived_after(died.on, kept).map(|on| (died.on, on)),
        _ => None,
    }
    .map_or(Ok((person, other)), |(died, on)| {
        Err(Refusal::of("dissolved", "merge.lived_after").with("died", died).with("on", on))
    })
}

fn done(merge: &Merge, pair: &Pair<'_>, person: &Person, other: &Person) -> Merged {
    let plan = plan(pair);
    let mut kept = Effects::default();
    let mut dissolved = Effects::default();
    if merge.right_nik == Some(Side::Dissolved) && person.nik_key != other.nik_key {
        kept.person = Some(Person { nik_key: other.nik_key, ..person.clone() });
    }
    for moved in &plan.moved {
        for row in moved.out.iter().chain(&moved.forward) {
            // A row stays with its receipt, and each side writes its own.
            let side = if row.record == pair.dissolved.id { &mut dissolved } else { &mut kept };
            side.contributions.push(row.clone());
        }
    }
    money(pair, &plan, &mut kept, &mut dissolved);
    // One task a command: its first note is the reason, the answer has all of them.
    kept.tasks.extend(plan.ask.first().cloned().map(Task::recorded));
    let (before_kept, before_dissolved) = (pair.kept, pair.dissolved);
    let gone = before_dissolved.clone().dissolve(&dissolved, before_kept, pair.meta.now);
    let whole = before_kept.clone().absorb(&kept, &gone, pair.meta.now);
    kept.deltas = deltas(before_kept, &whole, pair.scheme);
    dissolved.deltas = deltas(before_dissolved, &gone, pair.scheme);
    let notes = notes(&plan, other);
    let outcome = if plan.ask.is_empty() { Outcome::Done(notes) } else { Outcome::Recorded(notes) };
    Merged { outcome, kept, dissolved }
}

fn notes(plan: &Plan, other: &Person) -> Vec<Note> {
    let mut notes = vec![Note::new("merge.done").with("name", other.name.as_str())];
    if !plan.gained.is_empty() {
        notes.push(Note::new("merge.gained").with("months", plan.gained.len() as i64));
    }
    for moved in &plan.moved {
        let note = |code| Note::new(code).with("number", moved.number.as_str());
        let months = || moved.forward.iter().map(|c| c.month);
        if let (Some(first), Some(last)) = (months().min(), months().max()) {
            let note = note("merge.forward").with("amount", moved.amount() - moved.left);
            notes.push(note.with("first", first).with("last", last));
        }
        if moved.left.is_positive() {
            let code = if moved.payer.is_public() { "merge.fund" } else { "merge.credit" };
            notes.push(note(code).with("amount", moved.left));
        }
    }
    notes.extend(plan.ask.iter().cloned());
    notes
}

/// Both journals balance by themselves; between them, credit crosses over.
fn money(pair: &Pair<'_>, plan: &Plan, kept: &mut Effects, dissolved: &mut Effects) {
    let on = pair.meta.today;
    let mut entries: Vec<(Account, Rupiah)> = Vec::new();
    for moved in &plan.moved {
        let rows = moved.out.iter().chain(&moved.forward);
        entries.extend(rows.map(|c| (Account::Contribution(c.programme), -c.amount)));
        if moved.payer.is_public() {
            entries.push((Account::Clearing, -moved.left));
        } else {
            entries.push((Account::MemberCredit(pair.kept.id), -moved.left));
            let reason = Note::new("credit.paid_twice").with("number", moved.number.as_str());
            kept.credits.extend(moved.left.is_positive().then_some(Credit { amount: moved.left, reason }));
        }
    }
    if plan.credit != Rupiah::ZERO {
        let crossing =
            [(Account::Clearing, plan.credit), (Account::MemberCredit(pair.kept.id), -plan.credit)];
        entries.extend(crossing);
        kept.credits.push(Credit { amount: plan.credit, reason: Note::new("credit.from_other_record") });
        dissolved.credits.push(Credit { amount: -plan.credit, reason: Note::new("credit.to_other_record") });
        let out =
            [(Account::MemberCredit(pair.dissolved.id), plan.credit), (Account::Clearing, -plan.credit)];
        dissolved.journals.extend(journal(out, on));
    }
    kept.journals.extend(journal(entries, on));
}

/// Nothing where nothing moves. What is left over is what went out less what it bought, so these always balance.
fn journal(entries: impl IntoIterator<Item = (Account, Rupiah)>, on: Day) -> Option<NewJournal> {
    let journal = Journal::new(entries).ok()?;
    (!journal.entries().is_empty()).then_some(NewJournal { kind: JournalKind::Merge, on, journal })
}

/// One purchase of a month of a programme.
struct Bought {
    side: Side,
    /// None for an opening balance: the institution says that it is paid.
    row: Option<Contribution>,
    on: Day,
}

/// What becomes of months and money. Of what both records bought, that which was paid first stays, whoever's it is; the
/// other money moves forward.
pub fn plan(pair: &Pair<'_>) -> Plan {
    let now = pair.meta.now;
    let mut whole = pair.kept.clone();
    whole.adopt(pair.dissolved, now);
    let mut plan = Plan { gained: gained(pair), credit: pair.dissolved.credit, ..Plan::default() };
    let doubled = doubled(pair, &whole);
    let event = event_since(pair, &whole, &doubled);
    let mut out: BTreeMap<ReceiptId, (Vec<Contribution>, bool)> = BTreeMap::new();
    for (stays, moves) in &doubled {
        for row in moves.iter().filter_map(|m| m.row.as_ref()) {
            let command = child(pair.meta.command, side_of(pair, row));
            let held = out.entry(row.receipt).or_default();
            held.1 |= stays.row.as_ref().is_some_and(|s| s.payer != row.payer);
            held.0.push(Contribution { command, amount: -row.amount, at: now, ..row.clone() });
        }
    }
    let mut moved: Vec<(Vec<Contribution>, bool)> = out.into_values().collect();
    moved.sort_by_key(|(rows, _)| rows.first().map(|r| (r.paid_on, r.receipt)));
    for (rows, _) in &moved {
        whole.contributions.extend(rows.iter().cloned());
    }
    for (rows, other_payer) in moved {
        let Some(first) = rows.first().cloned() else { continue };
        let number = whole.receipts.iter().find(|r| r.id == first.receipt).map(|r| r.number.clone());
        let mut receipt = Moved {
            number: number.unwrap_or_default(),
            payer: first.payer,
            left: -rows.iter().map(|c| c.amount).sum::<Rupiah>(),
            out: rows,
            forward: Vec::new(),
        };
        let ask = match event {
            _ if first.payer.is_public() => Some(says("merge.ask.fund", &receipt)),
            _ if other_payer => Some(says("merge.ask.payer", &receipt)),
            Some(on) => Some(says("merge.ask.event", &receipt).with("on", on)),
            None => match forward(pair, &mut whole, &mut receipt) {
                Ok(()) => None,
                Err(_) => Some(says("merge.ask.no_month", &receipt)),
            },
        };
        plan.ask.extend(ask);
        plan.moved.push(receipt);
    }
    plan.ask.extend(arrived_after(pair, &whole));
    plan
}

fn says(code: &'static str, moved: &Moved) -> Note {
    Note::new(code).with("number", moved.number.as_str()).with("amount", moved.left)
}

fn side_of(pair: &Pair<'_>, row: &Contribution) -> Side {
    if row.record == pair.dissolved.id { Side::Dissolved } else { Side::Kept }
}

/// Months of work-accident cover that only the dissolved record paid.
fn gained(pair: &Pair<'_>) -> Vec<Month> {
    let months = |facts: &MemberFacts| -> Vec<Month> {
        let runs = facts.membership(Segment::Bpu).or(facts.memberships.first());
        let timeline = runs.and_then(|m| Timeline::of(facts, m, pair.scheme, Known::Now));
        let runs = timeline.map(|t| t.runs(JKK)).unwrap_or_default();
        runs.iter().flat_map(|run| (run.first.index()..=run.last.index()).map(Month::from_index)).collect()
    };
    let held = months(pair.kept);
    months(pair.dissolved).into_iter().filter(|month| !held.contains(month)).collect()
}

/// Months of programmes that both records bought: what stays, and what moves.
fn doubled(pair: &Pair<'_>, whole: &MemberFacts) -> Vec<(Bought, Vec<Bought>)> {
    type Key = (MembershipId, Month, Programme);
    let mut bought: BTreeMap<Key, BTreeMap<ReceiptId, Contribution>> = BTreeMap::new();
    for row in &whole.contributions {
        let of = bought.entry((row.membership, row.month, row.programme)).or_default();
        of.entry(row.receipt).and_modify(|held| held.amount += row.amount).or_insert_with(|| row.clone());
    }
    let mut doubled = Vec::new();
    for ((membership, month, programme), rows) in bought {
        let opening = |facts: &MemberFacts, side| {
            let held = facts.memberships.iter().map(|m| (m.id, m.segment)).collect::<Vec<_>>();
            let segment = whole.memberships.iter().find(|m| m.id == membership).map(|m| m.segment);
            let of = facts.openings.iter().find(|o| {
                let same = held.iter().any(|(id, of)| *id == o.membership && Some(*of) == segment);
                same && o.programme == programme
                    && o.first_registered.month().min(o.until) <= month
                    && month <= o.until
            });
            of.map(|o| Bought { side, row: None, on: o.first_registered })
        };
        let openings = [opening(pair.kept, Side::Kept), opening(pair.dissolved, Side::Dissolved)];
        let rows = rows.into_values().filter(|row| row.amount.is_positive());
        let rows = rows.map(|row| Bought { side: side_of(pair, &row), on: row.paid_on, row: Some(row) });
        let mut all: Vec<Bought> = openings.into_iter().flatten().chain(rows).collect();
        all.sort_by_key(|b| {
            let receipt = b.row.as_ref().map(|row| row.receipt);
            (b.row.is_some(), b.on, b.side == Side::Dissolved, receipt)
        });
        if all.is_empty() {
            continue;
        }
        let stays = all.remove(0);
        let moves: Vec<Bought> =
            all.into_iter().filter(|b| b.side != stays.side && b.row.is_some()).collect();
        if !moves.is_empty() {
            doubled.push((stays, moves));
        }
    }
    doubled
}

/// An event since the first of the payments that met: then no money moves before a person has decided.
fn event_since(pair: &Pair<'_>, whole: &MemberFacts, doubled: &[(Bought, Vec<Bought>)]) -> Option<Day> {
    let first = doubled.iter().flat_map(|(stays, moves)| std::iter::once(stays).chain(moves));
    let first = first.filter(|b| b.row.is_some()).map(|b| b.on).min()?;
    events(pair, whole).into_iter().filter(|on| *on >= first).max()
}

fn events(pair: &Pair<'_>, whole: &MemberFacts) -> Vec<Day> {
    pair.incidents.iter().copied().chain(whole.death().map(|e| e.on)).collect()
}

/// A receipt for the month of an event that came to be known after it: a person decides about that event.
fn arrived_after(pair: &Pair<'_>, whole: &MemberFacts) -> Option<Note> {
    let zone = whole.zone();
    let mut late = events(pair, whole).into_iter().filter_map(|on| {
        let came = |r: &&crate::Receipt| {
            let buys = whole.contributions.iter().any(|c| c.receipt == r.id && c.month == on.month());
            buys && !r.reversed && r.at.day_in(zone) > on
        };
        whole.receipts.iter().find(came).map(|r| (on, r.number.as_str()))
    });
    late.next().map(|(on, number)| Note::new("merge.ask.arrived").with("on", on).with("number", number))
}

/// Buys the next unpaid months that the money reaches, perhaps none. Refused where no month can be paid at all.
fn forward(pair: &Pair<'_>, whole: &mut MemberFacts, moved: &mut Moved) -> Result<(), Refusal> {
    let Some(first) = moved.out.first().cloned() else { return Ok(()) };
    let segment =
        whole.memberships.iter().find(|m| m.id == first.membership).map_or(Segment::Bpu, |m| m.segment);
    let mut programmes: Vec<Programme> = moved.out.iter().map(|c| c.programme).collect();
    programmes.sort();
    programmes.dedup();
    let lines = {
        let (day, taken) = (pair.meta.today, Taken::Before);
        let payment = Payment::open(whole, segment, pair.scheme, moved.payer, &programmes, day, taken)?;
        let payable = payment.payable()?;
        let mut best = Vec::new();
        for count in 1..=payable.months.len() {
            let offer = payment.price(&payable, &payable.months[..count])?;
            if offer.total > moved.left {
                break;
            }
            best = offer.lines;
        }
        best
    };
    let command = child(pair.meta.command, side_of(pair, &first));
    let row = |(month, line): (Month, scheme::Line)| Contribution {
        command,
        month,
        programme: line.programme,
        amount: line.amount,
        at: pair.meta.now,
        ..first.clone()
    };
    moved.forward = lines.into_iter().map(row).collect();
    moved.left = moved.left - moved.forward.iter().map(|c| c.amount).sum::<Rupiah>();
    whole.contributions.extend(moved.forward.iter().cloned());
    Ok(())
}
