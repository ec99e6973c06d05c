//! One's own account: what opens it, what shuts it, and that the audit tells.

use crate::common::*;
use app::{ElsewhereProblem, Knock, Passwords, Proven, Session, SignInProblem};
use kernel::{ActorId, Instant};
use testkit::{House, PASSWORD, TODAY, at, on_both};
use uuid::Uuid;

async fn hire(house: &House, login: &str, role: &str) -> Uuid {
    house.hire(login, role, &["51.71"]).await
}

fn later(seconds: i64) -> Instant {
    at(TODAY).plus_seconds(seconds)
}

/// What the audit tells of an account, in order: action, detail, whether somebody else did it.
async fn told(house: &House, of: Uuid) -> Vec<(String, String)> {
    let all: Vec<(String, Option<String>, Uuid)> = rows(
        &house.app,
        "select action, detail, subject_id from audit where command_id is null order by at, action",
    )
    .await;
    all.into_iter().filter(|(_, _, id)| *id == of).map(|(a, d, _)| (a, d.unwrap_or_default())).collect()
}

fn shown(told: &[(String, String)]) -> Vec<(&str, &str)> {
    told.iter().map(|(a, d)| (a.as_str(), d.as_str())).collect()
}

/// The code an authenticator would show for a sealed secret: eight bytes of the last step stand before it.
fn code(house: &House, of: Uuid, sealed: &[u8], at: Instant) -> String {
    let plain = house.app.keys().seal().decrypt("actor.totp", of, sealed).unwrap();
    seal::totp::code(&plain[8..], at.0 / 1_000_000)
}

/// An authenticator put on; gives the sealed secret and the recovery codes.
async fn with_totp(house: &House, session: &Session, now: Instant) -> (Vec<u8>, Vec<String>) {
    let new = house.app.new_totp(session);
    let first = code(house, session.actor.id.0, &new.sealed, now);
    let codes = house.app.enrol_totp(session, &new.sealed, &first, now).await.unwrap().unwrap();
    (new.sealed, codes)
}

#[test]
fn the_door_tells_the_audit_who_came_and_who_tried() {
    on_both(|house| async move {
        let id = hire(&house, "komang", "clerk").await;
        let knock =
            |password| Knock { login: "komang", password, from: "Firefox, Windows", ..Knock::default() };
        for n in 0..5 {
            let shut = house.app.knock(knock("bukan ini"), later(n)).await.unwrap_err();
            assert_eq!(matches!(shut, SignInProblem::Locked { .. }), n == 4, "{shut:?}");
        }
        // While it is shut, no more rows: a stranger cannot fill the audit.
        for _ in 0..20 {
            house.app.knock(knock(PASSWORD), later(10)).await.unwrap_err();
        }
        let signed_in = house.app.knock(knock(PASSWORD), later(70)).await.unwrap();
        house.app.sign_out(&signed_in.token, later(80)).await.unwrap();
        house.app.sign_out(&signed_in.token, later(81)).await.unwrap();
        let wrong = ("sign_in_failed", "password Firefox, Windows");
        let expected = [
            wrong,
            wrong,
            wrong,
            wrong,
            ("sign_in_locked", "password Firefox, Windows"),
            ("signed_in", "password Firefox, Windows"),
            ("signed_out", ""),
        ];
        assert_eq!(shown(&told(&house, id).await), expected);
        // A name nobody has is nobody's row.
        let before = number(&house.app, "select count(*) from audit").await;
        house.app.sign_in("siapa", "bukan ini", None, later(90)).await.unwrap_err();
        assert_eq!(number(&house.app, "select count(*) from audit").await, before);
        let secret: Vec<(Option<String>,)> = rows(&house.app, "select detail from audit").await;
        assert!(secret.iter().flat_map(|d| &d.0).all(|d| !d.contains("kuda")), "{secret:?}");
        house.holds().await;
    });
}

