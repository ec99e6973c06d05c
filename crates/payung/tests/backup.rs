//! `payung backup` on a served house, and the copy brought back as the documentation says.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "helpers of tests fail with them")]

use std::path::Path;
use std::process::{Command, Output};
use testkit::{TODAY, TestEngine, house_on, invented, pay, register, run};

fn payung(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_payung"));
    command.args(args).env_remove("PAYUNG_DATABASE").env_remove("PAYUNG_KEY").output().unwrap()
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn a_copy_is_printed_and_comes_back() {
    run(async {
        let house = house_on(TestEngine::Sqlite).await;
        let sari = invented(1);
        house.send(&[register(&sari), pay(sari.member, 1, 8_400, TODAY)]).await;
        let key = house.folder().join("a.key");
        std::fs::write(&key, house.keys().to_json()).unwrap();
        let folder = house.folder().join("copies");
        // The house is open here all the while, as a serving program has it.
        let made = payung(&[
            "backup",
            "--database",
            &house.url,
            "--key",
            text(&key),
            "--to",
            text(&folder),
            "--whole",
        ]);
        let told = said(&made);
        assert!(made.status.success(), "{told}");
        assert!(told.contains("SHA-256 ") && told.contains("1  members"), "{told}");
        let copy = told.lines().next().unwrap();
        let sum = Command::new("sha256sum").arg(copy).output().unwrap();
        let sum = String::from_utf8(sum.stdout).unwrap();
        assert!(told.contains(sum.split(' ').next().unwrap()), "{told} {sum}");

        let restored = house.folder().join("restored.db");
        std::fs::copy(copy, &restored).unwrap();
        let url = format!("sqlite:{}", restored.display());
        let checked = payung(&["check", "--database", &url, "--key", text(&key)]);
        assert!(checked.status.success(), "{}", said(&checked));
        // Another key does not open it, and says so.
        let other = house.folder().join("other.key");
        std::fs::write(&other, seal::Keys::generate(TODAY.parse().unwrap()).to_json()).unwrap();
        let wrong = payung(&["check", "--database", &url, "--key", text(&other)]);
        assert_eq!(wrong.status.code(), Some(3), "{}", said(&wrong));
    });
}
