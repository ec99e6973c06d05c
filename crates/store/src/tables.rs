//! The tables that are written in sets, column by column in the order of the migration.

pub use crate::bulk::{Column, Table};
use crate::cell::Kind::{self, At, Bool, Bytes, Day, Id, Int, Text};
use std::sync::OnceLock;

const fn open(name: &'static str, kind: Kind) -> Column {
    Column { name, kind, private: false }
}

/// A personal value: kept out of the hash chain.
const fn private(name: &'static str, kind: Kind) -> Column {
    Column { name, kind, private: true }
}

macro_rules! tables {
    ($($(#[$doc:meta])* $ident:ident = $name:literal $what:ident [$($column:expr),* $(,)?];)*) => {
        $($(#[$doc])* pub static $ident: Table = Table {
            name: $name,
            columns: &[$($column),*],
            fact: tables!(@ $what fact),
            on_conflict: tables!(@ $what conflict),
            pg: OnceLock::new(),
            sqlite: OnceLock::new(),
        };)*
        pub static ALL: &[&Table] = &[$(&$ident),*];
    };
    (@ fact fact) => { true };
    (@ $other:ident fact) => { false };
    (@ sum conflict) => {
        "on conflict (scope, key, measure, day, known_day) do update set total = tally.total + excluded.total"
    };
    (@ skip conflict) => { "on conflict do nothing" };
    (@ $other:ident conflict) => { "" };
}

tables! {
    COMMAND = "command" fact [
        open("subject_id", Id), open("command_id", Id), open("kind", Text), open("actor_id", Id),
        open("office_id", Id), open("at", At), open("outcome", Text), open("answer", Text),
        open("body_hash", Bytes), open("writer", Int), open("link", Int),
    ];
    CHAIN = "chain" row [
        open("writer", Int), open("link", Int), open("hash", Bytes), open("facts", Int), open("at", At),
    ];
    /// Looks have no command; they are kept, and no chain holds them.
    AUDIT = "audit" row [
        open("audit_id", Id), open("at", At), open("actor_id", Id), open("action", Text),
        open("subject_id", Id), open("command_id", Id), open("detail", Text),
    ];
    PERSON = "person" row [
        open("member_id", Id), private("name", Text), private("born", Day), private("sex", Text),
        open("home", Text), private("nik_key", Bytes), private("nik_sealed", Bytes),
        private("phone_key", Bytes), private("phone_sealed", Bytes), private("address_sealed", Bytes),
        open("disputed", Bool), open("version", Int), open("at", At), open("command_id", Id),
    ];
    NIK_CLAIM = "nik_claim" row [private("nik_key", Bytes), open("member_id", Id)];
    OFFICIAL_NUMBER_CLAIM = "official_number_claim" row [open("official_number", Text), open("member_id", Id)];
    RECEIPT_CLAIM = "receipt_claim" row [open("number", Text), open("member_id", Id)];
    ALIAS = "alias" fact [open("alias_id", Id), open("member_id", Id), open("command_id", Id)];
    NAME_TOKEN = "name_token" skip [private("token", Text), open("member_id", Id)];
    MATCH_KEY = "match_key" skip [private("match_key", Bytes), open("member_id", Id)];
    MEMBERSHIP = "membership" fact [
        open("member_id", Id), open("membership_id", Id), open("segment", Text), open("since", Day),
        private("official_number", Text), open("at", At), open("command_id", Id),
    ];
    REGISTRATION = "registration" fact [
        open("member_id", Id), open("command_id", Id), open("membership_id", Id), open("on_day", Day),
        open("at", At), open("how_works", Text), open("status", Text), open("sector", Text),
        private("occupations", Text), private("income", Int), open("programmes", Text), open("payer", Text),
        private("payer_name", Text), open("works_now", Bool), open("well_now", Bool),
        private("attested_by", Text), private("attested_place", Text), open("consent", Bool),
        open("home", Text), open("work_place", Text), open("activity_id", Id), open("office_id", Id),
        open("actor_id", Id), open("evidence_number", Text), open("evidence_day", Day),
    ];
    HEIR = "heir" row [
        open("member_id", Id), open("command_id", Id), open("n", Int), private("name", Text),
        private("relation", Text), private("born", Day),
    ];
    CONTRIBUTION = "contribution" fact [
        open("member_id", Id), open("command_id", Id), open("receipt_id", Id), open("membership_id", Id),
        open("month", Text), open("programme", Text), open("amount", Int), open("payer", Text),
        open("paid_on", Day), open("at", At),
    ];
    OPENING = "opening" fact [
        open("member_id", Id), open("command_id", Id), open("membership_id", Id), open("programme", Text),
        open("first_registered", Day), open("until_month", Text), open("months_in_total", Int),
        open("payer", Text), open("source", Text), open("at", At),
    ];
    ENDING = "ending" fact [
        open("member_id", Id), open("command_id", Id), open("membership_id", Id), open("kind", Text),
        open("on_day", Day), private("told_by", Text), open("at", At),
    ];
    RECEIPT = "receipt" fact [
        open("member_id", Id), open("receipt_id", Id), open("number", Text), open("command_id", Id),
        open("amount", Int), open("payer", Text), private("payer_name", Text), open("paid_on", Day),
        open("at", At), open("office_id", Id), open("actor_id", Id), open("activity_id", Id),
        open("evidence_number", Text), private("signed", Text),
    ];
    REVERSAL = "reversal" fact [
        open("member_id", Id), open("receipt_id", Id), open("command_id", Id), private("reason", Text),
        open("on_day", Day), open("at", At),
    ];
    JOURNAL_ENTRY = "journal_entry" fact [
        open("member_id", Id), open("journal_id", Id), open("n", Int), open("command_id", Id),
        open("kind", Text), open("on_day", Day), open("account", Text), open("owner_id", Id),
        open("amount", Int), open("at", At),
    ];
    CREDIT = "credit" fact [
        open("member_id", Id), open("command_id", Id), open("n", Int), open("amount", Int),
        open("reason", Text), open("at", At),
    ];
    TASK = "task" fact [
        open("member_id", Id), open("command_id", Id), open("n", Int), open("kind", Text),
        open("other_id", Id), open("due", Day), private("note", Text), open("office_id", Id),
        open("home", Text), open("at", At),
    ];
    TASK_DECISION = "task_decision" fact [
        open("member_id", Id), open("task_command_id", Id), open("task_kind", Text), open("command_id", Id),
        open("verdict", Text), private("reason", Text), open("actor_id", Id), open("at", At),
    ];
    OUTBOX = "outbox" row [open("member_id", Id), open("command_id", Id), open("payload", Text), open("at", At)];
    TALLY = "tally" sum [
        open("scope", Text), open("key", Text), open("measure", Text), open("day", Day),
        open("known_day", Day), open("total", Int),
    ];
    OFFICE = "office" row [
        open("office_id", Id), open("parent_id", Id), open("kind", Text), open("code", Text),
        open("name", Text), open("areas", Text), open("example", Bool), open("at", At), open("command_id", Id),
    ];
    ACTOR = "actor" row [
        open("actor_id", Id), open("login", Text), open("name", Text), open("role", Text),
        open("office_id", Id), open("territory", Text), open("lang", Text), open("active", Bool),
        private("password", Text), open("must_change", Bool), private("totp_sealed", Bytes),
        open("failed", Int), open("locked_until", At), open("version", Int), open("at", At),
        open("command_id", Id),
    ];
    SESSION = "session" row [
        private("token_hash", Bytes), open("actor_id", Id), open("kind", Text), open("label", Text),
        private("csrf", Text), open("created", At), open("expires", At), open("revoked", Bool),
    ];
    CLIENT = "client" row [
        open("client_id", Text), open("actor_id", Id), private("secret", Bytes), open("name", Text),
        open("active", Bool), open("at", At), open("command_id", Id),
    ];
    CAMPAIGN = "campaign" row [
        open("campaign_id", Id), open("name", Text), open("office_id", Id), open("from_day", Day),
        open("until_day", Day), open("source", Text), open("at", At), open("command_id", Id),
    ];
    PARTNER = "partner" row [
        open("partner_id", Id), open("name", Text), open("kind", Text), open("office_id", Id),
        open("at", At), open("command_id", Id),
    ];
    ACTIVITY = "activity" row [
        open("activity_id", Id), open("campaign_id", Id), open("office_id", Id), open("kind", Text),
        open("title", Text), open("village", Text), open("place", Text), open("from_day", Day),
        open("until_day", Day), open("cost_rupiah", Int), open("source", Text), open("at", At),
        open("command_id", Id),
    ];
    ACTIVITY_PARTNER = "activity_partner" row [open("activity_id", Id), open("partner_id", Id), open("part", Text)];
    ATTENDANCE = "attendance" fact [
        open("activity_id", Id), open("on_day", Day), open("reached", Int), open("command_id", Id), open("at", At),
    ];
    TARGET = "target" row [
        open("target_id", Id), open("office_id", Id), open("area", Text), open("measure", Text),
        open("from_day", Day), open("until_day", Day), open("value", Int), open("source", Text),
        open("confirmed", Bool), open("at", At), open("command_id", Id),
    ];
}
