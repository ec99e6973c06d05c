use fast_qr::{ECL, QRBuilder, QRCode};
use maud::{Markup, html};
use std::fmt::Write;

/// Modules of light around the square, as its readers need (ISO/IEC 18004).
const MARGIN: usize = 4;

/// A text as a square for a camera. It stays dark on light whatever the page's colours are; the text stands beside it
/// for whoever has no camera.
pub fn qr(text: &str, label: &str) -> Markup {
    QRBuilder::new(text).build().map_or_else(|_| html! {}, |code| drawn(&code, label))
}

/// The square of a member's card, by its profile: letters of base45, and room for a sixth of it to be spoilt.
pub fn card_qr(text: &str, label: &str) -> Markup {
    QRBuilder::new(text).ecl(ECL::M).build().map_or_else(|_| html! {}, |code| drawn(&code, label))
}

fn drawn(code: &QRCode, label: &str) -> Markup {
    let mut path = String::new();
    for y in 0..code.size {
        let mut x = 0;
        while x < code.size {
            let run = (x..code.size).take_while(|x| code[y][*x].value()).count();
            if run > 0 {
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + MARGIN, y + MARGIN);
            }
            x += run.max(1);
        }
    }
    let side = code.size + 2 * MARGIN;
    html! {
        svg.qr viewBox=(format!("0 0 {side} {side}")) role="img" aria-label=(label) shape-rendering="crispEdges" {
            path d=(path) {}
        }
    }
}
