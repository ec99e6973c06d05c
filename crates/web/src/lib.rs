//! The faces over HTTP: pages, charts and, with them, the API. It renders views and parses requests.
//! It never decides, never writes SQL, and holds no sentence: words come from the catalogue by key.

pub mod draw;
pub mod ui;
