//! The office's own sign-in, held against a provider that is started here: over HTTP, on ports of this machine, with
//! every way in which what comes back may be wrong.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on says so and stops")]

mod browser;
mod provider;

use browser::{Browser, Came};
use kernel::Instant;
use provider::{CLIENT, Provider, SECRET, Says};
use serde_json::json;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use testkit::{House, TODAY, at};
use uuid::Uuid;
use web::{AppState, Claim, Elsewhere, ElsewhereSetup, Listen};

struct Office {
    house: House,
    provider: Arc<Provider>,
    /// Where browsers reach the house.
    at: String,
    clock: Arc<AtomicI64>,
    stop: Option<tokio::sync::oneshot::Sender<()>>,
}

fn setup(provider: &Provider, at: &str) -> ElsewhereSetup {
    ElsewhereSetup {
        issuer: provider.issuer.clone(),
        client_id: CLIENT.to_owned(),
        client_secret: Some(SECRET.to_owned()),
        name: "SSO kantor".to_owned(),
        claim: Claim::PreferredUsername,
        public_url: at.to_owned(),
        only: false,
    }
}

fn in_the_office<F: Future<Output = ()>>(story: impl FnOnce(Office) -> F) {
    in_an_office(|_| {}, story);
}

fn in_an_office<F: Future<Output = ()>>(
    change: impl FnOnce(&mut ElsewhereSetup),
    story: impl FnOnce(Office) -> F,
) {
    testkit::run(async {
        let house = testkit::house_on(testkit::TestEngine::Sqlite).await;
        let now = self::at(TODAY).0;
        let provider = provider::start(now / 1_000_000).await;
        // A port that was free a moment ago.
        let address = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let at = format!("http://{address}");
        let clock = Arc::new(AtomicI64::new(now));
        let hand = clock.clone();
        let hand = Arc::new(move || Instant(hand.load(Ordering::SeqCst)));
        let mut asked = setup(&provider, &at);
        change(&mut asked);
        let elsewhere = Elsewhere::new(asked).unwrap();
        let state = AppState::with(house.app.clone(), hand, None, false, Some(elsewhere));
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let (ready, serving) = tokio::sync::oneshot::channel();
        tokio::spawn(web::serve(
            web::router(state),
            Listen { address, tls: None },
            move |_| ready.send(()).unwrap(),
            async move { drop(stopped.await) },
        ));
        serving.await.unwrap();
        let office = Office { house, provider, at, clock, stop: Some(stop) };
        office.hire("komang", "clerk").await;
        story(office).await;
    });
}

impl Drop for Office {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
    }
}

impl Office {
    async fn hire(&self, login: &str, role: &str) {
        self.house.hire_as(Uuid::now_v7(), login, role, &["51.71"], |a| a.lang = "en".to_owned()).await;
    }

    fn path(&self, path: &str) -> String {
        format!("{}{path}", self.at)
    }

    /// To the provider and to the door again: the address with the code.
    async fn there(&self, browser: &Browser) -> String {
        let sent = browser.get(&self.path("/sign-in/sso?back=/members%3Fq%3DSari")).await;
        assert_eq!(sent.status, 303, "{}", sent.says());
        let to = sent.location().to_owned();
        assert!(to.starts_with(&format!("{}/authorize?", self.provider.issuer)), "{to}");
        let back = Browser::default().get(&to).await.location().to_owned();
        assert!(back.starts_with(&self.path("/sign-in/sso/back?")), "{back}");
        back
    }

    async fn come_in(&self, browser: &Browser) -> Came {
        let back = self.there(browser).await;
        browser.get(&back).await
    }

    /// A browser that has come in can read its account; one that has not is sent to the sign-in.
    async fn is_in(&self, browser: &Browser) -> bool {
        browser.get(&self.path("/account")).await.status == 200
    }

    async fn fails(&self, came: &Came, browser: &Browser, status: u16, says: &str) {
        assert_eq!(came.status, status, "{}", came.says());
        assert!(came.says().contains(says), "{says}: {}", came.says());
        assert!(came.header("cache-control").is_some_and(|c| c == "no-store"));
        assert!(!self.is_in(browser).await, "{says}: nobody may be in");
    }
}

