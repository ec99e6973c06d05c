-- The shape of the house's memory. Tables that end in facts are only ever added to; a mistake is reversed.
-- What belongs to a member leads with member_id, so that one member is one place on a cluster too.

create table meta (
    name {text} not null primary key,
    value {text} not null
) {table};

-- Every command with the answer it got, kept with the subject it concerns: a replay gets the same answer for ever.
create table command (
    subject_id {id} not null,
    command_id {id} not null,
    kind {text} not null,
    actor_id {id} not null,
    office_id {id},
    at {at} not null,
    outcome {text} not null check (outcome in ('done', 'refused', 'recorded')),
    answer {text} not null,
    body_hash {bytes} not null,
    writer {int} not null,
    link {int} not null,
    primary key (subject_id, command_id)
) {table};

-- One link per commit group: a keyed hash over the facts of the group and the link before.
create table chain (
    writer {int} not null,
    link {int} not null,
    hash {bytes} not null,
    facts {int} not null,
    at {at} not null,
    primary key (writer, link)
) {table};

-- Changes and looks: who, what, about whom, when.
create table audit (
    audit_id {id} not null primary key,
    at {at} not null,
    actor_id {id} not null,
    action {text} not null,
    subject_id {id},
    command_id {id},
    detail {text}
) {table};

-- Who looked at a person, newest first.
create index audit_by_subject on audit (subject_id, at);

create table person (
    member_id {id} not null primary key,
    name {text} not null,
    born {day} not null,
    sex {text} not null check (sex in ('female', 'male')),
    home {text} not null,
    nik_key {bytes} not null,
    nik_sealed {bytes} not null,
    phone_key {bytes},
    phone_sealed {bytes},
    address_sealed {bytes},
    disputed {bool} not null,
    version {int} not null,
    at {at} not null,
    command_id {id} not null
) {table};

-- Families share telephones; most look-ups by telephone find a few.
create index person_by_phone on person (phone_key) where phone_key is not null;

-- Claims of what must be unique in the nation; each leads to its member.
create table nik_claim (
    nik_key {bytes} not null primary key,
    member_id {id} not null
) {table};

create table official_number_claim (
    official_number {text} not null primary key,
    member_id {id} not null
) {table};

create table receipt_claim (
    number {text} not null primary key,
    member_id {id} not null
) {table};

-- A member id that a phone minted for somebody already known.
create table alias (
    alias_id {id} not null primary key,
    member_id {id} not null,
    command_id {id} not null
) {table};

-- Search by name, by phone, and for probable duplicates: normalised words and keyed hashes, never LIKE.
create table name_token (
    token {text} not null,
    member_id {id} not null,
    primary key (token, member_id)
) {table};

create table match_key (
    match_key {bytes} not null,
    member_id {id} not null,
    primary key (match_key, member_id)
) {table};

create table membership (
    member_id {id} not null,
    membership_id {id} not null,
    segment {text} not null check (segment in ('bpu', 'pu')),
    since {day} not null,
    official_number {text},
    at {at} not null,
    command_id {id} not null,
    primary key (member_id, membership_id),
    unique (member_id, segment)
) {table};

create table registration (
    member_id {id} not null,
    command_id {id} not null,
    membership_id {id} not null,
    on_day {day} not null,
    at {at} not null,
    how_works {text} not null,
    status {text} not null,
    sector {text} not null,
    occupations {text} not null,
    income {int} not null check (income >= 0),
    programmes {text} not null,
    payer {text} not null,
    payer_name {text},
    works_now {bool} not null,
    well_now {bool} not null,
    attested_by {text} not null,
    attested_place {text} not null,
    consent {bool} not null,
    home {text} not null,
    work_place {text},
    activity_id {id},
    office_id {id} not null,
    actor_id {id} not null,
    evidence_number {text},
    evidence_day {day},
    primary key (member_id, command_id)
) {table};

-- Who registered at an activity, latest first.
create index registration_by_activity on registration (activity_id, at) where activity_id is not null;

create table heir (
    member_id {id} not null,
    command_id {id} not null,
    n {int} not null,
    name {text} not null,
    relation {text} not null,
    born {day},
    primary key (member_id, command_id, n)
) {table};

create table contribution (
    member_id {id} not null,
    command_id {id} not null,
    receipt_id {id} not null,
    membership_id {id} not null,
    month {text} not null,
    programme {text} not null,
    amount {int} not null,
    payer {text} not null,
    paid_on {day} not null,
    at {at} not null,
    primary key (member_id, command_id, month, programme)
) {table};

create table opening (
    member_id {id} not null,
    command_id {id} not null,
    membership_id {id} not null,
    programme {text} not null,
    first_registered {day} not null,
    until_month {text} not null,
    months_in_total {int},
    payer {text} not null,
    source {text} not null,
    at {at} not null,
    primary key (member_id, command_id, programme)
) {table};

create table ending (
    member_id {id} not null,
    command_id {id} not null,
    membership_id {id} not null,
    kind {text} not null check (kind in ('died', 'left', 'old_age_taken')),
    on_day {day} not null,
    told_by {text} not null,
    at {at} not null,
    primary key (member_id, command_id)
) {table};

create table receipt (
    member_id {id} not null,
    receipt_id {id} not null,
    number {text} not null,
    command_id {id} not null,
    amount {int} not null check (amount >= 0),
    payer {text} not null,
    payer_name {text},
    paid_on {day} not null,
    at {at} not null,
    office_id {id} not null,
    actor_id {id} not null,
    activity_id {id},
    evidence_number {text},
    signed {text} not null,
    primary key (member_id, receipt_id)
) {table};

