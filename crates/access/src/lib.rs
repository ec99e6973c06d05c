//! Who may do what where: roles, territory, and the one question `allow(actor, action, place)`.
//! It never knows who somebody is (that is sign-in), never loads anything, and never allows what it does not name.

mod action;
mod allow;
mod grant;
mod matrix;
mod role;
mod territory;

pub use action::Action;
pub use allow::{Actor, Denied, Why, allow, allow_any, scope};
pub use matrix::matrix;
pub use role::Role;
pub use territory::{Place, Scope, Territory};
