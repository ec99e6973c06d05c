//! Paying on: the months that can be paid, what they cost, and why nothing can be where that is so.

use super::Read;
use super::register::{changes, line, payers};
use super::standing::brief;
use crate::App;
use crate::view::{Form, MonthPrice, Offer, RenewView};
use access::{Action, Actor};
use kernel::{ActivityId, CommandId, Day, Instant, MemberId, Month};
use member::{MemberFacts, Segment, offer, payable};
use scheme::{Payer, Scheme};

impl App {
    /// The page of paying on for a member. `command` is minted by who draws the page.
    pub async fn renew(
        &self,
        who: &Actor,
        id: MemberId,
        activity: Option<ActivityId>,
        command: CommandId,
        form: Form,
        now: Instant,
    ) -> Read<RenewView> {
        access::scope(who, Action::TakePayment)?;
        let mut conn = self.reader().await?;
        let facts = self.facts(&mut conn, id).await?;
        self.seen(&mut conn, who, Action::TakePayment, &facts).await?;
        let face = self.face_of(&mut conn, facts.id).await?;
        drop(conn);
        self.looks.note(who, facts.id, "view_member", now);
        let activity = match activity {
            Some(id) => self.activity_head(who, id, now).await?,
            None => None,
        };
        let today = now.day_in(facts.zone());
        let form = if form.values.is_empty() { fresh(&facts) } else { form };
        let payer = form.get("payer").parse().unwrap_or(Payer::SelfPaid);
        let payable = payable(&facts, Segment::Bpu, self.scheme(), payer, &[], today);
        let (standing, _, sentence) = brief(&facts, self.scheme(), today);
        let (next_unpaid, credit) =
            payable.as_ref().map_or((today.month(), facts.credit), |p| (p.first, p.credit));
        Ok(RenewView {
            command,
            activity,
            member: facts.id,
            name: face.name,
            masked_nik: face.masked_nik,
            standing,
            sentence,
            next_unpaid,
            credit,
            payers: payers(),
            offers: offers(&facts, self.scheme(), payer, today),
            // Another payer may still be able to where this one is not.
            closed: payable.err().filter(|_| payer == Payer::SelfPaid).map(|refusal| refusal.note),
            form,
            notes: Vec::new(),
        })
    }

    /// What months cost a member who pays for them on a day.
    pub(super) async fn offers_on(&self, id: MemberId, payer: Payer, on: Day) -> Read<Vec<Offer>> {
        let mut conn = self.reader().await?;
        let facts = self.facts(&mut conn, id).await?;
        Ok(offers(&facts, self.scheme(), payer, on))
    }

    /// Today where a member lives: the day money is taken.
    pub async fn today_of(&self, id: MemberId, now: Instant) -> Read<Day> {
        let mut conn = self.reader().await?;
        let face = self.face_of(&mut conn, id).await?;
        Ok(now.day_in(regions::regions().zone(&face.home)))
    }
}

/// Paid as the last time.
fn fresh(facts: &MemberFacts) -> Form {
    let mut form = Form::default();
    let last = facts.contributions.iter().max_by_key(|c| c.at).map(|c| c.payer);
    let payer = last.or_else(|| facts.registrations.last().map(|r| r.payer)).unwrap_or(Payer::SelfPaid);
    form.set("payer", payer.key());
    form.set("months", "1");
    form
}

fn offers(facts: &MemberFacts, scheme: &Scheme, payer: Payer, today: Day) -> Vec<Offer> {
    let priced = |months: u8| {
        let offer = offer(facts, Segment::Bpu, scheme, payer, &[], months, today).ok()?;
        let prices = prices(&offer.lines);
        let first = prices.first()?.month;
        let last = prices.last()?.month;
        // What is to be counted out: credit is taken off already.
        Some(Offer { months, total: offer.to_pay, first, last, notes: changes(&prices), prices })
    };
    scheme.offers().iter().copied().filter_map(priced).collect()
}

/// The lines of an offer, month by month.
fn prices(lines: &[(Month, scheme::Line)]) -> Vec<MonthPrice> {
    let mut prices: Vec<MonthPrice> = Vec::new();
    for (month, of) in lines {
        match prices.last_mut().filter(|p| p.month == *month) {
            Some(price) => {
                price.total += of.amount;
                price.lines.push(line(of));
            }
            None => prices.push(MonthPrice { month: *month, total: of.amount, lines: vec![line(of)] }),
        }
    }
    prices
}
