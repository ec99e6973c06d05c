//! What must agree in every life: counts with facts, dates with states, money with itself.

use super::*;

pub fn counted(deltas: &[Delta], measure: Measure, on: Day) -> i64 {
    deltas.iter().filter(|d| d.measure == measure && d.day <= on).map(|d| i64::from(d.change)).sum()
}

/// Whether the person counts on a day, told from the answer that a person would get.
pub fn counts(facts: &MemberFacts, measure: Measure, on: Day) -> bool {
    let cover = cover(facts, Segment::Bpu, scheme(), on, Known::Now);
    let paid = cover.programmes.iter().any(|p| p.programme == JKK && p.covered);
    match measure {
        Measure::Paid => paid,
        Measure::Standing => paid || cover.state == State::NotYetDue,
        Measure::FundsLate => cover.state == State::FundsNotYetReleased,
        Measure::PaidPublic => paid && month_is_public(facts, on),
        Measure::Still => {
            counts(facts, Measure::Standing, on)
                && counts(facts, Measure::Paid, on.plus_months(-Measure::STILL_MONTHS))
        }
        Measure::Registered => match cover.state {
            State::NotAMember | State::Inactive => false,
            State::Deceased => {
                let died_then = facts.endings.iter().any(|e| e.kind == EndingKind::Died && e.on == on);
                died_then && !away(facts, on)
            }
            _ => !away(facts, on),
        },
        other => panic!("{other:?} happens on a day and is no state"),
    }
}

pub const STATES: [Measure; 6] = [
    Measure::Registered,
    Measure::Paid,
    Measure::Standing,
    Measure::PaidPublic,
    Measure::FundsLate,
    Measure::Still,
];

/// Some money for the month came from a public budget.
pub fn month_is_public(facts: &MemberFacts, on: Day) -> bool {
    let mut bought: std::collections::BTreeMap<_, Rupiah> = std::collections::BTreeMap::new();
    for c in facts.contributions.iter().filter(|c| c.programme == JKK && c.month == on.month()) {
        *bought.entry((c.receipt, c.payer.is_public())).or_default() += c.amount;
    }
    let opened = facts.openings.iter().any(|o| {
        o.programme == JKK
            && o.payer.is_public()
            && o.first_registered.month().min(o.until) <= on.month()
            && on.month() <= o.until
    });
    opened || bought.iter().any(|((_, public), amount)| *public && amount.is_positive())
}

/// What happens on a day agrees with what is so: who began less who stopped is how many are covered, and nobody is
/// kept who did not begin.
pub fn happenings_agree(deltas: &[Delta], on: Day) {
    let paid = counted(deltas, Measure::Paid, on);
    assert_eq!(counted(deltas, Measure::Began, on) - counted(deltas, Measure::Stopped, on), paid, "{on}");
    let first = counted(deltas, Measure::FirstPaid, on);
    assert!((0..=1).contains(&first));
    for (_, kept) in Measure::KEPT {
        assert!((0..=first).contains(&counted(deltas, kept, on)), "{kept:?} on {on}");
    }
}

/// Left, or took the old-age savings, before the day, and not back by it.
pub fn away(facts: &MemberFacts, on: Day) -> bool {
    let endings = facts.endings.iter().filter(|e| e.kind != EndingKind::Died && e.on < on);
    let back =
        |e: &Ending| facts.registrations.iter().any(|r| r.on >= e.on && r.written > e.written && r.on <= on);
    endings.into_iter().any(|e| !back(e))
}

/// Money: journals balance by construction; here, that they agree with the rows beside them.
pub fn money_agrees(life: &Life, decision: &Decision) {
    let entries = life.journals.iter().flat_map(|j| j.journal.entries());
    let of = |wanted: Account| -> Rupiah {
        entries.clone().filter(|e| e.account == wanted).map(|e| e.amount_rupiah).sum()
    };
    assert_eq!(of(Account::MemberCredit(life.facts.id)), -life.facts.credit, "credit and its account");
    assert!(!life.facts.credit.is_negative());
    for programme in [JKK, JKM, JHT] {
        let rows = life.facts.contributions.iter().filter(|c| c.programme == programme);
        assert_eq!(of(Account::Contribution(programme)), -rows.map(|c| c.amount).sum::<Rupiah>());
    }
    let held = life.facts.receipts.iter().filter(|r| !r.reversed).map(|r| r.amount).sum::<Rupiah>();
    assert_eq!(of(Account::AgentCash(AGENT)), held, "cash and receipts");
    if let Some(new) = &decision.effects.receipt {
        let lines: Rupiah = decision.effects.contributions.iter().map(|c| c.amount).sum();
        let credit: Rupiah = decision.effects.credits.iter().map(|c| c.amount).sum();
        let clearing: Rupiah = new
            .receipt
            .journal
            .iter()
            .filter(|e| e.account == Account::Clearing)
            .map(|e| -e.amount_rupiah)
            .sum();
        assert_eq!(lines + credit + clearing, new.receipt.amount, "every rupiah is somewhere");
    }
}

/// From today on the dates of the projection tell the state that a person would be told.
pub fn dates_tell_the_state(facts: &MemberFacts, on: Day) {
    let Some(standing) = standing(facts, scheme(), str::to_lowercase) else {
        return assert!(facts.memberships.is_empty());
    };
    let told = cover(facts, Segment::Bpu, scheme(), on, Known::Now).state;
    let in_gap =
        standing.gap_from.is_some_and(|gap| gap <= on) && standing.covered_from.is_some_and(|from| on < from);
    match standing.state(on) {
        // A receipt in the middle was reversed: the dates say the cautious reading until cover begins again.
        State::Grace if in_gap => {}
        state => assert_eq!(state, told, "{on}: {standing:?}"),
    }
}

pub fn never_from_unpaid_months(facts: &MemberFacts, on: Day) {
    let cover = cover(facts, Segment::Bpu, scheme(), on, Known::Now);
    for programme in cover.programmes.iter().filter(|p| p.covered) {
        let month = on.month();
        let of = |c: &&Contribution| c.month == month && c.programme == programme.programme;
        let paid: Rupiah = facts.contributions.iter().filter(of).map(|c| c.amount).sum();
        let opened = facts.openings.iter().any(|o| {
            o.programme == programme.programme && o.first_registered.month() <= month && month <= o.until
        });
        assert!(paid.is_positive() || opened, "{on}: covered by {} without money", programme.programme);
        assert!(programme.from.unwrap() <= on && on <= programme.until.unwrap());
        assert!(!programme.because.is_empty());
    }
}
