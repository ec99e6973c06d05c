-- Rights of the role that serves Payung from PostgreSQL. Run it as the owner of the tables, connected to the database,
-- after `payung migrate` and again after every later one. The role exists already:
--
--   create role payung_serve login password '…';
--
-- What it amounts to: facts can be added and read, and never changed or taken away, not even by a program with a fault
-- or by somebody who has stolen its password. Only what is a projection, a count or a sign-in may be rewritten, column by
-- column where that is enough.

revoke all on all tables in schema public from payung_serve;
grant usage on schema public to payung_serve;

-- Everything may be read and added to.
grant select, insert on all tables in schema public to payung_serve;

-- The current details of a person, a corrected NIK among them, and the number that locks them.
grant update (name, born, sex, home, nik_key, nik_sealed, phone_key, phone_sealed, address_sealed, version) on person to payung_serve;

-- The institution's own number, which comes after the membership.
grant update (official_number) on membership to payung_serve;

-- Running numbers of receipts.
grant update (last) on receipt_series to payung_serve;

-- Counts: added to as the outbox is emptied. Both can be made again from the facts.
grant update (total) on tally to payung_serve;
grant update (total) on tally_area to payung_serve;
grant delete on outbox to payung_serve;

-- The work-list: what is decided leaves it. It follows from task and task_decision.
grant delete on open_task to payung_serve;

-- Where each member stands: made again from the facts with every change about the member.
grant update on standing to payung_serve;

-- Sign-in: failed tries, passwords, codes, language; sessions ended.
grant update (password, must_change, totp_sealed, failed, locked_until, lang, version) on actor to payung_serve;
grant update (revoked, seen) on session to payung_serve;

-- A link with the institution's own sign-in that is taken away, and recovery codes that are used up. What happened to
-- them stays in the audit.
grant delete on identity, recovery_code to payung_serve;

-- The current picture of a sign-in and of an office; what was before is kept in actor_change and office_change.
grant update (name, role, office_id, territory, active) on actor to payung_serve;
grant update (parent_id, name, areas) on office to payung_serve;

-- A list of people: what is answered about the file until it is brought in, and the file taken away again.
grant update (name, row_count, sealed, terms, office_id, actor_id, at, removed_at) on list_file to payung_serve;

-- The key's fingerprint, written once at the first start. The schema's version is the owner's to write.
grant update (value) on meta to payung_serve;

-- The picture of a card: a newer one takes the place of the one before.
grant update (command_id, sealed, at) on picture to payung_serve;

-- A record that was found to be somebody else's stands nowhere of its own, and leads to the one kept.
grant update (merged_into, absorbed) on person to payung_serve;
grant delete on standing to payung_serve;
