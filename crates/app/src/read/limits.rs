//! The limits from which a second person is asked: what holds, since when, who set it and why.

use super::Read;
use super::approvals::key_of;
use crate::App;
use crate::view::{Form, LimitRow, LimitSet, LimitsView};
use crate::wire::Command;
use access::{Action, Actor, Limit};
use kernel::{CommandId, SubjectId, derived};
use store::views::{approvals, history};

impl App {
    /// The page of limits. `command` is minted by who draws it; `form` is what was typed for `of`, where it came back.
    pub async fn limits_page(
        &self,
        who: &Actor,
        command: CommandId,
        of: Option<Limit>,
        form: Form,
    ) -> Read<LimitsView> {
        access::scope(who, Action::ManageSettings)?;
        let national = self.network().national().map(|o| SubjectId(o.id.0));
        let mut conn = self.reader().await?;
        let rows = store::approval::settings(&mut conn).await?;
        let actors = history::actors(&mut conn, rows.iter().map(|r| r.actor_id).collect()).await?;
        let mut waiting = Vec::new();
        if let Some(national) = national {
            for row in approvals::about(&mut conn, national).await? {
                if let Command::Setting(s) = self.proposed(&row.asked)?.command {
                    waiting.push((s.name, (key_of(&row), s.value)));
                }
            }
        }
        drop(conn);
        let limits = self.limits();
        let row = |limit: &Limit| {
            let latest = rows.iter().find(|r| r.name == limit.key());
            LimitRow {
                limit: *limit,
                value: limits.get(*limit),
                command: CommandId(derived(command.0, limit.key())),
                set: latest.map(|r| LimitSet {
                    by: actors.get(&r.actor_id).map(|(name, _)| name.clone()).unwrap_or_default(),
                    at: r.at.into(),
                    reason: r.reason.clone(),
                }),
                waiting: waiting.iter().filter(|(name, _)| name == limit.key()).map(|(_, w)| *w).collect(),
                form: if of == Some(*limit) { form.clone() } else { Form::default() },
            }
        };
        Ok(LimitsView { limits: Limit::ALL.iter().map(row).collect() })
    }
}
