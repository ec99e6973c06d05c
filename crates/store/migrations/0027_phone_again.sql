-- A phone that signed in again under its own signing key, and the token it has from then on: the latest counts.
create table phone_token (
    session_hash {bytes} not null primary key,
    phone_id {id} not null,
    at {at} not null
) {table};

create index phone_token_phone on phone_token (phone_id, at);

-- A key is one phone's, whoever holds it.
create unique index phone_public_key on phone (public_key);
