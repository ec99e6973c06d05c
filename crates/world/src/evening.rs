//! The end of an agent's day at the branch: hand-ins of the last afternoon, agreed, disputed and still waiting, and what a
//! lost phone sent after it was shut out. Played again, nothing is added.

use crate::Player;
use crate::dice::named;
use crate::hands::pieces;
use app::wire::{self, Command, Envelope};
use app::{App, AppError, Sent};
use kernel::{Day, Instant, Rupiah, Zone};
use seal::outbox::{self, PhoneKey};

const AFTERNOON: u32 = 15 * 3600;

/// Somebody's hand-in of yesterday: what stayed in the hand and why, and what was said about the count.
struct Evening {
    clerk: &'static str,
    agent: &'static str,
    missing: Rupiah,
    why: &'static str,
    /// Nothing where it still waits for the agent's word.
    word: Option<Result<(), &'static str>>,
}

/// One agreed, one disputed, two that wait. Everybody keeps a little in hand.
const EVENINGS: [Evening; 4] = [
    Evening {
        clerk: "denpasar.petugas",
        agent: "denpasar.agen2",
        missing: Rupiah(10_000),
        why: "disimpan untuk uang kembalian",
        word: Some(Ok(())),
    },
    Evening {
        clerk: "denpasar.petugas",
        agent: "denpasar.agen1",
        missing: Rupiah(4_000),
        why: "uang kembalian masih di warung",
        word: None,
    },
    Evening {
        clerk: "denpasar.petugas",
        agent: "denpasar.agen4",
        missing: Rupiah(20_000),
        why: "selembar Rp20.000 tidak ada",
        word: Some(Err("Rp20.000 itu saya serahkan terpisah, sebelum dihitung")),
    },
    Evening {
        clerk: "klaten.petugas",
        agent: "klaten.agen1",
        missing: Rupiah(2_000),
        why: "uang kecil tidak cukup",
        word: None,
    },
];

pub(crate) async fn play(app: &App, players: &[Player], today: Day) -> Result<(), AppError> {
    let by = |login: &str| players.iter().find(|p| p.login == login);
    let yesterday = at(today.plus_days(-1), AFTERNOON);
    for evening in &EVENINGS {
        if let (Some(clerk), Some(agent)) = (by(evening.clerk), by(evening.agent)) {
            evening.play(app, clerk, agent, yesterday).await?;
        }
    }
    match by("denpasar.agen3") {
        Some(agent) => lost_phone(app, agent, today).await,
        None => Ok(()),
    }
}

fn at(day: Day, seconds: u32) -> Instant {
    Instant::at(day, seconds, Zone::WITA)
}

impl Evening {
    /// All that an agent holds, but for what is missing; and the agent's word, where it was said.
    async fn play(&self, app: &App, clerk: &Player, agent: &Player, now: Instant) -> Result<(), AppError> {
        let key = |part: &str| named(&format!("handin|{}|{part}", agent.login));
        let held = match app.my_cash(&agent.actor(), now).await {
            Ok(mine) if mine.hand_ins.iter().all(|line| line.id != key("id")) => mine.held,
            _ => return Ok(()),
        };
        let counted = held - self.missing;
        if counted <= Rupiah::ZERO {
            return Ok(());
        }
        let ask = wire::HandIn {
            agent: agent.id().0,
            counted_rupiah: counted.0,
            expected_rupiah: held.0,
            pieces: pieces(counted.0),
            reason: Some(self.why.to_owned()),
        };
        let counted = envelope(key("id"), key("counted"), Command::HandIn(ask));
        app.submit(&clerk.actor(), &[counted], now).await?;
        if let Some(word) = self.word {
            let (agrees, reason) = (word.is_ok(), word.err().map(str::to_owned));
            let word = Command::ConfirmHandIn(wire::ConfirmHandIn { agrees, reason });
            let word = envelope(key("id"), key("agreed"), word);
            app.submit(&agent.actor(), &[word], now.plus_seconds(600)).await?;
        }
        Ok(())
    }
}

