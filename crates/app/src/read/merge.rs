//! Two records that may be one person's, before anybody asks for it: what would become of cover, months and money.

use super::approvals::key_of;
use super::standing::{cover_on, standing, until};
use super::{Read, ReadError, own_office};
use crate::view::{ChangeLine, Form, MergeSide, MergeView, PaidTwice, Person};
use crate::wire::Command;
use crate::{App, incident};
use access::{Action, Actor, Place};
use kernel::{Arg, CommandId, Instant, MemberId, Month, Note, OfficeId, Refusal, Rupiah};
use member::{Known, MemberFacts, Merge, Merged, Meta, Outcome, Pair, Plan, Segment, Side, intervals};
use scheme::JKK;
use store::Conn;

/// What a merge would do now.
pub(super) struct Merging {
    kept: MergeSide,
    other: MergeSide,
    after: Option<MergeSide>,
    plan: Plan,
    refused: Option<Refusal>,
    nik_differs: bool,
    may_swap: bool,
}

impl Merging {
    pub fn refused(&self) -> Option<Note> {
        self.refused.as_ref().map(|refusal| refusal.note.clone())
    }

    /// The same as lines of before and after, for the second person.
    pub fn lines(&self) -> Vec<ChangeLine> {
        let Some(after) = &self.after else { return Vec::new() };
        let day = |side: &MergeSide| match side.covered_until {
            Some(day) => Arg::Day(day),
            None => Arg::Word("approval.not_covered".into()),
        };
        let line = |label, of: &dyn Fn(&MergeSide) -> Arg| ChangeLine {
            label,
            before: of(&self.kept),
            after: Some(of(after)),
        };
        let months = |side: &MergeSide| {
            let months: i32 = side.months.iter().map(|(first, last)| last.since(*first) + 1).sum();
            Arg::Number(i64::from(months))
        };
        vec![
            line("merge.row.covered", &day),
            line("merge.row.months", &months),
            line("merge.row.paid", &|side| Arg::Rupiah(side.paid)),
            line("merge.row.credit", &|side| Arg::Rupiah(side.credit)),
        ]
    }
}

impl App {
    /// The page that shows what a merge does, for who may decide about both. `command` is minted by who draws it.
    pub async fn merging(
        &self,
        who: &Actor,
        (kept, other): (MemberId, MemberId),
        command: CommandId,
        form: Form,
        now: Instant,
    ) -> Read<MergeView> {
        access::scope(who, Action::DecideDuplicate)?;
        let mut conn = self.reader().await?;
        let merging = self.merge_of(&mut conn, who, kept, other, now).await?.ok_or(ReadError::NotFound)?;
        for side in [&merging.kept, &merging.other] {
            let facts = self.facts(&mut conn, side.person.id).await?;
            self.seen(&mut conn, who, Action::ViewMember, &facts).await?;
        }
        let facts = self.facts(&mut conn, merging.kept.person.id).await?;
        let home = facts.person.as_ref().map(|p| p.home).ok_or(ReadError::NotFound)?;
        access::allow(who, Action::DecideDuplicate, &Place::Area(home))?;
        let mut waits = self.waits_about(&mut conn, merging.kept.person.id).await?;
        waits.extend(self.waits_about(&mut conn, merging.other.person.id).await?);
        drop(conn);
        let both = [merging.kept.person.id.0, merging.other.person.id.0];
        let of_these = |command: &Command, subject: uuid::Uuid| matches!(command, Command::Merge(m) if both.contains(&m.dissolved) && both.contains(&subject));
        let waiting = waits.iter().find(|o| of_these(&o.envelope.command, o.envelope.subject));
        let waiting = waiting.map(|o| key_of(&o.row));
        for side in [&merging.kept, &merging.other] {
            self.looks.note(who, side.person.id, "view_member", now);
        }
        let refused = merging.refused();
        let Merging { kept, other, after, plan, nik_differs, may_swap, .. } = merging;
        Ok(MergeView {
            command,
            kept,
            other,
            after,
            gained: plan.gained.clone(),
            twice: plan.moved.iter().map(twice).collect(),
            ask: plan.ask,
            refused,
            nik_differs,
            may_swap,
            waiting,
            form,
        })
    }

