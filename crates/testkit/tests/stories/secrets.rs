//! What nobody may read out of a stolen file.

use crate::common::*;
use testkit::{TODAY, TestEngine, house_on, invented, pay, register, run};

#[test]
fn no_nik_telephone_or_address_lies_open_in_the_file() {
    run(async {
        let house = house_on(TestEngine::Sqlite).await;
        let sari = invented(1);
        let (phone, address) = ("0812 7654 3210", "Gang Merak Putih 17");
        let registered = register_with(&sari, |r| {
            r.phone = Some(phone.to_owned());
            r.address = Some(address.to_owned());
        });
        house.send(&[registered, pay(sari.member, 1, 8_400, TODAY), complete(sari.member)]).await;
        // Refusals and disputes keep their notes, and those carry none of it either.
        let wayan = invented(205);
        house.send(&[register_with(&wayan, |r| r.nik = sari.register.nik.clone())]).await;
        house.one(register_with(&invented(3), |r| r.phone = Some("0812".into()))).await;
        house.app.settle().await.unwrap();
        let path = house.url.strip_prefix("sqlite:").unwrap().to_owned();
        let mut bytes = Vec::new();
        for ending in ["", "-wal"] {
            bytes.extend(std::fs::read(format!("{path}{ending}")).unwrap_or_default());
        }
        assert!(bytes.len() > 100_000, "nothing was read");
        let told = |text: &str| bytes.windows(text.len()).any(|w| w == text.as_bytes());
        assert!(told("DPS-0000001-8"), "the reading finds what is open");
        for secret in [&*sari.register.nik, "81276543210", address, "Jalan Raya Sesetan 7"] {
            assert!(!told(secret), "{secret} lies open in the file");
        }
        house.holds().await;
    });
}

/// Names stand in the file plainly: nobody else on the machine reads it, nor a copy of it.
#[cfg(unix)]
#[test]
fn the_file_and_its_copies_are_read_by_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    run(async {
        let house = house_on(TestEngine::Sqlite).await;
        house.send(&[register(&invented(1))]).await;
        let path = house.url.strip_prefix("sqlite:").unwrap().to_owned();
        let copy = house.folder().join("copy.db");
        house.app.store().copy_to(&copy).await.unwrap();
        let copy = copy.display().to_string();
        for file in [path.clone(), format!("{path}-wal"), format!("{path}-shm"), copy] {
            let mode = std::fs::metadata(&file).unwrap().permissions().mode();
            assert_eq!(mode & 0o077, 0, "{file}: {mode:o}");
        }
    });
}
