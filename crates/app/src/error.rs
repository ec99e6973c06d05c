use store::StoreError;

/// Something failed that nobody decided. Nothing of what was sent is lost by it: send it again.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("the keys do not open this database ({0}); give the key file it was made with")]
    WrongKey(String),
    #[error("more than {0} commands in one batch; send fewer at a time")]
    BatchTooLarge(usize),
    #[error("the office is closing; send it again in a moment")]
    Closing,
    #[error("{0}")]
    Seal(String),
    #[error("{0}")]
    Io(#[from] std::io::Error),
}
