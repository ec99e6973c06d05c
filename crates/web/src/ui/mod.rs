//! The console's pages: whole pages from views, links and forms that work without script.
//! A page never decides, never fetches and never holds a sentence: words come from the catalogue by key.

pub mod account;
pub mod activity;
pub mod admin;
pub mod amend;
pub mod api_docs;
pub mod approval;
pub mod approvals;
pub mod area;
mod area_choices;
mod area_table;
pub mod audit;
pub mod authenticator;
pub mod campaign;
pub mod card;
pub mod cash;
pub mod clients;
pub mod compare;
pub mod covered;
mod ctx;
pub mod day_end;
pub mod devices;
mod differ;
pub mod difference;
pub mod error;
mod figures;
mod form;
pub mod health;
pub mod home;
pub mod house;
pub mod incident;
pub mod incident_form;
pub mod incident_paper;
pub mod incidents;
pub mod limits;
pub mod list;
pub mod list_terms;
pub mod lists;
mod mark;
pub mod member;
pub mod members;
pub mod merge;
mod offers;
pub mod office;
pub mod offices;
pub mod paper;
pub mod password;
pub mod phones;
pub mod photo;
pub mod plan;
pub mod read;
pub mod receipt;
pub mod register;
pub mod renew;
pub mod reports;
pub mod reversal;
pub mod roles;
pub mod scheme;
pub mod search;
pub(crate) mod shell;
pub mod shortcuts;
pub mod sign_in;
pub mod sso;
pub mod target_table;
pub mod tasks;
pub mod to;
pub mod user;
pub mod user_form;
pub mod users;
pub mod verify;

pub use area::figure_said;
pub use ctx::{Ctx, Progress, Theme, UserBadge};

#[cfg(test)]
mod tests {
    use app::view::{AreaMeasure, Reading, Standing};
    use std::path::Path;

    /// Keys written in the code of pages and charts: quoted, dotted, lower case.
    fn keys_in(source: &str) -> impl Iterator<Item = &str> {
        source.split('"').skip(1).step_by(2).filter(|literal| {
            let parts: Vec<&str> = literal.split('.').collect();
            let word = |p: &&str| p.starts_with(|c: char| c.is_ascii_lowercase());
            let plain =
                |p: &&str| p.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
            parts.len() > 1
                && parts.iter().take(1).all(word)
                && parts.iter().all(plain)
                && !parts.contains(&"")
        })
    }

    #[test]
    fn every_word_of_a_page_is_in_the_catalogue() {
        let mut missing = Vec::new();
        for folder in ["src/ui", "src/draw"] {
            for file in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap() {
                let path = file.unwrap().path();
                let source = std::fs::read_to_string(&path).unwrap();
                let page = source.split("#[cfg(test)]").next().unwrap_or_default();
                missing.extend(
                    keys_in(page).filter(|k| !text::has(k)).map(|k| format!("{k} in {}", path.display())),
                );
            }
        }
        assert!(missing.is_empty(), "{missing:#?}");
    }

    #[test]
    fn every_word_made_from_a_key_is_in_the_catalogue() {
        let mut keys: Vec<String> = Standing::ALL.iter().map(|s| format!("standing.{}", s.key())).collect();
        keys.extend(AreaMeasure::ALL.map(|m| format!("map.measure.{}", m.key())));
        keys.extend(Reading::ALL.map(|r| format!("count.{}", r.key())));
        keys.extend(super::Theme::ALL.iter().map(|t| format!("ui.theme.{}", t.key())));
        keys.extend(["own", "wage", "both"].map(|k| format!("how_works.{k}")));
        for kind in ["duplicate", "dispute", "identity_differs", "recorded", "to_complete", "wage_work"] {
            keys.extend([format!("task.{kind}"), format!("task.{kind}.why"), format!("compare.{kind}")]);
        }
        for kind in super::sso::KINDS {
            keys.extend(["", ".why", ".do"].map(|part| format!("sso.{kind}{part}")));
        }
        keys.extend(app::Happened::ALL.iter().map(|what| what.word().to_owned()));
        for room in
            ["users", "roles", "offices", "clients", "audit", "scheme", "keys", "jobs", "backup", "health"]
        {
            keys.extend([format!("admin.{room}"), format!("admin.{room}.says")]);
        }
        keys.extend(["active", "first_time", "locked", "inactive"].map(|s| format!("users.state.{s}")));
        keys.extend(
            ["own", "all", "yes", "never"]
                .into_iter()
                .flat_map(|k| [format!("roles.{k}"), format!("roles.{k}.says")]),
        );
        keys.extend(app::view::TargetsBy::ALL.map(|by| format!("plan.targets.by.{}", by.key())));
        keys.extend(access::Role::ALL.iter().map(|r| format!("role.{}.says", r.key())));
        keys.extend(
            scheme::Scheme::id_bpu().rules().map(|r| format!("scheme.kind.{}", r.kind.replace('-', "_"))),
        );
        for key in ["unlock", "activate", "deactivate"] {
            keys.extend([format!("user.{key}"), format!("user.{key}.says")]);
        }
        for status in [400, 403, 404, 413, 429, 500] {
            keys.extend(["", ".why", ".do"].map(|part| format!("error.{status}{part}")));
        }
        let missing: Vec<&String> = keys.iter().filter(|k| !text::has(k)).collect();
        assert!(missing.is_empty(), "{missing:#?}");
    }
}
