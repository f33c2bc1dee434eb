-- What an entry of the change log is about and what it caused, the answers that a repeated call gets again, and the
-- reports of imports. None of it is part of the chain: it can be worked out anew, or is about calls and not about facts.

create table change_member (
    member   text not null,
    revision integer not null references change (revision),
    primary key (member, revision)
) strict, without rowid;

create index change_member_by_revision on change_member (revision);

create table change_convention (
    convention text not null,
    revision   integer not null references change (revision),
    primary key (convention, revision)
) strict, without rowid;

create index change_convention_by_revision on change_convention (revision);

-- What was known at an instant: the log up to the last entry written by then.
create index change_by_at on change (at);

-- What a write changed in the statuses of the day it was made on: told with the last entry of the write, beside its
-- first. Of a conclusion
-- it is the reply. A subject that is new has no status before, and is not here; one that is gone has none after.
create table status_change (
    revision       integer not null references change (revision),
    first_revision integer not null,
    position       integer not null,
    record         text not null,
    record_key     text not null,
    member         text not null,
    before         text not null,
    after          text,
    primary key (revision, position),
    constraint status_change_in_order check (first_revision <= revision),
    constraint status_change_record check (record in ('thread', 'conclusion', 'request', 'commitment'))
) strict, without rowid;

create index status_change_by_record on status_change (record, record_key, revision);
create index status_change_by_member on status_change (member, revision);

-- A call that is repeated with the same Idempotency-Key gets the answer of the first. Kept for a day.
create table idempotency_key (
    owner        text not null,
    key          text not null,
    request_hash text not null,
    status       integer not null,
    location     text,
    tag          text,
    answer       text not null,
    at           text not null,
    primary key (owner, key)
) strict, without rowid;

create index idempotency_key_by_at on idempotency_key (at);

create table import (
    id          text not null primary key,
    who         text not null,
    reason      text,
    started_at  text not null,
    finished_at text not null,
    state       text not null,
    revision    integer not null,
    counts      text not null,
    effects     text not null,
    mistakes    text not null,
    -- One entry a record, NDJSON in gzip: read as a whole or not at all.
    records     blob not null,
    constraint import_state check (state in ('done', 'refused', 'stopped')),
    constraint import_counts_is_json check (json_valid(counts)),
    constraint import_effects_is_json check (json_valid(effects)),
    constraint import_mistakes_is_json check (json_valid(mistakes))
) strict;

create index import_by_started_at on import (started_at);

-- The entries that were there before.
insert into change_member (member, revision)
select distinct member, revision
from (
    select
        case c.record
            when 'member' then c.record_key
            when 'request' then (select k.member from conclusion k where k.id = c.after ->> '$.conclusion')
            else c.after ->> '$.member'
        end as member,
        c.revision
    from change c)
where member is not null;

insert into change_convention (convention, revision)
select convention, revision
from (
    select case c.record when 'convention' then c.record_key else c.after ->> '$.convention' end as convention, c.revision from change c
    union
    select v.value, c.revision from change c, json_each(c.after, '$.conventions') v
    union
    select v.convention, c.revision from change c join conclusion_convention v on v.conclusion = c.after ->> '$.conclusion' where c.record in ('request', 'evidence')
    union
    select v.convention, c.revision
    from change c, json_each(c.after, case c.record when 'evidence' then '$.links' else '$.addresses' end) l
    left join request r on r.id = l.value ->> '$.request'
    join conclusion_convention v on v.conclusion = coalesce(r.conclusion, l.value ->> '$.conclusion')
    where c.record in ('evidence', 'commitment')
    union
    select v.convention, c.revision
    from change c, json_each(c.after, case c.record when 'evidence' then '$.links' else '$.addresses' end) l
    join thread_convention v on v.thread = l.value ->> '$.thread'
    where c.record in ('evidence', 'commitment')
    union
    select v.convention, c.revision
    from change c, json_each(c.after, '$.links') l
    join commitment_address a on a.commitment = l.value ->> '$.commitment'
    join request r on r.id = a.request
    join conclusion_convention v on v.conclusion = r.conclusion
    where c.record = 'evidence'
    union
    select v.convention, c.revision
    from change c, json_each(c.after, '$.links') l
    join commitment_address a on a.commitment = l.value ->> '$.commitment'
    join thread_convention v on v.thread = a.thread
    where c.record = 'evidence')
where convention is not null;
