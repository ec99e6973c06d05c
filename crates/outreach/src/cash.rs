//! Cash that somebody hands in at an office: counted there, confirmed by whoever brought it, decided by a third where the
//! two do not agree.

use kernel::{Account, ActorId, CommandId, Journal, OfficeId, Refusal, Rupiah};

/// What notes and coins there are, in rupiah, the largest first.
pub const FACES: [i64; 11] = [100_000, 75_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100];
/// More pieces of one kind than anybody counts at a counter: a slip of the finger.
const MOST_PIECES: i64 = 100_000;

/// Money put on the counter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HandIn {
    pub agent: ActorId,
    pub counted: Rupiah,
    /// What whoever counted was told the hand holds.
    pub expected: Rupiah,
    /// Face value and number of pieces; empty where only the sum was written.
    pub pieces: Vec<(i64, i64)>,
    /// Why what was counted is not what was expected.
    pub reason: String,
}

/// Who brings the money.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hand {
    pub office: Option<OfficeId>,
    /// What the journals say is in it now.
    pub held: Rupiah,
}

/// What was said about a hand-in after it was counted.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum HandInWord {
    /// Whoever brought it: so it was.
    Agree,
    /// Whoever brought it: it was not so.
    Dispute,
    /// Somebody else: it stands as it was counted.
    Stands,
    /// Somebody else: the money goes back to the hand it came from.
    Undo,
}

impl HandInWord {
    pub const ALL: [HandInWord; 4] =
        [HandInWord::Agree, HandInWord::Dispute, HandInWord::Stands, HandInWord::Undo];

    pub fn key(self) -> &'static str {
        match self {
            HandInWord::Agree => "agree",
            HandInWord::Dispute => "dispute",
            HandInWord::Stands => "stands",
            HandInWord::Undo => "undo",
        }
    }

    pub fn from_key(key: &str) -> Option<HandInWord> {
        Self::ALL.into_iter().find(|word| word.key() == key)
    }

    /// True for the word of whoever brought the money.
    pub fn is_own(self) -> bool {
        matches!(self, HandInWord::Agree | HandInWord::Dispute)
    }
}

/// How a hand-in stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HandInState {
    /// Whoever brought the money has not spoken yet.
    Waiting,
    Agreed,
    Disputed,
    /// Decided by a third.
    Stands,
    Undone,
}

impl HandInState {
    /// From the words in the order they were said.
    pub fn of(words: impl IntoIterator<Item = HandInWord>) -> HandInState {
        words.into_iter().fold(HandInState::Waiting, |_, word| match word {
            HandInWord::Agree => HandInState::Agreed,
            HandInWord::Dispute => HandInState::Disputed,
            HandInWord::Stands => HandInState::Stands,
            HandInWord::Undo => HandInState::Undone,
        })
    }

    pub fn key(self) -> &'static str {
        match self {
            HandInState::Waiting => "waiting",
            HandInState::Agreed => "agreed",
            HandInState::Disputed => "disputed",
            HandInState::Stands => "stands",
            HandInState::Undone => "undone",
        }
    }
}

/// A hand-in as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HandedIn {
    pub command: CommandId,
    pub number: String,
    pub agent: ActorId,
    pub office: OfficeId,
    pub counted: Rupiah,
    pub counted_by: ActorId,
    pub state: HandInState,
}

/// What is counted goes from the hand to the till. What is missing stays with the hand as its debt, what is over as its
/// credit: nothing is written off here.
pub fn hand_in(ask: &HandIn, hand: Option<Hand>, by: ActorId, office: OfficeId) -> Result<Journal, Refusal> {
    let hand = hand.ok_or_else(|| Refusal::of("agent", "handin.agent_unknown"))?;
    if ask.agent == by {
        return Err(Refusal::of("agent", "handin.own"));
    }
    if hand.office != Some(office) {
        return Err(Refusal::of("agent", "handin.elsewhere"));
    }
    if ask.counted.0 <= 0 {
        return Err(Refusal::of("counted", "handin.nothing"));
    }
    pieces_agree(&ask.pieces, ask.counted)?;
    if ask.expected != hand.held {
        return Err(Refusal::of("counted", "handin.moved").with("was", ask.expected).with("now", hand.held));
    }
    if ask.counted != hand.held && ask.reason.is_empty() {
        return Err(Refusal::of("reason", "handin.reason")
            .with("expected", hand.held)
            .with("counted", ask.counted));
    }
    moved(ask.agent, office, ask.counted)
}

