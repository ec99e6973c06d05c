use crate::sign_in::{SignedInSession, enrol_within};
use crate::{App, AppError};
use access::Actor;
use kernel::{Instant, OfficeId, Refusal};
use store::StoreError;
use store::phone::{self, NewPhone, PhoneRow};
use store::reference::ActorRow;
use store::sessions;
use uuid::Uuid;

/// Tries at a series that another phone of the office has, or that somebody else took in the same moment.
const TRIES: u32 = 4;

/// A phone that was just enrolled, with what it needs to work without a network.
pub struct EnrolledPhone {
    pub id: Uuid,
    pub signed_in: SignedInSession,
    /// Its own block of receipt numbers: `DPS-H7K2QM`.
    pub series: String,
    pub office: OfficeId,
    pub mark: String,
}

/// Who enrols a phone, as what, and how it is named by its key.
struct Enrolling<'a> {
    who: &'a Actor,
    owner: ActorRow,
    label: &'a str,
    public_key: Vec<u8>,
    named: seal::outbox::Named,
    now: Instant,
}

impl App {
    /// Enrols somebody's own phone, by the public half of its signing key. Its id and its receipt numbers follow from
    /// that key: a phone that comes again with it is the same phone, also to a house that was brought back from before
    /// it knew it, and no other is ever given its numbers.
    pub async fn enrol_phone(
        &self,
        who: &Actor,
        label: &str,
        public_key: &str,
        now: Instant,
    ) -> Result<Result<EnrolledPhone, Refusal>, AppError> {
        let Some(public_key) = seal::outbox::point(public_key) else {
            return Ok(Err(Refusal::of("public_key", "phone.key")));
        };
        let network = self.network();
        let Some(office) = who.office.and_then(|o| network.offices.get(&o)) else {
            return Ok(Err(Refusal::of("office", "phone.office")));
        };
        let owner = match self.may_enrol(who, who.id, label).await? {
            Ok(owner) => owner,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let named = seal::outbox::named(&public_key);
        let asked = Enrolling { who, owner, label, public_key, named, now };
        let mut turn = 0;
        loop {
            let known = phone::by_key(&mut *self.core.store.reader().await?, &asked.public_key).await?;
            let tried = match known {
                Some(phone) if phone.actor_id != who.id.0 => {
                    return Ok(Err(Refusal::of("public_key", "phone.key_taken")));
                }
                Some(phone) if phone.revoked => return Ok(Err(Refusal::of("public_key", "phone.shut_out"))),
                Some(phone) => self.again(&asked, phone).await,
                None => self.anew(&asked, office, turn).await,
            };
            turn += 1;
            match tried {
                Err(AppError::Store(StoreError::Conflict)) if turn < TRIES => {}
                enrolled => return enrolled.map(Ok),
            }
        }
    }

    /// A phone the house does not know.
    async fn anew(
        &self,
        asked: &Enrolling<'_>,
        office: &outreach::Office,
        turn: u32,
    ) -> Result<EnrolledPhone, AppError> {
        let id = asked.named.id;
        let series = format!("{}-H{}", office.code, asked.named.letters(turn));
        let mut tx = self.core.store.begin().await?;
        let signed_in = enrol_within(&mut tx, asked.who, &asked.owner, asked.label, asked.now).await?;
        let new = NewPhone {
            id,
            actor: asked.who.id,
            office: office.id,
            session_hash: hash_of(&signed_in),
            public_key: asked.public_key.clone(),
            series: series.clone(),
            at: asked.now,
        };
        phone::add(&mut tx, new).await?;
        tx.commit().await?;
        let mark = self.core.phone_mark(id, asked.now);
        Ok(EnrolledPhone { id, signed_in, series, office: office.id, mark })
    }

    /// A phone the house knows signs in again: its token ran out, or the answer that had it was lost. The token it had
    /// opens nothing from here on.
    async fn again(&self, asked: &Enrolling<'_>, phone: PhoneRow) -> Result<EnrolledPhone, AppError> {
        let mut tx = self.core.store.begin().await?;
        let signed_in = enrol_within(&mut tx, asked.who, &asked.owner, asked.label, asked.now).await?;
        if let Ok(before) = <[u8; 32]>::try_from(phone.session_hash) {
            sessions::revoke(&mut tx, before).await?;
        }
        phone::again(&mut tx, phone.phone_id, hash_of(&signed_in), asked.now).await?;
        tx.commit().await?;
        self.core.doors.forget(asked.who.id);
        let mark = self.core.phone_mark(phone.phone_id, asked.now);
        let office = OfficeId(phone.office_id);
        Ok(EnrolledPhone { id: phone.phone_id, signed_in, series: phone.series, office, mark })
    }
}

fn hash_of(signed_in: &SignedInSession) -> [u8; 32] {
    seal::token::stored(&signed_in.token).unwrap_or_default()
}
