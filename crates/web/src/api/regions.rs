use super::json::{Answered, Asked, Named, Reply};
use crate::openapi::Operation;
use crate::problem::Fault;
use crate::routes::Route;
use crate::session::{Anybody, Gate};
use ::regions::{Area, regions};
use access::Action;
use axum::http::Method;
use axum::routing::get;
use kernel::{Level, RegionCode};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

const FEW: usize = 20;
const MOST: usize = 100;

pub fn routes() -> Vec<Route> {
    let gate = Gate::Needs(Action::ViewRegions);
    vec![
        Route::api(
            Method::GET,
            "/api/v1/regions",
            gate,
            || get(search),
            || {
                Operation::new("searchRegions", "Places", "Find areas by name")
                .says("Villages of one name are told apart by what lies above them. Without `q` the provinces.")
                .query::<String>("q", "A name, `gatak delanggu`, or a whole code.")
                .query::<String>("within", "Keeps to this area, by code.")
                .query::<u16>("limit", "At most so many, up to 100; 20 where left out.")
                .answers::<Areas>("Exact names first, then larger areas.")
                .problem(422)
            },
        ),
        Route::api(
            Method::GET,
            "/api/v1/regions/{code}",
            gate,
            || get(one),
            || {
                Operation::new("region", "Places", "An area and what lies directly below it")
                    .path::<String>("code", "Kemendagri code, `33.10.16`.")
                    .answers::<AreaWithin>("The area.")
                    .problem(404)
                    .problem(422)
            },
        ),
    ]
}

#[derive(Deserialize)]
struct SearchAsked {
    q: Option<String>,
    within: Option<String>,
    limit: Option<usize>,
}

#[derive(Serialize, JsonSchema)]
struct Areas {
    areas: Vec<AreaText>,
}

/// An area by Kemendagri code.
#[derive(Serialize, JsonSchema)]
pub struct AreaText {
    pub code: String,
    /// The official name.
    pub name: String,
    /// `province`, `regency`, `district`, `village`.
    pub level: &'static str,
    /// In words: desa, kelurahan, kota …
    pub kind: String,
    /// What lies above: `Delanggu, Klaten, Jawa Tengah`.
    pub within: String,
    /// Hundred-thousandths of a degree, where known. Illustrative: not a legal position.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lat_e5: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lng_e5: Option<i32>,
}

#[derive(Serialize, JsonSchema)]
struct AreaWithin {
    area: AreaText,
    children: Vec<AreaText>,
}

fn text_of(lang: text::Lang, area: Area<'_>) -> AreaText {
    let above = area.code.parent().map(|p| regions().full_name(&p)).unwrap_or_default();
    AreaText {
        code: area.code.to_string(),
        name: area.name.to_owned(),
        level: match area.level {
            Level::Province => "province",
            Level::Regency => "regency",
            Level::District => "district",
            Level::Village => "village",
        },
        kind: text::word(lang, area.kind_key()).to_owned(),
        within: above,
        lat_e5: area.at.map(|p| p.lat_e5),
        lng_e5: area.at.map(|p| p.lng_e5),
    }
}

async fn search(anybody: Anybody, Asked(asked): Asked<SearchAsked>) -> Reply<Areas> {
    let within = asked.within.as_deref().map(known).transpose()?;
    let limit = asked.limit.unwrap_or(FEW).min(MOST);
    let query = asked.q.as_deref().map(str::trim).filter(|q| !q.is_empty());
    let areas = match query {
        Some(query) => regions()
            .search(query, within.as_ref(), limit)
            .into_iter()
            .map(|hit| text_of(anybody.lang, hit.area))
            .collect(),
        None => regions().children(within.as_ref()).take(MOST).map(|a| text_of(anybody.lang, a)).collect(),
    };
    Ok(Answered(Areas { areas }))
}

async fn one(anybody: Anybody, Named(code): Named<String>) -> Reply<AreaWithin> {
    let code = known(&code)?;
    let area = regions().get(&code).map_err(Fault::refused)?;
    let children = regions().children(Some(&code)).map(|a| text_of(anybody.lang, a)).collect();
    Ok(Answered(AreaWithin { area: text_of(anybody.lang, area), children }))
}

/// A code that has an area.
pub fn known(code: &str) -> Result<RegionCode, Fault> {
    let area = RegionCode::parse(code.trim()).and_then(|code| regions().get(&code).map(|a| a.code));
    area.map_err(Fault::refused)
}
