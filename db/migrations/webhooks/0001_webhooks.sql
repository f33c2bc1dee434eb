-- Who is told of changes, and what is on its way to them. In a file of its own beside the record: it can be written while
-- an import holds the record's write lock, and no copy, snapshot or backup of the record ever carries a secret.

create table webhook (
    id               text not null primary key,
    name             text not null,
    url              text not null,
    -- What is told: a JSON array of change, transition.
    events           text not null,
    -- A JSON object of filters as the lists take them: member, convention, record.
    filter           text not null,
    -- What deliveries are signed with. It cannot be hashed: it is needed.
    secret           blob not null,
    -- The one before, which signs too for a day.
    old_secret       blob,
    old_secret_until text,
    active           integer not null,
    disabled_because text,
    -- Up to here everything is told, or is a message: the last entry of the change log and the last day.
    revision         integer not null,
    day              text not null,
    created_at       text not null,
    created_by       text not null,
    delivered_at     text,
    constraint webhook_name check (length(name) between 1 and 80),
    constraint webhook_events check (json_valid(events) and json_type(events) = 'array'),
    constraint webhook_filter check (json_valid(filter) and json_type(filter) = 'object'),
    constraint webhook_secret check (length(secret) between 24 and 64),
    constraint webhook_old_secret check ((old_secret is null) = (old_secret_until is null)),
    constraint webhook_active check (active in (0, 1)),
    constraint webhook_disabled check (active = 0 or disabled_because is null)
) strict;

create unique index webhook_by_name on webhook (name collate nocase);

-- What is not delivered yet, in its order. The id is made of what is told: made again, it is the same.
create table message (
    webhook         text not null references webhook (id) on delete cascade,
    place           integer not null,
    id              text not null,
    event           text not null,
    -- Of an entry of the change log its revision, of what a day brought its text.
    revision        integer,
    body            text,
    at              text not null,
    attempts        integer not null,
    next_attempt_at text not null,
    primary key (webhook, place),
    constraint message_event check (event in ('change', 'transition')),
    constraint message_tells_one_thing check ((revision is null) <> (body is null))
) strict, without rowid;

create unique index message_by_id on message (webhook, id);

-- What was tried, and what came of it: the newest of each webhook are kept.
create table attempt (
    id              integer primary key,
    webhook         text not null references webhook (id) on delete cascade,
    message         text not null,
    event           text not null,
    number          integer not null,
    at              text not null,
    status          integer,
    error           text,
    next_attempt_at text,
    constraint attempt_event check (event in ('change', 'transition', 'ping'))
) strict;

create index attempt_by_webhook on attempt (webhook, id);
create index attempt_by_message on attempt (webhook, message);
