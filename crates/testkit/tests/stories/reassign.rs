//! Who may do what becomes another: at once, within one's own ground, and remembered.

use crate::common::*;
use access::{Actor, Role, Territory};
use app::wire::{self, Command};
use app::{Outcome, ProposalKey, SignInProblem, Submitted};
use kernel::{ActorId, RegionCode};
use testkit::{House, PASSWORD, TODAY, at, on_both};
use uuid::Uuid;

fn reassign(id: Uuid, change: impl FnOnce(&mut wire::Reassign)) -> wire::Envelope {
    let mut asked = wire::Reassign { reason: "pindah tugas".to_owned(), ..Default::default() };
    change(&mut asked);
    command(id, Command::Reassign(asked))
}

fn reset(id: Uuid, what: &str) -> wire::Envelope {
    let asked =
        wire::ResetSignIn { what: what.to_owned(), reason: "HP hilang, datang dengan KTP".to_owned() };
    command(id, Command::ResetSignIn(asked))
}

/// The administrator asks, head office agrees; the answer the change got, or why it was not even kept to be asked.
async fn as_admin(house: &House, envelope: &wire::Envelope) -> app::Answer {
    asked_by(house, &house.administrator, envelope).await
}

async fn asked_by(house: &House, who: &Actor, envelope: &wire::Envelope) -> app::Answer {
    known(house).await;
    let submitted =
        house.app.submit_or_propose(who, envelope.clone(), "pindah tugas", at(TODAY)).await.unwrap();
    match submitted {
        Submitted::Answered(answer) => *answer,
        Submitted::Waiting(key) => agreed(house, key).await,
    }
}

/// Whoever asks must be somebody who can sign in: the administrator of the house is written down once.
async fn known(house: &House) {
    let name = house.administrator.name.clone();
    house
        .hire_as(house.administrator.id.0, "admin.utama", "administrator", &[], |admin| {
            (admin.name, admin.of_office) = (name, None);
        })
        .await;
}

async fn agreed(house: &House, key: ProposalKey) -> app::Answer {
    let id = ActorId(Uuid::from_u128(0x019a_0000_0000_7000_8000_0000_0000_0009));
    let director = Actor { id, role: Role::Director, ..house.administrator.clone() };
    let word = wire::DecideProposal {
        proposal: key.proposal.0,
        verdict: "approve".to_owned(),
        reason: String::new(),
    };
    let batch = [command(key.subject.0, Command::DecideProposal(word))];
    let answer = house.app.submit(&director, &batch, at(TODAY)).await.unwrap().remove(0);
    answer.inner.clone().map_or(answer, |inner| *inner)
}

#[test]
fn a_new_role_is_seen_at_the_next_look() {
    on_both(|house| async move {
        let id = house.hire("komang", "clerk", &["51.71"]).await;
        let token = house.app.sign_in("komang", PASSWORD, None, at(TODAY)).await.unwrap().token;
        let before = house.app.session(&token, at(TODAY)).await.unwrap().unwrap();
        assert_eq!(before.actor.role, Role::Clerk);
        let change = reassign(id, |r| {
            r.role = Some("marketing".to_owned());
            r.of_office = Some(house.klaten.0);
            r.areas = Some(vec!["33.10".to_owned()]);
        });
        done(&as_admin(&house, &change).await);
        let after = house.app.session(&token, at(TODAY)).await.unwrap().unwrap();
        assert_eq!((after.actor.role, after.actor.office), (Role::Marketing, Some(house.klaten)));
        assert_eq!(after.actor.territory, Territory::Areas(vec![RegionCode::parse("33.10").unwrap()]));
        // Sent again it leads to the answer it got, and nothing happens twice.
        let again = as_admin(&house, &change).await;
        assert!(again.again && again.outcome == Outcome::Done, "{again:?}");
        assert_eq!(number(&house.app, "select count(*) from actor_change").await, 1);
        let kept: Vec<(String, String, String, String)> =
            rows(&house.app, "select was_role, role, was_territory, territory from actor_change").await;
        assert_eq!(kept[0], ("clerk".into(), "marketing".into(), "51.71".into(), "33.10".into()));
        house.holds().await;
    });
}