#[test]
fn a_recovery_code_opens_once_and_only_where_there_is_an_authenticator() {
    on_both(|house| async move {
        let id = hire(&house, "komang", "clerk").await;
        let session = house.app.sign_in("komang", PASSWORD, None, later(0)).await.unwrap().session;
        let (_, codes) = with_totp(&house, &session, later(1)).await;
        assert_eq!(codes.len(), 8);
        let stored: Vec<(Vec<u8>,)> = rows(&house.app, "select code_hash from recovery_code").await;
        assert!(stored.iter().all(|row| codes.iter().all(|c| row.0 != c.as_bytes())), "only hashes are kept");
        let typed = format!("{} {} {}", &codes[0][..4], &codes[0][4..8], &codes[0][8..]);
        house.app.sign_in("komang", PASSWORD, Some(&typed), later(60)).await.unwrap();
        let again = house.app.sign_in("komang", PASSWORD, Some(&typed), later(61)).await.unwrap_err();
        assert!(matches!(again, SignInProblem::Wrong), "{again:?}");
        let guess = house.app.sign_in("komang", PASSWORD, Some("000000000000"), later(62)).await.unwrap_err();
        assert!(matches!(guess, SignInProblem::Wrong), "{guess:?}");
        let other = hire(&house, "putu", "clerk").await;
        let theirs = house.app.sign_in("putu", PASSWORD, None, later(0)).await.unwrap().session;
        with_totp(&house, &theirs, later(0)).await;
        let borrowed = house.app.sign_in("putu", PASSWORD, Some(&codes[1]), later(63)).await.unwrap_err();
        assert!(matches!(borrowed, SignInProblem::Wrong), "{borrowed:?}");
        let all = told(&house, id).await;
        let expected = [
            ("signed_in", "password"),
            ("authenticator_on", ""),
            ("recovery_code_used", ""),
            ("signed_in", "recovery"),
            ("sign_in_failed", "code"),
            ("sign_in_failed", "code"),
        ];
        assert_eq!(shown(&all), expected);
        assert_eq!(number(&house.app, "select count(*) from recovery_code").await, 15);
        assert!(!told(&house, other).await.is_empty());
        house.holds().await;
    });
}

#[test]
fn an_authenticator_comes_off_for_password_and_code_and_guessing_shuts_the_door() {
    on_both(|house| async move {
        let id = hire(&house, "komang", "clerk").await;
        let app = &house.app;
        let session = app.sign_in("komang", PASSWORD, None, later(0)).await.unwrap().session;
        let (sealed, codes) = with_totp(&house, &session, later(0)).await;
        // A second one does not take the place of the first.
        let other = app.new_totp(&session);
        let first = code(&house, id, &other.sealed, later(0));
        let there = app.enrol_totp(&session, &other.sealed, &first, later(0)).await.unwrap().unwrap_err();
        assert_eq!(there.code(), "account.totp_there");
        let code_at = |seconds| code(&house, id, &sealed, later(seconds));
        let off = |password: &'static str, code: String, seconds| {
            let (app, session) = (app.clone(), session.clone());
            async move { app.remove_totp(&session, password, &code, "", later(seconds)).await.unwrap() }
        };
        assert_eq!(off("bukan ini", code_at(60), 60).await.unwrap_err().code(), "account.password_wrong");
        assert_eq!(off(PASSWORD, "000000".into(), 61).await.unwrap_err().code(), "sign_in.code.refused");
        // New codes for the old ones; the code is used up with it.
        let fresh = app.renew_codes(&session, PASSWORD, &code_at(90), "", later(90)).await.unwrap().unwrap();
        assert!(fresh.iter().all(|code| !codes.contains(code)));
        assert_eq!(off(PASSWORD, code_at(90), 91).await.unwrap_err().code(), "sign_in.code.refused");
        assert_eq!(off(PASSWORD, codes[0].clone(), 92).await.unwrap_err().code(), "sign_in.code.refused");
        off(PASSWORD, fresh[0].clone(), 93).await.unwrap();
        app.sign_in("komang", PASSWORD, None, later(94)).await.unwrap();
        assert_eq!(number(app, "select count(*) from recovery_code").await, 0);
        let none = off(PASSWORD, fresh[1].clone(), 95).await.unwrap_err();
        assert_eq!(none.code(), "account.totp_none");
        // Whoever found a screen open guesses no longer than somebody at the door.
        for n in 0..4 {
            let wrong =
                app.change_password(&session, "tebakan", "angin dari timur", "", later(100 + n)).await;
            assert_eq!(wrong.unwrap().unwrap_err().code(), "account.password_wrong");
        }
        let shut = app.change_password(&session, "tebakan", "angin dari timur", "", later(105)).await;
        assert_eq!(shut.unwrap().unwrap_err().code(), "sign_in.locked.minutes");
        let right = app.change_password(&session, PASSWORD, "angin dari timur", "", later(106)).await;
        assert_eq!(right.unwrap().unwrap_err().code(), "sign_in.locked.minutes", "shut is shut");
        let changed = app.change_password(&session, PASSWORD, "angin dari timur", "", later(170)).await;
        changed.unwrap().unwrap();
        let last = told(&house, id).await.pop().unwrap();
        assert_eq!(last.0, "password_changed");
        house.holds().await;
    });
}

