use kernel::{OfficeId, RegionCode};
use serde::{Deserialize, Serialize};

/// Where somebody works.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Territory {
    Nation,
    /// These areas and all below them; none of them is nowhere.
    Areas(Vec<RegionCode>),
}

/// Where something is asked to be done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place<'a> {
    /// Nowhere: for what needs no place.
    None,
    /// An area, and with it a person who lives or was registered there.
    Area(RegionCode),
    /// An office with the areas it looks after.
    Office {
        id: OfficeId,
        areas: &'a [RegionCode],
    },
    Nation,
}

/// Where an actor may do an action: what a list is filtered by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scope<'a> {
    Everywhere,
    /// At or below these areas only.
    Areas(&'a [RegionCode]),
}

impl Territory {
    /// True where all of the area lies within.
    pub fn holds(&self, area: &RegionCode) -> bool {
        match self {
            Territory::Nation => true,
            Territory::Areas(mine) => mine.iter().any(|own| own.holds(area)),
        }
    }

    /// True where all of another territory lies within: nobody gives a user more ground than they have.
    pub fn covers(&self, other: &Territory) -> bool {
        match (self, other) {
            (Territory::Nation, _) => true,
            (_, Territory::Nation) => false,
            (_, Territory::Areas(theirs)) => theirs.iter().all(|area| self.holds(area)),
        }
    }

    /// True where the place lies within, or is the actor's own office. An office without areas lies nowhere.
    pub fn holds_place(&self, place: &Place<'_>, own_office: Option<OfficeId>) -> bool {
        match (self, place) {
            (_, Place::None) => false,
            (Territory::Nation, _) => true,
            (_, Place::Nation) => false,
            (_, Place::Area(area)) => self.holds(area),
            (_, Place::Office { id, .. }) if own_office == Some(*id) => true,
            (_, Place::Office { areas, .. }) => {
                !areas.is_empty() && areas.iter().all(|area| self.holds(area))
            }
        }
    }

    pub fn scope(&self) -> Scope<'_> {
        match self {
            Territory::Nation => Scope::Everywhere,
            Territory::Areas(areas) => Scope::Areas(areas),
        }
    }
}

impl Scope<'_> {
    pub fn holds(&self, area: &RegionCode) -> bool {
        match self {
            Scope::Everywhere => true,
            Scope::Areas(areas) => areas.iter().any(|own| own.holds(area)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn areas(codes: &[&str]) -> Territory {
        Territory::Areas(codes.iter().map(|code| RegionCode::parse(code).unwrap()).collect())
    }

    #[test]
    fn ground_is_given_from_ground_one_has() {
        let java = areas(&["33", "34"]);
        assert!(
            java.covers(&areas(&["33.10", "34.04.01"])) && java.covers(&java) && java.covers(&areas(&[]))
        );
        assert!(!java.covers(&areas(&["33.10", "51.71"])) && !areas(&["33.10"]).covers(&java));
        assert!(Territory::Nation.covers(&Territory::Nation) && !java.covers(&Territory::Nation));
    }
}
