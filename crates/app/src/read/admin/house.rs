//! Keys, jobs and copies: for who keeps the house. No member's data is here, and no secret.

use crate::backup::{Backup, dump_command, listed};
use crate::read::{Read, own_office};
use crate::view::{BackupFound, BackupLine, BackupView, JobLine, JobsView, KeysView, SigningKeyLine};
use crate::{App, AppError};
use access::{Action, Actor, Place};
use kernel::{Day, Instant, Note, OfficeId, Zone};
use store::Conn;
use store::views::work;
use uuid::Uuid;

/// Counts that wait longer than this want a look.
const LATE_SECONDS: i64 = 60;
/// More looks than this waiting to be written down mean that the disk does not take them.
const MANY_LOOKS: i64 = 5_000;
/// A copy older than this is old.
const OLD_DAYS: i64 = 2;
/// A check older than this is due again.
const CHECK_DAYS: i64 = 31;
const LAST_CHECK: &str = "last_check";

impl App {
    /// Which keys exist.
    pub fn keys_page(&self, who: &Actor) -> Read<KeysView> {
        access::allow(who, Action::ManageHouse, &Place::None)?;
        let keys = self.keys();
        let public = keys.public_keys();
        let last = public.all().len().saturating_sub(1);
        let line = |(at, key): (usize, &seal::PublicKey)| SigningKeyLine {
            kid: key.kid().to_owned(),
            created: key.created(),
            current: at == last,
            spki_base64: key.spki_base64(),
        };
        Ok(KeysView {
            fingerprint: keys.fingerprint(),
            created: keys.created(),
            signing: public.all().iter().enumerate().map(line).rev().collect(),
            public_json: public.to_json(),
        })
    }

    /// What runs by itself.
    pub async fn jobs(&self, who: &Actor, now: Instant) -> Read<JobsView> {
        access::allow(who, Action::ManageHouse, &Place::None)?;
        let mut conn = self.reader().await?;
        let house = work::house(&mut conn).await?;
        let last_check = self.store().meta(LAST_CHECK).await?;
        let mut jobs = vec![self.fold_job(house.as_ref(), now), self.looks_job()];
        jobs.push(check_job(last_check.as_deref(), now));
        jobs.push(self.backup_job(now).await?);
        Ok(JobsView { at: now, zone: self.zone_for(who), jobs })
    }

    fn fold_job(&self, house: Option<&work::House>, now: Instant) -> JobLine {
        let (waiting, oldest) = house.map_or((0, None), |h| (h.waiting, h.oldest.map(Instant::from)));
        let last = house.and_then(|h| h.last_group).map(Instant::from);
        let late = oldest.is_some_and(|at| at.plus_seconds(LATE_SECONDS) < now);
        let state = match (waiting, last) {
            (0, None) => Note::new("jobs.fold.none"),
            (0, Some(_)) => Note::new("jobs.fold.done"),
            (n, _) => Note::new("jobs.fold.waiting").with("waiting", n),
        };
        JobLine {
            what: Note::new("jobs.fold"),
            good: !late,
            state,
            since: if waiting == 0 { last } else { oldest },
            todo: late.then(|| Note::new("jobs.fold.todo")),
        }
    }

    fn looks_job(&self) -> JobLine {
        let waiting = self.looks.waiting();
        let stuck = waiting > MANY_LOOKS;
        let key = if waiting == 0 { "jobs.looks.done" } else { "jobs.looks.waiting" };
        JobLine {
            what: Note::new("jobs.looks"),
            good: !stuck,
            state: Note::new(key).with("waiting", waiting),
            since: None,
            todo: stuck.then(|| Note::new("jobs.looks.todo")),
        }
    }

    async fn backup_job(&self, now: Instant) -> Read<JobLine> {
        let what = Note::new("jobs.backup");
        let Some(folder) = self.backup_folder() else {
            let state = Note::new("jobs.backup.elsewhere");
            return Ok(JobLine { what, good: true, state, since: None, todo: None });
        };
        let copies = self.copies(folder.to_owned()).await?;
        let (running, failed) = self.backup_state();
        let last = copies.iter().find_map(|c| c.2.as_ref()).map(|b| Instant(b.made_at));
        let (state, since) = match (&running, &failed, last) {
            (Some(progress), ..) => (Note::new("jobs.backup.running"), Some(progress.since)),
            (None, Some((at, _)), _) => (Note::new("jobs.backup.failed"), Some(*at)),
            (None, None, Some(at)) => (Note::new("jobs.backup.last"), Some(at)),
            (None, None, None) => (Note::new("jobs.backup.never"), None),
        };
        let recent = last.is_some_and(|at| at.plus_seconds(OLD_DAYS * 86_400) > now);
        let good = failed.is_none() && (recent || running.is_some());
        let todo = (!good).then(|| failed.map_or_else(|| Note::new("jobs.backup.todo"), |(_, why)| why));
        Ok(JobLine { what, good, state, since, todo })
    }

