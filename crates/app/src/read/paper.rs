//! Paper written earlier and entered now: its number, whether that was used before, and what it buys on its own day.

use super::{Read, day_typed, own_office, today};
use crate::App;
use crate::answer::Answer;
use crate::view::{Choice, Form, Sheet, SheetDone, SheetUsed, SheetView};
use access::{Action, Actor};
use kernel::{ActivityId, CommandId, Day, Instant, MemberId, SubjectId, derived};
use scheme::Payer;
use store::views::papers;

/// Activities that ended so long ago are no longer offered for a stack of paper.
const STACK_DAYS: i64 = 120;
const MOST_ACTIVITIES: usize = 40;

impl App {
    /// The page of entering a sheet, for what was typed so far. `done` is the sheet before: whose, by which command.
    pub async fn paper_page(
        &self,
        who: &Actor,
        sheet: Sheet,
        command: CommandId,
        form: Form,
        done: Option<(SubjectId, CommandId)>,
        now: Instant,
    ) -> Read<SheetView> {
        let today = today(self, who, now);
        let on = day_typed(form.get("paper_day")).filter(|day| *day <= today).unwrap_or(today);
        let number = form.get("paper_number").trim().to_owned();
        let activity: Option<ActivityId> = form.get("activity").parse().ok();
        let mut page = self.register_on(who, activity, command, form, now, on).await?;
        if sheet == Sheet::Receipt {
            let payer = page.form.get("payer").parse().unwrap_or(Payer::SelfPaid);
            page.offers = match &page.existing {
                Some(existing) => self.offers_on(existing.person.id, payer, on).await?,
                None => Vec::new(),
            };
        }
        Ok(SheetView {
            used: self.paper_used(who, &number, sheet, command).await?,
            activities: self.stacks(who, today),
            done: self.paper_done(who, done).await?,
            page,
            sheet,
        })
    }

    /// By other sheets than this one: sent twice, it is still one.
    async fn paper_used(
        &self,
        who: &Actor,
        number: &str,
        sheet: Sheet,
        command: CommandId,
    ) -> Read<Vec<SheetUsed>> {
        let network = self.network();
        let Some(office) = own_office(who, &network).filter(|_| !number.is_empty()) else {
            return Ok(Vec::new());
        };
        let mut conn = self.reader().await?;
        let own = [command, CommandId(derived(command.0, "pay"))];
        let mut found = Vec::new();
        for (asked, receipts) in [(sheet.pays(), true), (sheet.registers(), false)] {
            if asked {
                found.extend(papers::used(&mut conn, office, number, receipts, &own).await?);
            }
        }
        let used = |u: papers::Used| SheetUsed {
            member: MemberId(u.member_id),
            name: u.name,
            on: Day(u.on_day),
            receipt: u.number,
        };
        Ok(found.into_iter().map(used).collect())
    }

    /// Activities of the office from which a stack may come, the latest first.
    fn stacks(&self, who: &Actor, today: Day) -> Vec<Choice> {
        let network = self.network();
        let office = own_office(who, &network);
        let mut all: Vec<_> = network
            .activities
            .values()
            .filter(|a| {
                Some(a.office) == office && a.from <= today && today.days_since(a.until) <= STACK_DAYS
            })
            .collect();
        all.sort_by_key(|a| (std::cmp::Reverse(a.from), a.id));
        let choice = |a: &&outreach::Activity| Choice {
            value: a.id.to_string(),
            label: a.title.as_str().into(),
            hint: None,
        };
        all.iter().take(MOST_ACTIVITIES).map(choice).collect()
    }

    /// The answers given to a sheet: a registration, its receipt, or both.
    async fn paper_done(&self, who: &Actor, done: Option<(SubjectId, CommandId)>) -> Read<Option<SheetDone>> {
        let Some((subject, command)) = done else { return Ok(None) };
        let mut conn = self.reader().await?;
        let paid = CommandId(derived(command.0, "pay"));
        let asked = [(subject, command), (subject, paid)];
        let stored = store::member::answers(&mut conn, &asked).await?;
        let read = |key| stored.get(key).and_then(|a| serde_json::from_str::<Answer>(&a.answer).ok());
        let answers: Vec<Answer> = asked.iter().filter_map(read).filter(|a| a.refusal.is_none()).collect();
        let Some(member) = answers.first().map(|a| MemberId(a.subject.0)) else { return Ok(None) };
        let facts = self.facts(&mut conn, member).await?;
        if self.seen(&mut conn, who, Action::ViewReceipt, &facts).await.is_err() {
            return Ok(None);
        }
        let receipt = answers.iter().find_map(|a| a.receipt.as_ref());
        Ok(Some(SheetDone {
            member,
            name: super::standing::name_of(&facts),
            receipt: receipt.map(|r| (r.number.clone(), r.total_rupiah)),
            notes: answers.iter().flat_map(|a| a.notes.clone()).collect(),
        }))
    }
}
