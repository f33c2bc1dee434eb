-- Who may write what. In a file of its own beside the record: a key can be revoked while an import holds the record's
-- write lock, and no copy, snapshot or backup of the record ever carries a key. Of a secret there is only its SHA-256.

create table api_key (
    -- The public part of the key: what logs and other tables name it by.
    id           text not null primary key,
    -- Who, in the change log.
    name         text not null,
    role         text not null,
    -- The members that it may write about, a JSON array of alpha-3 codes; empty: about all.
    members      text not null,
    secret_hash  blob not null,
    created_at   text not null,
    created_by   text not null,
    -- From this instant on it is no longer valid.
    expires_at   text not null,
    revoked_at   text,
    revoked_by   text,
    -- To a minute.
    last_used_at text,
    constraint api_key_id check (length(id) = 12 and id not glob '*[^a-z0-9]*'),
    constraint api_key_name check (length(name) between 1 and 80),
    constraint api_key_role check (role in ('contributor', 'editor', 'admin')),
    constraint api_key_members check (json_valid(members) and json_type(members) = 'array'),
    constraint api_key_secret_hash check (length(secret_hash) = 32),
    constraint api_key_revoked_by check ((revoked_at is null) = (revoked_by is null))
) strict;

-- A name stands for one key at a time, and may be given again when that was revoked.
create unique index api_key_by_name on api_key (name collate nocase) where revoked_at is null;
