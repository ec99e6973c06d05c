//! The dome marks: the one look of a person's standing. Colour never stands alone; the word goes with it.

use super::Ctx;
use app::view::Standing;
use maud::{Markup, html};

const DOME: &str = "M12 3C6.5 3 2.3 7.2 2 13a2.5 2.2 0 0 1 5 0a2.5 2.2 0 0 1 5 0a2.5 2.2 0 0 1 5 0a2.5 2.2 0 0 1 5 0C21.7 7.2 17.5 3 12 3Z";
const LEFT: &str = "M12 3C6.5 3 2.3 7.2 2 13a2.5 2.2 0 0 1 5 0a2.5 2.2 0 0 1 5 0Z";
const STICK: &str = "M12 13v6a2 2 0 0 0 4 0";

/// The drawings, once a page; marks refer to them.
pub fn sprite() -> Markup {
    let line = |d: &str| html! { path d=(d) fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round" {} };
    html! {
        svg.sprite width="0" height="0" aria-hidden="true" {
            symbol #m-active viewBox="0 0 24 24" { path d=(DOME) fill="currentColor" {} (line(STICK)) }
            symbol #m-not_yet_due viewBox="0 0 24 24" {
                path d=(DOME) fill="currentColor" {} path d="M12 13v3" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" {}
                circle cx="12" cy="20" r="1.7" fill="currentColor" {}
            }
            symbol #m-grace viewBox="0 0 24 24" { (line(DOME)) path d=(LEFT) fill="currentColor" {} (line(STICK)) }
            symbol #m-funds_late viewBox="0 0 24 24" {
                (line(DOME)) path d=(LEFT) fill="currentColor" {} (line("M12 13v3"))
                circle cx="17" cy="19" r="3" fill="none" stroke="currentColor" stroke-width="1.7" {}
            }
            symbol #m-ended viewBox="0 0 24 24" { (line(DOME)) (line(STICK)) }
            symbol #m-inactive viewBox="0 0 24 24" { (line(DOME)) (line(STICK)) (line("M4 21 20 5")) }
            symbol #m-deceased viewBox="0 0 24 24" { (line("M12 3 9 14h6Z")) (line("M12 14v5a2 2 0 0 0 4 0")) }
            symbol #m-registered viewBox="0 0 24 24" {
                path d=(DOME) fill="none" stroke="currentColor" stroke-width="1.7" stroke-dasharray="2.6 2.2" {}
                (line(STICK))
            }
        }
    }
}

/// Mark and word.
pub fn standing(ctx: &Ctx, standing: Standing) -> Markup {
    let key = standing.key();
    html! {
        span class={ "standing s-" (key) } { (bare(standing)) (ctx.t(format!("standing.{key}"))) }
    }
}

/// The mark alone, where the word stands beside it already.
pub fn bare(standing: Standing) -> Markup {
    let key = standing.key();
    html! { svg class={ "mark s-" (key) } aria-hidden="true" { use href={ "#m-" (key) } {} } }
}

/// The umbrella of the house.
pub fn logo() -> Markup {
    html! {
        svg.logo viewBox="0 0 48 48" aria-hidden="true" {
            path.logo-tip d="M24 2v5" fill="none" stroke-width="3.4" stroke-linecap="round" {}
            path.logo-dome d="M24 6C13 6 4.6 14.5 4 26a5 4.4 0 0 1 10 0a5 4.4 0 0 1 10 0a5 4.4 0 0 1 10 0a5 4.4 0 0 1 10 0C43.4 14.5 35 6 24 6Z" {}
            path.logo-seed d="M24 10.5c1.9 2.7 1.9 5.3 0 8c-1.9-2.7-1.9-5.3 0-8ZM15.5 12.8c.7 2.9-.2 5.3-2.8 7.1c-.7-2.9.2-5.3 2.8-7.1ZM32.5 12.8c2.6 1.8 3.5 4.2 2.8 7.1c-2.6-1.8-3.5-4.2-2.8-7.1Z" {}
            path.logo-stick d="M24 26v13.5a4 4 0 0 0 8 0" fill="none" stroke-width="3.4" stroke-linecap="round" {}
        }
    }
}
