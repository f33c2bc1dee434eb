-- Every write is one entry of one ordered, chained log; its latest revision is the version of the whole data set.
-- The log comes first, because every record names the revision that last changed it.

create table change (
    revision      integer primary key,
    at            text not null,
    who           text not null,
    reason        text,
    action        text not null,
    record        text not null,
    record_key    text not null,
    before        text,
    after         text,
    previous_hash text not null,
    hash          text not null unique,
    constraint change_at_is_utc check (at glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'),
    constraint change_action check (action in ('created', 'updated', 'retracted', 'restored')),
    constraint change_record check (record in ('source', 'actor', 'member', 'convention', 'article', 'session', 'ratification',
        'individual_case', 'coverage', 'thread', 'conclusion', 'request', 'commitment', 'evidence')),
    constraint change_before_is_json check (before is null or json_valid(before)),
    constraint change_after_is_json check (after is null or json_valid(after))
) strict;

create index change_by_record on change (record, record_key, revision);

create trigger change_is_never_updated before update on change
begin
    select raise(abort, 'the change log is append-only');
end;

create trigger change_is_never_deleted before delete on change
begin
    select raise(abort, 'the change log is append-only');
end;

-- What the program remembers of its own work: the version of the rules behind the stored intervals, the digest of the
-- seed files loaded last.
create table bookkeeping (
    name  text not null primary key,
    value text not null
) strict, without rowid;
