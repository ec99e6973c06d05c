//! The whole database held against its own rules: what it counts, and what breaks them.

use crate::chain;
use crate::error::AppError;
use crate::{App, photo, standing, tally};
use kernel::{CommandId, Day, MemberId};
use seal::chain::Facts;
use std::collections::{BTreeMap, HashMap, HashSet};
use store::Reader;
use store::member::{Tallied, Want};
use uuid::Uuid;

/// Members recounted at once.
const PAGE: i64 = 2000;
/// Pictures opened at once.
const PICTURES: usize = 50;
/// Rows waiting in the outbox that are counted with the tallies.
const MOST_PENDING: i64 = 1_000_000;

/// What was looked at, and what was found wrong.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// Name and number, in the order looked at.
    pub counted: Vec<(&'static str, i64)>,
    /// Each rule that holds.
    pub holds: Vec<String>,
    /// Each rule that is broken, with what breaks it.
    pub fails: Vec<String>,
}

impl Checked {
    fn rule(&mut self, rule: impl Into<String>, broken: i64, what: impl FnOnce() -> String) {
        let rule = rule.into();
        if broken == 0 {
            self.holds.push(rule);
        } else {
            self.fails.push(format!("{rule}: {broken} do not{}", what()));
        }
    }
}

impl App {
    /// Reads everything and changes nothing. `progress` hears how many members have been recounted.
    pub async fn check(&self, mut progress: impl FnMut(i64)) -> Result<Checked, AppError> {
        let mut checked = Checked::default();
        let mut reader = self.core.store.reader().await?.freeze().await?;
        let counted = store::check::counted(&mut reader).await?;
        checked.counted = vec![
            ("members", counted.members),
            ("commands", counted.commands),
            ("receipts", counted.receipts),
            ("journals", counted.journals),
        ];
        for (rule, broken) in store::check::broken(&mut reader).await? {
            checked.rule(rule, broken, String::new);
        }
        self.check_chain(&mut reader, &mut checked).await?;
        self.check_tallies(&mut reader, &mut checked, &mut progress).await?;
        Ok(checked)
    }

    /// What is wrong with the chain of a database, this one or a copy of it.
    pub(crate) async fn chain_of(&self, reader: &mut Reader) -> Result<Vec<String>, AppError> {
        let mut checked = Checked::default();
        self.check_chain(reader, &mut checked).await?;
        Ok(checked.fails)
    }

    async fn check_chain(&self, reader: &mut Reader, checked: &mut Checked) -> Result<(), AppError> {
        let mut links: HashMap<Uuid, (i64, i64)> = HashMap::new();
        let seal = self.core.seal.seal();
        let mut sums: HashMap<(i64, i64), Facts> = HashMap::new();
        for (command, writer, link) in store::check::command_links(reader).await? {
            links.insert(command, (writer, link));
        }
        let mut facts = 0;
        store::check::facts(reader, |table, command, row| {
            facts += 1;
            if let Some(link) = links.get(&command) {
                chain::add(sums.entry(*link).or_default(), seal, table, row);
            }
        })
        .await?;
        let (mut broken, mut first) = (0, None);
        let mut previous = (0, 0, seal::chain::GENESIS);
        let held = store::check::links(reader).await?;
        checked.counted.extend([("facts in the chain", facts), ("links", held.len() as i64)]);
        for (writer, link, hash, count) in &held {
            if *writer != previous.0 {
                previous = (*writer, 0, seal::chain::GENESIS);
            }
            let sum = sums.remove(&(*writer, *link)).unwrap_or_default();
            let expected = sum.link(&previous.2, *link);
            if *link != previous.1 + 1 || i64::from(sum.count) != *count || expected[..] != hash[..] {
                broken += 1;
                first.get_or_insert(format!(" (first at link {link} of writer {writer})"));
            }
            let hash: [u8; 32] = hash.clone().try_into().unwrap_or(expected);
            previous = (*writer, *link, hash);
        }
        checked.rule("every link of the chain holds its facts", broken, || first.unwrap_or_default());
        checked.rule("every fact is in a link", sums.len() as i64, String::new);
        Ok(())
    }