    /// Decides the merge on the facts of now without sending it; nothing where they are not two people on record.
    pub(super) async fn merge_of(
        &self,
        conn: &mut Conn,
        who: &Actor,
        kept: MemberId,
        other: MemberId,
        now: Instant,
    ) -> Read<Option<Merging>> {
        let (kept, gone) = (self.facts(conn, kept).await?, self.facts(conn, other).await?);
        if kept.id == gone.id {
            return Ok(None);
        }
        let mut ids = super::records(&kept);
        ids.extend(super::records(&gone));
        let rows = store::incident::of_subjects(conn, &ids).await?;
        let incidents = incident::opened(&self.core, conn, rows).await?;
        let happened = incidents.iter().filter(|i| i.standing != claim::Standing::Withdrawn);
        let incidents: Vec<_> = happened.map(|i| i.on).collect();
        let verdicts = store::member::judged(conn, &ids).await?;
        let today = now.day_in(kept.zone());
        let meta = Meta {
            command: CommandId(uuid::Uuid::nil()),
            addressed: kept.id,
            actor: who.id,
            office: own_office(who, &self.network()).unwrap_or(OfficeId(uuid::Uuid::nil())),
            activity: None,
            now,
            today,
            receipt_number: String::new(),
            demo: self.is_demo(),
        };
        let different = crate::merge::different(&verdicts, &kept, &gone);
        let scheme = self.scheme();
        let pair =
            Pair { kept: &kept, dissolved: &gone, incidents: &incidents, different, scheme, meta: &meta };
        // Which NIK is right, and how it is known, is still to be said.
        let ask = Merge { right_nik: Some(Side::Kept), reason: "?".to_owned() };
        let Merged { outcome, kept: effects, dissolved: leaves } = member::merge(&ask, &pair);
        let refused = match outcome {
            Outcome::Refused(refusal) => Some(refusal),
            _ => None,
        };
        let whole = refused.is_none().then(|| {
            let left = gone.clone().dissolve(&leaves, &kept, now);
            kept.clone().absorb(&effects, &left, now)
        });
        let plan = if refused.is_none() { member::plan(&pair) } else { Plan::default() };
        let key = |facts: &MemberFacts| facts.person.as_ref().map(|p| p.nik_key);
        let after = match &whole {
            Some(whole) => Some(self.merge_side(conn, whole, now).await?),
            None => None,
        };
        Ok(Some(Merging {
            after,
            plan,
            refused,
            nik_differs: key(&kept) != key(&gone),
            may_swap: kept.absorbed.is_empty(),
            kept: self.merge_side(conn, &kept, now).await?,
            other: self.merge_side(conn, &gone, now).await?,
        }))
    }

    async fn merge_side(&self, conn: &mut Conn, facts: &MemberFacts, now: Instant) -> Read<MergeSide> {
        let face = self.face_of(conn, facts.id).await?;
        let cover = cover_on(facts, self.scheme(), now.day_in(facts.zone()), Known::Now);
        let paid = intervals(facts, Segment::Bpu, self.scheme(), Known::Now);
        let paid = paid.iter().filter(|i| i.programme == JKK);
        let standing_receipts = facts.receipts.iter().filter(|r| !r.reversed);
        Ok(MergeSide {
            person: Person { id: facts.id, name: face.name },
            masked_nik: face.masked_nik,
            standing: standing(cover.state),
            months: paid.map(|i| (i.from.month(), i.until.month())).collect(),
            covered_until: until(&cover),
            paid: standing_receipts.map(|r| r.amount).sum::<Rupiah>(),
            credit: facts.credit,
            income: facts.registrations.iter().max_by_key(|r| (r.on, r.at)).map(|r| r.income),
        })
    }
}

fn twice(moved: &member::Moved) -> PaidTwice {
    let months = |rows: &[member::Contribution]| {
        let mut months: Vec<Month> = rows.iter().map(|c| c.month).collect();
        months.sort();
        months.dedup();
        months
    };
    PaidTwice {
        number: moved.number.clone(),
        months: months(&moved.out),
        amount: moved.amount(),
        forward: months(&moved.forward),
        moved: moved.amount() - moved.left,
        left: moved.left,
        fund: moved.payer.is_public(),
    }
}
