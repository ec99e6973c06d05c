//! Phones of the field, simulated: a model of the phone, a network that loses, repeats and reorders, and a house that is
//! killed in the middle and brought back from before, all from one seed.
//! It never stands in for the house, which is the real one on a real database, and never speaks SQL.

mod house;
mod link;
mod oracle;
mod people;
mod phone;
mod season;
mod tally;

pub use house::Ground;
pub use people::form;
pub use phone::Phone;
pub use season::simulate;
pub use tally::Exercised;

/// Why a seed does not hold, or could not be played.
#[derive(Debug, thiserror::Error)]
pub enum Broken {
    #[error(transparent)]
    App(#[from] app::AppError),
    #[error(transparent)]
    Read(#[from] app::ReadError),
    #[error(transparent)]
    Store(#[from] store::StoreError),
    #[error(transparent)]
    Backup(#[from] app::BackupProblem),
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// What was promised and is not so.
    #[error("{0}")]
    Promise(String),
}

/// What was promised and is not so.
pub(crate) fn broken<T>(what: impl Into<String>) -> Result<T, Broken> {
    Err(Broken::Promise(what.into()))
}
