//! What one person may not do alone: proposed by one, agreed to by another, carried out once.

use crate::common::*;
use access::{Actor, Role, Territory};
use app::wire::{self, Command, Envelope};
use app::{Answer, Outcome, ProposalKey, Submitted};
use kernel::{ActorId, OfficeId, RegionCode, SubjectId};
use testkit::{House, TODAY, at, invented, on_both, pay, register};
use uuid::Uuid;

/// Who works here, each with a sign-in: a proposal is carried out in the name of somebody who is still there.
pub struct Staff {
    pub clerk: Actor,
    pub head: Actor,
    pub region: Actor,
    pub klaten: Actor,
    pub director: Actor,
    pub second_admin: Actor,
}

pub async fn staff(house: &House) -> Staff {
    let hire = async |n: u128, role: Role, office: Option<OfficeId>, areas: &[&str]| {
        let id = Uuid::from_u128(0x019a_0000_0000_7000_8000_0000_0000_1000 + n);
        house
            .hire_as(id, &format!("orang{n}"), role.key(), areas, |actor| {
                (actor.name, actor.of_office) = (format!("Orang {n}"), office.map(|o| o.0));
            })
            .await;
        let areas: Vec<RegionCode> = areas.iter().map(|a| RegionCode::parse(a).unwrap()).collect();
        let territory = if areas.is_empty() { Territory::Nation } else { Territory::Areas(areas) };
        Actor { id: ActorId(id), role, territory, office, name: format!("Orang {n}") }
    };
    let (denpasar, klaten) = (Some(house.denpasar), Some(house.klaten));
    Staff {
        clerk: hire(1, Role::Clerk, denpasar, &["51.71", "51.03"]).await,
        head: hire(2, Role::BranchHead, denpasar, &["51.71", "51.03"]).await,
        region: hire(3, Role::RegionHead, None, &["51"]).await,
        klaten: hire(4, Role::BranchHead, klaten, &["33.10"]).await,
        director: hire(5, Role::Director, None, &[]).await,
        second_admin: hire(6, Role::Administrator, None, &[]).await,
    }
}

pub async fn send(house: &House, who: &Actor, envelope: Envelope) -> Answer {
    house.app.submit(who, &[envelope], at(TODAY)).await.unwrap().remove(0)
}

pub fn propose(inner: &Envelope) -> Envelope {
    let propose = wire::Propose { command: Box::new(inner.clone()), why: "dua kali diketik".to_owned() };
    command(inner.subject, Command::Propose(propose))
}

pub fn word(proposal: &Envelope, verdict: &str, reason: &str) -> Envelope {
    let word = wire::DecideProposal {
        proposal: proposal.id,
        verdict: verdict.to_owned(),
        reason: reason.to_owned(),
    };
    command(proposal.subject, Command::DecideProposal(word))
}

fn withdraw(proposal: &Envelope) -> Envelope {
    command(proposal.subject, Command::Withdraw(wire::Withdraw { proposal: proposal.id }))
}

/// Somebody with a receipt of a whole year: above the limit.
async fn large_receipt(house: &House, n: u32) -> (Uuid, String) {
    let sari = invented(n);
    house.send(&[register(&sari)]).await;
    let answer = house.one(pay(sari.member, 12, 184_800, TODAY)).await;
    (sari.member, answer.receipt.expect("a receipt").number)
}