#[test]
fn ones_own_sessions_are_seen_and_ended_and_nobody_elses() {
    on_both(|house| async move {
        let id = hire(&house, "komang", "clerk").await;
        hire(&house, "putu", "clerk").await;
        let app = &house.app;
        let from = |login, from| Knock { login, password: PASSWORD, from, ..Knock::default() };
        let mine = app.knock(from("komang", "Firefox, Windows"), later(0)).await.unwrap();
        let other = app.knock(from("komang", "Chrome, Android"), later(1)).await.unwrap();
        let third = app.knock(from("komang", ""), later(2)).await.unwrap();
        let theirs = app.knock(from("putu", "Edge, Windows"), later(3)).await.unwrap();
        let open = app.open_sessions(&mine.session, &mine.token, later(4)).await.unwrap();
        let seen: Vec<(&str, bool)> = open.iter().map(|s| (s.label.as_str(), s.this)).collect();
        assert_eq!(seen, [("", false), ("Chrome, Android", false), ("Firefox, Windows", true)]);
        // Another's session is not there to be ended.
        let foreign = app.open_sessions(&theirs.session, &theirs.token, later(4)).await.unwrap();
        app.end_session(&mine.session, &foreign[0].id, later(5)).await.unwrap();
        assert!(app.session(&theirs.token, later(5)).await.unwrap().is_some());
        app.end_session(&mine.session, &open[1].id, later(6)).await.unwrap();
        assert!(app.session(&other.token, later(6)).await.unwrap().is_none(), "at once, not after a minute");
        let phone = app.enrol_device(&mine.session.actor, ActorId(id), "HP Komang", later(7)).await.unwrap();
        assert_eq!(app.end_other_sessions(&mine.session, &mine.token, later(8)).await.unwrap(), 1);
        assert!(app.session(&third.token, later(8)).await.unwrap().is_none());
        assert!(app.session(&mine.token, later(8)).await.unwrap().is_some());
        assert!(app.session(&phone.unwrap().token, later(8)).await.unwrap().is_some(), "a phone goes on");
        let ended: Vec<_> = told(&house, id).await.into_iter().filter(|t| t.0 == "session_ended").collect();
        assert_eq!(shown(&ended), [("session_ended", "Chrome, Android"), ("session_ended", "1")]);
        // That it is in use is written down now and then, outside the request.
        app.session(&mine.token, later(3600)).await.unwrap().unwrap();
        app.flush_looks().await;
        let open = app.open_sessions(&mine.session, &mine.token, later(3601)).await.unwrap();
        assert_eq!(open[0].seen, Some(later(3600)));
        house.holds().await;
    });
}

