pub(crate) static STATEMENTS: &[&crate::Stmt] = &[];
