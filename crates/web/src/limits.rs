//! What one request may ask of the house: bytes, time, and tries at the door.

use crate::problem::Fault;
use axum::body::{Body, Bytes, HttpBody};
use axum::http::StatusCode;
use http_body_util::BodyExt;
use kernel::Instant;
use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::Mutex;
use std::time::Duration;

const MEGABYTE: usize = 1024 * 1024;
/// Forms and questions.
pub const SMALL_BODY: usize = 2 * MEGABYTE;
/// A list of a month's end.
pub const FILE_BODY: usize = 16 * MEGABYTE;
/// What a phone sends at once: some 50 items.
pub const PHONE_BODY: usize = MEGABYTE;
/// A batch of commands: 5,000 registrations.
pub const BATCH_BODY: usize = 8 * MEGABYTE;
/// What is read and thrown away of a body that is too large, so that its sender gets to read the answer.
const DRAIN: usize = 32 * MEGABYTE;
const DRAIN_TIME: Duration = Duration::from_secs(10);
/// Nothing asked of the house takes this long; a batch goes on all the same, its sender asks again.
pub const REQUEST_TIME: Duration = Duration::from_secs(60);
/// Until the head of a request is there.
pub const HEADER_TIME: Duration = Duration::from_secs(15);
/// Until its body is there.
const BODY_TIME: Duration = Duration::from_secs(45);

/// A sign-in that fails is answered no sooner: how long it took would else tell whether there is such an account, whose
/// failed tries are written down.
const FAILED_TIME: Duration = Duration::from_millis(250);

/// Sign-ins from one address in a minute: a branch's whole staff shares one.
const TRIES_PER_MINUTE: u32 = 60;
const MINUTE: i64 = 60_000_000;
const ADDRESSES: usize = 50_000;

/// The whole body, or a "no" in words: too large, too slow, cut off.
pub async fn body(mut body: Body, most: usize) -> Result<Bytes, Fault> {
    // As the sender told it; exact where it is told at all.
    let told = HttpBody::size_hint(&body).exact().and_then(|told| usize::try_from(told).ok());
    if told.is_some_and(|told| told > most) {
        drain(body).await;
        return Err(Fault::too_large(most / MEGABYTE));
    }
    let read = async {
        let mut held = Vec::with_capacity(told.unwrap_or(0));
        while let Some(frame) = body.frame().await {
            let Ok(frame) = frame else { return Err(Fault::malformed("the body was cut off")) };
            if let Ok(data) = frame.into_data() {
                if held.len() + data.len() > most {
                    return Err(Fault::too_large(most / MEGABYTE));
                }
                held.extend_from_slice(&data);
            }
        }
        Ok(Bytes::from(held))
    };
    let slow = Fault::new(StatusCode::REQUEST_TIMEOUT, "request.slow");
    let read = tokio::time::timeout(BODY_TIME, read).await.unwrap_or(Err(slow));
    if read.as_ref().is_err_and(|fault| fault.status == StatusCode::PAYLOAD_TOO_LARGE) {
        drain(body).await;
    }
    read
}

async fn drain(mut body: Body) {
    let rest = async {
        let mut thrown = 0;
        while let Some(Ok(frame)) = body.frame().await {
            thrown += frame.data_ref().map_or(0, Bytes::len);
            if thrown > DRAIN {
                return;
            }
        }
    };
    let _ = tokio::time::timeout(DRAIN_TIME, rest).await;
}

/// When a try at the door began.
pub struct Begun(tokio::time::Instant);

impl Begun {
    pub fn now() -> Begun {
        Begun(tokio::time::Instant::now())
    }

    /// Holds a failure back until as long has passed as for any other.
    pub async fn failed(self) {
        tokio::time::sleep_until(self.0 + FAILED_TIME).await;
    }
}

/// Whose tries are counted together: an address, or of the longer ones the network that one customer is given whole.
fn neighbours(from: IpAddr) -> IpAddr {
    match from.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & (u128::MAX << 64))),
        v4 => v4,
    }
}

/// Tries at the door by address, counted by the minute.
#[derive(Default)]
pub struct Tries {
    seen: Mutex<HashMap<IpAddr, (i64, u32)>>,
}

impl Tries {
    /// Counts one more; refused with the seconds to wait where there were too many.
    pub fn count(&self, from: Option<IpAddr>, now: Instant) -> Result<(), Fault> {
        let (Some(from), Ok(mut seen)) = (from, self.seen.lock()) else { return Ok(()) };
        let (from, minute) = (neighbours(from), now.0.div_euclid(MINUTE));
        if seen.len() >= ADDRESSES {
            seen.retain(|_, (of, _)| *of == minute);
        }
        // A crowd that fills the memory of a minute waits like one address that tries too often.
        if seen.len() < ADDRESSES || seen.contains_key(&from) {
            let held = seen.entry(from).or_insert((minute, 0));
            if held.0 != minute {
                *held = (minute, 0);
            }
            held.1 += 1;
            if held.1 <= TRIES_PER_MINUTE {
                return Ok(());
            }
        }
        let wait = ((minute + 1) * MINUTE - now.0).div_euclid(1_000_000) + 1;
        let mut fault = Fault::new(StatusCode::TOO_MANY_REQUESTS, "request.too_many").after(wait);
        fault.note = fault.note.with("seconds", wait);
        Err(fault)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_tries_too_often_waits_until_the_next_minute() {
        let tries = Tries::default();
        let (here, there) = ("10.0.0.1".parse().ok(), "10.0.0.2".parse().ok());
        let now = Instant(30 * 1_000_000);
        for _ in 0..TRIES_PER_MINUTE {
            assert!(tries.count(here, now).is_ok());
        }
        let fault = tries.count(here, now).unwrap_err();
        assert_eq!((fault.status, fault.retry_after_seconds), (StatusCode::TOO_MANY_REQUESTS, Some(31)));
        assert!(tries.count(there, now).is_ok(), "others go on");
        assert!(tries.count(here, now.plus_seconds(31)).is_ok());
    }

    #[test]
    fn a_network_is_one_address_and_a_crowd_is_held_back() {
        let tries = Tries::default();
        let (now, address) = (Instant(0), |text: String| text.parse::<IpAddr>().ok());
        for host in 0..TRIES_PER_MINUTE {
            assert!(tries.count(address(format!("2001:db8:1:2::{host:x}")), now).is_ok());
        }
        assert!(tries.count(address("2001:db8:1:2:ffff::1".into()), now).is_err(), "the same customer");
        assert!(tries.count(address("2001:db8:1:3::1".into()), now).is_ok());
        for _ in 0..TRIES_PER_MINUTE {
            assert!(tries.count(address("10.0.0.9".into()), now).is_ok());
        }
        assert!(tries.count(address("::ffff:10.0.0.9".into()), now).is_err(), "written the long way");
        for n in 0..ADDRESSES as u32 {
            let _ = tries.count(Some(std::net::Ipv4Addr::from_bits(n).into()), now);
        }
        assert!(tries.count(address("192.0.2.1".into()), now).is_err());
        assert!(tries.seen.lock().unwrap().len() <= ADDRESSES);
        assert!(tries.count(address("192.0.2.1".into()), now.plus_seconds(60)).is_ok());
    }
}
