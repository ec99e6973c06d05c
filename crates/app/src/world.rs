//! What a commit group may touch, loaded in sets before anything is decided, and moved on by every decision.

use crate::group::{Item, Prepared};
use crate::{Core, search};
use kernel::{ActivityId, CommandId, MemberId, OfficeId};
use member::{Alike, Command, HolderIdentity, Identity, MemberFacts, Others};
use outreach::Network;
use std::collections::{BTreeMap, HashMap, HashSet};
use store::member::Want;
use store::{Conn, StoreError};
use uuid::Uuid;

/// The group's picture of the world: loaded once, moved on by every decision.
pub(crate) struct World {
    pub members: HashMap<MemberId, MemberFacts>,
    /// Those that were known before the group.
    pub stored: HashSet<MemberId>,
    pub aliases: HashMap<MemberId, MemberId>,
    pub holders: HashMap<[u8; 16], MemberId>,
    pub numbers: HashMap<String, MemberId>,
    pub alike: HashMap<[u8; 16], Vec<store::member::Alike>>,
    pub different: HashSet<(MemberId, MemberId)>,
    pub places: HashMap<kernel::ReceiptId, (OfficeId, Option<ActivityId>)>,
    /// With the other members that each is about.
    pub open_tasks: HashMap<(MemberId, CommandId, &'static str), Vec<MemberId>>,
    pub series: BTreeMap<String, (i64, i64)>,
    pub network: Network,
    pub network_changed: bool,
}

/// One statement per kind of fact, for everything the group may touch.
pub(crate) async fn load(core: &Core, conn: &mut Conn, items: &[&Item]) -> Result<World, StoreError> {
    let members: Vec<(&Item, &Command)> = items
        .iter()
        .filter_map(|i| match &i.ask {
            Prepared::Member(c) => Some((*i, c)),
            _ => None,
        })
        .collect();
    let mut world = World {
        members: HashMap::new(),
        stored: HashSet::new(),
        aliases: HashMap::new(),
        holders: HashMap::new(),
        numbers: HashMap::new(),
        alike: HashMap::new(),
        different: HashSet::new(),
        places: HashMap::new(),
        open_tasks: HashMap::new(),
        series: BTreeMap::new(),
        network: (*core.network()).clone(),
        network_changed: false,
    };
    if members.is_empty() {
        return Ok(world);
    }
    let mut ids: Vec<Uuid> = members.iter().map(|(i, _)| i.subject.0).collect();
    ids.sort_unstable();
    ids.dedup();
    world.aliases = store::member::aliases(conn, &ids).await?;
    let keys: Vec<[u8; 16]> = members.iter().filter_map(|(_, c)| nik_key(c)).collect();
    world.holders = store::member::holders(conn, &keys).await?;
    ids.extend(world.aliases.values().chain(world.holders.values()).map(|m| m.0));
    ids.sort_unstable();
    ids.dedup();
    let reverses = members.iter().any(|(_, c)| matches!(c, Command::Reverse(_)));
    let loaded = store::member::facts(conn, &ids, Want { journals: reverses, lock: true }).await?;
    world.stored = loaded.members.keys().copied().collect();
    world.members = loaded.members;
    world.places = loaded.places;
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
    if !others.is_empty() {
        others.extend(&ids);
        world.different = store::member::different(conn, &others).await?;
    }
    let numbers: Vec<String> = members
        .iter()
        .filter_map(|(_, c)| match c {
            Command::Open(o) => Some(o.official_number.clone()),
            _ => None,
        })
        .collect();
    world.numbers = store::member::numbers(conn, &numbers).await?;
    if members.iter().any(|(_, c)| reads_tasks(c)) {
        // Of all of them: an id may come to stand for another member within the group.
        world.open_tasks = store::member::open_tasks(conn, &ids).await?;
    }
    let codes: Vec<String> = members
        .iter()
        .filter(|(_, c)| matches!(c, Command::Pay(_)))
        .filter_map(|(i, _)| world.network.offices.get(&i.office).map(|o| o.code.clone()))
        .collect();
    let last = store::member::series(conn, &codes).await?;
    world.series =
        codes.into_iter().map(|c| (c.clone(), last.get(&c).map_or((0, 0), |l| (*l, *l)))).collect();
    Ok(world)
}

fn reads_tasks(command: &Command) -> bool {
    matches!(command, Command::Settle(_) | Command::Complete(_))
}

pub(crate) fn nik_key(command: &Command) -> Option<[u8; 16]> {
    match command {
        Command::Register(r) => Some(r.nik_key),
        Command::Open(o) => Some(o.nik_key),
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
) -> Others {
    let Command::Register(register) = command else { return Others { nik_holder, alike: Vec::new() } };
    let mut alike: Vec<Alike> = Vec::new();
    for key in search::match_keys(&core.seal, register) {
        for a in world.alike.get(&key).into_iter().flatten() {
            if a.member != facts.id && alike.iter().all(|known| known.member != a.member) {
                let settled_different = world.different.contains(&(facts.id, a.member))
                    || world.different.contains(&(a.member, facts.id));
                alike.push(Alike {
                    member: a.member,
                    name: a.name.clone(),
                    born: a.born,
                    phone_key: a.phone_key,
                    home: a.home,
                    settled_different,
                });
            }
        }
    }
    Others { nik_holder, alike }
}
