//! Writes every page of the console, in both languages, with invented people, to a folder:
//! `cargo run -p web --example gallery -- target/gallery`. For looking at, and for the browser checks.

mod api;
mod desk;
mod figures;
mod people;

use kernel::Day;
use maud::Markup;
use std::path::{Path, PathBuf};
use std::{env, fs, io};
use text::Lang;
use web::ui::{Ctx, Progress, Theme, UserBadge};

/// A page's name and its drawing; the empty and failed states are pages of their own.
type Page = (&'static str, fn(&Ctx) -> Markup);

fn pages() -> Vec<Page> {
    [desk::PAGES, people::PAGES, figures::PAGES, api::PAGES].concat()
}

fn main() -> io::Result<()> {
    let out = PathBuf::from(env::args().nth(1).unwrap_or_else(|| "target/gallery".to_owned()));
    fs::create_dir_all(out.join("assets"))?;
    for asset in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets"))? {
        let asset = asset?;
        fs::copy(asset.path(), out.join("assets").join(asset.file_name()))?;
    }
    let mut names = Vec::new();
    for lang in Lang::ALL {
        for (name, draw) in pages() {
            let file = format!("{name}.{}.html", lang.key());
            fs::write(out.join(&file), draw(&ctx(lang, name)).into_string())?;
            names.push(file);
        }
    }
    fs::write(out.join("pages.json"), serde_json::to_string_pretty(&names)?)?;
    println!("{} pages in {}", names.len(), out.display());
    Ok(())
}

fn ctx(lang: Lang, page: &str) -> Ctx {
    let door = page.starts_with("sign-in") || page.starts_with("password");
    let path = match page.split('-').next().unwrap_or_default() {
        "home" => "/",
        "register" | "receipt" => "/register",
        "area" => "/areas",
        "office" => "/office",
        "tasks" | "compare" => "/tasks",
        _ => "/members",
    };
    Ctx {
        lang,
        theme: if page.ends_with("-dark") { Theme::Dark } else { Theme::Auto },
        user: (!door).then(|| UserBadge {
            name: "Ni Made Ayu".to_owned(),
            role_key: "branch".to_owned(),
            office_name: "Bali Denpasar".to_owned(),
            may_register: true,
            tasks: Some(7),
        }),
        path: path.to_owned(),
        csrf: "gallery".to_owned(),
        today: day("2026-11-20"),
        demo: true,
        loading: (page == "home").then_some(Progress { done: 12_400, total: 48_000 }),
    }
}

pub fn day(text: &str) -> Day {
    text.parse().expect("a day written in this file")
}

pub fn month(text: &str) -> kernel::Month {
    text.parse().expect("a month written in this file")
}

pub fn code(text: &str) -> kernel::RegionCode {
    kernel::RegionCode::parse(text).expect("a code written in this file")
}

pub fn id<T: From<uuid::Uuid>>(n: u128) -> T {
    T::from(uuid::Uuid::from_u128(0x0193_4a00_0000_7000_8000_0000_0000_0000 + n))
}

/// A sentence of the gallery itself, in the language of the page's reader only by chance.
pub fn said(text: &str) -> kernel::Note {
    kernel::Note::new("ui.value").with("value", text)
}
