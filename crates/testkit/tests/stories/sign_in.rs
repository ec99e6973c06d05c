//! Who decides is not made, and not helped back in, by one person alone.

use crate::approval::{Staff, propose, send, staff, word};
use crate::common::*;
use access::{Actor, Role, Territory};
use app::Proven;
use app::wire::{self, Command, Envelope};
use kernel::ActorId;
use testkit::{House, PASSWORD, TODAY, at, on_both};
use uuid::Uuid;

fn new_user(app: &app::App, login: &str, role: &str) -> Envelope {
    let id = Uuid::now_v7();
    let actor = wire::Actor {
        login: login.to_owned(),
        name: format!("{login} contoh"),
        role: role.to_owned(),
        of_office: None,
        areas: Vec::new(),
        password: app.one_time_of(kernel::CommandId(id)),
        must_change: true,
        lang: "id".to_owned(),
    };
    Envelope { id, subject: Uuid::now_v7(), office: None, command: Command::Actor(Box::new(actor)) }
}

fn reset(id: Uuid, what: &str) -> Envelope {
    let asked =
        wire::ResetSignIn { what: what.to_owned(), reason: "HP hilang, datang dengan KTP".to_owned() };
    command(id, Command::ResetSignIn(asked))
}

/// An administrator with a sign-in, beside the staff of the house.
async fn furnished(house: &House) -> (Actor, Staff) {
    let id = house.administrator.id.0;
    house.hire_as(id, "admin.utama", "administrator", &[], |a| a.of_office = None).await;
    (house.administrator.clone(), staff(house).await)
}

#[test]
fn who_would_decide_is_made_by_two() {
    on_both(|house| async move {
        let (admin, staff) = furnished(&house).await;
        for role in ["administrator", "director", "region_head", "branch_head"] {
            let alone = send(&house, &admin, new_user(&house.app, &format!("baru.{role}"), role)).await;
            assert_eq!(refused(&alone), "approval.needed", "{role}");
        }
        for role in ["clerk", "marketing", "agent", "auditor"] {
            done(&send(&house, &admin, new_user(&house.app, &format!("baru.{role}"), role)).await);
        }
        // The house itself is nobody's account.
        let nobody = Envelope { subject: Uuid::nil(), ..new_user(&house.app, "bukan.siapa", "clerk") };
        assert_eq!(refused(&send(&house, &admin, nobody).await), "actor.unknown");

        let made = new_user(&house.app, "direktur.baru", "director");
        let id = ActorId(made.subject);
        let asked = propose(&made);
        assert_eq!(done(&send(&house, &admin, asked.clone()).await), ["approval.waiting"]);
        let user = house.app.sign_in("direktur.baru", PASSWORD, None, at(TODAY)).await;
        assert!(user.is_err(), "nobody is there yet");
        assert_eq!(refused(&send(&house, &admin, word(&asked, "approve", "")).await), "approval.own");
        let head = send(&house, &staff.head, word(&asked, "approve", "")).await;
        assert_eq!(refused(&head), "access.denied", "who decides about members does not about users");
        let agreed = send(&house, &staff.director, word(&asked, "approve", "")).await;
        done(&agreed);

        // The password for once is shown to the one who asked, once, and opens.
        let other = house.app.show_password(&staff.second_admin, id, at(TODAY)).await.unwrap().unwrap_err();
        assert_eq!(other.code(), "actor.password_gone");
        let password = house.app.show_password(&admin, id, at(TODAY)).await.unwrap().unwrap();
        let again = house.app.show_password(&admin, id, at(TODAY)).await.unwrap().unwrap_err();
        assert_eq!(again.code(), "actor.password_gone");
        let in_at_last = house.app.sign_in("direktur.baru", &password, None, at(TODAY)).await.unwrap();
        assert!(in_at_last.session.must_change && in_at_last.session.actor.role == Role::Director);
        house.holds().await;
    });
}