#[test]
fn a_large_reversal_takes_two_people() {
    on_both(|house| async move {
        let staff = staff(&house).await;
        let (sari, number) = large_receipt(&house, 1).await;
        let reversal = reverse(sari, &number);
        let alone = send(&house, &staff.head, reversal.clone()).await;
        assert_eq!(refused(&alone), "approval.needed");
        assert_eq!(said(&alone, "alone"), kernel::Arg::Rupiah(kernel::Rupiah(100_000)));

        let asked = propose(&reversal);
        assert_eq!(done(&send(&house, &staff.head, asked.clone()).await), ["approval.waiting"]);
        assert_eq!(tally(&house.app, "village", "paid", TODAY).await, 1);
        // The same again is the same; the proposer, the counter and another branch have no word in it.
        assert!(send(&house, &staff.head, asked.clone()).await.again);
        assert_eq!(refused(&send(&house, &staff.head, word(&asked, "approve", "")).await), "approval.own");
        assert_eq!(refused(&send(&house, &staff.clerk, word(&asked, "approve", "")).await), "access.denied");
        let hidden = send(&house, &staff.klaten, word(&asked, "approve", "")).await;
        assert_eq!(refused(&hidden), "access.not_found");
        let admin = send(&house, &staff.second_admin, word(&asked, "approve", "")).await;
        assert_eq!(refused(&admin), "access.denied");
        assert_eq!(number_of(&house, "proposal_decision").await, 0);

        let yes = word(&asked, "approve", "");
        let approved = send(&house, &staff.region, yes.clone()).await;
        assert_eq!(done(&approved), ["approval.approved"]);
        let inner = approved.inner.clone().expect("the answer of the change");
        assert_eq!((inner.id.0, done(&inner)), (reversal.id, vec!["reverse.done"]));
        assert_eq!(tally(&house.app, "village", "paid", TODAY).await, 0);

        // For ever: the approval, and the change under its own id, whoever sends it again.
        let again = send(&house, &staff.region, yes).await;
        assert!(again.again);
        assert_eq!(first_time(&again), approved);
        let direct = send(&house, &staff.head, reversal).await;
        assert_eq!((direct.again, first_time(&direct)), (true, *inner));
        assert_eq!(
            refused(&send(&house, &staff.region, word(&asked, "approve", "")).await),
            "approval.decided"
        );
        assert_eq!(refused(&send(&house, &staff.head, withdraw(&asked)).await), "approval.decided");
        let by: Vec<(Uuid,)> = rows(&house.app, "select actor_id from command where kind = 'reverse'").await;
        assert_eq!(by, [(staff.head.id.0,)]);
        house.holds().await;
    });
}

async fn number_of(house: &House, table: &str) -> i64 {
    number(&house.app, &format!("select count(*) from {table}")).await
}

#[test]
fn declined_and_withdrawn_change_nothing() {
    on_both(|house| async move {
        let staff = staff(&house).await;
        let (sari, number) = large_receipt(&house, 1).await;
        let asked = propose(&reverse(sari, &number));
        send(&house, &staff.head, asked.clone()).await;
        let silent = send(&house, &staff.region, word(&asked, "decline", " ")).await;
        assert_eq!(refused(&silent), "field.required");
        assert_eq!(silent.refusal.as_ref().and_then(|r| r.field.as_deref()), Some("reason"));
        let odd = send(&house, &staff.region, word(&asked, "perhaps", "")).await;
        assert_eq!(refused(&odd), "field.choice");
        let no = send(&house, &staff.region, word(&asked, "decline", "kuitansinya benar")).await;
        assert_eq!(done(&no), ["approval.declined"]);
        assert_eq!(no.inner, None);

        // The same command may be proposed anew; this time its maker thinks better of it.
        let anew = propose(&reverse(sari, &number));
        send(&house, &staff.head, anew.clone()).await;
        assert_eq!(refused(&send(&house, &staff.region, withdraw(&anew)).await), "access.not_found");
        assert_eq!(done(&send(&house, &staff.head, withdraw(&anew)).await), ["approval.withdrawn"]);
        assert_eq!(
            refused(&send(&house, &staff.region, word(&anew, "approve", "")).await),
            "approval.decided"
        );
        assert_eq!(number_of(&house, "reversal").await, 0);
        assert_eq!(tally(&house.app, "village", "paid", TODAY).await, 1);
        house.holds().await;
    });
}

#[test]
fn of_two_approvals_one_wins_and_the_change_happens_once() {
    on_both(|house| async move {
        let staff = staff(&house).await;
        let other = Actor { office: None, territory: Territory::Nation, ..staff.region.clone() };
        let other = Actor { id: staff.klaten.id, ..other };
        for n in 1..4 {
            let (sari, number) = large_receipt(&house, n).await;
            let asked = propose(&reverse(sari, &number));
            send(&house, &staff.head, asked.clone()).await;
            let (one, two) = tokio::join!(
                send(&house, &staff.region, word(&asked, "approve", "")),
                send(&house, &other, word(&asked, "approve", "")),
            );
            let (won, lost) = if one.outcome == Outcome::Done { (one, two) } else { (two, one) };
            assert_eq!(done(&won), ["approval.approved"]);
            assert_eq!(refused(&lost), "approval.decided");
            assert_eq!(number_of(&house, "reversal").await, i64::from(n));
        }
        house.holds().await;
    });
}

