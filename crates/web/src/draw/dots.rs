use super::scale;
use crate::ui::Ctx;
use app::view::Dot;
use kernel::Note;
use maud::{Markup, html};

const SIDE: i64 = 1000;
const MARGIN: i64 = 60;

/// Places as dots, the area of a dot by its count, an empty ring for none. Near the equator a degree is
/// as wide as it is high, so coordinates are drawn as they are. The page's table names every place.
pub fn dots(ctx: &Ctx, title: &str, places: &[Dot]) -> Markup {
    let Some(frame) = Frame::of(places) else { return html! {} };
    let most = places.iter().map(|p| p.value).max().unwrap_or(0).max(1);
    let mut sorted: Vec<&Dot> = places.iter().collect();
    sorted.sort_by_key(|p| std::cmp::Reverse(p.value));
    let description =
        ctx.say(&Note::new("chart.dots.desc").with("places", places.len() as i64).with("most", most));
    let named = sorted.iter().take(6).map(|p| p.code).collect::<Vec<_>>();
    html! {
        figure.chart.map {
            figcaption { (title) }
            svg viewBox={ "0 0 " (SIDE) " " (frame.height) } role="img" aria-labelledby="dots-title dots-desc" {
                title #dots-title { (title) }
                desc #dots-desc { (description) }
                @for place in &sorted {
                    @let (x, y) = frame.at(place);
                    circle.dot.none[place.value == 0] cx=(x) cy=(y) r=(radius(place.value, most)) {
                        title { (place.name) ": " (ctx.num(place.value)) }
                    }
                }
                @for place in &sorted {
                    @if named.contains(&place.code) {
                        @let (x, y) = frame.at(place);
                        @let end = x > SIDE * 7 / 10;
                        @let gap = radius(place.value, most) + 8;
                        text.dot-label x=(if end { x - gap } else { x + gap }) y=(y + 8)
                            text-anchor=(if end { "end" } else { "start" }) { (place.name) }
                    }
                }
            }
            p.hint { (description) }
        }
    }
}

/// By area, so that twice the people is twice the ink: from 7 to 34 units.
fn radius(value: i64, most: i64) -> i64 {
    7 + scale(value.max(0), 0, most, 27 * 27).isqrt()
}

struct Frame {
    west: i64,
    north: i64,
    span: i64,
    height: i64,
}

impl Frame {
    fn of(places: &[Dot]) -> Option<Frame> {
        let x = || places.iter().map(|p| i64::from(p.longitude_micro));
        let y = || places.iter().map(|p| i64::from(p.latitude_micro));
        let (west, east, south, north) = (x().min()?, x().max()?, y().min()?, y().max()?);
        // A single village still gets a frame: at least a hundredth of a degree.
        let span = (east - west).max((north - south) * 10 / 16).max(10_000);
        let west = west - (span - (east - west)) / 2;
        let height = scale(north - south, 0, span, SIDE - 2 * MARGIN) + 2 * MARGIN;
        Some(Frame { west, north, span, height: height.max(SIDE * 3 / 10) })
    }

    fn at(&self, place: &Dot) -> (i64, i64) {
        let along = |value: i64| scale(value, 0, self.span, SIDE - 2 * MARGIN) + MARGIN;
        (
            along(i64::from(place.longitude_micro) - self.west),
            along(self.north - i64::from(place.latitude_micro)),
        )
    }
}
