-- Cards handed out. A card's number is its place in the status list: counted from 0 without a gap, across the house. What the
-- card tells is what the facts said when it was made; whether it still holds follows from the facts as they are.
create table card (
    member_id {id} not null,
    number {int} not null check (number >= 0),
    command_id {id} not null,
    covered_from {day} not null,
    covered_until {day} not null,
    standing_until {day} not null,
    programmes {text} not null,
    at {at} not null,
    primary key (member_id, number)
) {table};

-- Whose card a number is.
create table card_claim (
    number {int} not null primary key,
    member_id {id} not null
) {table};
