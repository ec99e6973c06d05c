//! The API: JSON in, JSON out, one file per subject. A handler reads, asks a use case, and puts notes into words.

mod areas;
mod cards;
mod commands;
mod coverage;
mod devices;
mod door;
mod field;
mod health;
mod json;
mod members;
mod offices;
mod quote;
mod receipts;
mod regions;
mod scheme;
mod words;

use crate::routes::Route;

/// Every route of the API.
pub(crate) fn routes() -> Vec<Route> {
    [
        door::routes(),
        commands::routes(),
        quote::routes(),
        coverage::routes(),
        members::routes(),
        areas::routes(),
        receipts::routes(),
        cards::routes(),
        regions::routes(),
        offices::routes(),
        scheme::routes(),
        devices::routes(),
        field::routes(),
        health::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
