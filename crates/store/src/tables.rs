//! The tables that are written in sets, column by column in the order of the migration.

pub use crate::bulk::{Column, Table};
use crate::cell::Kind::{self, At, Bool, Bytes, Day, Id, Int, Text};
use std::sync::OnceLock;

const fn open(name: &'static str, kind: Kind) -> Column {
    Column { name, kind, private: false, later: false }
}

/// A column that came after facts were written without it: where it is empty, a fact is hashed as if it were not there.
const fn later(name: &'static str, kind: Kind) -> Column {
    Column { name, kind, private: false, later: true }
}

/// A personal value: kept out of the hash chain.
const fn private(name: &'static str, kind: Kind) -> Column {
    Column { name, kind, private: true, later: false }
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
    (@ sum_area conflict) => {
        "on conflict (letters, grain, measure, area, period) do update set total = tally_area.total + excluded.total"
    };
    (@ latest conflict) => {
        "on conflict (member_id) do update set home = excluded.home, name = excluded.name, \
         registered_on = excluded.registered_on, first_covered = excluded.first_covered, \
         covered_from = excluded.covered_from, covered_until = excluded.covered_until, \
         standing_until = excluded.standing_until, grace_until = excluded.grace_until, gap_from = excluded.gap_from, \
         again_on = excluded.again_on, ended_kind = excluded.ended_kind, ended_on = excluded.ended_on, \
         payer = excluded.payer, public_fund = excluded.public_fund, sector = excluded.sector, \
         programmes = excluded.programmes, office_id = excluded.office_id, activity_id = excluded.activity_id, \
         last_paid_on = excluded.last_paid_on, complete = excluded.complete, at = excluded.at"
    };
    (@ newest_picture conflict) => {
        "on conflict (member_id) do update set command_id = excluded.command_id, sealed = excluded.sealed, \
         at = excluded.at where excluded.at >= picture.at"
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
        open("merged_into", Id), open("absorbed", Bool),
    ];
    NIK_CLAIM = "nik_claim" row [private("nik_key", Bytes), open("member_id", Id)];
    OFFICIAL_NUMBER_CLAIM = "official_number_claim" row [open("official_number", Text), open("member_id", Id)];
    RECEIPT_CLAIM = "receipt_claim" row [open("number", Text), open("member_id", Id)];
    ALIAS = "alias" fact [open("alias_id", Id), open("member_id", Id), open("command_id", Id)];
    MEMBER_MERGE = "member_merge" fact [
        open("member_id", Id), open("dissolved_id", Id), open("command_id", Id), open("dissolved_command_id", Id),
        private("reason", Text), open("right_nik", Text), open("office_id", Id), open("actor_id", Id), open("at", At),
    ];
    DISSOLUTION = "dissolution" fact [
        open("member_id", Id), open("into_id", Id), open("command_id", Id), open("at", At),
    ];
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
        open("actor_id", Id), open("evidence_number", Text), open("evidence_day", Day), private("evidence_by", Text),
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
    ENDING_ANNULMENT = "ending_annulment" fact [
        open("member_id", Id), open("ending_command_id", Id), open("command_id", Id), private("reason", Text),
        open("at", At),
    ];
    /// What people told of an accident, an illness or a death is sealed whole: it is about their health.
    INCIDENT = "incident" fact [
        open("subject_id", Id), open("command_id", Id), open("kind", Text), open("on_day", Day),
        open("minute", Int), open("happened_at", At), open("area", Text), open("home", Text),
        open("same_as", Id), private("told", Bytes), open("office_id", Id), open("actor_id", Id), open("at", At),
    ];
    INCIDENT_ENTRY = "incident_entry" fact [
        open("subject_id", Id), open("incident_id", Id), open("command_id", Id), open("n", Int),
        open("kind", Text), open("paper", Text), open("on_day", Day), private("told", Bytes),
        open("office_id", Id), open("actor_id", Id), open("at", At),
    ];
    /// Who a person reported without a record turned out to be; it belongs to the member.
    INCIDENT_LINK = "incident_link" fact [
        open("member_id", Id), open("subject_id", Id), open("incident_id", Id), open("command_id", Id),
        private("reason", Bytes), open("actor_id", Id), open("at", At),
    ];
    CORRECTION = "correction" fact [
        open("member_id", Id), open("command_id", Id), open("fields", Text), private("reason", Text),
        private("before_sealed", Bytes), private("after_sealed", Bytes), open("home_from", Text),
        open("home_to", Text), open("on_day", Day), open("actor_id", Id), open("at", At),
    ];
    RECEIPT = "receipt" fact [
        open("member_id", Id), open("receipt_id", Id), open("number", Text), open("command_id", Id),
        open("amount", Int), open("payer", Text), private("payer_name", Text), open("paid_on", Day),
        open("at", At), open("office_id", Id), open("actor_id", Id), open("activity_id", Id),
        open("evidence_number", Text), private("signed", Text), private("evidence_by", Text),
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
    HAND_IN = "hand_in" fact [
        open("hand_in_id", Id), open("command_id", Id), open("number", Text), open("agent_id", Id),
        open("office_id", Id), open("expected", Int), open("counted", Int), open("pieces", Text),
        private("reason", Text), open("on_day", Day), open("actor_id", Id), open("at", At),
    ];
    HAND_IN_WORD = "hand_in_word" fact [
        open("hand_in_id", Id), open("n", Int), open("command_id", Id), open("word", Text), private("reason", Text),
        open("on_day", Day), open("actor_id", Id), open("at", At),
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
    /// Derived: what nobody has decided yet.
    OPEN_TASK = "open_task" row [
        open("member_id", Id), open("command_id", Id), open("n", Int), open("kind", Text),
        open("other_id", Id), open("due", Day), open("home", Text), open("at", At),
    ];
    TASK_DECISION = "task_decision" fact [
        open("member_id", Id), open("task_command_id", Id), open("task_kind", Text), open("command_id", Id),
        open("verdict", Text), private("reason", Text), open("actor_id", Id), open("at", At), later("other_id", Id),
    ];
    PROPOSAL = "proposal" fact [
        open("subject_id", Id), open("command_id", Id), open("inner_id", Id), open("kind", Text),
        open("body_hash", Bytes), private("body_sealed", Bytes), private("why", Text), open("approver", Text),
        open("rupiah", Int), open("row_count", Int), open("area", Text), open("office_id", Id), open("actor_id", Id),
        open("at", At),
    ];
    PROPOSAL_DECISION = "proposal_decision" fact [
        open("subject_id", Id), open("proposal_id", Id), open("command_id", Id), open("verdict", Text),
        private("reason", Text), open("actor_id", Id), open("at", At),
    ];
    SETTING = "setting" fact [
        open("subject_id", Id), open("command_id", Id), open("name", Text), open("value", Int),
        private("reason", Text), open("actor_id", Id), open("at", At),
    ];
    /// The file as it came, sealed; not a fact, and taken away again.
    LIST_FILE = "list_file" row [
        open("list_id", Id), open("file_hash", Bytes), open("name", Text), open("row_count", Int),
        private("sealed", Bytes), private("terms", Text), open("office_id", Id), open("actor_id", Id),
        open("at", At), open("removed_at", At),
    ];
    LIST_START = "list_start" fact [
        open("subject_id", Id), open("command_id", Id), open("file_hash", Bytes), open("row_count", Int),
        private("terms", Text), open("activity_id", Id), open("office_id", Id), open("actor_id", Id), open("at", At),
    ];
    LIST_MARK = "list_mark" fact [
        open("subject_id", Id), open("n", Int), open("command_id", Id), open("kind", Text), open("office_id", Id),
        open("actor_id", Id), open("at", At),
    ];
    /// Worked out again after a stop, a row comes out the same.
    LIST_ROW = "list_row" skip [
        open("list_id", Id), open("n", Int), open("command_id", Id), open("outcome", Text), open("field", Text),
        private("note", Text), open("member_id", Id), open("at", At),
    ];
    CARD = "card" fact [
        open("member_id", Id), open("number", Int), open("command_id", Id), open("covered_from", Day),
        open("covered_until", Day), open("standing_until", Day), open("programmes", Text), open("at", At),
    ];
    CARD_CLAIM = "card_claim" row [open("number", Int), open("member_id", Id)];
    PHOTO = "photo" fact [
        open("member_id", Id), open("command_id", Id), open("digest", Bytes), open("byte_count", Int),
        open("width", Int), open("height", Int), open("office_id", Id), open("actor_id", Id), open("at", At),
    ];
    /// What a photo shows is personal: apart from the facts, sealed, and only the newest of each record.
    PICTURE = "picture" newest_picture [
        open("member_id", Id), open("command_id", Id), private("sealed", Bytes), open("at", At),
    ];
    OUTBOX = "outbox" row [open("member_id", Id), open("command_id", Id), open("payload", Text), open("at", At)];
    TALLY = "tally" sum [
        open("scope", Text), open("key", Text), open("measure", Text), open("day", Day),
        open("known_day", Day), open("total", Int),
    ];
    TALLY_AREA = "tally_area" sum_area [
        open("letters", Int), open("grain", Text), open("measure", Text), open("area", Text),
        open("period", Text), open("total", Int),
    ];
    /// Derived from the facts; a later row of a member takes the place of the one before.
    STANDING = "standing" latest [
        open("member_id", Id), open("home", Text), private("name", Text), open("registered_on", Day),
        open("first_covered", Day), open("covered_from", Day), open("covered_until", Day),
        open("standing_until", Day), open("grace_until", Day), open("gap_from", Day), open("again_on", Day),
        open("ended_kind", Text), open("ended_on", Day), open("payer", Text), open("public_fund", Bool),
        open("sector", Text), open("programmes", Text), open("office_id", Id), open("activity_id", Id),
        open("last_paid_on", Day), open("complete", Bool), open("at", At),
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
        open("how", Text), open("seen", At),
    ];
    PHONE = "phone" row [
        open("phone_id", Id), open("actor_id", Id), open("office_id", Id), private("session_hash", Bytes),
        open("public_key", Bytes), open("series", Text), open("at", At),
    ];
    PHONE_TOKEN = "phone_token" row [
        private("session_hash", Bytes), open("phone_id", Id), open("at", At),
    ];
    /// What phones sent has a chain of its own: each item names the hash of the one before it.
    PHONE_ITEM = "phone_item" row [
        open("phone_id", Id), open("seq", Int), open("state", Text), open("reason", Text), open("hash", Text),
        open("prev", Text), open("kind", Text), open("command_id", Id), open("subject_id", Id),
        open("evidence_number", Text), open("odd", Text), open("not_before", At), open("at", At),
        open("clock_at", At), open("answer", Text),
    ];
    PHONE_QUARANTINE = "phone_quarantine" skip [
        open("phone_id", Id), open("seq", Int), open("sealed_hash", Text), open("reason", Text),
        private("sealed", Bytes), open("at", At),
    ];
    PHONE_ASIDE_WORD = "phone_aside_word" fact [
        open("phone_id", Id), open("seq", Int), open("sealed_hash", Text), open("command_id", Id),
        open("verdict", Text), open("released_id", Id), private("reason", Text), open("actor_id", Id), open("at", At),
    ];
    IDENTITY = "identity" row [
        open("issuer", Text), private("subject", Text), open("actor_id", Id), open("at", At),
    ];
    RECOVERY_CODE = "recovery_code" row [open("actor_id", Id), private("code_hash", Bytes), open("at", At)];
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
    ACTOR_CHANGE = "actor_change" fact [
        open("actor_id", Id), open("command_id", Id), private("name", Text), open("role", Text),
        open("office_id", Id), open("territory", Text), open("active", Bool), private("was_name", Text),
        open("was_role", Text), open("was_office_id", Id), open("was_territory", Text),
        open("was_active", Bool), private("reason", Text), open("by_id", Id), open("at", At),
    ];
    SIGN_IN_CHANGE = "sign_in_change" fact [
        open("actor_id", Id), open("command_id", Id), open("what", Text), private("reason", Text),
        open("by_id", Id), open("at", At),
    ];
    OFFICE_CHANGE = "office_change" fact [
        open("office_id", Id), open("command_id", Id), open("parent_id", Id), open("name", Text),
        open("areas", Text), open("was_parent_id", Id), open("was_name", Text), open("was_areas", Text),
        open("reason", Text), open("by_id", Id), open("at", At),
    ];
}
