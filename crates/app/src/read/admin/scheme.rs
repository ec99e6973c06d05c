//! The rules of the scheme on a day, and what changed when.

use crate::App;
use crate::read::{Read, day_typed, today};
use crate::view::{Form, SchemeGroup, SchemeRow, SchemeStep, SchemeView};
use access::{Action, Actor, Place};
use kernel::{Instant, Refusal};
use scheme::Rule;

impl App {
    /// The rules in force on the day of the form (`on`; today where it is empty or no day), and every change.
    pub fn scheme_page(&self, who: &Actor, mut form: Form, now: Instant) -> Read<SchemeView> {
        access::allow(who, Action::ViewScheme, &Place::None)?;
        let today = today(self, who, now);
        let typed = form.get("on").trim().to_owned();
        let on = day_typed(&typed);
        if on.is_none() && !typed.is_empty() {
            form.errors.push(Refusal::of("on", "read.form.day"));
        }
        let on = on.unwrap_or(today);
        let scheme = self.scheme();
        let mut groups: Vec<SchemeGroup> = Vec::new();
        let in_force = |rule: &&Rule| rule.from <= on && rule.until.is_none_or(|until| on <= until);
        for rule in scheme.rules().filter(in_force) {
            match groups.iter_mut().find(|g| g.kind == rule.kind) {
                Some(group) => group.rows.push(row(rule)),
                None => groups.push(SchemeGroup { kind: rule.kind.clone(), rows: vec![row(rule)] }),
            }
        }
        let rules = groups.iter().map(|g| g.rows.len() as i64).sum();
        let unconfirmed = groups.iter().flat_map(|g| &g.rows).filter(|row| !row.confirmed).count() as i64;
        let first = scheme.first_month().first_day();
        // What stood there from the beginning did not change.
        let steps = scheme.steps().into_iter().filter(|step| step.on > first).map(|step| SchemeStep {
            on: step.on,
            ahead: step.on > today,
            changes: step.changes.iter().map(|c| (c.was.map(row), c.now.map(row))).collect(),
        });
        let mut steps: Vec<SchemeStep> = steps.collect();
        steps.reverse();
        Ok(SchemeView {
            title: scheme.title().clone(),
            version: scheme.version().to_owned(),
            form,
            on,
            first,
            groups,
            rules,
            unconfirmed,
            steps,
        })
    }
}

fn row(rule: &Rule) -> SchemeRow {
    SchemeRow {
        id: rule.id.clone(),
        said: rule.said.clone(),
        of: rule.of.clone(),
        name: rule.name.clone(),
        source: rule.source.clone(),
        confirmed: rule.confirmed,
        question: rule.question.clone(),
        from: rule.from,
        until: rule.until,
    }
}