#[test]
fn who_leaves_is_out_at_once_and_may_come_back() {
    on_both(|house| async move {
        let id = house.hire("nyoman", "agent", &["51.71"]).await;
        let person = house.app.sign_in("nyoman", PASSWORD, None, at(TODAY)).await.unwrap();
        let phone = house.app.enrol_device(&person.session.actor, ActorId(id), "HP Nyoman", at(TODAY)).await;
        let phone = phone.unwrap().unwrap();
        for token in [&person.token, &phone.token] {
            assert!(house.app.session(token, at(TODAY)).await.unwrap().is_some());
        }
        done(&as_admin(&house, &reassign(id, |r| r.active = Some(false))).await);
        for token in [&person.token, &phone.token] {
            assert!(house.app.session(token, at(TODAY)).await.unwrap().is_none(), "shut at once");
        }
        let refused = house.app.sign_in("nyoman", PASSWORD, None, at(TODAY)).await;
        assert!(matches!(refused, Err(SignInProblem::Inactive)));
        done(&as_admin(&house, &reassign(id, |r| r.active = Some(true))).await);
        assert!(house.app.sign_in("nyoman", PASSWORD, None, at(TODAY)).await.is_ok());
        let gone = house.app.session(&phone.token, at(TODAY)).await.unwrap();
        assert!(gone.is_none(), "what was shut stays shut");
        house.holds().await;
    });
}

#[test]
fn nobody_gives_themselves_a_right_or_ground_they_do_not_have() {
    on_both(|house| async move {
        let bali = house.hire("admin.bali", "administrator", &["51"]).await;
        let clerk = house.hire("komang", "clerk", &["51.71"]).await;
        let far = house.hire("sri", "clerk", &["33.10"]).await;
        let who = Actor {
            id: ActorId(bali),
            role: Role::Administrator,
            territory: Territory::Areas(vec![RegionCode::parse("51").unwrap()]),
            office: Some(house.denpasar),
            name: "Admin Bali".to_owned(),
        };
        let send = |envelope: wire::Envelope| {
            let (house, who) = (&house, &who);
            async move { asked_by(house, who, &envelope).await }
        };
        let role = |id, role: &str| reassign(id, |r| r.role = Some(role.to_owned()));
        let ground = |id, area: &str| reassign(id, |r| r.areas = Some(vec![area.to_owned()]));
        assert_eq!(refused(&send(role(bali, "director")).await), "actor.own_rights");
        assert_eq!(refused(&send(ground(clerk, "33.10")).await), "access.outside");
        assert_eq!(refused(&send(reassign(clerk, |r| r.areas = Some(vec![]))).await), "access.outside");
        assert_eq!(refused(&send(role(far, "agent")).await), "actor.beyond");
        assert_eq!(refused(&send(role(clerk, "system")).await), "actor.role_system");
        assert_eq!(refused(&send(role(clerk, "raja")).await), "actor.role");
        assert_eq!(refused(&send(role(Uuid::now_v7(), "agent")).await), "actor.unknown");
        assert_eq!(refused(&send(role(clerk, "clerk")).await), "actor.same");
        let silent = reassign(clerk, |r| (r.role, r.reason) = (Some("agent".to_owned()), " ".to_owned()));
        assert_eq!(refused(&send(silent).await), "field.required");
        done(&send(ground(clerk, "51.03")).await);
        // How somebody is called is no right: one person may do it.
        let named = [reassign(clerk, |r| r.name = Some("Komang Sari".to_owned()))];
        done(&house.app.submit(&who, &named, at(TODAY)).await.unwrap()[0]);
        // A clerk may not, wherever it is.
        let desk = house.app.submit(&house.desk, &[role(clerk, "agent")], at(TODAY)).await.unwrap().remove(0);
        assert_eq!(refused(&desk), "access.denied");
        assert_eq!(number(&house.app, "select count(*) from actor_change").await, 2);
        house.holds().await;
    });
}

#[test]
fn of_two_who_shut_each_other_out_one_stays() {
    on_both(|house| async move {
        let (a, b) = (
            house.hire("admin.satu", "administrator", &[]).await,
            house.hire("admin.dua", "administrator", &[]).await,
        );
        let as_one = |id: Uuid| Actor { id: ActorId(id), ..house.administrator.clone() };
        let mut waiting = Vec::new();
        for (who, other) in [(a, b), (b, a)] {
            let against = reassign(other, |r| r.active = Some(false));
            let asked = house.app.submit_or_propose(&as_one(who), against, "pergi", at(TODAY)).await.unwrap();
            let Submitted::Waiting(key) = asked else { panic!("{asked:?}") };
            waiting.push(key);
        }
        let (first, second) = tokio::join!(agreed(&house, waiting[0]), agreed(&house, waiting[1]));
        let outcomes = [first, second];
        let refused: Vec<_> = outcomes.iter().filter_map(|a| a.refusal.as_ref()).map(|r| r.code()).collect();
        // Whoever has been shut out asks for nothing any more, whether it is seen at the door or in the group.
        assert!(refused == ["actor.no_longer"] || refused == ["approval.proposer"], "{outcomes:?}");
        assert_eq!(number(&house.app, "select count(*) from actor where active").await, 1);
        house.holds().await;
    });
}