fn envelope(subject: uuid::Uuid, id: uuid::Uuid, command: Command) -> Envelope {
    Envelope { id, subject, office: None, command }
}

/// A phone that registered somebody and took money, was lost and shut out, and came into a network later: everything is
/// put aside, with one item that nobody can open.
async fn lost_phone(app: &App, agent: &Player, today: Day) -> Result<(), AppError> {
    let who = agent.actor();
    if app.phones(&who).await.map_or(true, |phones| !phones.is_empty()) {
        return Ok(());
    }
    let day = today.plus_days(-3);
    let key = PhoneKey::generate(day);
    let morning = at(day, 8 * 3600);
    let enrolled = app.enrol_phone(&who, "HP lama", &key.point_base64url(), morning).await?;
    let (Ok(phone), Some(house)) = (enrolled, outbox::point(&app.keys().outbox().public_base64url())) else {
        return Ok(());
    };
    let number = format!("{}-00001-8", phone.series);
    let mut sent = Vec::new();
    let mut prev = outbox::FIRST.to_owned();
    for (n, command) in taken(day, &number).iter().enumerate() {
        let seq = n as i64 + 1;
        let payload = serde_json::json!({
            "v": 1, "seq": seq, "prev": prev, "mark": phone.mark,
            "at": morning.0 / 1000 + seq * 60_000, "command": command,
        });
        let item = key.item(payload.to_string().as_bytes());
        prev = outbox::hash(&item);
        sent.extend(outbox::seal(&house, phone.id, seq, &item).map(|sealed| Sent { seq, sealed }));
    }
    sent.push(Sent { seq: sent.len() as i64 + 1, sealed: vec![7; 96] });
    let devices = app.phones(&who).await.unwrap_or_default();
    if let Some(device) = devices.iter().find(|d| d.id == phone.id) {
        drop(app.revoke_device(&who, who.id, &device.device, at(day.next(), 9 * 3600)).await);
    }
    drop(app.sync_phone(&phone.signed_in.token, &sent, at(today.plus_days(-1), 18 * 3600)).await?);
    Ok(())
}

/// The form and the money of one invented person.
fn taken(day: Day, number: &str) -> [Envelope; 2] {
    let person = named("evening|person");
    let evidence =
        || Some(wire::Evidence { number: number.to_owned(), claimed_on: day.to_string(), written_by: None });
    let programmes = || vec!["JKK".to_owned(), "JKM".to_owned()];
    let register = wire::Register {
        nik: "5171995504910771".to_owned(),
        name: "Ni Wayan Suartini".to_owned(),
        born: "1991-04-15".to_owned(),
        sex: "female".to_owned(),
        phone: None,
        address: None,
        how_works: "own".to_owned(),
        status: "worker".to_owned(),
        sector: "other".to_owned(),
        occupations: vec!["pedagang canang".to_owned()],
        income_rupiah: 1_000_000,
        home: "51.71.02.2008".to_owned(),
        work_place: None,
        activity: None,
        attestation: wire::Attestation {
            works_now: true,
            well_now: true,
            attested_by: "I Wayan Contoh, kelian banjar".to_owned(),
            place: "Pasar Kreneng".to_owned(),
        },
        consent: true,
        programmes: programmes(),
        payer: "self".to_owned(),
        payer_name: None,
        heirs: Vec::new(),
        evidence: evidence(),
    };
    let pay = wire::Pay {
        payer: "self".to_owned(),
        payer_name: None,
        programmes: programmes(),
        from: None,
        months: 1,
        amount_rupiah: 8_400,
        taken_on: day.to_string(),
        taken_by: wire::TakenBy::Agent,
        activity: None,
        evidence: evidence(),
    };
    [
        envelope(person, named("evening|register"), Command::Register(Box::new(register))),
        envelope(person, named("evening|pay"), Command::Pay(pay)),
    ]
}
