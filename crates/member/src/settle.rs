//! Decides a task of the work-list. That the task exists, and is open, is looked up by who calls.

use crate::decide::Case;
use crate::{Decision, Effects, Settle, TaskKind, Verdict};
use kernel::{Note, Refusal};

pub(crate) fn decide(settle: &Settle, _case: &Case<'_>) -> Decision {
    if settle.reason.trim().is_empty() {
        return Decision::refused(Refusal::of("reason", "settle.reason"));
    }
    let about_identity =
        matches!(settle.task_kind, TaskKind::Duplicate | TaskKind::Dispute | TaskKind::IdentityDiffers);
    let judged = settle.verdict != Verdict::Handled;
    if about_identity != judged {
        let code = if about_identity { "settle.say_same_or_different" } else { "settle.say_handled" };
        return Decision::refused(Refusal::of("verdict", code));
    }
    let code = match settle.verdict {
        Verdict::Same => "settle.same",
        Verdict::Different => "settle.different",
        Verdict::Handled => "settle.handled",
    };
    Decision::of(Effects::default(), vec![Note::new(code)])
}
