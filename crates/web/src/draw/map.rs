use super::classes::Classes;
use super::scale;
use crate::ui::{Ctx, figure_said, to};
use app::view::{AreaView, ChildArea};
use atlas::{Drawing, drawing};
use kernel::{Level, Note, RegionCode};
use maud::{Markup, PreEscaped, html};
use regions::regions;
use std::collections::HashMap;
use std::fmt::Write;
use std::sync::Arc;

/// Height kept free above the ground for the name under the pointer or the focus.
const TOLD: i32 = 76;

/// What a map shows: shapes where boundaries are known, else points in the outline of the whole.
pub enum Map {
    Shapes(Arc<Drawing>),
    Points(Arc<Drawing>),
}

impl Map {
    /// The map of an area's parts; a village lies in the outline of its district.
    pub fn of(view: &AreaView) -> Option<Map> {
        match view.parts {
            Some(level) => match drawing(view.code, level) {
                Some(shapes) => Some(Map::Shapes(shapes)),
                None => drawing(view.code, Level::District).map(Map::Points),
            },
            None => {
                let district = view.code?.at(Level::District)?;
                drawing(Some(district), Level::Village)
                    .map(Map::Shapes)
                    .or_else(|| drawing(Some(district), Level::District).map(Map::Points))
            }
        }
    }

    fn drawing(&self) -> &Drawing {
        match self {
            Map::Shapes(drawing) | Map::Points(drawing) => drawing,
        }
    }

    /// Too wide to stand beside a table.
    pub fn is_wide(&self) -> bool {
        let frame = self.drawing().frame;
        frame.width * 10 > frame.height * 16
    }
}

/// The areas of a page on a map, each a link with its name and figure; the table beside it has the same figures.
pub fn map(ctx: &Ctx, view: &AreaView, map: &Map, title: &str) -> Markup {
    let drawn = map.drawing();
    let frame = drawn.frame;
    let classes = Classes::of(view.measure, view.children.iter().map(|c| c.figure));
    let children: HashMap<RegionCode, &ChildArea> = view.children.iter().map(|c| (c.area.code, c)).collect();
    let legend = classes.legend(ctx);
    html! {
        figure.atlas {
            figcaption { (title) }
            svg viewBox={ "0 " (-TOLD) " " (frame.width) " " (frame.height + TOLD) } role="group" aria-label=(title) {
                defs {
                    pattern #hatch width="14" height="14" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                        path.hatch d="M0 0V14" {}
                    }
                }
                @match map {
                    Map::Shapes(_) => {
                        @for area in &drawn.areas {
                            @match children.get(&area.code) {
                                Some(child) => (piece(ctx, view, child, &classes, frame.width / 2, &area.path)),
                                None => { path.ground.here[view.code == Some(area.code)] d=(area.path) {} }
                            }
                        }
                    }
                    Map::Points(_) => {
                        @for area in &drawn.areas { path.ground d=(area.path) {} }
                        (points(ctx, view, drawn, &classes))
                    }
                }
                @if !drawn.borders.is_empty() { path.border d=(drawn.borders) {} }
            }
            @if !legend.is_empty() {
                ol.legend aria-label=(ctx.t("map.legend")) {
                    @for (class, words) in &legend { li { i class=(class) {} (words) } }
                }
            }
        }
    }
}

/// One area: a link where the reader may open it. Written by hand, since a page has hundreds.
fn piece(
    ctx: &Ctx,
    view: &AreaView,
    child: &ChildArea,
    classes: &Classes,
    middle: i32,
    path: &str,
) -> Markup {
    let class = classes.of_figure(child.figure);
    let hatched = if class == "qx" { " fill=\"url(#hatch)\"" } else { "" };
    linked(ctx, view, child, middle, &format!("<path class=\"{class}\"{hatched} d=\"{path}\"/>"))
}

fn linked(ctx: &Ctx, view: &AreaView, child: &ChildArea, middle: i32, shape: &str) -> Markup {
    let said = escaped(&format!("{}: {}", child.area.name, figure_said(ctx, view, child.figure)));
    let (open, close) = match child.area.open {
        true => {
            let path = to::areas(Some(child.area.code), &view.looking);
            (format!("<a href=\"{}\">", escaped(&path)), "</a>")
        }
        false => ("<g>".to_owned(), "</g>"),
    };
    let y = -TOLD / 3;
    let told = format!("<text x=\"{middle}\" y=\"{y}\">{said}</text>");
    PreEscaped(format!("{open}<title>{said}</title>{shape}{told}{close}"))
}

/// Villages at their middle points: the area of a dot by its active members, an empty ring for none.
fn points(ctx: &Ctx, view: &AreaView, drawn: &Drawing, classes: &Classes) -> Markup {
    let most = view.children.iter().map(|c| c.counts.active(view.looking.reading)).max().unwrap_or(0).max(1);
    let mut all = String::new();
    let here = view.code.filter(|_| view.parts.is_none());
    let place = |code: RegionCode| {
        let at = regions().find(&code)?.at?;
        Some(drawn.frame.place([at.lng_e5 * 10, at.lat_e5 * 10]))
    };
    for child in &view.children {
        let Some([x, y]) = place(child.area.code) else { continue };
        let (active, class) = (child.counts.active(view.looking.reading), classes.of_figure(child.figure));
        let radius = 9 + scale(active.max(0), 0, most, 30 * 30).isqrt();
        let dot = format!("<circle class=\"dot {class}\" cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"/>");
        let _ = write!(all, "{}", linked(ctx, view, child, drawn.frame.width / 2, &dot).into_string());
    }
    if let Some([x, y]) = here.and_then(place) {
        let _ = write!(all, "<circle class=\"dot q5\" cx=\"{x}\" cy=\"{y}\" r=\"22\"/>");
    }
    PreEscaped(all)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Where in the country an area lies: a dot on the outline that the style sheet fetches once.
pub fn whereabouts(ctx: &Ctx, code: RegionCode) -> Markup {
    let (Some(nation), Some(at)) = (drawing(None, Level::Regency), middle_of(code)) else { return html! {} };
    let (frame, [x, y]) = (nation.frame, at);
    let said = ctx.say(&Note::new("map.where").with("area", regions().full_name(&code)));
    html! {
        div.inset {
            svg viewBox={ "0 0 " (frame.width) " " (frame.height) } role="img" aria-label=(said) {
                circle cx=(x) cy=(y) r="38" {}
            }
        }
    }
}

fn middle_of(code: RegionCode) -> Option<[i32; 2]> {
    let (regency, level) = match code.at(Level::Regency) {
        Some(regency) => (regency, Level::Regency),
        None => (code, Level::Province),
    };
    drawing(None, level)?.areas.iter().find(|a| a.code == regency).map(|a| a.middle)
}

/// The country's outline, coarse: the mask behind `whereabouts`.
pub fn outline() -> &'static str {
    static OUTLINE: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| {
        let silhouette = atlas::silhouette();
        let frame = silhouette.frame;
        let paths: String = silhouette.areas.iter().map(|a| format!("M0 0{}", a.path)).collect();
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\"><path d=\"{paths}\"/></svg>",
            frame.width, frame.height
        )
    });
    &OUTLINE
}
