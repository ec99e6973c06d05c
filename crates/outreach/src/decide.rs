use crate::{Activity, Attendance, Campaign, Network, Office, OfficeKind, Partner, Target};
use kernel::{Day, Level, Refusal, Rupiah};

/// No name or title of anything here is longer.
const MAX_NAME: usize = 120;
/// Longest an activity may last, in days.
const MAX_ACTIVITY_DAYS: i64 = 366;

/// What somebody asks to be set up.
#[derive(Clone, Debug)]
pub enum Command {
    Office(Office),
    Campaign(Campaign),
    Partner(Partner),
    Activity(Activity),
    Attendance(Attendance),
    Target(Target),
}

/// What to add to the network; the same thing again, once checked.
pub type Change = Command;

/// The change, or why not. Nothing here is ever overwritten: a known id is refused.
pub fn check(command: &Command, network: &Network) -> Result<Change, Refusal> {
    match command {
        Command::Office(o) => office(o, network)?,
        Command::Campaign(c) => {
            name("name", &c.name)?;
            known_office(c.office, network)?;
            unknown(network.campaigns.contains_key(&c.id))?;
            if let Some(until) = c.until {
                in_order(c.from, until)?;
            }
        }
        Command::Partner(p) => {
            name("name", &p.name)?;
            known_office(p.office, network)?;
            unknown(network.partners.contains_key(&p.id))?;
        }
        Command::Activity(a) => activity(a, network)?,
        Command::Attendance(a) => {
            let Some(activity) = network.activities.get(&a.activity) else {
                return Err(Refusal::of("activity", "outreach.activity_unknown"));
            };
            if a.reached < 0 {
                return Err(Refusal::of("reached", "outreach.negative"));
            }
            if a.on < activity.from || a.on > activity.until {
                return Err(Refusal::of("on", "outreach.outside_activity")
                    .with("from", activity.from)
                    .with("until", activity.until));
            }
        }
        Command::Target(t) => target(t, network)?,
    }
    Ok(command.clone())
}

fn office(o: &Office, network: &Network) -> Result<(), Refusal> {
    name("name", &o.name)?;
    unknown(network.offices.contains_key(&o.id))?;
    let shaped = (2..=5).contains(&o.code.len())
        && o.code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    if !shaped {
        return Err(Refusal::of("code", "outreach.office_code"));
    }
    if network.offices.values().any(|other| other.code == o.code) {
        return Err(Refusal::of("code", "outreach.office_code_taken").with("code", o.code.clone()));
    }
    let parent = o.parent.map(|id| known_office(id, network)).transpose()?;
    let second = o.kind == OfficeKind::National && network.national().is_some();
    if !second && stands_under(o.kind, parent.map(|p| p.kind)) {
        Ok(())
    } else {
        Err(Refusal::of("parent", "outreach.office_parent"))
    }
}

/// One national office on top, regions under it, branches under either.
pub(crate) fn stands_under(kind: OfficeKind, parent: Option<OfficeKind>) -> bool {
    matches!(
        (kind, parent),
        (OfficeKind::National, None)
            | (OfficeKind::Region, Some(OfficeKind::National))
            | (OfficeKind::Branch, Some(OfficeKind::National | OfficeKind::Region))
    )
}

fn activity(a: &Activity, network: &Network) -> Result<(), Refusal> {
    name("title", &a.title)?;
    known_office(a.office, network)?;
    unknown(network.activities.contains_key(&a.id))?;
    in_order(a.from, a.until)?;
    if a.until.days_since(a.from) > MAX_ACTIVITY_DAYS {
        return Err(Refusal::of("until", "outreach.activity_long"));
    }
    if a.village.level() != Level::Village {
        return Err(Refusal::of("village", "outreach.village_needed"));
    }
    if a.cost < Rupiah::ZERO {
        return Err(Refusal::of("cost_rupiah", "outreach.negative"));
    }
    if a.campaign.is_some_and(|c| !network.campaigns.contains_key(&c)) {
        return Err(Refusal::of("campaign", "outreach.campaign_unknown"));
    }
    if a.partners.iter().any(|(p, _)| !network.partners.contains_key(p)) {
        return Err(Refusal::of("partners", "outreach.partner_unknown"));
    }
    Ok(())
}

fn target(t: &Target, network: &Network) -> Result<(), Refusal> {
    unknown(network.targets.contains_key(&t.id))?;
    in_order(t.from, t.until)?;
    if t.value <= 0 {
        return Err(Refusal::of("value", "outreach.target_value"));
    }
    if t.source.trim().is_empty() {
        return Err(Refusal::of("source", "outreach.target_source"));
    }
    match (t.office, t.area) {
        (None, None) => Err(Refusal::of("office", "outreach.target_place")),
        (Some(office), _) => known_office(office, network).map(|_| ()),
        (None, Some(_)) => Ok(()),
    }
}