#[test]
fn a_change_that_has_become_impossible_is_refused_and_goes_on_waiting() {
    on_both(|house| async move {
        let staff = staff(&house).await;
        let (sari, number) = large_receipt(&house, 1).await;
        // What could not be done at all is not even kept.
        let unknown = propose(&reverse(sari, "DPS-0000009-1"));
        assert_eq!(refused(&send(&house, &staff.head, unknown).await), "reverse.unknown");
        assert_eq!(number_of(&house, "proposal").await, 0);

        let (first, second) = (propose(&reverse(sari, &number)), propose(&reverse(sari, &number)));
        for asked in [&first, &second] {
            send(&house, &staff.head, asked.clone()).await;
        }
        done(&send(&house, &staff.region, word(&first, "approve", "")).await);
        let stale = word(&second, "approve", "");
        let late = send(&house, &staff.region, stale.clone()).await;
        assert_eq!(refused(&late), "reverse.already");
        assert_eq!(first_time(&send(&house, &staff.region, stale).await), late);
        let no = send(&house, &staff.region, word(&second, "decline", "sudah dibatalkan")).await;
        assert_eq!(done(&no), ["approval.declined"]);
        house.holds().await;
    });
}

#[test]
fn a_proposal_is_read_and_allowed_like_the_command_in_it() {
    on_both(|house| async move {
        let staff = staff(&house).await;
        let (sari, number) = large_receipt(&house, 1).await;
        let reversal = reverse(sari, &number);
        assert_eq!(refused(&send(&house, &staff.clerk, propose(&reversal)).await), "access.denied");
        let nested = propose(&propose(&reversal));
        assert_eq!(refused(&send(&house, &staff.head, nested).await), "approval.nested");
        let mut elsewhere = propose(&reversal);
        elsewhere.subject = Uuid::now_v7();
        assert_eq!(refused(&send(&house, &staff.head, elsewhere).await), "approval.envelope");
        let mut same_id = propose(&reversal);
        same_id.id = reversal.id;
        assert_eq!(refused(&send(&house, &staff.head, same_id).await), "command.reused");
        let asked = propose(&reversal);
        send(&house, &staff.head, asked.clone()).await;

        // Whoever asked has left the house meanwhile: nothing is done in their name.
        let left =
            format!("update actor set active = false where login = 'orang2' and name = '{}'", "Orang 2");
        assert_eq!(tamper(&house.app, &left).await, 1);
        let answer = send(&house, &staff.region, word(&asked, "approve", "")).await;
        assert_eq!(refused(&answer), "approval.proposer");
        assert_eq!(number_of(&house, "reversal").await, 0);
        tamper(&house.app, "update actor set active = true").await;
        done(&send(&house, &staff.region, word(&asked, "approve", "")).await);
        house.holds().await;
    });
}

#[test]
fn a_page_sends_or_proposes_and_a_second_click_leads_to_the_same() {
    on_both(|house| async move {
        let staff = staff(&house).await;
        let (sari, number) = large_receipt(&house, 1).await;
        let reversal = reverse(sari, &number);
        let submit = async || {
            let sent = house.app.submit_or_propose(&staff.head, reversal.clone(), "salah orang", at(TODAY));
            sent.await.unwrap()
        };
        let Submitted::Waiting(key) = submit().await else { panic!("it needs a second person") };
        assert_eq!(key.subject, SubjectId(sari));
        let Submitted::Waiting(again) = submit().await else { panic!("it still waits") };
        assert_eq!((again, number_of(&house, "proposal").await), (key, 1));
        let ProposalKey { subject, proposal } = key;
        let asked = Envelope { id: proposal.0, subject: subject.0, ..propose(&reversal) };
        done(&send(&house, &staff.region, word(&asked, "approve", "")).await);
        let Submitted::Answered(answer) = submit().await else { panic!("it is done") };
        assert_eq!(done(&answer), ["reverse.done"]);
        house.holds().await;
    });
}

