use crate::decide::{known_office, name, stands_under};
use crate::{Network, Office};
use kernel::{OfficeId, Refusal, RegionCode};

/// What is to become another of an office; what is left out stays. Its level and its code stay for ever.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OfficeChange {
    pub id: OfficeId,
    pub name: Option<String>,
    pub parent: Option<OfficeId>,
    pub areas: Option<Vec<RegionCode>>,
}

/// The office as it was and as it becomes, or why not.
pub fn change_office(change: &OfficeChange, network: &Network) -> Result<(Office, Office), Refusal> {
    let was = known_office(change.id, network)?.clone();
    let mut now = was.clone();
    if let Some(new) = &change.name {
        name("name", new)?;
        now.name = new.trim().to_owned();
    }
    if let Some(parent) = change.parent {
        let above =
            known_office(parent, network).map_err(|_| Refusal::of("parent", "outreach.office_unknown"))?;
        if !stands_under(was.kind, Some(above.kind)) {
            return Err(Refusal::of("parent", "outreach.office_parent"));
        }
        now.parent = Some(parent);
    }
    if let Some(areas) = &change.areas {
        if areas.is_empty() {
            return Err(Refusal::of("areas", "outreach.office_areas"));
        }
        now.areas.clone_from(areas);
    }
    if now == was { Err(Refusal::new("outreach.office_same")) } else { Ok((was, now)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::OfficeKind;
    use uuid::Uuid;

    fn id(n: u128) -> OfficeId {
        OfficeId(Uuid::from_u128(n))
    }

    fn network() -> Network {
        let office = |n: u128, parent: Option<u128>, kind, code: &str| Office {
            id: id(n),
            parent: parent.map(id),
            kind,
            code: code.into(),
            name: format!("Kantor {code}"),
            areas: vec![RegionCode::parse("51.71").unwrap()],
            example: false,
        };
        let mut network = Network::default();
        for office in [
            office(1, None, OfficeKind::National, "PST"),
            office(2, Some(1), OfficeKind::Region, "BNP"),
            office(3, Some(2), OfficeKind::Branch, "DPS"),
            office(4, Some(1), OfficeKind::Region, "JTD"),
        ] {
            network.offices.insert(office.id, office);
        }
        network
    }

    fn change(n: u128) -> OfficeChange {
        OfficeChange { id: id(n), name: None, parent: None, areas: None }
    }

    #[test]
    fn an_office_moves_and_keeps_its_code() {
        let klungkung = vec![RegionCode::parse("51.05").unwrap()];
        let asked = OfficeChange {
            name: Some(" Kantor Bali Timur ".into()),
            parent: Some(id(4)),
            areas: Some(klungkung.clone()),
            ..change(3)
        };
        let (was, now) = change_office(&asked, &network()).unwrap();
        assert_eq!((was.parent, was.code.as_str()), (Some(id(2)), "DPS"));
        let expected =
            Office { name: "Kantor Bali Timur".into(), parent: Some(id(4)), areas: klungkung, ..was.clone() };
        assert_eq!(now, expected);
    }

    #[test]
    fn what_is_refused() {
        let code = |asked: &OfficeChange| change_office(asked, &network()).unwrap_err().code().to_owned();
        let under = |n, parent| OfficeChange { parent: Some(id(parent)), ..change(n) };
        assert_eq!(code(&change(9)), "outreach.office_unknown");
        assert_eq!(code(&under(3, 9)), "outreach.office_unknown");
        assert_eq!(code(&under(3, 3)), "outreach.office_parent", "under itself");
        assert_eq!(code(&under(2, 3)), "outreach.office_parent", "a region under a branch");
        assert_eq!(code(&under(1, 2)), "outreach.office_parent", "the national office under anything");
        assert_eq!(code(&OfficeChange { areas: Some(vec![]), ..change(3) }), "outreach.office_areas");
        assert_eq!(code(&OfficeChange { name: Some(" ".into()), ..change(3) }), "outreach.name");
        assert_eq!(code(&under(3, 2)), "outreach.office_same");
    }
}