#[test]
fn who_decides_is_helped_back_in_by_two() {
    on_both(|house| async move {
        let (admin, staff) = furnished(&house).await;
        let (head, clerk) = (staff.head.id, staff.clerk.id);
        let open = house.app.sign_in("orang2", "bebas-cemas", None, at(TODAY)).await;
        assert!(open.is_err(), "the staff have the password of everybody who is hired");
        let open = house.app.sign_in("orang2", PASSWORD, None, at(TODAY)).await.unwrap();

        let renewed = reset(head.0, "password");
        assert_eq!(refused(&send(&house, &admin, renewed.clone()).await), "approval.needed");
        let nothing = send(&house, &admin, propose(&reset(head.0, "authenticator"))).await;
        assert_eq!(refused(&nothing), "user.reset.no_authenticator", "tried before it is asked");
        let nothing = send(&house, &admin, propose(&reset(head.0, "identity"))).await;
        assert_eq!(refused(&nothing), "user.reset.no_identity");
        let asked = propose(&renewed);
        done(&send(&house, &admin, asked.clone()).await);
        assert!(house.app.session(&open.token, at(TODAY)).await.unwrap().is_some(), "nothing has changed");
        done(&send(&house, &staff.director, word(&asked, "approve", "")).await);
        assert!(house.app.session(&open.token, at(TODAY)).await.unwrap().is_none(), "everything is shut");
        assert!(house.app.sign_in("orang2", PASSWORD, None, at(TODAY)).await.is_err());
        let password = house.app.show_password(&admin, head, at(TODAY)).await.unwrap().unwrap();
        assert!(house.app.sign_in("orang2", &password, None, at(TODAY)).await.unwrap().session.must_change);

        // A clerk decides nothing: one is enough, and the reason stays.
        done(&send(&house, &admin, reset(clerk.0, "password")).await);
        let kept: Vec<(String, String)> =
            rows(&house.app, "select what, reason from sign_in_change order by at, what").await;
        assert_eq!(kept.len(), 2, "{kept:?}");
        assert!(kept.iter().all(|(what, reason)| what == "password" && reason.contains("KTP")));

        // Neither one's own, nor another's voice by a device.
        let own = send(&house, &admin, reset(admin.id.0, "password")).await;
        assert_eq!(refused(&own), "approval.needed");
        let own = send(&house, &admin, propose(&reset(admin.id.0, "password"))).await;
        assert_eq!(refused(&own), "actor.own_account");
        // Whoever keeps the machines would see members by it, and a head take the money they may undo.
        for (who, owner) in [(&admin, head), (&admin, clerk), (&staff.head, clerk)] {
            let phone = house.app.enrol_device(who, owner, "HP siapa", at(TODAY)).await.unwrap();
            assert_eq!(phone.unwrap_err().code(), "device.own_only");
        }
        house.app.enrol_device(&staff.clerk, clerk, "HP loket", at(TODAY)).await.unwrap().unwrap();
        house.holds().await;
    });
}

#[test]
fn nobody_agrees_to_a_right_of_their_own() {
    on_both(|house| async move {
        let (admin, staff) = furnished(&house).await;
        let id = Uuid::now_v7();
        house.hire_as(id, "direktur.bali", "director", &["51"], |a| a.of_office = None).await;
        let regional = Actor {
            id: ActorId(id),
            role: Role::Director,
            territory: Territory::Nation,
            office: None,
            name: "direktur.bali contoh".to_owned(),
        };
        let more = wire::Reassign {
            areas: Some(Vec::new()),
            reason: "seluruh Indonesia".to_owned(),
            ..wire::Reassign::default()
        };
        let asked = propose(&command(id, Command::Reassign(more)));
        done(&send(&house, &admin, asked.clone()).await);
        let own = send(&house, &regional, word(&asked, "approve", "")).await;
        assert_eq!(refused(&own), "approval.about_you");
        done(&send(&house, &staff.director, word(&asked, "approve", "")).await);
        house.holds().await;
    });
}

#[test]
fn a_link_with_the_office_account_is_taken_off_with_a_reason() {
    on_both(|house| async move {
        let (admin, staff) = furnished(&house).await;
        let proven = |subject: &str, login: &str| Proven {
            issuer: "https://masuk.contoh".to_owned(),
            subject: subject.to_owned(),
            login: login.to_owned(),
        };
        let clerk = staff.clerk.id;
        house.app.sign_in_elsewhere(&proven("a-1", "orang1"), "", at(TODAY)).await.unwrap();
        let other = house.app.sign_in_elsewhere(&proven("b-2", "orang1"), "", at(TODAY)).await;
        assert!(matches!(other, Err(app::ElsewhereProblem::Taken)));
        let denied = send(&house, &staff.head, reset(clerk.0, "identity")).await;
        assert_eq!(refused(&denied), "access.denied");
        done(&send(&house, &admin, reset(clerk.0, "identity")).await);
        let gone = send(&house, &admin, reset(clerk.0, "identity")).await;
        assert_eq!(refused(&gone), "user.reset.no_identity");
        house.app.sign_in_elsewhere(&proven("b-2", "orang1"), "", at(TODAY)).await.unwrap();
        let told: Vec<(String, String)> = rows(&house.app, "select what, reason from sign_in_change").await;
        assert_eq!(told.len(), 1);
        let mark = "select count(*) from audit where action = 'reset_sign_in' and detail = 'done'";
        assert_eq!(number(&house.app, mark).await, 1);
        house.holds().await;
    });
}