#[test]
fn the_branch_sees_its_devices_and_shuts_out_a_lost_phone() {
    on_both(|house| async move {
        let app = &house.app;
        let agent = hire(&house, "nyoman", "agent").await;
        hire(&house, "kepala", "branch_head").await;
        let head = app.sign_in("kepala", PASSWORD, None, later(0)).await.unwrap().session;
        let own = app.sign_in("nyoman", PASSWORD, None, later(0)).await.unwrap().session;
        let phone =
            app.enrol_device(&own.actor, ActorId(agent), "HP Nyoman", later(0)).await.unwrap().unwrap();
        // An agent of another branch.
        let klaten = Uuid::now_v7();
        let klaten_office = house.klaten.0;
        house.hire_as(klaten, "walino", "agent", &["33.10"], |a| a.of_office = Some(klaten_office)).await;
        let walino = app.sign_in("walino", PASSWORD, None, later(0)).await.unwrap().session;
        app.enrol_device(&walino.actor, ActorId(klaten), "HP Walino", later(0)).await.unwrap().unwrap();
        let seen = app.branch_devices(&head.actor, Default::default(), later(60)).await.unwrap();
        assert_eq!((seen.total, seen.idle, seen.rows.len()), (1, 0, 1));
        assert_eq!((seen.rows[0].device.label.as_str(), seen.rows[0].owner.0), ("HP Nyoman", agent));
        let nation = app.branch_devices(&house.administrator, Default::default(), later(60)).await.unwrap();
        assert_eq!(nation.total, 2);
        let named = app::view::DevicesAsked { named: "walINO".to_owned(), ..Default::default() };
        let found = app.branch_devices(&house.administrator, named, later(60)).await.unwrap();
        assert_eq!((found.total, found.found), (2, 1));
        let month = 31 * 86_400;
        app.session(&phone.token, later(month)).await.unwrap().unwrap();
        app.flush_looks().await;
        let idle = app.branch_devices(&house.administrator, Default::default(), later(month)).await.unwrap();
        assert_eq!((idle.total, idle.idle, idle.rows[0].device.label.as_str()), (2, 1, "HP Nyoman"));
        assert!(app.branch_devices(&own.actor, Default::default(), later(60)).await.is_err());
        let (id, other) =
            (&seen.rows[0].device.id, &nation.rows.iter().find(|r| r.owner.0 == klaten).unwrap());
        let foreign = app.device(&head.actor, ActorId(klaten), &other.device.id, later(60)).await;
        assert!(foreign.is_err(), "another branch's phone is not the head's to see");
        app.device(&head.actor, ActorId(agent), id, later(60)).await.unwrap();
        app.revoke_device(&head.actor, ActorId(agent), id, later(61)).await.unwrap().unwrap();
        assert!(app.session(&phone.token, later(61)).await.unwrap().is_none());
        app.revoke_device(&head.actor, ActorId(agent), id, later(62)).await.unwrap().unwrap();
        let by: Vec<(Uuid, String)> =
            rows(app, "select actor_id, action from audit where action like 'device_%' order by at").await;
        let revoked: Vec<_> = by.into_iter().filter(|(_, a)| a == "device_revoked").collect();
        assert_eq!(revoked, [(head.actor.id.0, "device_revoked".to_owned())], "told once, and who did it");
        house.holds().await;
    });
}

fn proven(subject: &str, login: &str) -> Proven {
    Proven { issuer: "https://id.example".to_owned(), subject: subject.to_owned(), login: login.to_owned() }
}

