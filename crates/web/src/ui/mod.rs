//! The console's pages: whole pages from views, links and forms that work without script.
//! A page never decides, never fetches and never holds a sentence: words come from the catalogue by key.

pub mod activity;
pub mod api_docs;
pub mod area;
pub mod campaign;
pub mod compare;
mod ctx;
pub mod error;
mod figures;
mod form;
pub mod health;
pub mod home;
mod mark;
pub mod member;
mod offers;
pub mod office;
pub mod password;
pub mod read;
pub mod receipt;
pub mod register;
pub mod renew;
pub mod search;
mod shell;
pub mod sign_in;
pub mod tasks;
pub mod to;

pub use ctx::{Ctx, Progress, Theme, UserBadge};

#[cfg(test)]
mod tests {
    use app::view::{AreaSort, Standing};
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
        keys.extend(AreaSort::ALL.iter().skip(1).map(|s| format!("count.{}", s.key())));
        keys.extend(super::Theme::ALL.iter().map(|t| format!("ui.theme.{}", t.key())));
        keys.extend(["own", "wage", "both"].map(|k| format!("how_works.{k}")));
        for kind in ["duplicate", "dispute", "identity_differs", "recorded", "to_complete", "wage_work"] {
            keys.extend([format!("task.{kind}"), format!("task.{kind}.why"), format!("compare.{kind}")]);
        }
        for status in [400, 403, 404, 413, 429, 500] {
            keys.extend(["", ".why", ".do"].map(|part| format!("error.{status}{part}")));
        }
        let missing: Vec<&String> = keys.iter().filter(|k| !text::has(k)).collect();
        assert!(missing.is_empty(), "{missing:#?}");
    }
}
