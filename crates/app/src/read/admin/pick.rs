//! Choosing areas: those chosen so far, and what a search finds.

use super::super::place;
use crate::view::{AreaPick, Form};
use access::{Actor, Territory};
use kernel::RegionCode;
use regions::regions;

/// Areas offered at a search; more than these are asked to be narrowed down.
const FOUND: usize = 10;

/// Reads the areas of a form and searches for more, within the reader's own ground: nobody gives ground they do not
/// have. One that is the only answer is chosen at once.
pub(super) fn areas(form: &mut Form, who: &Actor) -> AreaPick {
    let given = form.values.get("areas").cloned().unwrap_or_default();
    let known = |code: &String| RegionCode::parse(code).ok().filter(|code| regions().find(code).is_some());
    let mut chosen: Vec<RegionCode> = given.iter().filter_map(known).collect();
    let query = form.get("area_search").trim().to_owned();
    let holds = |code: &RegionCode| match &who.territory {
        Territory::Nation => true,
        areas => areas.holds(code),
    };
    let mut found: Vec<RegionCode> = Vec::new();
    if let Ok(code) = RegionCode::parse(&query) {
        found.extend(regions().find(&code).map(|area| area.code));
    } else if !query.is_empty() {
        found.extend(regions().search(&query, None, FOUND * 3).into_iter().map(|hit| hit.area.code));
    }
    found.retain(|code| holds(code) && !chosen.contains(code));
    let more = found.len() > FOUND;
    found.truncate(FOUND);
    if let [only] = found[..] {
        chosen.push(only);
        found.clear();
        form.values.insert("area_search".to_owned(), vec![String::new()]);
    }
    chosen.sort();
    chosen.dedup();
    form.values.insert("areas".to_owned(), chosen.iter().map(ToString::to_string).collect());
    AreaPick {
        chosen: chosen.into_iter().map(place).collect(),
        found: found.into_iter().map(place).collect(),
        searched: !query.is_empty(),
        more,
    }
}