#[test]
fn whom_the_office_vouches_for_once_keeps_the_account_and_a_name_passed_on_opens_nothing() {
    on_both(|house| async move {
        let app = &house.app;
        let id = hire(&house, "komang", "clerk").await;
        hire(&house, "bank", "system").await;
        let first =
            app.sign_in_elsewhere(&proven("s-1", " Komang "), "Edge, Windows", later(0)).await.unwrap();
        assert_eq!(first.session.actor.id.0, id);
        // Called otherwise there now: still the same person.
        let renamed = app.sign_in_elsewhere(&proven("s-1", "k.sari"), "", later(1)).await.unwrap();
        assert_eq!(renamed.session.actor.id.0, id);
        let taker = app.sign_in_elsewhere(&proven("s-2", "komang"), "", later(2)).await.unwrap_err();
        assert!(matches!(taker, ElsewhereProblem::Taken), "{taker:?}");
        for nobody in ["siapa", "", "bank"] {
            let stranger = app.sign_in_elsewhere(&proven("s-3", nobody), "", later(3)).await.unwrap_err();
            assert!(matches!(stranger, ElsewhereProblem::Stranger), "{nobody}: {stranger:?}");
        }
        tamper(app, "update actor set active = false where login = 'komang'").await;
        let closed = app.sign_in_elsewhere(&proven("s-1", "komang"), "", later(4)).await.unwrap_err();
        assert!(matches!(closed, ElsewhereProblem::Inactive), "{closed:?}");
        tamper(app, "update actor set active = true where login = 'komang'").await;
        // The holder lets go, and the next who proves the name is linked.
        let wrong = app.unlink_own(&first.session, "bukan ini", "", later(5)).await.unwrap().unwrap_err();
        assert_eq!(wrong.code(), "account.password_wrong");
        app.unlink_own(&first.session, PASSWORD, "", later(6)).await.unwrap().unwrap();
        app.sign_in_elsewhere(&proven("s-2", "komang"), "", later(7)).await.unwrap();
        let all = told(&house, id).await;
        let expected = [
            ("identity_linked", "https://id.example"),
            ("signed_in", "elsewhere Edge, Windows"),
            ("signed_in", "elsewhere"),
            ("sign_in_failed", "password"),
            ("identity_unlinked", ""),
            ("identity_linked", "https://id.example"),
            ("signed_in", "elsewhere"),
        ];
        assert_eq!(shown(&all), expected);
        house.holds().await;
    });
}

#[test]
fn where_passwords_are_for_administrators_others_come_in_by_the_office_only() {
    on_both(|house| async move {
        let app = &house.app;
        hire(&house, "komang", "clerk").await;
        hire(&house, "pengelola", "administrator").await;
        let knock = |login, password| Knock {
            login,
            password,
            passwords: Passwords::AdministratorsOnly,
            ..Knock::default()
        };
        app.knock(knock("pengelola", PASSWORD), later(0)).await.unwrap();
        let shut = app.knock(knock("komang", PASSWORD), later(1)).await.unwrap_err();
        assert!(matches!(shut, SignInProblem::ElsewhereOnly), "{shut:?}");
        // Who does not know the password is not told for whom it would be.
        let wrong = app.knock(knock("komang", "bukan ini"), later(2)).await.unwrap_err();
        assert!(matches!(wrong, SignInProblem::Wrong), "{wrong:?}");
        // A password for once holds back nobody who never used it.
        tamper(app, "update actor set must_change = true where login = 'komang'").await;
        let signed_in = app.sign_in_elsewhere(&proven("s-1", "komang"), "", later(3)).await.unwrap();
        assert!(!signed_in.session.must_change);
        assert!(!app.session(&signed_in.token, later(4)).await.unwrap().unwrap().must_change);
        house.holds().await;
    });
}

#[test]
fn two_first_uses_at_once_are_one_link() {
    on_both(|house| async move {
        let id = hire(&house, "komang", "clerk").await;
        let asks = (0..8).map(|n| {
            let app = house.app.clone();
            async move { app.sign_in_elsewhere(&proven("s-1", "komang"), "", later(n)).await }
        });
        for ask in asks.map(tokio::spawn).collect::<Vec<_>>() {
            assert_eq!(ask.await.unwrap().unwrap().session.actor.id.0, id);
        }
        assert_eq!(number(&house.app, "select count(*) from identity").await, 1);
        let linked = "select count(*) from audit where action = 'identity_linked'";
        assert_eq!(number(&house.app, linked).await, 1);
        house.holds().await;
    });
}
