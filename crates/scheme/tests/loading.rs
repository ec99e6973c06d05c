//! A file with a mistake is refused whole, and the mistake is named with its line.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail with them")]

use scheme::{LoadError, Scheme};

const FILE: &str = include_str!("../../../schemes/id-bpu.toml");

/// The line of the first row that has this text, and where the row's own header is.
fn line_of(text: &str, needle: &str) -> usize {
    text.lines().position(|line| line.contains(needle)).unwrap() + 1
}

/// The line of the header above.
fn row_of(text: &str, needle: &str) -> usize {
    let at = line_of(text, needle);
    text.lines().take(at).collect::<Vec<_>>().iter().rposition(|line| line.starts_with("[[")).unwrap() + 1
}

fn refused(text: &str) -> Vec<LoadError> {
    match Scheme::load(text) {
        Ok(_) => Vec::new(),
        Err(errors) => errors,
    }
}

/// Changes one piece of the file (it must be there once) and loads it.
fn broken(from: &str, to: &str) -> (String, Vec<String>) {
    assert_eq!(FILE.matches(from).count(), 1, "{from}");
    let text = FILE.replacen(from, to, 1);
    let errors = refused(&text);
    (text, errors.iter().map(ToString::to_string).collect())
}

fn says(errors: &[String], line: usize, words: &str) {
    let named = errors.iter().any(|e| e.starts_with(&format!("line {line}: ")) && e.contains(words));
    assert!(named, "expected line {line} to say {words:?}, but: {errors:#?}");
}

#[test]
fn the_built_in_file_loads() {
    let scheme = Scheme::load(FILE).unwrap();
    assert_eq!((scheme.id(), scheme.programmes().len()), ("id-bpu", 3));
    assert_eq!(Scheme::id_bpu().version(), scheme.version());
}

#[test]
fn not_toml() {
    let (text, errors) = broken("flat-rupiah = 6_800", "flat-rupiah = ");
    says(&errors, line_of(&text, "flat-rupiah = "), "");
}

#[test]
fn an_unknown_word() {
    let (text, errors) = broken("flat-rupiah = 6_800", "flat-rupees = 6_800");
    says(&errors, line_of(&text, "flat-rupees"), "unknown field `flat-rupees`");
    let (text, errors) = broken("name = \"grace-months\"", "name = \"mercy-months\"");
    says(&errors, line_of(&text, "mercy-months"), "unknown variant `mercy-months`");
    let (text, errors) = broken("payers = [\"sponsor\"]\ngets", "payers = [\"sponser\"]\ngets");
    says(&errors, line_of(&text, "sponser"), "unknown variant `sponser`");
}

#[test]
fn a_missing_or_empty_source() {
    let (text, errors) = broken("source = \"PP 46/2015 jo. PP 60/2015\"\n", "");
    says(&errors, row_of(&text, "id = \"jht-rate\""), "missing field `source`");
    let (text, errors) = broken("source = \"PP 46/2015 jo. PP 60/2015\"\n", "source = \" \"\n");
    says(&errors, row_of(&text, "id = \"jht-rate\""), "empty source");
}

#[test]
fn an_overlap() {
    let rate = "percent-of-base = 2\nrounding = \"half-up\"\nfrom = \"2015-07\"";
    let again = format!(
        "{rate}\nsource = \"a\"\nconfirmed = true\n\n[[rate]]\nid = \"again\"\nprogramme = \"JHT\"\n{}",
        rate.replace("2015-07", "2026-01")
    );
    let (text, errors) = broken(rate, &again);
    says(
        &errors,
        row_of(&text, "id = \"again\""),
        "overlap: rate of JHT has \"jht-rate\" and \"again\" at once",
    );
    let second = "\n[[relief]]\nid = \"again\"\nlaw = \"PP 50/2025\"\nsectors = [\"other\"]\nprogrammes = [\"JKM\"]\n\
        pay-percent = 50\nrounding = \"half-up\"\nfrom = \"2026-12\"\nuntil = \"2027-02\"\nsource = \"PP 50/2025\"\n\
        confirmed = true\n";
    let text = format!("{FILE}{second}");
    let errors: Vec<String> = refused(&text).iter().map(ToString::to_string).collect();
    says(&errors, row_of(&text, "id = \"again\""), "overlap: relief of JKM, other");
}

