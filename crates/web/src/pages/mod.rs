//! The console's handlers: read what was asked, ask a use case, draw the view.

use crate::routes::Route;

/// Every page.
pub(crate) fn routes() -> Vec<Route> {
    Vec::new()
}
