//! `payung routes`: every road over HTTP with its gate, as JSON: what the browser check holds its visits against.

use std::process::ExitCode;
use web::{Face, Gate};

/// One line a road: `{"method":"GET","path":"/members/{id}","face":"page","gate":"view_member"}`.
pub fn run() -> ExitCode {
    for route in web::table() {
        let face = match route.face {
            Face::Api => "api",
            Face::Page => "page",
            Face::Asset => "asset",
        };
        let gate = match route.gate {
            Gate::Open => "open",
            Gate::OwnSession => "own_session",
            Gate::OwnPassword => "own_password",
            Gate::Phone => "phone",
            Gate::SignedIn => "signed_in",
            Gate::Needs(action) => action.key(),
        };
        // Paths and keys hold nothing that JSON would need to escape.
        println!(
            "{{\"method\":\"{}\",\"path\":\"{}\",\"face\":\"{face}\",\"gate\":\"{gate}\"}}",
            route.method, route.path
        );
    }
    ExitCode::SUCCESS
}
