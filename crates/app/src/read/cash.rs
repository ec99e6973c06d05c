//! Cash in hands: whose, how much, since when; what was handed in and what is said about it.

use super::account::managed;
use super::approvals::key_of;
use super::{Read, ReadError, allow_at_office, office_name};
use crate::App;
use crate::submit::{today_at, zone_of};
use crate::view::{
    CashView, CountView, Form, HandInLine, HandInSaid, HandInView, HandRow, MyCashView, SliceCash,
    SliceHandIn, Waiting,
};
use crate::wire::Command;
use access::{Action, Actor, Limit, Territory};
use kernel::{ActorId, CommandId, Day, Instant, Note, OfficeId, Rupiah, SubjectId};
use outreach::{FACES, HandInState, HandInWord, Network};
use store::Conn;
use store::hand_in::{self, HandInKept};
use store::views::reports::cash;
use store::views::{approvals, work};
use uuid::Uuid;

const OPEN_SHOWN: i64 = 100;
const LATEST_SHOWN: i64 = 30;
const OWN_SHOWN: i64 = 50;
/// Hand-ins that a phone carries.
const ON_PHONE: i64 = 12;

impl App {
    /// The hands of the offices the reader looks after.
    pub async fn cash(&self, who: &Actor, now: Instant) -> Read<CashView> {
        access::scope(who, Action::ViewCash)?;
        let network = self.network();
        let offices = offices(who, &network);
        let own = who.office.filter(|o| network.offices.contains_key(o));
        let today = today_at(&network, own, now);
        let mut conn = self.reader().await?;
        let rows = hand_in::at_offices(&mut conn, offices.clone()).await?;
        let ids: Vec<Uuid> = rows.iter().filter(|row| row.held != 0).map(|row| row.actor_id).collect();
        let since = cash::since(&mut conn, ids, today).await?;
        let open = hand_in::open(&mut conn, offices.clone(), OPEN_SHOWN).await?;
        let latest = hand_in::latest(&mut conn, offices.clone(), LATEST_SHOWN).await?;
        let tills = hand_in::tills(&mut conn, offices.clone()).await?;
        drop(conn);
        let row = |row: hand_in::HandRow| HandRow {
            actor: ActorId(row.actor_id),
            name: row.name,
            office: row.office_id.map(|o| office_name(&network, OfficeId(o))).unwrap_or_default(),
            held: Rupiah(row.held),
            since: since.get(&row.actor_id).copied().filter(|_| row.held != 0),
            own: row.actor_id == who.id.0,
        };
        let line = |kept: &HandInKept| line(kept, &network);
        Ok(CashView {
            office: own
                .or(network.national().map(|o| o.id))
                .map(|o| office_name(&network, o))
                .unwrap_or_default(),
            hands: rows.into_iter().map(row).collect(),
            till: Rupiah(tills),
            open: open.iter().map(line).collect(),
            latest: latest.iter().map(line).collect(),
            may_count: own.is_some_and(|o| allow_at_office(who, Action::ReceiveCash, &network, o).is_ok()),
            one_office: offices.is_some_and(|all| all.len() == 1),
        })
    }

    /// The form for counting what somebody brings. `command` is minted by who draws it.
    pub async fn cash_count(
        &self,
        who: &Actor,
        agent: ActorId,
        command: CommandId,
        form: Form,
        now: Instant,
    ) -> Read<CountView> {
        access::scope(who, Action::ReceiveCash)?;
        let network = self.network();
        let mut conn = self.reader().await?;
        let row = store::reference::actor(&mut conn, agent).await?.ok_or(ReadError::NotFound)?;
        let office = row.office_id.map(OfficeId).ok_or(ReadError::NotFound)?;
        allow_at_office(who, Action::ReceiveCash, &network, office).map_err(|_| ReadError::NotFound)?;
        let held = work::cash_of(&mut conn, agent).await?;
        let today = today_at(&network, Some(office), now);
        let since = cash::since(&mut conn, vec![agent.0], today).await?.remove(&agent.0);
        Ok(CountView {
            agent,
            name: row.name,
            office: office_name(&network, office),
            held,
            since: since.filter(|_| held != Rupiah::ZERO),
            own: agent == who.id,
            faces: FACES.map(Rupiah).to_vec(),
            command,
            form,
        })
    }

