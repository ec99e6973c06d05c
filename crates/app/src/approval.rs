//! The door of changes that wait for a second person: read and allowed like any other command, and who may speak.

use crate::error::AppError;
use crate::group::{Item, Prepared};
use crate::second::{Proposing, Word, WordKind};
use crate::submit::{at_office, permit};
use crate::wire::{self, Command, Envelope};
use crate::{Answer, App, sign_in};
use access::{Action, Actor, Place};
use kernel::{ActorId, CommandId, Instant, OfficeId, Refusal, RegionCode, SubjectId, derived};
use outreach::Network;
use store::StoreError;
use store::approval::ProposalRow;
use uuid::Uuid;

/// Which proposal: under what it is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ProposalKey {
    pub subject: SubjectId,
    pub proposal: CommandId,
}

/// What became of a change that a second person may have to agree to.
#[derive(Clone, Debug)]
pub enum Submitted {
    /// It was answered: done, or refused.
    Answered(Box<Answer>),
    /// It waits for a second person.
    Waiting(ProposalKey),
}

/// The context under which a proposal's command is sealed.
const BODY: &str = "proposal.body";

impl App {
    /// Sends one command; where it needs a second person, asks for one instead. `why` is what that person reads.
    /// Sent again, it leads to the same proposal, or to the answer the command got once it was approved.
    pub async fn submit_or_propose(
        &self,
        who: &Actor,
        envelope: Envelope,
        why: &str,
        now: Instant,
    ) -> Result<Submitted, AppError> {
        let one = |answers: Vec<Answer>| answers.into_iter().next().ok_or(AppError::Closing);
        let batch = [envelope];
        let answer = one(self.submit(who, &batch, now).await?)?;
        if answer.refusal.as_ref().is_none_or(|r| r.code() != "approval.needed") {
            return Ok(Submitted::Answered(Box::new(answer)));
        }
        let [envelope] = batch;
        let (subject, id) = (envelope.subject, proposal_of(envelope.id).0);
        let office = envelope.office;
        let command = Command::Propose(wire::Propose { command: Box::new(envelope), why: why.to_owned() });
        let answer = one(self.submit(who, &[Envelope { id, subject, office, command }], now).await?)?;
        Ok(match answer.refusal {
            Some(_) => Submitted::Answered(Box::new(answer)),
            None => Submitted::Waiting(ProposalKey { subject: SubjectId(subject), proposal: CommandId(id) }),
        })
    }

    /// A proposal's command is read and allowed as if it were sent.
    pub(crate) async fn prepare_proposal(
        &self,
        who: &Actor,
        network: &Network,
        envelope: &Envelope,
        asked: &wire::Propose,
        now: Instant,
    ) -> Result<Item, Refusal> {
        let inner = &*asked.command;
        let differs =
            [("subject", inner.subject != envelope.subject), ("office", inner.office != envelope.office)];
        if let Some((field, _)) = differs.into_iter().find(|(_, differs)| *differs) {
            return Err(Refusal::of(field, "approval.envelope"));
        }
        if inner.id == envelope.id {
            return Err(Refusal::of("id", "command.reused"));
        }
        let item = self.prepare_plain(who, network, inner, now).await?;
        let why = wire::required("why", &asked.why)?;
        let sealed = self.core.seal.seal().encrypt(BODY, envelope.id, &wire::bytes(inner)?);
        let office = item.office;
        let ask = Prepared::Propose(Box::new(Proposing { inner: item, why, sealed }));
        self.item(who, envelope, office, ask, now)
    }

    /// The second person's word: somebody else's, who may say it there. The change is read again, in the name and with
    /// the rights that the one who asked has now.
    pub(crate) async fn prepare_word(
        &self,
        who: &Actor,
        network: &Network,
        envelope: &Envelope,
        asked: &wire::DecideProposal,
        now: Instant,
    ) -> Result<Item, Refusal> {
        let kind = match asked.verdict.as_str() {
            "approve" => WordKind::Approve,
            "decline" => WordKind::Decline,
            _ => return Err(wire::choice("verdict", "approve, decline")),
        };
        let key = ProposalKey { subject: SubjectId(envelope.subject), proposal: CommandId(asked.proposal) };
        let (row, decided) = self.proposal_row(key).await?;
        if row.actor_id == who.id.0 {
            return Err(Refusal::of("proposal", "approval.own"));
        }
        // Whose right it is, is the last to say that they should have it.
        if kind == WordKind::Approve && row.subject_id == who.id.0 {
            return Err(Refusal::of("proposal", "approval.about_you"));
        }
        let place = place(&row, network).map_err(|_| Refusal::new("command.later"))?;
        access::allow(who, approver(&row), &place)?;
        let reason = match kind {
            WordKind::Decline => wire::required("reason", &asked.reason)?,
            _ => wire::text("reason", &asked.reason)?,
        };
        // What has its word already needs no reading: the answer is a replay, or that it was decided.
        let inner = match kind {
            WordKind::Approve if !decided => Some(self.inner(&row, network, now).await?),
            _ => None,
        };
        let word = Word { proposal: key.proposal, kind, reason, inner };
        self.item(who, envelope, OfficeId(row.office_id), Prepared::Word(Box::new(word)), now)
    }

