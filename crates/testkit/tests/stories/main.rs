//! Stories: what happens to people, told once and run on both engines.

mod first;
