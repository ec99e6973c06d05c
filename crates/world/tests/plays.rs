//! The small world in a house of its own: nothing refused that was not meant, and played again it adds nothing.

use access::{Actor, Role, Territory};
use app::{App, Setup};
use kernel::{ActorId, Day, Known as _, RegionCode};
