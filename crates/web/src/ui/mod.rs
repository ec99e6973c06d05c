//! The console's pages: whole pages from views, links and forms that work without script.
//! A page never decides, never fetches and never holds a sentence: words come from the catalogue by key.

pub mod activity;
pub mod api_docs;
pub mod area;
pub mod campaign;
pub mod compare;
mod ctx;
pub mod error;
mod figures;
mod form;
pub mod health;
pub mod home;
mod mark;
pub mod member;
mod offers;
pub mod office;
pub mod password;
pub mod read;
pub mod receipt;
pub mod register;
pub mod renew;
pub mod search;
mod shell;
pub mod sign_in;
pub mod tasks;
pub mod to;

pub use ctx::{Ctx, Progress, Theme, UserBadge};