#[test]
fn a_gap() {
    let (text, errors) = broken(
        "until = \"2021-03\"\nsource = \"Permenaker 1/2016\"\nconfirmed = false\nquestion = \"Was the duty the same before Permenaker 5/2021, and in which month did that take effect? Recalled, not seen.\"\n\n[[required]]\nid = \"required-worker\"",
        "until = \"2021-01\"\nsource = \"Permenaker 1/2016\"\nconfirmed = false\nquestion = \"?\"\n\n[[required]]\nid = \"required-worker\"",
    );
    says(
        &errors,
        row_of(&text, "id = \"required-worker\""),
        "gap: required of worker has no row from 2021-02-01 to 2021-03-31",
    );
}

#[test]
fn a_series_that_starts_late_or_ends() {
    let jht = "percent-of-base = 2\nrounding = \"half-up\"\nfrom = \"2015-07\"";
    let (text, errors) = broken(jht, &jht.replace("2015-07", "2016-01"));
    says(
        &errors,
        row_of(&text, "id = \"jht-rate\""),
        "gap: rate of JHT has no row from 2015-07-01 to 2015-12-31",
    );
    let (text, errors) = broken(jht, &format!("{jht}\nuntil = \"2030-12\""));
    says(&errors, row_of(&text, "id = \"jht-rate\""), "gap: rate of JHT has no row after 2030-12-31");
}

#[test]
fn something_that_is_missing_altogether() {
    let (text, errors) = broken("payers = [\"self\", \"family\"]\ngets", "payers = [\"self\"]\ngets");
    says(&errors, row_of(&text, "id = \"pp50-2025-transport\""), "whether payer family gets PP 50/2025");
    let grace = FILE.split("\n[[").find(|row| row.contains("id = \"grace\"")).unwrap();
    let text = FILE.replacen(&format!("\n[[{grace}"), "", 1);
    let errors: Vec<String> = refused(&text).iter().map(ToString::to_string).collect();
    assert!(errors.iter().any(|e| e.ends_with("gap: no row for grace-months")), "{errors:?}");
}

#[test]
fn a_row_that_contradicts_itself() {
    let (text, errors) = broken("id = \"jht-rate\"", "id = \"jkm-rate\"");
    says(&errors, line_of(&text, "programme = \"JHT\"") - 2, "is taken by the row of line");
    let due = "id = \"due-day\"\nname = \"due-day\"\nvalue = 15\nfrom = \"2015-07\"\nsource = \"PP 44/2015\"\nconfirmed = ";
    let (text, errors) = broken(&format!("{due}true"), &format!("{due}false"));
    says(&errors, row_of(&text, "id = \"due-day\""), "not confirmed and has no question");
    let (text, errors) = broken(&format!("{due}true"), &format!("{due}true\nquestion = \"Really?\""));
    says(&errors, row_of(&text, "id = \"due-day\""), "is confirmed and has a question");
    let (text, errors) = broken(
        "value = 15\nfrom = \"2015-07\"\nsource = \"PP 44/2015\"",
        "value = 31\nfrom = \"2015-07\"\nsource = \"PP 44/2015\"",
    );
    says(&errors, row_of(&text, "id = \"due-day\""), "due-day is 31");
    let (text, errors) = broken("flat-rupiah = 6_800", "flat-rupiah = 6_800\npercent-of-base = 1");
    says(&errors, row_of(&text, "id = \"jkm-rate\""), "either percent-of-base");
    let (text, errors) = broken("income-from = 1_300_000", "income-from = 1_100_000");
    says(&errors, row_of(&text, "id = \"brackets-2015\""), "ascend");
    let jkm = "flat-rupiah = 6_800\nrounding = \"half-up\"\nfrom = \"2015-07\"";
    let (text, errors) = broken(jkm, &jkm.replace("2015-07", "2015-06-15"));
    says(&errors, row_of(&text, "id = \"jkm-rate\""), "is about months");
}

#[test]
fn one_reading_finds_all_mistakes() {
    let text = FILE.replacen("value = 65", "value = -65", 1).replacen("until = \"2027-03\"\n", "", 1);
    let errors = refused(&text);
    assert!(errors.len() >= 2 && errors.is_sorted(), "{errors:?}");
}
