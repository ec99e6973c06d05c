//! The world of the five articles: real offices and villages, invented people, ten years of contributions, the same
//! on every run.
//! It never writes anything itself: all it does is send commands through `App::submit`, as everybody else.

mod articles;
mod cases;
mod cast;
mod chapter;
pub mod crowd;
mod dice;
mod evening;
mod expectations;
mod hands;
mod incidents;
mod life;
mod lists;
mod names;
mod offices;
mod person;
mod phones;
mod play;
mod progress;
mod size;
mod stage;
mod world;
mod years;

pub use cast::{PASSWORD, Player, cast, players};
pub use chapter::{Batch, Chapter, Moment, Reversal, Visit};
pub use dice::{Dice, Mint};
pub use expectations::{Expectations, Together, expectations};
pub use offices::office;
pub use play::{Report, Unexpected, play};
pub use progress::Progress;
pub use size::Size;
pub use world::World;
