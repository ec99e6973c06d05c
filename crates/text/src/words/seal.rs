use super::Word;

pub const WORDS: &[Word] = &[];