#[test]
fn passwords_for_once_and_opened_doors_leave_a_mark() {
    on_both(|house| async move {
        let id = ActorId(house.hire("komang", "clerk", &["51.71"]).await);
        let admin = &house.administrator;
        let open = house.app.sign_in("komang", PASSWORD, None, at(TODAY)).await.unwrap();
        for _ in 0..5 {
            assert!(house.app.sign_in("komang", "salah sekali", None, at(TODAY)).await.is_err());
        }
        let locked = house.app.sign_in("komang", PASSWORD, None, at(TODAY)).await;
        assert!(matches!(locked, Err(SignInProblem::Locked { .. })));
        house.app.unlock(admin, id, at(TODAY)).await.unwrap().unwrap();
        assert!(house.app.sign_in("komang", PASSWORD, None, at(TODAY)).await.is_ok());
        known(&house).await;
        done(&house.app.submit(admin, &[reset(id.0, "password")], at(TODAY)).await.unwrap()[0]);
        let once = house.app.show_password(admin, id, at(TODAY)).await.unwrap().unwrap();
        let again = house.app.show_password(admin, id, at(TODAY)).await.unwrap().unwrap_err();
        assert_eq!(again.code(), "actor.password_gone", "it is shown once");
        assert!(house.app.session(&open.token, at(TODAY)).await.unwrap().is_none(), "everything is shut");
        assert!(house.app.sign_in("komang", PASSWORD, None, at(TODAY)).await.is_err());
        let first = house.app.sign_in("komang", &once, None, at(TODAY)).await.unwrap();
        assert!(first.session.must_change, "it opens nothing but its own change");
        let own = Actor { id, ..admin.clone() };
        let answers = house.app.submit(&own, &[reset(id.0, "password")], at(TODAY)).await.unwrap();
        assert_eq!(refused(&answers[0]), "actor.no_longer", "a right that the row does not have");
        let answers = house.app.submit(&house.desk, &[reset(id.0, "password")], at(TODAY)).await.unwrap();
        assert_eq!(refused(&answers[0]), "access.denied");
        let refused = house.app.unlock(&house.desk, id, at(TODAY)).await.unwrap().unwrap_err();
        assert_eq!(refused.code(), "access.denied");
        let marks: Vec<(String,)> = rows(
            &house.app,
            "select action from audit where action in ('reset_sign_in', 'password_shown', 'unlock_user') \
             and coalesce(detail, '') <> 'refused'",
        )
        .await;
        assert_eq!(marks.len(), 3, "{marks:?}");
        house.holds().await;
    });
}

#[test]
fn an_office_moves_with_its_history_and_keeps_its_code() {
    on_both(|house| async move {
        let change = wire::ChangeOffice {
            name: Some("Kantor Cabang Bali Selatan".to_owned()),
            areas: Some(vec!["51.71".to_owned(), "51.03".to_owned(), "51.02".to_owned()]),
            reason: "Tabanan bergabung".to_owned(),
            ..Default::default()
        };
        let envelope = command(house.denpasar.0, Command::ChangeOffice(change));
        done(&as_admin(&house, &envelope).await);
        let head = head(&house);
        let other = command(
            house.denpasar.0,
            Command::ChangeOffice(wire::ChangeOffice {
                name: Some("Kantor kami".to_owned()),
                reason: "lebih enak".to_owned(),
                ..Default::default()
            }),
        );
        let answer = house.app.submit(&head, &[other], at(TODAY)).await.unwrap().remove(0);
        assert_eq!(refused(&answer), "access.denied");
        let network = house.reopen().await.network();
        let office = &network.offices[&house.denpasar];
        assert_eq!((office.code.as_str(), office.name.as_str()), ("DPS", "Kantor Cabang Bali Selatan"));
        assert_eq!(office.areas.len(), 3);
        assert_eq!(number(&house.app, "select count(*) from office_change").await, 1);
        house.holds().await;
    });
}
