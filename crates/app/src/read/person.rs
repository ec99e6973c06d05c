//! One person, seen by somebody: access first, then their sealed details.

use super::{Read, ReadError};
use crate::App;
use access::{Action, Actor};
use kernel::{Day, MemberId, Nik, Phone, RegionCode, Sex};
use member::MemberFacts;
use store::views::find::{self, By, Found};
use store::views::standing;
use store::{Conn, StoreError};

/// Who a person is, with number and telephone masked for screens.
pub(super) struct Face {
    pub id: MemberId,
    pub name: String,
    pub born: Day,
    pub sex: Sex,
    pub home: RegionCode,
    pub masked_nik: String,
    pub masked_phone: Option<String>,
    pub invented: bool,
    pub phone: Option<Phone>,
}

impl App {
    /// Opens the sealed details of a row of a list.
    pub(super) fn face(&self, found: Found) -> Result<Face, StoreError> {
        let corrupt = |what: &str| StoreError::Corrupt { table: "person", what: what.to_owned() };
        let open = |column: &'static str, sealed: &[u8]| -> Result<String, StoreError> {
            let plain = self.keys().seal().decrypt(column, found.member_id, sealed);
            let plain = plain.map_err(|_| corrupt("a sealed value that no key opens"))?;
            String::from_utf8(plain).map_err(|_| corrupt("a sealed value that is no text"))
        };
        let digits = open("person.nik", &found.nik_sealed)?;
        // Only the form is read here: the century plays no part in a mask.
        let nik = Nik::parse(&digits, Day(found.born)).map(|(nik, _)| nik);
        let phone = found.phone_sealed.as_deref().map(|sealed| open("person.phone", sealed)).transpose()?;
        let phone = phone.and_then(|p| Phone::parse(&p).ok());
        Ok(Face {
            id: MemberId(found.member_id),
            masked_nik: nik.as_ref().map_or_else(|_| "••••".to_owned(), Nik::masked),
            invented: nik.is_ok_and(|nik| nik.is_invented()),
            masked_phone: phone.as_ref().map(Phone::masked),
            phone,
            born: Day(found.born),
            sex: if found.sex == "female" { Sex::Female } else { Sex::Male },
            home: super::village("person", &found.home)?,
            name: found.name,
        })
    }

    pub(super) async fn face_of(&self, conn: &mut Conn, id: MemberId) -> Read<Face> {
        let found = find::people(conn, By::Ids(vec![id.0])).await?;
        let found = found.into_iter().next().ok_or(ReadError::NotFound)?;
        Ok(self.face(found)?)
    }

    /// May this actor see this person? Within the territory by home; elsewhere where their own office registered the
    /// person or took their money. Otherwise nobody of that name exists.
    pub(super) async fn seen(
        &self,
        conn: &mut Conn,
        who: &Actor,
        action: Action,
        facts: &MemberFacts,
    ) -> Read<()> {
        let Some(person) = &facts.person else { return Err(ReadError::NotFound) };
        let Err(denied) = access::allow(who, action, &access::Place::Area(person.home)) else {
            return Ok(());
        };
        let by_territory = denied.why == access::Why::Territory;
        match who.office.filter(|_| by_territory) {
            Some(office) if standing::touched_by(conn, facts.id, office).await? => Ok(()),
            _ => Err(denied.into()),
        }
    }
}