    /// The copies, and the one being made.
    pub async fn backups(&self, who: &Actor, now: Instant) -> Read<BackupView> {
        access::allow(who, Action::ManageHouse, &Place::None)?;
        let command = dump_command(self.store(), now);
        let server = !command.is_empty();
        let folder = self.backup_folder().filter(|_| !server);
        let copies = match folder {
            Some(folder) => self.copies(folder.to_owned()).await?,
            None => Vec::new(),
        };
        let (running, failed) = self.backup_state();
        let last = copies.iter().find_map(|c| c.2.as_ref()).map(|b| Instant(b.made_at));
        let zone = self.zone_for(who);
        let line = |(name, bytes, found): (String, u64, Option<Backup>)| BackupLine {
            name,
            bytes,
            found: found.map(|b| BackupFound {
                made_at: Instant(b.made_at),
                sha256: b.sha256,
                members: b.counts.members,
                commands: b.counts.commands,
                links: b.counts.links,
            }),
        };
        Ok(BackupView {
            zone,
            folder: folder.map(|f| f.display().to_string()),
            command: server.then_some(command),
            running: running.map(|p| (p.since, p.done_bytes, p.of_bytes)),
            failed,
            copies: copies.into_iter().map(line).collect(),
            days_since: last.map(|at| now.day_in(zone).days_since(at.day_in(zone))),
        })
    }

    async fn copies(
        &self,
        folder: std::path::PathBuf,
    ) -> Result<Vec<(String, u64, Option<Backup>)>, AppError> {
        // A folder may lie on a slow disk: not on the thread that serves others.
        tokio::task::spawn_blocking(move || listed(&folder)).await.map_err(|_| AppError::Closing)
    }

    pub(super) fn last_backup_note(&self, today: Day) -> Note {
        let Some(folder) = self.backup_folder() else { return Note::new("admin.backup.elsewhere") };
        let last = listed(folder).into_iter().find_map(|copy| copy.2).map(|b| Instant(b.made_at));
        match last.map(|at| today.days_since(at.day_in(Zone::WIB))) {
            None => Note::new("admin.backup.never"),
            Some(days) if days <= 0 => Note::new("admin.backup.today"),
            Some(days) => Note::new("admin.backup.days").with("days", days),
        }
    }

    pub(super) async fn waiting(&self, conn: &mut Conn) -> Read<Note> {
        let waiting = work::house(conn).await?.map_or(0, |h| h.waiting);
        let key = if waiting == 0 { "admin.jobs.quiet" } else { "admin.jobs.waiting" };
        Ok(Note::new(key).with("waiting", waiting))
    }

    /// The clock of the reader's office.
    pub(super) fn zone_for(&self, who: &Actor) -> Zone {
        let network = self.network();
        let office = own_office(who, &network).unwrap_or(OfficeId(Uuid::nil()));
        crate::submit::zone_of(&network, office)
    }

    /// Writes down when the whole house was held against its rules, and how many did not hold.
    pub async fn keep_check(&self, fails: usize, now: Instant) -> Result<(), AppError> {
        Ok(self.store().set_meta(LAST_CHECK, format!("{} {fails}", now.0)).await?)
    }
}

fn check_job(last: Option<&str>, now: Instant) -> JobLine {
    let read = last.and_then(|text| {
        let (at, fails) = text.split_once(' ')?;
        Some((Instant(at.parse().ok()?), fails.parse::<i64>().ok()?))
    });
    let what = Note::new("jobs.check");
    let due = Some(Note::new("jobs.check.todo"));
    match read {
        None => JobLine { what, good: false, state: Note::new("jobs.check.never"), since: None, todo: due },
        Some((at, 0)) => {
            let old = at.plus_seconds(CHECK_DAYS * 86_400) < now;
            let state = Note::new("jobs.check.held");
            JobLine { what, good: true, state, since: Some(at), todo: due.filter(|_| old) }
        }
        Some((at, fails)) => {
            let state = Note::new("jobs.check.failed").with("fails", fails);
            JobLine {
                what,
                good: false,
                state,
                since: Some(at),
                todo: Some(Note::new("jobs.check.failed.todo")),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_check_says_when_it_was_and_what_to_do() {
        let now = Instant(1_795_000_000_000_000);
        let job = |text: Option<&str>| check_job(text, now);
        let ago = |days: i64, fails: i64| format!("{} {fails}", now.0 - days * 86_400_000_000);
        let never = job(None);
        assert_eq!(never.state.code, "jobs.check.never");
        assert!(!never.good && never.todo.is_some(), "what never ran is not well");
        assert_eq!(job(Some("yesterday")).state.code, "jobs.check.never");
        let held = job(Some(&ago(1, 0)));
        assert!(held.good && held.todo.is_none() && held.state.code == "jobs.check.held");
        assert!(job(Some(&ago(40, 0))).todo.is_some(), "a month later it is due");
        let broken = job(Some(&ago(1, 2)));
        assert!(!broken.good && broken.todo.is_some());
    }
}