#[test]
fn whom_the_office_vouches_for_comes_in_and_goes_where_they_wanted() {
    in_the_office(|office| async move {
        let page = Browser::default().get(&office.path("/sign-in?back=/members")).await;
        assert!(page.body.contains("Sign in with SSO kantor"));
        assert!(page.body.contains("href=\"/sign-in/sso?back=/members\""), "a link: {}", page.says());
        let browser = Browser::default();
        let sent = browser.get(&office.path("/sign-in/sso?back=//evil.example/")).await;
        let round = sent.all("set-cookie").find(|c| c.starts_with("payung_round=")).unwrap().to_owned();
        for mark in ["; Path=/sign-in/sso;", "Max-Age=600", "HttpOnly", "SameSite=Lax"] {
            assert!(round.contains(mark), "{round}");
        }
        for secret in ["nonce=", "state=", "code_challenge="] {
            let value = sent.location().split(secret).nth(1).unwrap().split('&').next().unwrap();
            assert!(value.len() >= 20 && !round.contains(value), "{secret} is sealed in the cookie");
        }
        let came = office.come_in(&browser).await;
        assert_eq!((came.status, came.location()), (303, "/members?q=Sari"), "{}", came.says());
        assert!(browser.cookie("payung_round").is_none(), "used once");
        assert!(office.is_in(&browser).await);
        let account = browser.get(&office.path("/account")).await;
        for said in ["By the office account.", "Firefox, Windows", &office.provider.issuer] {
            assert!(account.body.contains(said), "{said}: {}", account.says());
        }
        // Whoever tries to be sent on to another site is sent home.
        let home = Browser::default();
        let sent = home.get(&office.path("/sign-in/sso?back=//evil.example/")).await;
        let back = Browser::default().get(sent.location()).await.location().to_owned();
        assert_eq!(home.get(&back).await.location(), "/");
        office.house.holds().await;
    });
}