fn pieces_agree(pieces: &[(i64, i64)], counted: Rupiah) -> Result<(), Refusal> {
    let known = |(face, n): &(i64, i64)| FACES.contains(face) && (0..=MOST_PIECES).contains(n);
    if !pieces.iter().all(known) {
        return Err(Refusal::of("pieces", "handin.pieces"));
    }
    let sum: Rupiah = pieces.iter().map(|(face, n)| Rupiah(face * n)).sum();
    if !pieces.is_empty() && sum != counted {
        return Err(Refusal::of("counted", "handin.pieces_differ").with("sum", sum).with("counted", counted));
    }
    Ok(())
}

/// A word about a hand-in, by whom, and why. Undone, the journal that takes it back.
pub fn say(
    held: Option<&HandedIn>,
    word: HandInWord,
    by: ActorId,
    reason: &str,
) -> Result<Option<Journal>, Refusal> {
    let held = held.ok_or_else(|| Refusal::new("access.not_found"))?;
    let own = held.agent == by;
    match word {
        // Of somebody else's hand-in a stranger learns nothing.
        HandInWord::Agree | HandInWord::Dispute if !own => return Err(Refusal::new("access.not_found")),
        HandInWord::Stands | HandInWord::Undo if own || held.counted_by == by => {
            return Err(Refusal::new("handin.third"));
        }
        _ => {}
    }
    let said = || Refusal::new("handin.said").word("state", state_word(held.state));
    match (word, held.state) {
        // Whoever found the mistake may take the dispute back.
        (HandInWord::Agree, HandInState::Waiting | HandInState::Disputed) => {}
        (HandInWord::Dispute, HandInState::Waiting) => {}
        (HandInWord::Stands, HandInState::Waiting | HandInState::Disputed) => {}
        (HandInWord::Undo, state) if state != HandInState::Undone => {}
        _ => return Err(said()),
    }
    if word != HandInWord::Agree && reason.is_empty() {
        return Err(Refusal::of("reason", "field.required"));
    }
    match word {
        HandInWord::Undo => moved(held.agent, held.office, held.counted).map(|j| Some(j.reversed())),
        _ => Ok(None),
    }
}

/// The word of a state.
pub fn state_word(state: HandInState) -> &'static str {
    match state {
        HandInState::Waiting => "handin.state.waiting",
        HandInState::Agreed => "handin.state.agreed",
        HandInState::Disputed => "handin.state.disputed",
        HandInState::Stands => "handin.state.stands",
        HandInState::Undone => "handin.state.undone",
    }
}

