//! The forms that change what is known of a member, filled with what is known.

use super::register::villages;
use super::standing::brief;
use super::{Read, tasks};
use crate::App;
use crate::view::{AmendView, Choice, Form, ToComplete};
use access::{Action, Actor};
use kernel::{CommandId, Day, Instant, MemberId, derived};
use scheme::Sector;
use store::views::history;

/// What an action lets one change about a member.
const RELATIONS: [(&str, &str); 5] = [
    ("spouse", "heir.spouse"),
    ("child", "heir.child"),
    ("parent", "heir.parent"),
    ("sibling", "heir.sibling"),
    ("other", "heir.other"),
];

impl App {
    /// The form of an action (correct, complete or end) about a member. The look is kept.
    pub async fn amend_page(
        &self,
        who: &Actor,
        action: Action,
        id: MemberId,
        command: CommandId,
        form: Form,
        now: Instant,
    ) -> Read<AmendView> {
        access::scope(who, action)?;
        let mut conn = self.reader().await?;
        let facts = self.facts(&mut conn, id).await?;
        self.seen(&mut conn, who, action, &facts).await?;
        let face = self.face_of(&mut conn, facts.id).await?;
        let registered = history::registrations(&mut conn, &super::records(&facts)).await?;
        let open = store::views::tasks::of_member(&mut conn, &super::records(&facts)).await?;
        let photo = self.photo_of(&mut conn, who, &facts).await?;
        drop(conn);
        self.looks.note(who, facts.id, "view_member", now);
        let today = now.day_in(facts.zone());
        let mut held = Form::default();
        held.set("name", face.name.as_str());
        held.set("born", typed(face.born));
        held.set("sex", face.sex.key());
        held.set("home", face.home.to_string());
        if let Some(terms) = facts.registrations.iter().max_by_key(|r| (r.on, r.at)) {
            held.set("income", terms.income.0.to_string());
            held.set("sector", terms.sector.key());
        }
        // A correction of other terms carries no occupation: the last one said counts.
        let occupation = registered.iter().map(|r| super::member::occupations(&r.occupations));
        held.set("occupation", occupation.into_iter().find(|o| !o.is_empty()).unwrap_or_default());
        held.set("on", typed(today));
        let mut form = if form.values.is_empty() { held.clone() } else { form };
        let (villages, more_villages) = villages(&mut form);
        let (standing, _, sentence) = brief(&facts, self.scheme(), today);
        let missing = open.iter().filter(|(kind, ..)| kind == "to_complete");
        let missing =
            missing.map(|(_, note, due)| ToComplete { what: tasks::read_note(note), due: due.map(Day) });
        Ok(AmendView {
            command,
            member: facts.id,
            name: face.name,
            masked_phone: face.masked_phone,
            standing,
            sentence,
            form,
            held,
            villages,
            more_villages,
            sectors: Sector::ALL.iter().map(|s| Choice::word(s.key(), s.word())).collect(),
            relations: RELATIONS.iter().map(|(key, word)| Choice::word(*key, word)).collect(),
            missing: missing.collect(),
            photo,
            photo_command: CommandId(derived(command.0, "photo")),
        })
    }
}

/// A day the way people type it.
fn typed(day: Day) -> String {
    format!("{:02}-{:02}-{}", day.day_of_month(), day.month_number(), day.year())
}