    async fn check_tallies(
        &self,
        reader: &mut Reader,
        checked: &mut Checked,
        progress: &mut impl FnMut(i64),
    ) -> Result<(), AppError> {
        let mut counts: Counts = BTreeMap::new();
        for (scope, key, measure, day, total) in store::check::tallies(reader).await? {
            *counts.entry((scope, key, measure, day)).or_default() += total;
        }
        // What is answered but not folded yet counts with it.
        let mut waiting: BTreeMap<Tallied, i64> = BTreeMap::new();
        let pending = store::member::pending(reader, MOST_PENDING).await?;
        tally::gather(&pending, &mut waiting)?;
        for (t, total) in waiting {
            *counts.entry((t.scope.to_owned(), t.key, t.measure.into_owned(), t.day)).or_default() += total;
        }
        checked.counted.push(("counts in tallies", counts.len() as i64));
        let Found { unreadable, astray, unlisted, unseen } =
            self.recount_members(reader, &mut counts, progress).await?;
        recount_work(reader, &mut counts).await?;
        counts.retain(|_, total| *total != 0);
        let example = counts.first_key_value().map(|((_, key, measure, day), over)| {
            format!(" (first: {measure} of {key} from {day}, {over} too many)")
        });
        checked.rule("tallies equal a recount", counts.len() as i64, || example.unwrap_or_default());
        let sums = store::check::areas_astray(reader).await?;
        checked.rule("counts of areas are the sums of their villages", sums, String::new);
        checked.rule("every NIK opens with the key and is found by it", unreadable, String::new);
        checked.rule("every photo of a card opens with the key and is the one told of", unseen, String::new);
        let first = astray.first().map(|id| format!(" (first: {})", id.0));
        checked.rule("where a member stands is what the facts say", astray.len() as i64, || {
            first.unwrap_or_default()
        });
        let (people, kept) =
            (store::check::counted(reader).await?.members, store::member::count_standings(reader).await?);
        checked.rule("a card that no longer holds is in the status list", unlisted, String::new);
        checked.rule("nobody stands who is not a member", (kept - people).max(0), String::new);
        Ok(())
    }

    /// Takes every member's own counts off; gives whose NIK does not open and whose standing is told wrongly.
    async fn recount_members(
        &self,
        reader: &mut Reader,
        counts: &mut Counts,
        progress: &mut impl FnMut(i64),
    ) -> Result<Found, AppError> {
        let seal = self.core.seal.seal();
        let (mut after, mut done, mut found) = (MemberId(Uuid::nil()), 0, Found::default());
        let doubted = store::cards::in_doubt(reader).await?;
        let doubted: HashSet<Uuid> = doubted.into_iter().map(|(record, _)| record).collect();
        loop {
            let ids = store::check::members_after(reader, after, PAGE).await?;
            let Some(last) = ids.last() else { return Ok(found) };
            after = MemberId(*last);
            let loaded = store::member::facts(reader, &ids, Want::default()).await?;
            for facts in loaded.members.values() {
                for (village, d) in tally::in_villages(facts, self.core.scheme) {
                    let key = ("village".to_owned(), village.to_string(), d.measure.key().to_owned(), d.day);
                    *counts.entry(key).or_default() -= i64::from(d.change);
                }
            }
            for (id, key, sealed) in store::check::sealed(reader, &ids).await? {
                let opened = seal.decrypt("person.nik", id, &sealed);
                if !opened.is_ok_and(|nik| seal.index("nik", &nik)[..] == key[..]) {
                    found.unreadable += 1;
                }
            }
            for some in store::photos::with(reader, &ids).await?.chunks(PICTURES) {
                for (command, digest, sealed) in store::photos::sealed(reader, some).await? {
                    let opened = photo::open(seal, CommandId(command), &digest, &sealed);
                    found.unseen += i64::from(opened.is_none());
                }
            }
            for card in store::cards::of(reader, ids.clone()).await? {
                let holds = |facts| member::bears_out(facts, self.core.scheme, &card.cover);
                let listed = doubted.contains(&card.record.0);
                found.unlisted += i64::from(!listed && !loaded.members.get(&card.record).is_some_and(holds));
            }
            found.astray.extend(standing::astray(reader, &ids, &loaded.members, self.core.scheme).await?);
            done += ids.len() as i64;
            progress(done);
        }
    }
}

/// What was wrong about single members.
#[derive(Default)]
struct Found {
    unreadable: i64,
    astray: Vec<MemberId>,
    unlisted: i64,
    /// Photos that do not open, or are others than were told of.
    unseen: i64,
}

/// Totals by scope, key, measure and day.
type Counts = BTreeMap<(String, String, String, Day), i64>;

/// Takes off what offices and activities did, counted from their rows.
async fn recount_work(reader: &mut Reader, counts: &mut Counts) -> Result<(), AppError> {
    for w in store::check::worked(reader).await? {
        let places = [("office", Some(w.office)), ("activity", w.activity)];
        for (scope, id) in places.into_iter().filter_map(|(scope, id)| Some((scope, id?))) {
            let figures = [
                (tally::NEW_MEMBERS, w.new_members),
                (tally::RECEIPTS, w.receipts),
                (tally::CONTRIBUTIONS, w.contributions),
            ];
            for (measure, n) in figures.into_iter().filter(|(_, n)| *n != 0) {
                let key = (scope.to_owned(), id.to_string(), measure.to_owned(), w.on);
                *counts.entry(key).or_default() -= n;
            }
        }
    }
    for (office, on, account, total) in store::check::money(reader).await? {
        *counts.entry(("office".to_owned(), office.to_string(), account, on)).or_default() -= total;
    }
    Ok(())
}
