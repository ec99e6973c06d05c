use super::*;
use app::view::Row;
use kernel::{Month, Rupiah};
use proptest::prelude::*;

fn row(values: Vec<Value>) -> Row {
    Row { values, leads: app::view::Leads::Nowhere, key: String::new() }
}

/// The cells of a CSV file, by another reader's rules than the writer's settings.
fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut reader =
        ::csv::ReaderBuilder::new().delimiter(b';').has_headers(false).flexible(true).from_reader(bytes);
    reader.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn what_looks_like_a_formula_is_told_apart() {
    for formula in [
        "=1+1",
        "+62812",
        "-1",
        "@SUM(A1)",
        "\tx",
        "\rx",
        "\nx",
        " =1",
        "\u{feff}=1",
        "\u{200b}@x",
        "\"=1",
        "'=1",
        "＝1+1",
        "＋1",
        "－1",
        "＠x",
        "﹦1",
        "−1",
    ] {
        assert!(is_formula(formula), "{formula:?}");
        assert!(neutral(formula.to_owned()).starts_with('\''), "{formula:?}");
    }
    for name in ["Ni Wayan Sari", "I Made = Adi", "Sari-Wulan", "08123", "(contoh)", "", "DPS-0000001-8"] {
        assert!(!is_formula(name), "{name:?}");
        assert_eq!(neutral(name.to_owned()), name);
    }
}

#[test]
fn a_cell_is_written_by_its_kind() {
    let month: Month = "2026-11".parse().unwrap();
    let written = csv::rows(
        Lang::Id,
        &[row(vec![
            Value::Text("=cmd|'/c calc'!A0; \"x\"".into()),
            Value::Money(Rupiah(-16_800)),
            Value::Day(month.first_day()),
            Value::Month(month),
            Value::Number(-3),
            Value::Nothing,
        ])],
    );
    let found = cells(&written);
    assert_eq!(found, [["'=cmd|'/c calc'!A0; \"x\"", "-16800", "2026-11-01", "2026-11", "-3", ""]]);
    assert!(written.ends_with(b"\r\n"));
}

proptest! {
    /// Whatever people write into a name, no cell of a file begins a formula, and all of the name is still there.
    #[test]
    fn no_cell_begins_a_formula(text in "\\PC*|[=+@\\-\t\r\n＝＋－＠ '\";a]{0,6}", amount in any::<i64>()) {
        let written = csv::rows(Lang::Id, &[row(vec![Value::Text(text.clone()), Value::Money(Rupiah(amount)), Value::Text("x".into())])]);
        let found = cells(&written);
        let cell = &found[0][0];
        prop_assert!(!is_formula(cell.trim_start_matches('\'')) || cell.starts_with('\''));
        prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']));
        prop_assert_eq!(cell.strip_prefix('\'').filter(|_| is_formula(&text)).unwrap_or(cell), text.as_str());
        prop_assert_eq!(&found[0][1], &amount.to_string());
        prop_assert_eq!(found[0].len(), 3);
    }
}
