use super::scale;
use maud::{Markup, html};

const WIDTH: i64 = 1000;

/// One bar from zero, with a thin line where the target is. The words stand beside it in the page.
pub fn bar(description: &str, actual: i64, target: Option<i64>) -> Markup {
    let top = actual.max(target.unwrap_or(0)).max(1);
    let at = |value: i64| scale(value.max(0), 0, top, WIDTH);
    html! {
        svg.bar-chart viewBox="0 0 1000 40" preserveAspectRatio="none" role="img" aria-label=(description) {
            title { (description) }
            rect.track x="0" y="8" width=(WIDTH) height="24" {}
            rect.fill x="0" y="8" width=(at(actual)) height="24" {}
            @if let Some(target) = target {
                rect.target x=(at(target).clamp(0, WIDTH - 4)) y="0" width="4" height="40" {}
            }
        }
    }
}
