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
}

/// A new password, after a one-time one or by own wish. Fields: `password`, `again`.
#[derive(Clone, Debug)]
pub struct NewPasswordView {
    pub form: Form,
    pub min_length: i64,
    /// True after a one-time password: there is no way round.
    pub first_time: bool,
}