fn moved(agent: ActorId, office: OfficeId, amount: Rupiah) -> Result<Journal, Refusal> {
    let entries = [(Account::AgentCash(agent), -amount), (Account::BranchCash(office), amount)];
    // Two sides of one amount leave nothing over.
    Journal::new(entries).map_err(|_| Refusal::of("counted", "handin.nothing"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const AGENT: ActorId = ActorId(Uuid::from_u128(1));
    const CLERK: ActorId = ActorId(Uuid::from_u128(2));
    const HEAD: ActorId = ActorId(Uuid::from_u128(3));
    const OFFICE: OfficeId = OfficeId(Uuid::from_u128(9));

    fn ask(counted: i64, expected: i64, reason: &str) -> HandIn {
        HandIn {
            agent: AGENT,
            counted: Rupiah(counted),
            expected: Rupiah(expected),
            pieces: Vec::new(),
            reason: reason.to_owned(),
        }
    }

    fn hand(held: i64) -> Option<Hand> {
        Some(Hand { office: Some(OFFICE), held: Rupiah(held) })
    }

    #[test]
    fn what_is_counted_moves_and_nothing_else() {
        let at = |ask: &HandIn, hand, by| hand_in(ask, hand, by, OFFICE);
        let journal = at(&ask(80_000, 84_000, "kurang 4.000"), hand(84_000), CLERK).unwrap();
        let amounts: Vec<(Account, i64)> =
            journal.entries().iter().map(|e| (e.account, e.amount_rupiah.0)).collect();
        assert_eq!(amounts, [(Account::AgentCash(AGENT), -80_000), (Account::BranchCash(OFFICE), 80_000)]);
        let mut pieces = ask(84_000, 84_000, "");
        pieces.pieces = vec![(50_000, 1), (20_000, 1), (2_000, 7)];
        assert!(at(&pieces, hand(84_000), CLERK).is_ok());
        pieces.pieces[2] = (2_000, 6);
        for (asked, held, by, code) in [
            (pieces, hand(84_000), CLERK, "handin.pieces_differ"),
            (
                HandIn { pieces: vec![(3_000, 28)], ..ask(84_000, 84_000, "") },
                hand(84_000),
                CLERK,
                "handin.pieces",
            ),
            (ask(84_000, 84_000, ""), hand(84_000), AGENT, "handin.own"),
            (ask(84_000, 84_000, ""), None, CLERK, "handin.agent_unknown"),
            (
                ask(84_000, 84_000, ""),
                Some(Hand { office: None, held: Rupiah(84_000) }),
                CLERK,
                "handin.elsewhere",
            ),
            (ask(0, 84_000, "x"), hand(84_000), CLERK, "handin.nothing"),
            (ask(84_000, 84_000, ""), hand(92_400), CLERK, "handin.moved"),
            (ask(80_000, 84_000, ""), hand(84_000), CLERK, "handin.reason"),
            (ask(90_000, 84_000, ""), hand(84_000), CLERK, "handin.reason"),
        ] {
            assert_eq!(at(&asked, held, by).unwrap_err().code(), code, "{asked:?}");
        }
    }

    #[test]
    fn each_word_has_its_person_and_its_time() {
        use HandInState::{Agreed, Disputed, Undone, Waiting};
        use HandInWord::{Agree, Dispute, Stands, Undo};
        let held = |state| HandedIn {
            command: CommandId(Uuid::from_u128(7)),
            number: "DPS-S-00001-8".to_owned(),
            agent: AGENT,
            office: OFFICE,
            counted: Rupiah(84_000),
            counted_by: CLERK,
            state,
        };
        for (state, word, by, reason, code) in [
            (Waiting, Agree, AGENT, "", None),
            (Waiting, Dispute, AGENT, "saya setor 100.000", None),
            (Waiting, Dispute, AGENT, "", Some("field.required")),
            (Waiting, Agree, CLERK, "", Some("access.not_found")),
            (Disputed, Agree, AGENT, "", None),
            (Disputed, Dispute, AGENT, "lagi", Some("handin.said")),
            (Agreed, Dispute, AGENT, "terlambat", Some("handin.said")),
            (Disputed, Stands, HEAD, "rekaman CCTV", None),
            (Waiting, Stands, HEAD, "agen sudah berhenti", None),
            (Waiting, Stands, CLERK, "saya hitung sendiri", Some("handin.third")),
            (Agreed, Stands, HEAD, "tidak perlu", Some("handin.said")),
            (Agreed, Undo, HEAD, "salah ketik", None),
            (Agreed, Undo, AGENT, "mau uang kembali", Some("handin.third")),
            (Undone, Undo, HEAD, "dua kali", Some("handin.said")),
            (Undone, Agree, AGENT, "", Some("handin.said")),
            (Waiting, Undo, HEAD, "", Some("field.required")),
        ] {
            let said = say(Some(&held(state)), word, by, reason).err().map(|r| r.code().to_owned());
            assert_eq!(said.as_deref(), code, "{state:?} {word:?} {by:?}");
        }
        assert_eq!(say(None, Agree, AGENT, "").unwrap_err().code(), "access.not_found");
        let back = say(Some(&held(Agreed)), Undo, HEAD, "salah ketik").unwrap().unwrap();
        assert_eq!(back.entries()[0].amount_rupiah, Rupiah(84_000));
        assert_eq!(HandInState::of([Dispute, Agree]), Agreed);
        assert_eq!(HandInState::of([]), Waiting);
    }
}
