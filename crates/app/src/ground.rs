//! Whose ground a command stands on, beyond the place it names: the office it books on, and the home of somebody on
//! record, which is known only once the facts are there.

use crate::group::Item;
use crate::submit::at_office;
use crate::wire::{Command, Envelope};
use access::{Action, Actor, Place};
use kernel::{OfficeId, Refusal, RegionCode};
use member::MemberFacts;
use outreach::Network;

/// Who asks to change somebody on record, and by which right.
#[derive(Clone, Debug)]
pub(crate) struct Ground {
    who: Box<Actor>,
    action: Action,
}

/// The right by which a command changes somebody on record or what was written about them. A payment is not among
/// them: money is taken wherever somebody brings it. Nor is a report, which whoever stands beside the family writes.
pub(crate) fn asked_of(command: &Command) -> Option<Action> {
    Some(match command {
        Command::Complete(_) | Command::Photo(_) => Action::CompleteMember,
        Command::Reverse(_) => Action::ReverseReceipt,
        Command::End(_) | Command::AnnulEnding(_) | Command::LinkReport(_) => Action::RecordEnding,
        Command::CloseReport(c) if c.how != "closed" => Action::RecordEnding,
        Command::CloseReport(_) | Command::AddToReport(_) => Action::ReportIncident,
        Command::Correct(_) => Action::CorrectMember,
        Command::Settle(s) if s.task_kind == "dispute" => Action::DecideDispute,
        Command::Settle(_) | Command::Merge(_) => Action::DecideDuplicate,
        _ => return None,
    })
}

/// Receipts, money and counts are an office's own. Where the place of the act is a home or an activity, it says nothing
/// about the office, which is asked for by itself.
pub(crate) fn speaks_for(who: &Actor, network: &Network, envelope: &Envelope) -> Result<(), Refusal> {
    let Some(office) = envelope.office.map(OfficeId).filter(|office| who.office != Some(*office)) else {
        return Ok(());
    };
    let action = match &envelope.command {
        Command::Register(_) => Action::RegisterMember,
        Command::Pay(_) => Action::TakePayment,
        Command::Open(_) => Action::OpenBalances,
        Command::Activity(_) | Command::Attendance(_) => Action::PlanActivity,
        _ => return Ok(()),
    };
    access::allow(who, action, &at_office(network, office))
        .map_err(|_| Refusal::of("office", "access.office_outside"))
}

impl Ground {
    pub fn new(who: &Actor, action: Action) -> Ground {
        Ground { who: Box::new(who.clone()), action }
    }

    fn holds(&self, area: RegionCode) -> bool {
        access::allow(&self.who, self.action, &Place::Area(area)).is_ok()
    }

    fn is_own(&self, office: OfficeId) -> bool {
        self.who.office == Some(office)
    }
}

/// The answer where somebody on record is not the asker's to change: as if there were nobody. What their own office
/// wrote down, its people complete and undo, wherever the home is.
pub(crate) fn outside(item: &Item, facts: &MemberFacts, written_by: &[OfficeId]) -> Option<Refusal> {
    let (ground, person) = (item.ground.as_ref()?, facts.person.as_ref()?);
    let own = ground.holds(person.home) || written_by.iter().any(|office| ground.is_own(*office));
    (!own).then(|| Refusal::new("access.not_found"))
}

/// The same for a report about nobody on record yet: the area it was written down for, or the office that did.
pub(crate) fn outside_report(item: &Item, area: Option<RegionCode>, written_by: OfficeId) -> Option<Refusal> {
    let ground = item.ground.as_ref()?;
    let own = area.is_some_and(|area| ground.holds(area)) || ground.is_own(written_by);
    (!own).then(|| Refusal::new("access.not_found"))
}