-- A branch's receipts of a period, for its day-end and its target.
create index receipt_by_office on receipt (office_id, paid_on);

-- What was collected at an activity.
create index receipt_by_activity on receipt (activity_id) where activity_id is not null;

create table reversal (
    member_id {id} not null,
    receipt_id {id} not null,
    command_id {id} not null,
    reason {text} not null,
    on_day {day} not null,
    at {at} not null,
    primary key (member_id, receipt_id)
) {table};

create table journal_entry (
    member_id {id} not null,
    journal_id {id} not null,
    n {int} not null,
    command_id {id} not null,
    kind {text} not null,
    on_day {day} not null,
    account {text} not null,
    owner_id {id},
    amount {int} not null check (amount <> 0),
    at {at} not null,
    primary key (member_id, journal_id, n)
) {table};

-- Cash in a person's hands or an office's till; no other account is asked for by its owner.
create index journal_by_hand on journal_entry (owner_id) where account in ('agent_cash', 'branch_cash');

create table credit (
    member_id {id} not null,
    command_id {id} not null,
    n {int} not null,
    amount {int} not null,
    reason {text} not null,
    at {at} not null,
    primary key (member_id, command_id, n)
) {table};

create table task (
    member_id {id} not null,
    command_id {id} not null,
    n {int} not null,
    kind {text} not null,
    other_id {id},
    due {day},
    note {text} not null,
    office_id {id} not null,
    home {text} not null,
    at {at} not null,
    primary key (member_id, command_id, n)
) {table};

-- The work-list: one kind, oldest first.
create index task_by_kind on task (kind, at, command_id);

create table task_decision (
    member_id {id} not null,
    task_command_id {id} not null,
    task_kind {text} not null,
    command_id {id} not null,
    verdict {text} not null,
    reason {text} not null,
    actor_id {id} not null,
    at {at} not null,
    primary key (member_id, task_command_id, task_kind)
) {table};

-- What the worker has still to fold into tallies; written with the member, gone when folded.
create table outbox (
    member_id {id} not null,
    command_id {id} not null,
    payload {text} not null,
    at {at} not null,
    primary key (member_id, command_id)
) {table};

-- Counts as signed changes with two days: from when they hold, and when they became known.
-- key is a village code, an office id or an activity id. Derived: can be thrown away and made again.
create table tally (
    scope {text} not null check (scope in ('village', 'office', 'activity')),
    key {text} not null,
    measure {text} not null,
    day {day} not null,
    known_day {day} not null,
    total {int} not null,
    primary key (scope, key, measure, day, known_day)
) {table};

create table receipt_series (
    series {text} not null primary key,
    last {int} not null
) {table};

create table office (
    office_id {id} not null primary key,
    parent_id {id},
    kind {text} not null check (kind in ('national', 'region', 'branch')),
    code {text} not null unique,
    name {text} not null,
    areas {text} not null,
    example {bool} not null,
    at {at} not null,
    command_id {id} not null
) {table};

create table actor (
    actor_id {id} not null primary key,
    login {text} not null unique,
    name {text} not null,
    role {text} not null,
    office_id {id},
    territory {text} not null,
    lang {text} not null,
    active {bool} not null,
    password {text} not null,
    must_change {bool} not null,
    totp_sealed {bytes},
    failed {int} not null,
    locked_until {at},
    version {int} not null,
    at {at} not null,
    command_id {id} not null
) {table};

create table session (
    token_hash {bytes} not null primary key,
    actor_id {id} not null,
    kind {text} not null check (kind in ('person', 'device', 'client')),
    label {text} not null,
    csrf {text} not null,
    created {at} not null,
    expires {at} not null,
    revoked {bool} not null
) {table};

create table client (
    client_id {text} not null primary key,
    actor_id {id} not null,
    secret {bytes} not null,
    name {text} not null,
    active {bool} not null,
    at {at} not null,
    command_id {id} not null
) {table};

create table campaign (
    campaign_id {id} not null primary key,
    name {text} not null,
    office_id {id} not null,
    from_day {day} not null,
    until_day {day},
    source {text} not null,
    at {at} not null,
    command_id {id} not null
) {table};

create table partner (
    partner_id {id} not null primary key,
    name {text} not null,
    kind {text} not null,
    office_id {id} not null,
    at {at} not null,
    command_id {id} not null
) {table};

create table activity (
    activity_id {id} not null primary key,
    campaign_id {id},
    office_id {id} not null,
    kind {text} not null,
    title {text} not null,
    village {text} not null,
    place {text} not null,
    from_day {day} not null,
    until_day {day} not null,
    cost_rupiah {int} not null,
    source {text} not null,
    at {at} not null,
    command_id {id} not null
) {table};

create table activity_partner (
    activity_id {id} not null,
    partner_id {id} not null,
    part {text} not null,
    primary key (activity_id, partner_id)
) {table};

create table attendance (
    activity_id {id} not null,
    on_day {day} not null,
    reached {int} not null,
    command_id {id} not null,
    at {at} not null,
    primary key (activity_id, command_id)
) {table};

create table target (
    target_id {id} not null primary key,
    office_id {id},
    area {text},
    measure {text} not null,
    from_day {day} not null,
    until_day {day} not null,
    value {int} not null,
    source {text} not null,
    confirmed {bool} not null,
    at {at} not null,
    command_id {id} not null
) {table};
