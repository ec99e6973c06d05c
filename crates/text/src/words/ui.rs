//! The words of the console, screen by screen. Sentences about rules live with their own room.

use super::Word;

/// `key: Indonesian | English`, one screen a file.
macro_rules! words {
    ($($key:literal: $id:literal | $en:literal;)*) => {
        pub const WORDS: &[super::Word] = &[$(super::Word { key: $key, id: $id, en: $en }),*];
    };
}

mod account;
mod admin;
mod desk;
mod figures;
mod frame;
mod members;
mod people;

const ROOMS: &[&[Word]] =
    &[frame::WORDS, desk::WORDS, people::WORDS, figures::WORDS, account::WORDS, admin::WORDS, members::WORDS];
const COUNT: usize = {
    let (mut count, mut room) = (0, 0);
    while room < ROOMS.len() {
        count += ROOMS[room].len();
        room += 1;
    }
    count
};

/// All of them, joined when the program is built.
pub const WORDS: &[Word] = &join();

const fn join() -> [Word; COUNT] {
    let mut all = [const { Word { key: "", id: "", en: "" } }; COUNT];
    let (mut room, mut at) = (0, 0);
    while room < ROOMS.len() {
        let mut i = 0;
        while i < ROOMS[room].len() {
            let word = &ROOMS[room][i];
            all[at] = Word { key: word.key, id: word.id, en: word.en };
            at += 1;
            i += 1;
        }
        room += 1;
    }
    all
}
