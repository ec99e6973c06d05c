//! What a commit group may touch, loaded in sets before anything is decided, and moved on by every decision.

use crate::group::{Item, Prepared};
use crate::{Core, incident, search};
use access::Limits;
use kernel::{ActivityId, ActorId, CommandId, MemberId, OfficeId};
use member::{Alike, Command, HolderIdentity, Identity, MemberFacts, Others, TaskKind};
use outreach::Network;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use store::member::Want;
use store::reference::ActorRow;
use store::{Conn, StoreError};
use uuid::Uuid;

/// The group's picture of the world: loaded once, moved on by every decision.
#[derive(Clone)]
pub(crate) struct World {
    pub members: HashMap<MemberId, MemberFacts>,
    /// Those that were known before the group.
    pub stored: HashSet<MemberId>,
    pub aliases: HashMap<MemberId, MemberId>,
    pub holders: HashMap<[u8; 16], MemberId>,
    pub numbers: HashMap<String, MemberId>,
    pub alike: HashMap<[u8; 16], Vec<store::member::Alike>>,
    /// Pairs about which somebody was asked, decided or not, under the one whose task it is.
    pub asked: HashSet<(TaskKind, MemberId, MemberId)>,
    /// Receipts entered from paper, by office and paper number.
    pub papers: HashMap<(OfficeId, String), String>,
    pub places: HashMap<kernel::ReceiptId, (OfficeId, Option<ActivityId>)>,
    /// NIK, phone and address of those who are to be corrected.
    pub sealed: HashMap<MemberId, store::member::Sealed>,
    /// With the other members that each is about.
    pub open_tasks: HashMap<(MemberId, CommandId, &'static str), Vec<MemberId>>,
    /// Open tasks that stand on a record dissolved into the member's: on which.
    pub task_records: HashMap<(CommandId, &'static str), MemberId>,
    /// Pairs about which somebody decided, with the last verdict: only where two are to become one.
    pub verdicts: HashMap<(MemberId, MemberId), String>,
    pub series: BTreeMap<String, (i64, i64)>,
    /// The number of the next card.
    pub next_card: i64,
    /// Reports under the subjects of the group, as they are now.
    pub incidents: Vec<claim::Incident>,
    /// Which office wrote each of them down, and for which area.
    pub reported: incident::Written,
    pub network: Network,
    pub network_changed: bool,
    /// Members about whom something was written.
    pub touched: BTreeSet<MemberId>,
    /// Of the proposals that the group speaks about: those that have their word.
    pub decided: HashSet<CommandId>,
    pub limits: Limits,
    pub limits_changed: bool,
    /// Whose rights change, and who changes them.
    pub actors: HashMap<ActorId, ActorRow>,
    pub reassigned: Vec<ActorId>,
    /// Lists of people that are spoken of, as they stand.
    pub lists: HashMap<Uuid, store::lists::ListRow>,
    /// Hands and hand-ins that are spoken of.
    pub cash: crate::cash::Cash,
    /// What was decided of items of phones that are spoken of.
    pub aside_words: HashSet<crate::phone::aside::AsideKey>,
}

/// One statement per kind of fact, for everything the group may touch. Without `lock` it is a look: nothing of it may be
/// written.
pub(crate) async fn load(
    core: &Core,
    conn: &mut Conn,
    items: &[&Item],
    lock: bool,
) -> Result<World, StoreError> {
    let members: Vec<(&Item, &Command)> = items
        .iter()
        .flat_map(|i| i.with_inner())
        .filter_map(|i| match &i.ask {
            Prepared::Member(c) => Some((i, c)),
            _ => None,
        })
        .collect();
    let mut world = empty(core, decided(conn, items).await?, crate::import::load(conn, items).await?);
    load_actors(conn, items, &mut world).await?;
    load_hands(conn, items, &mut world).await?;
    let claims: Vec<(&Item, &claim::Command)> = items
        .iter()
        .flat_map(|i| i.with_inner())
        .filter_map(|i| match &i.ask {
            Prepared::Claim(c) => Some((i, c)),
            _ => None,
        })
        .collect();
    let merges: Vec<(&Item, MemberId)> = items
        .iter()
        .flat_map(|i| i.with_inner())
        .filter_map(|i| match &i.ask {
            Prepared::Merge(ask) => Some((i, ask.0)),
            _ => None,
        })
        .collect();
    if members.is_empty() && claims.is_empty() && merges.is_empty() {
        return Ok(world);
    }
    let mut ids: Vec<Uuid> = members.iter().map(|(i, _)| i.subject.0).collect();
    ids.extend(claims.iter().map(|(i, _)| i.subject.0));
    ids.extend(merges.iter().flat_map(|(i, dissolved)| [i.subject.0, dissolved.0]));
    ids.sort_unstable();
    ids.dedup();
    world.aliases = store::member::aliases(conn, &ids).await?;
    let mut keys: Vec<[u8; 16]> = members.iter().filter_map(|(_, c)| nik_key(c)).collect();
    keys.extend(claims.iter().filter_map(|(_, c)| incident::nik_key(c)));
    world.holders = store::member::holders(conn, &keys).await?;
    ids.extend(world.aliases.values().chain(world.holders.values()).map(|m| m.0));
    (world.incidents, world.reported) = incident::load(core, conn, &claims, &ids, !merges.is_empty()).await?;
    ids.extend(world.incidents.iter().filter_map(|i| i.linked).map(|(member, _)| member.0));
    ids.sort_unstable();
    ids.dedup();
    let reverses = members.iter().any(|(_, c)| matches!(c, Command::Reverse(_)));
    let loaded = store::member::facts(conn, &ids, Want { journals: reverses, lock }).await?;
    world.stored = loaded.members.keys().copied().collect();
    world.members = loaded.members;
    world.places = loaded.places;
    let absorbed = world.members.values().flat_map(|facts| &facts.absorbed).map(|record| record.0);
    let absorbed: Vec<Uuid> = absorbed.filter(|id| !ids.contains(id)).collect();
    if !absorbed.is_empty() {
        let (more, written) = incident::load(core, conn, &claims, &absorbed, !merges.is_empty()).await?;
        world.incidents.extend(more);
        world.reported.extend(written);
    }
    let match_keys: Vec<[u8; 16]> = members
        .iter()
        .filter_map(|(_, c)| match c {
            Command::Register(r) => Some(search::match_keys(&core.seal, r)),
            _ => None,
        })
        .flatten()
        .collect();
    for alike in store::member::alike(conn, &match_keys).await? {
        world.alike.entry(alike.key).or_default().push(alike);
    }
    let mut others: Vec<Uuid> = world.alike.values().flatten().map(|a| a.member.0).collect();
    if !others.is_empty() || !world.holders.is_empty() {
        others.extend(&ids);
        world.asked = store::member::asked(conn, &others).await?;
    }
    let papers: Vec<String> = members
        .iter()
        .filter_map(|(_, c)| match c {
            Command::Pay(p) => p.evidence.as_ref().map(|e| e.number.clone()),
            _ => None,
        })
        .collect();
    world.papers = store::member::papers(conn, &papers).await?;
    let numbers: Vec<String> = members
        .iter()
        .filter_map(|(_, c)| match c {
            Command::Open(o) => Some(o.official_number.clone()),
            _ => None,
        })
        .collect();
    world.numbers = store::member::numbers(conn, &numbers).await?;
    if !merges.is_empty() {
        world.verdicts = store::member::judged(conn, &ids).await?;
    }
    if !merges.is_empty() || members.iter().any(|(_, c)| reads_tasks(c)) {
        // Of all of them: an id may come to stand for another member within the group.
        let records = world.members.values().flat_map(MemberFacts::records).map(|record| record.0);
        let mut all: Vec<Uuid> = records.chain(ids.iter().copied()).collect();
        all.sort_unstable();
        all.dedup();
        world.take_tasks(store::member::open_tasks(conn, &all).await?);
    }
    let merged = merges.iter().flat_map(|(i, dissolved)| [i.subject, kernel::SubjectId(dissolved.0)]);
    let corrected = members.iter().filter(|(_, c)| matches!(c, Command::Correct(_))).map(|(i, _)| i.subject);
    let corrected = corrected.chain(merged).map(|s| world.aliases.get(&MemberId(s.0)).map_or(s.0, |m| m.0));
    for held in store::member::sealed(conn, &corrected.collect::<Vec<_>>()).await? {
        world.sealed.insert(MemberId(held.member_id), held);
    }
    last_numbers(conn, &members, &mut world).await?;
    Ok(world)
}

/// The last numbers given to receipts and cards, where any may be given.
async fn last_numbers(
    conn: &mut Conn,
    members: &[(&Item, &Command)],
    world: &mut World,
) -> Result<(), StoreError> {
    if members.iter().any(|(_, c)| matches!(c, Command::Pay(_) | Command::Open(_))) {
        world.next_card = store::cards::next(conn).await?;
    }
    let codes: Vec<String> = members
        .iter()
        .filter(|(_, c)| matches!(c, Command::Pay(_)))
        .filter_map(|(i, _)| world.network.offices.get(&i.office).map(|o| o.code.clone()))
        .collect();
    let last = store::member::series(conn, &codes).await?;
    world.series.extend(codes.into_iter().map(|c| (c.clone(), last.get(&c).map_or((0, 0), |l| (*l, *l)))));
    Ok(())
}

/// Nothing loaded yet but what every group needs.
fn empty(core: &Core, decided: HashSet<CommandId>, lists: HashMap<Uuid, store::lists::ListRow>) -> World {
    World {
        members: HashMap::new(),
        stored: HashSet::new(),
        aliases: HashMap::new(),
        holders: HashMap::new(),
        numbers: HashMap::new(),
        alike: HashMap::new(),
        asked: HashSet::new(),
        papers: HashMap::new(),
        places: HashMap::new(),
        sealed: HashMap::new(),
        open_tasks: HashMap::new(),
        task_records: HashMap::new(),
        verdicts: HashMap::new(),
        series: BTreeMap::new(),
        next_card: 0,
        incidents: Vec::new(),
        reported: incident::Written::new(),
        network: (*core.network()).clone(),
        network_changed: false,
        touched: BTreeSet::new(),
        decided,
        limits: (*core.limits()).clone(),
        limits_changed: false,
        actors: HashMap::new(),
        reassigned: Vec::new(),
        lists,
        cash: Default::default(),
        aside_words: HashSet::new(),
    }
}

impl World {
    /// Open tasks, under the member whose they are by now.
    fn take_tasks(&mut self, open: HashMap<(MemberId, CommandId, &'static str), Vec<MemberId>>) {
        for ((record, command, kind), others) in open {
            let of = |facts: &&MemberFacts| facts.absorbed.contains(&record);
            let member = self.members.values().find(of).map_or(record, |facts| facts.id);
            if member != record {
                self.task_records.insert((command, kind), record);
            }
            self.open_tasks.insert((member, command, kind), others);
        }
    }
}

/// Which of the proposals that the group speaks about have their word already.
async fn decided(conn: &mut Conn, items: &[&Item]) -> Result<HashSet<CommandId>, StoreError> {
    let spoken = items.iter().filter_map(|i| match &i.ask {
        Prepared::Word(word) => Some((i.subject.0, word.proposal.0)),
        _ => None,
    });
    store::approval::decided(conn, spoken.collect()).await
}

/// Cash in hands, and what was decided of items of phones.
async fn load_hands(conn: &mut Conn, items: &[&Item], world: &mut World) -> Result<(), StoreError> {
    crate::cash::load(conn, items, world).await?;
    world.aside_words = crate::phone::aside::load(conn, items).await?;
    Ok(())
}

async fn load_actors(conn: &mut Conn, items: &[&Item], world: &mut World) -> Result<(), StoreError> {
    let all = items.iter().flat_map(|i| i.with_inner());
    let changes = all.filter(|i| matches!(i.ask, Prepared::Reassign(_) | Prepared::SignIn(_)));
    let mut ids: Vec<Uuid> = changes.flat_map(|i| [i.subject.0, i.actor.0]).collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(());
    }
    let rows = store::admin::actors_by_ids(conn, ids).await?;
    world.actors = rows.into_iter().map(|row| (ActorId(row.actor_id), row)).collect();
    Ok(())
}

fn reads_tasks(command: &Command) -> bool {
    matches!(command, Command::Settle(_) | Command::Complete(_))
}

pub(crate) fn nik_key(command: &Command) -> Option<[u8; 16]> {
    match command {
        Command::Register(r) => Some(r.nik_key),
        Command::Open(o) => Some(o.nik_key),
        Command::Correct(c) => c.nik.as_ref().map(|(_, key)| *key),
        _ => None,
    }
}

/// Whose facts a command is decided on: the addressed member's, or the holder's of the same NIK where name or
/// birth date agrees. Where both disagree it is a dispute, and the addressed member stands alone.
pub(crate) fn whose(
    world: &World,
    addressed: MemberId,
    command: &Command,
) -> (MemberFacts, Option<HolderIdentity>) {
    let resolved = world.aliases.get(&addressed).copied().unwrap_or(addressed);
    let facts_of = |id: MemberId| world.members.get(&id).cloned().unwrap_or_else(|| MemberFacts::unknown(id));
    let (key, name, born) = match command {
        Command::Register(r) => (r.nik_key, &r.name, r.born),
        Command::Open(o) => (o.nik_key, &o.name, o.born),
        // Whoever holds the number, the one corrected is the one addressed.
        Command::Correct(_) => {
            let key = nik_key(command);
            let holder = key.and_then(|key| world.holders.get(&key)).filter(|h| **h != resolved);
            let held = holder.and_then(|h| Some((*h, facts_of(*h).person?)));
            let identity = held.map(|(member, p)| HolderIdentity { member, name: p.name, born: p.born });
            return (facts_of(resolved), identity);
        }
        _ => return (facts_of(resolved), None),
    };
    let Some(holder) = world.holders.get(&key).copied().filter(|h| *h != resolved) else {
        return (facts_of(resolved), None);
    };
    // Who was registered under this id already stays who they are; two records of one person are a duplicate.
    let known = world.members.get(&resolved).is_some_and(|f| f.person.is_some());
    let held = facts_of(holder);
    let Some(person) = &held.person else { return (facts_of(resolved), None) };
    let identity = HolderIdentity { member: holder, name: person.name.clone(), born: person.born };
    match member::same_person(name, born, &identity) {
        Identity::Same | Identity::Differs if !known => (held, Some(identity)),
        _ => (facts_of(resolved), Some(identity)),
    }
}

pub(crate) fn others(
    core: &Core,
    world: &World,
    facts: &MemberFacts,
    nik_holder: Option<HolderIdentity>,
    command: &Command,
    office: OfficeId,
) -> Others {
    let register = match command {
        Command::Register(register) => register,
        Command::Pay(pay) => {
            let paper = pay.evidence.as_ref().map(|e| (office, e.number.clone()));
            let paper_used = paper.and_then(|paper| world.papers.get(&paper).cloned());
            return Others { nik_holder, paper_used, ..Others::default() };
        }
        _ => return Others { nik_holder, ..Others::default() },
    };
    let mut alike: Vec<Alike> = Vec::new();
    for key in search::match_keys(&core.seal, register) {
        for a in world.alike.get(&key).into_iter().flatten() {
            if a.member != facts.id && alike.iter().all(|known| known.member != a.member) {
                alike.push(Alike {
                    member: a.member,
                    name: a.name.clone(),
                    born: a.born,
                    phone_key: a.phone_key,
                    home: a.home,
                });
            }
        }
    }
    let met = nik_holder.iter().map(|h| h.member).chain(alike.iter().map(|a| a.member));
    let kinds = [TaskKind::Duplicate, TaskKind::Dispute];
    let pairs = met.flat_map(|other| kinds.map(|kind| (kind, other)));
    let asked = |(kind, other): &(TaskKind, MemberId)| {
        world.asked.contains(&(*kind, facts.id, *other)) || world.asked.contains(&(*kind, *other, facts.id))
    };
    let asked = pairs.filter(asked).collect();
    Others { nik_holder, alike, asked, paper_used: None }
}