#[test]
fn two_records_are_said_to_be_one_person_by_two_people() {
    on_both(|house| async move {
        let staff = staff(&house).await;
        let sari = invented(1);
        let mut twin = invented(1);
        twin.register.nik = "5171995203660999".to_owned();
        twin.register.born = sari.register.born.clone();
        house.send(&[register(&sari), register(&twin)]).await;
        let tasks = open_tasks(&house.app, twin.member).await;
        let (_, task, other) =
            tasks.iter().find(|t| t.0 == "duplicate").expect("a probable duplicate").clone();
        assert_eq!(other, Some(sari.member));
        let same = settle(twin.member, task, "duplicate", "same");
        assert_eq!(refused(&send(&house, &staff.clerk, same.clone()).await), "approval.needed");
        let asked = propose(&same);
        done(&send(&house, &staff.clerk, asked.clone()).await);
        assert!(open_kinds(&house.app, twin.member).await.contains(&"duplicate".to_owned()));
        let answer = send(&house, &staff.head, word(&asked, "approve", "")).await;
        assert_eq!(done(answer.inner.as_ref().unwrap()), ["settle.same"]);
        assert!(!open_kinds(&house.app, twin.member).await.contains(&"duplicate".to_owned()));
        house.holds().await;
    });
}

fn limit(house: &House, name: &str, value: i64) -> Envelope {
    let national = house.app.network().national().expect("a national office").id;
    let setting = wire::Setting { name: name.to_owned(), value, reason: "rapat pimpinan".to_owned() };
    command(national.0, Command::Setting(setting))
}

#[test]
fn a_limit_is_changed_by_two_people_and_holds_after_a_restart() {
    on_both(|house| async move {
        let staff = staff(&house).await;
        let (sari, number) = large_receipt(&house, 1).await;
        let higher = limit(&house, "reversal_rupiah", 200_000);
        assert_eq!(refused(&send(&house, &staff.second_admin, higher.clone()).await), "approval.needed");
        assert_eq!(refused(&send(&house, &staff.head, propose(&higher)).await), "access.denied");
        for (name, value, code) in [
            ("reversal_rupiah", -1, "limit.range"),
            ("no_such", 1, "field.choice"),
            ("list_rows", 50, "limit.same"),
        ] {
            let asked = propose(&limit(&house, name, value));
            assert_eq!(refused(&send(&house, &staff.second_admin, asked).await), code);
        }
        let asked = propose(&higher);
        done(&send(&house, &staff.second_admin, asked.clone()).await);
        // Who decides about members does not decide about the house.
        assert_eq!(refused(&send(&house, &staff.region, word(&asked, "approve", "")).await), "access.denied");
        assert_eq!(refused(&send(&house, &staff.head, reverse(sari, &number)).await), "approval.needed");
        let answer = send(&house, &staff.director, word(&asked, "approve", "sesuai rapat")).await;
        assert_eq!(done(answer.inner.as_ref().unwrap()), ["limit.set"]);
        let reopened = house.reopen().await;
        assert_eq!(reopened.limits(), house.app.limits());
        assert_eq!(reopened.limits().get(access::Limit::ReversalRupiah), 200_000);
        assert_eq!(done(&send(&house, &staff.head, reverse(sari, &number)).await), ["reverse.done"]);
        house.holds().await;
    });
}

#[test]
fn check_sees_a_word_that_nobody_else_gave() {
    on_both(|house| async move {
        let staff = staff(&house).await;
        let (sari, number) = large_receipt(&house, 1).await;
        let asked = propose(&reverse(sari, &number));
        send(&house, &staff.head, asked.clone()).await;
        done(&send(&house, &staff.region, word(&asked, "approve", "")).await);
        let forged = "update proposal_decision set actor_id = (select actor_id from proposal)";
        assert_eq!(tamper(&house.app, forged).await, 1);
        let checked = house.app.check(|_| {}).await.unwrap();
        assert!(checked.fails.iter().any(|f| f.contains("not their own")), "{:#?}", checked.fails);
        assert!(checked.fails.iter().any(|f| f.contains("every link")), "{:#?}", checked.fails);
    });
}