    /// One hand-in: for whoever brought it, and for who sees the cash of the office.
    pub async fn hand_in(&self, who: &Actor, id: Uuid, command: CommandId, form: Form) -> Read<HandInView> {
        let network = self.network();
        let mut conn = self.reader().await?;
        let kept = hand_in::some(&mut conn, vec![id]).await?.pop().ok_or(ReadError::NotFound)?;
        let facts = kept.facts();
        let own = facts.agent == who.id;
        let sees = allow_at_office(who, Action::ViewCash, &network, facts.office).is_ok();
        if !own && !sees {
            return Err(ReadError::NotFound);
        }
        let mut waiting = None;
        for row in approvals::about(&mut conn, SubjectId(id)).await? {
            if matches!(self.proposed(&row.asked)?.command, Command::DecideHandIn(_)) {
                waiting = Some(key_of(&row));
            }
        }
        drop(conn);
        let third = !own && facts.counted_by != who.id;
        let decides = third && allow_at_office(who, Action::ReverseReceipt, &network, facts.office).is_ok();
        let open = matches!(facts.state, HandInState::Waiting | HandInState::Disputed);
        let alone = Rupiah(self.limits().get(Limit::ReversalRupiah));
        let pieces = kept.pieces()?.into_iter().map(|(face, n)| (Rupiah(face), n)).collect();
        let said = |word: &hand_in::WordRow| {
            let state = HandInWord::from_key(&word.word).map(|word| HandInState::of([word]))?;
            let (by, reason) = (word.name.clone().unwrap_or_default(), word.reason.clone());
            Some(HandInSaid { by, state, reason, at: word.at.into() })
        };
        Ok(HandInView {
            line: line(&kept, &network),
            at: kept.row.at.into(),
            zone: zone_of(&network, facts.office),
            pieces,
            reason: kept.row.reason.clone(),
            said: kept.words.iter().filter_map(said).collect(),
            may_confirm: own && open,
            may_stand: decides && open,
            may_undo: decides && facts.state != HandInState::Undone,
            alone: (facts.counted > alone).then_some(alone),
            waiting,
            own: !sees,
            command,
            form,
        })
    }

    /// What is in the reader's own hand, and what they handed in.
    pub async fn my_cash(&self, who: &Actor, now: Instant) -> Read<MyCashView> {
        access::scope(who, Action::TakePayment)?;
        let network = self.network();
        let today = today_at(&network, who.office, now);
        let mut conn = self.reader().await?;
        let held = work::cash_of(&mut conn, who.id).await?;
        let since = cash::since(&mut conn, vec![who.id.0], today).await?.remove(&who.id.0);
        let kept = hand_in::of_agent(&mut conn, who.id, OWN_SHOWN).await?;
        Ok(MyCashView {
            held,
            since: since.filter(|_| held != Rupiah::ZERO),
            office: who.office.map(|o| office_name(&network, o)).unwrap_or_default(),
            hand_ins: kept.iter().map(|kept| line(kept, &network)).collect(),
        })
    }

    /// How many hand-ins wait for a word or are disputed, where the reader looks after them.
    pub async fn hand_ins_open(&self, who: &Actor) -> Read<(i64, i64)> {
        if access::scope(who, Action::ReceiveCash).is_err() {
            return Ok((0, 0));
        }
        let offices = Some(managed(who, Action::ReceiveCash, &self.network()));
        let open = hand_in::open(&mut *self.reader().await?, offices, OPEN_SHOWN).await?;
        let disputed = open.iter().filter(|kept| kept.state() == HandInState::Disputed).count() as i64;
        Ok((open.len() as i64 - disputed, disputed))
    }
}

impl App {
    /// Hand-ins that nobody has spoken about or that are disputed, for the first page.
    pub(super) async fn hand_ins_waiting(&self, who: &Actor) -> Read<Option<Waiting>> {
        let (waiting, disputed) = self.hand_ins_open(who).await?;
        Ok((waiting + disputed > 0).then(|| Waiting {
            label: Note::new(if disputed > 0 { "handin.home.disputed" } else { "handin.home.waiting" }),
            count: waiting + disputed,
            oldest: None,
            path: "/money".to_owned(),
        }))
    }
}

/// The offices whose cash the reader sees; nothing stands for all.
fn offices(who: &Actor, network: &Network) -> Option<Vec<Uuid>> {
    match who.territory {
        Territory::Nation => None,
        Territory::Areas(_) => Some(managed(who, Action::ViewCash, network)),
    }
}

/// For a phone: what the house knows of its holder's hand, and what of its own items waits for a person.
pub(super) async fn of_phone(conn: &mut Conn, who: ActorId, phone: Uuid) -> Read<SliceCash> {
    let told = |kept: HandInKept| SliceHandIn {
        id: kept.row.hand_in_id,
        number: kept.row.number.clone(),
        on: Day(kept.row.on_day).to_string(),
        expected_rupiah: kept.row.expected,
        counted_rupiah: kept.row.counted,
        clerk: kept.row.clerk.clone().unwrap_or_default(),
        reason: kept.row.reason.clone(),
        state: kept.state().key().to_owned(),
    };
    Ok(SliceCash {
        held_rupiah: work::cash_of(conn, who).await?.0,
        hand_ins: hand_in::of_agent(conn, who, ON_PHONE).await?.into_iter().map(told).collect(),
        aside: store::aside::of_phone(conn, phone).await?,
    })
}

fn line(kept: &HandInKept, network: &Network) -> HandInLine {
    let row = &kept.row;
    HandInLine {
        id: row.hand_in_id,
        number: row.number.clone(),
        agent: row.agent.clone().unwrap_or_default(),
        clerk: row.clerk.clone().unwrap_or_default(),
        office: office_name(network, OfficeId(row.office_id)),
        on: Day(row.on_day),
        expected: Rupiah(row.expected),
        counted: Rupiah(row.counted),
        state: kept.state(),
    }
}
