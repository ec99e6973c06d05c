use crate::{Action, Actor, Place, Role, Territory, allow};
use kernel::{ActorId, RegionCode};
use std::fmt::Write;

const LEGEND: &str = "\
Who may do what where: role by action, asked of `allow` itself.

own    within the own territory; elsewhere refused (403)
own*   within the own territory; elsewhere not found (404), because existence is a secret
all    in any place
yes    needs no place
-      never
";

const OWN: &str = "33.10";
const WITHIN: &str = "33.10.16.2012";
const ELSEWHERE: &str = "51.71.01.1002";

/// The whole matrix as a table for people; committed, so that every change of a right is seen in a review.
pub fn matrix() -> String {
    let mut table = String::from(LEGEND);
    table.push('\n');
    let mut row = |head: &str, cells: Vec<String>| {
        let cells: String = cells.iter().map(|cell| format!("  {cell:<13}")).collect();
        // Writing to a text cannot fail.
        let _ = writeln!(table, "{}", format!("{head:<17}{cells}").trim_end());
    };
    row("", Role::ALL.iter().map(|role| role.key().to_owned()).collect());
    for action in Action::ALL {
        row(action.key(), Role::ALL.iter().map(|role| cell(*role, *action).to_owned()).collect());
    }
    table
}

/// How far a role's right to an action goes, as a page tells it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Right {
    Never,
    /// Within the own territory; `hidden` where elsewhere even existence is a secret.
    Own {
        hidden: bool,
    },
    /// In any place.
    Everywhere,
    /// It needs no place.
    Yes,
}

/// Asked of `allow` itself, so that no page says anything else than what happens.
pub fn right(role: Role, action: Action) -> Right {
    let territory = Territory::Areas(RegionCode::parse(OWN).into_iter().collect());
    let actor = Actor { id: ActorId(Default::default()), role, territory, office: None, name: String::new() };
    let asked = |code: &str| match RegionCode::parse(code) {
        Ok(area) if action.is_placed() => allow(&actor, action, &Place::Area(area)),
        _ => allow(&actor, action, &Place::None),
    };
    match (asked(WITHIN), asked(ELSEWHERE)) {
        (Ok(()), Ok(())) if action.is_placed() => Right::Everywhere,
        (Ok(()), Ok(())) => Right::Yes,
        (Ok(()), Err(outside)) => Right::Own { hidden: outside.hide },
        // Allowed elsewhere and not at home: the test below shows that no row is so.
        (Err(_), _) => Right::Never,
    }
}

fn cell(role: Role, action: Action) -> &'static str {
    match right(role, action) {
        Right::Never => "-",
        Right::Own { hidden: true } => "own*",
        Right::Own { hidden: false } => "own",
        Right::Everywhere => "all",
        Right::Yes => "yes",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_matrix_is_the_committed_one() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/matrix.txt");
        let now = matrix();
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            std::fs::write(path, &now).unwrap();
        }
        let committed = std::fs::read_to_string(path).unwrap_or_default();
        assert!(
            committed == now,
            "rights have changed; if that is meant, run with UPDATE_SNAPSHOTS=1 and commit matrix.txt\n{now}"
        );
        let (within, elsewhere) = (RegionCode::parse(WITHIN).unwrap(), RegionCode::parse(ELSEWHERE).unwrap());
        for (role, action) in Role::ALL.iter().flat_map(|r| Action::ALL.iter().map(move |a| (*r, *a))) {
            let territory = Territory::Areas(vec![RegionCode::parse(OWN).unwrap()]);
            let id = ActorId(Default::default());
            let actor = Actor { id, role, territory, office: None, name: String::new() };
            let may = |area| allow(&actor, action, &Place::Area(area)).is_ok();
            assert!(may(within) || !may(elsewhere), "{role:?} {action:?}");
        }
    }
}
