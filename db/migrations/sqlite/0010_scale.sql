-- Where requests are looked for, so that a page of a list costs the same however many requests there are. Each request stands
-- on several shelves: '' holds all of them, 'member=KAZ' those of a member, 'convention=C87' those under a Convention, and so
-- on. On each shelf they stand in the order of their ids and in the order in which they were made: a list goes along one
-- shelf and stops when its page is full. Rewritten with the intervals, in the transaction of the facts.

create table request_place (
    request text not null primary key references request (id) on delete cascade,
    member  text not null references member (iso3),
    made_on text not null,
    kind    text not null,
    -- ["", "member=KAZ", "body=CAS", ...]
    shelves text not null,
    constraint request_place_shelves_is_json check (json_valid(shelves))
) strict, without rowid;

create index request_place_by_member on request_place (member);

create table request_shelf (
    shelf   text not null,
    request text not null,
    made_on text not null,
    -- What is asked for with most shelves: what does not fit is passed over without a look at anything else.
    kind    text not null,
    primary key (shelf, request)
) strict, without rowid;

create index request_shelf_by_made_on on request_shelf (shelf, made_on, request, kind);

-- In the order of a date, as long as there are rows that hold on the day: lists sorted by the date due, and by how long overdue.
drop index follow_up_by_due_on;
create index follow_up_by_due_on on follow_up (due_on, request, valid_from, valid_until) where request is not null;
create index follow_up_by_overdue on follow_up (-julianday(overdue_from), request, valid_from, valid_until) where timeliness = 'overdue' and request is not null;
create index request_by_updated_at on request (updated_at, id);

-- The interval that holds on a day, from its end: most days that are asked about are near the present, and few intervals end after it.
-- With the words that are asked for, so that what does not fit is passed over without a look at the row.
create index follow_up_of_request_until on follow_up (request, valid_until, valid_from, status, timeliness, reply) where request is not null;
create index follow_up_of_thread_until on follow_up (thread, valid_until, valid_from, status) where thread is not null;

-- The records of one member, or of one kind, in the order of their ids.
drop index conclusion_by_member;
create index conclusion_by_member on conclusion (member, id);
drop index conclusion_by_kind;
create index conclusion_by_kind on conclusion (kind, id);
drop index thread_by_member;
create index thread_by_member on thread (member, id);
drop index commitment_by_member;
create index commitment_by_member on commitment (member, id);
drop index evidence_by_member;
create index evidence_by_member on evidence (member, id);
drop index evidence_by_kind;
create index evidence_by_kind on evidence (kind, id);
-- Also the order must not tell what is hidden: actors are listed by the id that readers see.
create index actor_by_shown_id on actor (coalesce(restricted_as, id));

-- Words of short lists: no statement begins from them.
drop index follow_up_by_status;
drop index follow_up_by_reply;
drop index follow_up_by_timeliness;
drop index conclusion_reply_by_reply;
drop index commitment_follow_up_by_status;
drop index request_by_addressee;
drop index request_by_kind;
drop index evidence_by_issuer_class;

-- The histories of a database that is there already are derived anew at the next start: that puts its requests in their places.
delete from bookkeeping where name = 'rules version';