    /// One's own proposal, taken back.
    pub(crate) async fn prepare_withdrawal(
        &self,
        who: &Actor,
        envelope: &Envelope,
        asked: &wire::Withdraw,
        now: Instant,
    ) -> Result<Item, Refusal> {
        let (subject, proposal) = (SubjectId(envelope.subject), CommandId(asked.proposal));
        let (row, _) = self.proposal_row(ProposalKey { subject, proposal }).await?;
        if row.actor_id != who.id.0 {
            return Err(Refusal::new("access.not_found"));
        }
        let (kind, reason) = (WordKind::Withdraw, String::new());
        let word = Word { proposal, kind, reason, inner: None };
        self.item(who, envelope, OfficeId(row.office_id), Prepared::Word(Box::new(word)), now)
    }

    /// The proposal, and whether it has its word. It never changes: reading it outside the group is safe.
    async fn proposal_row(&self, key: ProposalKey) -> Result<(ProposalRow, bool), Refusal> {
        let later = |_: StoreError| Refusal::new("command.later");
        let mut reader = self.core.store.reader().await.map_err(later)?;
        let row = store::approval::proposal(&mut reader, key.subject, key.proposal).await.map_err(later)?;
        let row = row.ok_or_else(|| Refusal::new("access.not_found"))?;
        let pair = vec![(key.subject.0, key.proposal.0)];
        let decided = !store::approval::decided(&mut reader, pair).await.map_err(later)?.is_empty();
        Ok((row, decided))
    }

    /// The change as it would be carried out now.
    async fn inner(&self, row: &ProposalRow, network: &Network, now: Instant) -> Result<Item, Refusal> {
        let gone = || Refusal::of("proposal", "approval.proposer");
        let later = |_| Refusal::new("command.later");
        let envelope = self.proposed(row).map_err(later)?;
        let mut reader = self.core.store.reader().await.map_err(|_| Refusal::new("command.later"))?;
        let proposer = store::reference::actor(&mut reader, ActorId(row.actor_id)).await;
        drop(reader);
        let proposer = proposer.map_err(|_| Refusal::new("command.later"))?;
        let proposer = proposer.filter(|row| row.active).ok_or_else(gone)?;
        let proposer = sign_in::actor_of(&proposer).map_err(later)?;
        permit(&proposer, network, &envelope, OfficeId(row.office_id)).map_err(|_| gone())?;
        self.prepare_plain(&proposer, network, &envelope, now).await
    }

    /// The command that a proposal asks for.
    pub(crate) fn proposed(&self, row: &ProposalRow) -> Result<Envelope, AppError> {
        let corrupt = |what: String| AppError::from(StoreError::Corrupt { table: "proposal", what });
        let opened = self.core.seal.seal().decrypt(BODY, row.command_id, &row.body_sealed);
        let body = opened.map_err(|e| corrupt(e.to_string()))?;
        serde_json::from_slice(&body).map_err(|e| corrupt(e.to_string()))
    }
}

/// The action that the second person needs.
pub(crate) fn approver(row: &ProposalRow) -> Action {
    if row.approver == Action::ApproveUser.key() { Action::ApproveUser } else { Action::ApproveChange }
}

/// Where a proposal belongs: where the person lives, the office it was asked at, or the whole house.
pub(crate) fn place<'n>(row: &ProposalRow, network: &'n Network) -> Result<Place<'n>, StoreError> {
    if approver(row) == Action::ApproveUser {
        return Ok(Place::Nation);
    }
    match &row.area {
        Some(area) => RegionCode::parse(area)
            .map(Place::Area)
            .map_err(|_| StoreError::Corrupt { table: "proposal", what: area.clone() }),
        None => Ok(at_office(network, OfficeId(row.office_id))),
    }
}

/// The proposal that `submit_or_propose` makes of a command.
pub fn proposal_of(command: Uuid) -> CommandId {
    CommandId(derived(command, "propose"))
}