pub(crate) fn known_office(id: kernel::OfficeId, network: &Network) -> Result<&Office, Refusal> {
    network.offices.get(&id).ok_or_else(|| Refusal::of("office", "outreach.office_unknown"))
}

pub(crate) fn name(field: &'static str, text: &str) -> Result<(), Refusal> {
    let length = text.trim().chars().count();
    if length == 0 || length > MAX_NAME {
        return Err(Refusal::of(field, "outreach.name").with("most", MAX_NAME as i64));
    }
    Ok(())
}

fn unknown(exists: bool) -> Result<(), Refusal> {
    if exists { Err(Refusal::of("id", "outreach.exists")) } else { Ok(()) }
}

fn in_order(from: Day, until: Day) -> Result<(), Refusal> {
    if until < from {
        return Err(Refusal::of("until", "outreach.until_before_from").with("from", from));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ActivityKind, TargetMeasure};
    use kernel::{ActivityId, OfficeId, RegionCode, TargetId};
    use uuid::Uuid;

    fn id(n: u128) -> Uuid {
        Uuid::from_u128(n)
    }

    fn branch(n: u128, code: &str, parent: Option<u128>, kind: OfficeKind) -> Office {
        Office {
            id: OfficeId(id(n)),
            parent: parent.map(|p| OfficeId(id(p))),
            kind,
            code: code.into(),
            name: format!("Kantor {code}"),
            areas: vec![RegionCode::parse("51.71").unwrap()],
            example: true,
        }
    }

    fn network() -> Network {
        let mut network = Network::default();
        for office in [
            branch(1, "PST", None, OfficeKind::National),
            branch(2, "BNP", Some(1), OfficeKind::Region),
            branch(3, "DPS", Some(2), OfficeKind::Branch),
        ] {
            check(&Command::Office(office.clone()), &network).unwrap();
            network.offices.insert(office.id, office);
        }
        network
    }

    #[test]
    fn offices_stand_under_one_national_office() {
        let n = network();
        let codes = |o: Office| check(&Command::Office(o), &n).unwrap_err().note.code.into_owned();
        assert_eq!(codes(branch(4, "XX", None, OfficeKind::National)), "outreach.office_parent");
        assert_eq!(codes(branch(4, "XX", Some(3), OfficeKind::Branch)), "outreach.office_parent");
        assert_eq!(codes(branch(4, "DPS", Some(2), OfficeKind::Branch)), "outreach.office_code_taken");
        assert_eq!(codes(branch(4, "dps", Some(2), OfficeKind::Branch)), "outreach.office_code");
        assert_eq!(codes(branch(3, "XX", Some(2), OfficeKind::Branch)), "outreach.exists");
        assert_eq!(n.below(OfficeId(id(1))).len(), 3);
        assert_eq!(n.branch_of(&RegionCode::parse("51.71.01.1003").unwrap()).unwrap().code, "DPS");
        assert!(n.branch_of(&RegionCode::parse("33.10.16.2012").unwrap()).is_none());
    }

    #[test]
    fn activities_and_targets_say_where_and_when() {
        let n = network();
        let day = |s: &str| s.parse::<Day>().unwrap();
        let good = Activity {
            id: ActivityId(id(9)),
            campaign: None,
            office: OfficeId(id(3)),
            kind: ActivityKind::CarnivalStand,
            title: "Stan Sesetan Karnaval".into(),
            village: RegionCode::parse("51.71.01.1003").unwrap(),
            place: "Lapangan Pegok".into(),
            from: day("2017-08-13"),
            until: day("2017-08-17"),
            cost: Rupiah(0),
            partners: vec![],
            source: "artikel 3".into(),
        };
        assert!(check(&Command::Activity(good.clone()), &n).is_ok());
        let bad = Activity { until: day("2017-08-12"), ..good.clone() };
        assert_eq!(check(&Command::Activity(bad), &n).unwrap_err().code(), "outreach.until_before_from");
        let bad = Activity { village: RegionCode::parse("51.71").unwrap(), ..good };
        assert_eq!(check(&Command::Activity(bad), &n).unwrap_err().code(), "outreach.village_needed");
        let target = Target {
            id: TargetId(id(5)),
            office: Some(OfficeId(id(3))),
            area: None,
            measure: TargetMeasure::AsPublished,
            from: day("2017-01-01"),
            until: day("2017-12-31"),
            value: 22_964,
            source: "artikel 3".into(),
            confirmed: false,
        };
        assert!(check(&Command::Target(target.clone()), &n).is_ok());
        let bad = Target { source: " ".into(), ..target };
        assert_eq!(check(&Command::Target(bad), &n).unwrap_err().code(), "outreach.target_source");
    }
}
