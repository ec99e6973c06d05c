//! Who may do what where: roles, territory, and the one question `allow(actor, action, place)`.
//! It never knows who somebody is (that is sign-in), never loads anything, and never allows what it does not name.

mod action;
mod allow;
mod grant;
mod matrix;
mod reassign;
mod role;
mod second;
mod territory;

pub use action::Action;
pub use allow::{Actor, Denied, Why, allow, allow_any, scope};
pub use matrix::{Right, matrix, right};
pub use reassign::{Account, Reassignment, Reset, reassign, reset};
pub use role::Role;
pub use second::{Change, Limit, Limits, Second, approved_by, decides, second_person};
pub use territory::{Place, Scope, Territory};
