//! The catalogue of words in Indonesian and English, and days, money and numbers as people write them.
//! It never decides anything, never reads a clock, and knows no HTML and no JSON: it turns notes into sentences.

mod catalogue;
mod lang;
mod say;
mod words;
mod write;

pub use catalogue::{find, has, keys, word};
pub use lang::Lang;
pub use say::{refusal, say};
pub use words::Word;
pub use write::{
    arg, day, day_short, days, moment, month, month_short, months, number, percent, relative, rupiah,
};