/// How the provider behaves, the status of the page, what it says.
type Bent = (fn(&mut Says), u16, &'static str);

#[test]
fn what_does_not_hold_opens_nothing() {
    in_the_office(|office| async move {
        let wrong = "could not be trusted";
        let bent: [Bent; 9] = [
            (|s| s.nonce = Some("another".into()), 403, wrong),
            (|s| s.audience = "another-client".into(), 403, wrong),
            (|s| s.issuer = Some("https://id.evil.example".into()), 403, wrong),
            (|s| s.forges = true, 403, wrong),
            (|s| s.unsigned = true, 403, wrong),
            (|s| s.expires_in = -1, 403, wrong),
            (|s| s.denies = true, 403, "did not let you in"),
            (|s| s.claims = json!({}), 403, "did not say your user name"),
            (|s| s.claims = json!({"preferred_username": "siapa"}), 403, "no Payung account called siapa"),
        ];
        for (bend, status, says) in bent {
            office.provider.says(bend);
            let browser = Browser::default();
            let came = office.come_in(&browser).await;
            office.fails(&came, &browser, status, says).await;
            office.provider.says(|s| {
                (s.nonce, s.issuer, s.forges, s.unsigned, s.denies) = (None, None, false, false, false);
                (s.audience, s.expires_in) = (CLIENT.to_owned(), 300);
                s.claims = json!({"preferred_username": "komang"});
            });
        }
        let browser = Browser::default();
        office.come_in(&browser).await;
        assert!(office.is_in(&browser).await, "unbent, it opens");
    });
}

#[test]
fn the_way_back_is_gone_once_by_whoever_began_it_and_in_time() {
    in_the_office(|office| async move {
        let expired = "no longer valid";
        // Another's state; a code brought to a browser that never asked; too late; begun anew meanwhile.
        let browser = Browser::default();
        let back = office.there(&browser).await;
        let other = back.split("&state=").next().unwrap().to_owned() + "&state=another";
        office.fails(&browser.get(&other).await, &browser, 400, expired).await;
        let victim = Browser::default();
        let back = office.there(&Browser::default()).await;
        office.fails(&victim.get(&back).await, &victim, 400, expired).await;
        let slow = Browser::default();
        let back = office.there(&slow).await;
        office.clock.fetch_add(601 * 1_000_000, Ordering::SeqCst);
        office.fails(&slow.get(&back).await, &slow, 400, expired).await;
        office.clock.fetch_sub(601 * 1_000_000, Ordering::SeqCst);
        let twice = Browser::default();
        let first = office.there(&twice).await;
        office.there(&twice).await;
        office.fails(&twice.get(&first).await, &twice, 400, expired).await;
        // A code used a second time, with the cookie put back: the provider gives nothing for it.
        let honest = Browser::default();
        let back = office.there(&honest).await;
        let round = honest.cookie("payung_round").unwrap();
        assert_eq!(honest.get(&back).await.status, 303);
        let thief = Browser::default();
        thief.put("payung_round", &round);
        office.fails(&thief.get(&back).await, &thief, 400, expired).await;
        // Another provider answers for this one.
        let mixed = Browser::default();
        let back = office.there(&mixed).await;
        let back = back.split("&iss=").next().unwrap().to_owned() + "&iss=https://id.evil.example";
        office.fails(&mixed.get(&back).await, &mixed, 403, "could not be trusted").await;
        // The cookie bent.
        let bent = Browser::default();
        let back = office.there(&bent).await;
        bent.put("payung_round", "00ff");
        office.fails(&bent.get(&back).await, &bent, 400, expired).await;
    });
}

#[test]
fn a_stolen_code_is_worth_nothing_without_its_verifier() {
    in_the_office(|office| async move {
        let back = office.there(&Browser::default()).await;
        let code = back.split("code=").nth(1).unwrap().split('&').next().unwrap();
        // `payung:rahasia-klien`: even the house's own secret does not help.
        let client = "Basic cGF5dW5nOnJhaGFzaWEta2xpZW4=";
        let way_back = office.path("/sign-in/sso/back").replace(':', "%3A").replace('/', "%2F");
        let body = format!("grant_type=authorization_code&code={code}&redirect_uri={way_back}");
        let came = browser::post(&format!("{}/token", office.provider.issuer), client, &body).await;
        assert_eq!(came.status, 400);
        assert!(came.body.contains("invalid_grant"), "{}", came.says());
    });
}

#[test]
fn a_deactivated_person_and_a_name_passed_on_stay_outside() {
    in_the_office(|office| async move {
        let browser = Browser::default();
        office.come_in(&browser).await;
        assert!(office.is_in(&browser).await);
        office.provider.says(|s| s.subject = "s-2".into());
        let taker = Browser::default();
        let came = office.come_in(&taker).await;
        office.fails(&came, &taker, 403, "is somebody else's").await;
        office
            .provider
            .says(|s| (s.subject, s.claims) = ("s-1".into(), json!({"preferred_username": "k.sari"})));
        let renamed = Browser::default();
        office.come_in(&renamed).await;
        assert!(office.is_in(&renamed).await, "called otherwise, still the same");
        let url = office.house.url.clone();
        let store = store::Store::open(&url, false).await.unwrap();
        static SHUT: store::Stmt =
            store::Stmt::new("test.shut", "update actor set active = false where login = 'komang'");
        let mut tx = store.begin().await.unwrap();
        assert_eq!(tx.run(&SHUT, &[]).await.unwrap(), 1);
        tx.commit().await.unwrap();
        let closed = Browser::default();
        let came = office.come_in(&closed).await;
        assert_eq!(came.status, 403);
        assert!(came.body.contains("is not active"), "{}", came.says());
        assert!(closed.cookie("payung_session").is_none());
    });
}

#[test]
fn a_new_key_is_fetched_when_it_is_met() {
    in_the_office(|office| async move {
        let first = Browser::default();
        office.come_in(&first).await;
        assert!(office.is_in(&first).await);
        let second = Browser::default();
        office.come_in(&second).await;
        assert_eq!(*office.provider.asked.lock().unwrap(), 1, "known for an hour");
        office.provider.rotate();
        let third = Browser::default();
        office.come_in(&third).await;
        assert!(office.is_in(&third).await);
        assert_eq!(*office.provider.asked.lock().unwrap(), 2, "asked once more, not at every sign-in");
    });
}

#[test]
fn a_provider_that_is_down_has_a_page_and_passwords_still_open() {
    in_the_office(|office| async move {
        office.provider.says(|s| s.broken = true);
        let browser = Browser::default();
        let came = browser.get(&office.path("/sign-in/sso")).await;
        office.fails(&came, &browser, 502, "SSO kantor is not answering").await;
        assert!(!came.body.contains("http://127"), "no addresses for strangers");
        let by_password = office.house.app.sign_in("komang", "tiga ekor kuda putih", None, at(TODAY)).await;
        assert!(by_password.is_ok());
        office.provider.says(|s| s.broken = false);
        office.come_in(&browser).await;
        assert!(office.is_in(&browser).await);
        // What is known of it outlives a short silence, and an hour.
        office.provider.says(|s| s.broken = true);
        office.clock.fetch_add(3_601 * 1_000_000, Ordering::SeqCst);
        assert_eq!(Browser::default().get(&office.path("/sign-in/sso")).await.status, 303);
    });
}

#[test]
fn an_address_that_is_not_verified_is_nobodys_name() {
    let by_email = |setup: &mut ElsewhereSetup| (setup.claim, setup.only) = (Claim::Email, true);
    in_an_office(by_email, |office| async move {
        office.hire("sari@kantor.example", "clerk").await;
        let page = Browser::default().get(&office.path("/sign-in")).await;
        assert!(page.body.contains("Administrators: sign in by password"), "{}", page.says());
        office.provider.says(|s| s.claims = json!({"email": "sari@kantor.example", "email_verified": false}));
        let browser = Browser::default();
        let came = office.come_in(&browser).await;
        office.fails(&came, &browser, 403, "did not say your user name").await;
        office.provider.says(|s| s.claims = json!({"email": "Sari@kantor.example", "email_verified": true}));
        office.come_in(&browser).await;
        assert!(office.is_in(&browser).await);
    });
}

#[test]
fn only_safe_addresses_are_set_up() {
    testkit::run(async {
        let provider = provider::start(0).await;
        for (issuer, public) in [
            ("http://id.example.go.id", "https://payung.example"),
            ("id.example.go.id", "https://payung.example"),
            ("https://id.example.go.id", "http://payung.example"),
        ] {
            let setup = ElsewhereSetup { issuer: issuer.to_owned(), ..setup(&provider, public) };
            assert!(Elsewhere::new(setup).is_err(), "{issuer} {public}");
        }
    });
}
