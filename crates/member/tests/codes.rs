//! Every sentence that the code asks for is listed, and nothing else.

use std::collections::BTreeSet;
use std::path::Path;

#[test]
fn the_list_of_codes_is_the_code() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut used = BTreeSet::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.ends_with("codes.rs") {
            continue;
        }
        let text = std::fs::read_to_string(path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        used.extend(code.split('"').skip(1).step_by(2).filter(|s| is_key(s)).map(str::to_owned));
    }
    let listed: BTreeSet<String> = member::CODES.iter().map(|c| (*c).to_owned()).collect();
    assert_eq!(listed, used);
    assert_eq!(listed.len(), member::CODES.len(), "a code is listed twice");
}

fn is_key(text: &str) -> bool {
    text.contains('.') && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'.' || b == b'_')
}
