//! Owns the shapes of Indonesia's areas, from provinces to districts and to the villages of four regencies, and draws
//! their outlines at a size, in whole units, so that neighbours meet without a gap.
//! It never settles a legal border, never knows a figure, a colour or a name, and reads nothing but its own data.

mod data;
mod draw;
mod layer;

pub use draw::{Drawing, Drawn, Frame, drawing, silhouette};
pub use layer::{Arc, Layer, Point, Shape, simplified};

/// What the data is packed from and read by; the generator in `examples/make.rs` writes with it.
pub mod packed {
    pub use crate::data::{Sheet, pack, read, sheets};
}
