//! The agents' telephones: what a branch sees under its devices, some of them not used for weeks.

use crate::Player;
use access::Role;
use app::{App, AppError};
use kernel::{Day, Instant, Zone};

const MAKES: [&str; 4] = ["Samsung", "Oppo", "Xiaomi", "Vivo"];
/// Days ago that they were enrolled; the last is longer than a branch lets pass.
const DAYS_AGO: [i64; 5] = [3, 12, 5, 20, 64];
const MORNING: u32 = 8 * 3600;

/// Enrols a telephone for each agent who has none. Played again, nothing is added.
pub(crate) async fn enrol(app: &App, players: &[Player], today: Day) -> Result<(), AppError> {
    for (n, agent) in players.iter().filter(|p| p.role == Role::Agent).enumerate() {
        let who = agent.actor();
        let held = app.devices(&who, who.id).await?;
        if held.map_or(true, |held| !held.is_empty()) {
            continue;
        }
        let first_name = agent.name.split(' ').next_back().unwrap_or_default();
        let label = format!("HP {} {first_name}", MAKES[n % MAKES.len()]);
        let day = today.plus_days(-DAYS_AGO[n % DAYS_AGO.len()]);
        // The token is nobody's: it is forgotten here.
        drop(app.enrol_device(&who, who.id, &label, Instant::at(day, MORNING, Zone::WIB)).await?);
    }
    Ok(())
}
