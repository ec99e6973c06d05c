use super::Form;

/// The sign-in page. Fields of the form: `user`, `password`, `code`, `back`.
#[derive(Clone, Debug, Default)]
pub struct SignInView {
    pub form: Form,
    /// The second step: the account has a code from an authenticator.
    pub wants_code: bool,
    /// Too many tries: seconds to wait.
    pub locked_seconds: Option<i64>,
    /// Where to go afterwards; a path of this site.
    pub back: String,
    /// What the institution calls its own sign-in, where there is one.
    pub elsewhere: Option<String>,
    /// Passwords are for administrators, when it is broken.
    pub elsewhere_only: bool,
}

/// A new password, after a one-time one or by own wish. Fields: `current`, `password`, `again`.
#[derive(Clone, Debug)]
pub struct NewPasswordView {
    pub form: Form,
    pub min_length: i64,
    /// True after a one-time password: there is no way round.
    pub first_time: bool,
}
