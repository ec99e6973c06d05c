use app::Outcome;
use testkit::{invented, on_both, pay, register};

#[test]
fn a_worker_registers_pays_and_has_a_receipt() {
    on_both(|house| async move {
        let sari = invented(1);
        let answers = house.send(&[register(&sari), pay(sari.member, 3, 33_600, "2026-11-20")]).await;
        assert_eq!(answers[0].outcome, Outcome::Done, "{answers:?}");
        assert_eq!(answers[1].outcome, Outcome::Done, "{answers:?}");
        let receipt = answers[1].receipt.clone().unwrap();
        assert_eq!(receipt.total_rupiah.0, 33_600);
        assert_eq!(receipt.covered_from.unwrap().to_string(), "2026-11-20");
        assert_eq!(receipt.covered_until.unwrap().to_string(), "2027-01-31");
        let read = seal::verify_receipt(&receipt.signed, &house.app.keys().public_keys()).unwrap();
        assert_eq!(read.total_rupiah().0, 33_600);
        house.holds().await;
    });
}
