//! The rules of `check` about cash that was handed in, and about what was decided of a phone's doubtful items.

use crate::dialect::Stmt;

// What was counted left the hand and came into the till, by the same command; undone, it went all the way back.
static CASH_HANDED_IN: Stmt = Stmt::new(
    "check.cash_handed_in",
    "select (select count(*) from hand_in h \
     left join journal_entry a on a.member_id = h.hand_in_id and a.command_id = h.command_id \
       and a.account = 'agent_cash' and a.owner_id = h.agent_id and a.kind = 'hand_in' \
     left join journal_entry b on b.member_id = h.hand_in_id and b.command_id = h.command_id \
       and b.account = 'branch_cash' and b.owner_id = h.office_id and b.kind = 'hand_in' \
     where coalesce(a.amount, 0) <> -h.counted or coalesce(b.amount, 0) <> h.counted) \
     + (select count(*) from hand_in_word w join hand_in h on h.hand_in_id = w.hand_in_id \
     left join journal_entry a on a.member_id = w.hand_in_id and a.command_id = w.command_id \
       and a.account = 'agent_cash' and a.owner_id = h.agent_id and a.kind = 'hand_in_undone' \
     where w.word = 'undo' and coalesce(a.amount, 0) <> h.counted) \
     + (select count(*) from journal_entry j left join hand_in h on h.hand_in_id = j.member_id \
     left join hand_in_word w on w.hand_in_id = j.member_id and w.command_id = j.command_id and w.word = 'undo' \
     where (j.kind = 'hand_in' and (h.command_id is null or h.command_id <> j.command_id)) \
     or (j.kind = 'hand_in_undone' and w.command_id is null)) as n",
);
// The hand's own word is the hand's; a third's is neither the hand's nor the one who counted; nothing after the last.
static WORDS_ASTRAY: Stmt = Stmt::new(
    "check.hand_in_words",
    "select count(*) as n from hand_in_word w left join hand_in h on h.hand_in_id = w.hand_in_id \
     left join hand_in_word b on b.hand_in_id = w.hand_in_id and b.n = w.n - 1 \
     where h.hand_in_id is null or (w.word in ('agree', 'dispute')) <> (w.actor_id = h.agent_id) \
     or (w.word in ('stands', 'undo') and w.actor_id = h.actor_id) or (w.n > 1 and b.n is null) or w.n < 1 \
     or b.word = 'undo' or (w.word in ('agree', 'stands') and b.word in ('agree', 'stands'))",
);
static OWN_COUNT: Stmt =
    Stmt::new("check.hand_in_own", "select count(*) as n from hand_in where agent_id = actor_id");

// What was decided about had been put aside, and by somebody else than the phone's owner.
static ASIDE_ASTRAY: Stmt = Stmt::new(
    "check.aside_astray",
    "select count(*) as n from phone_aside_word w \
     left join phone_quarantine q on q.phone_id = w.phone_id and q.seq = w.seq and q.sealed_hash = w.sealed_hash \
     left join phone p on p.phone_id = w.phone_id \
     where q.phone_id is null or p.actor_id = w.actor_id or (w.verdict = 'release') <> (w.released_id is not null)",
);
// What was released was carried out in the name of the phone's owner, and not refused.
static RELEASED_ASTRAY: Stmt = Stmt::new(
    "check.released_astray",
    "select count(*) as n from phone_aside_word w join phone p on p.phone_id = w.phone_id \
     left join command c on c.command_id = w.released_id \
     where w.verdict = 'release' and (c.command_id is null or c.outcome = 'refused' or c.actor_id <> p.actor_id)",
);

pub(crate) static STATEMENTS: &[&Stmt] =
    &[&CASH_HANDED_IN, &WORDS_ASTRAY, &OWN_COUNT, &ASIDE_ASTRAY, &RELEASED_ASTRAY];

/// Each rule, and what counts those that break it.
pub(crate) static RULES: &[(&str, &Stmt)] = &[
    ("cash handed in went from the hand to the till", &CASH_HANDED_IN),
    ("a word about a hand-in is of whose it may be", &WORDS_ASTRAY),
    ("nobody counts what they hand in themselves", &OWN_COUNT),
    ("what was decided of a phone's items had been put aside", &ASIDE_ASTRAY),
    ("what was released was done in the name of the phone's owner", &RELEASED_ASTRAY),
];
