//! Text that a spreadsheet would take for a formula, made harmless.

/// True for text that Excel, LibreOffice or Google Sheets may take for a formula or a command: it begins with one of
/// the signs that start one, in any width, behind whatever blanks and unseen characters; or with a tab or a line's end.
pub fn is_formula(text: &str) -> bool {
    if text.starts_with(['\t', '\r', '\n']) {
        return true;
    }
    let unseen = |c: &char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{00ad}' | '"' | '\'')
    };
    let first = text.chars().find(|c| !unseen(c));
    matches!(
        first,
        Some(
            '=' | '+'
                | '-'
                | '@'
                | '\u{ff1d}'
                | '\u{ff0b}'
                | '\u{ff0d}'
                | '\u{ff20}'
                | '\u{fe66}'
                | '\u{fe62}'
                | '\u{fe63}'
                | '\u{fe6b}'
                | '\u{2212}'
        )
    )
}

/// The same text with an apostrophe before it where it looks like a formula: spreadsheets then take it as text.
pub fn neutral(text: String) -> String {
    if is_formula(&text) { format!("'{text}") } else { text }
}
