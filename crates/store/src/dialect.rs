use std::sync::OnceLock;

/// A named statement, written once. The differences between the engines are these tokens and no others:
///
/// | token | PostgreSQL | SQLite |
/// |---|---|---|
/// | `{in $n}` | `= any($n)` | `in (select unhex(value) from json_each($n))` |
/// | `{in_text $n}` | `= any($n)` | `in (select value from json_each($n))` |
/// | `{pairs $n}` | a relation `pair(a, b)` of the ids bound as pairs | the same, from `json_each` |
/// | `{spans $n}` | a relation `span(low, high)` of the texts bound as `low|high` | the same, from `json_each` |
/// | `{id}` `{int}` `{day}` `{at}` `{text}` `{bytes}` `{bool}` | `uuid bigint date timestamptz text collate "C" bytea boolean` | `blob integer text integer text blob integer` |
/// | `{table}` | | `strict, without rowid` |
/// | `{heap}` | | `strict` |
pub struct Stmt {
    pub name: &'static str,
    text: &'static str,
    pg: OnceLock<String>,
    sqlite: OnceLock<String>,
}

impl Stmt {
    pub const fn new(name: &'static str, text: &'static str) -> Stmt {
        Stmt { name, text, pg: OnceLock::new(), sqlite: OnceLock::new() }
    }

    pub fn pg(&'static self) -> &'static str {
        self.pg.get_or_init(|| expand(self.text, pg_token))
    }

    pub fn sqlite(&'static self) -> &'static str {
        self.sqlite.get_or_init(|| expand(self.text, sqlite_token))
    }
}

/// Replaces every `{token}`; a brace that is no token stays (JSON in a literal).
pub(crate) fn expand(text: &str, token: fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        let after = &rest[open + 1..];
        match after.find('}').and_then(|close| token(&after[..close]).map(|t| (close, t))) {
            Some((close, replacement)) => {
                out.push_str(&replacement);
                rest = &after[close + 1..];
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

pub(crate) fn pg_token(token: &str) -> Option<String> {
    if let Some(n) = token.strip_prefix("in_text ").or_else(|| token.strip_prefix("in ")) {
        return Some(format!("= any({n})"));
    }
    if let Some(n) = token.strip_prefix("pairs ") {
        return Some(format!(
            "(select substr(v, 1, 32)::uuid as a, substr(v, 33)::uuid as b from unnest({n}::text[]) v) pair"
        ));
    }
    if let Some(n) = token.strip_prefix("spans ") {
        return Some(format!(
            "(select split_part(v, '|', 1) as low, split_part(v, '|', 2) as high from unnest({n}::text[]) v) span"
        ));
    }
    let plain = match token {
        "id" => "uuid",
        "int" => "bigint",
        "day" => "date",
        "at" => "timestamptz",
        "text" => "text collate \"C\"",
        "bytes" => "bytea",
        "bool" => "boolean",
        "table" | "heap" => "",
        _ => return None,
    };
    Some(plain.to_owned())
}

pub(crate) fn sqlite_token(token: &str) -> Option<String> {
    if let Some(n) = token.strip_prefix("in_text ") {
        return Some(format!("in (select value from json_each({n}))"));
    }
    if let Some(n) = token.strip_prefix("in ") {
        return Some(format!("in (select unhex(value) from json_each({n}))"));
    }
    if let Some(n) = token.strip_prefix("pairs ") {
        return Some(format!(
            "(select unhex(substr(value, 1, 32)) as a, unhex(substr(value, 33)) as b from json_each({n})) pair"
        ));
    }
    if let Some(n) = token.strip_prefix("spans ") {
        return Some(format!(
            "(select substr(value, 1, instr(value, '|') - 1) as low, substr(value, instr(value, '|') + 1) as high \
             from json_each({n})) span"
        ));
    }
    let plain = match token {
        "id" | "bytes" => "blob",
        "int" | "at" | "bool" => "integer",
        "day" | "text" => "text",
        "table" => "strict, without rowid",
        "heap" => "strict",
        _ => return None,
    };
    Some(plain.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_become_each_engines_own() {
        static S: Stmt =
            Stmt::new("s", "select a from t where id {in $1} and k {in_text $2} and j = '{\"a\":1}'");
        assert_eq!(S.pg(), "select a from t where id = any($1) and k = any($2) and j = '{\"a\":1}'");
        assert_eq!(
            S.sqlite(),
            "select a from t where id in (select unhex(value) from json_each($1)) and k in (select value from json_each($2)) and j = '{\"a\":1}'"
        );
    }
}
