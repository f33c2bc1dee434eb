-- The derived histories: for each request, thread, commitment and conclusion the intervals of days on which one state
-- holds. Rewritten with the facts, in their transaction; nobody enters anything here. Days run from valid_from to the
-- day before valid_until.

create table follow_up (
    id               integer primary key,
    request          text references request (id) on delete cascade,
    thread           text references thread (id) on delete cascade,
    member           text not null references member (iso3),
    valid_from       text not null,
    valid_until      text not null,
    rule             text not null,
    status           text not null,
    reply            text not null,
    timeliness       text not null,
    flags            text not null,
    decisive         text not null,
    times_asked      text not null,
    due_on           text,
    due_basis        text,
    reply_due_on     text,
    reply_due_basis  text,
    overdue_from     text,
    overdue_until    text,
    constraint follow_up_is_of_one_subject check ((request is null) <> (thread is null)),
    constraint follow_up_in_order check (valid_from < valid_until),
    constraint follow_up_rule check (rule in ('S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8', 'S9', 'S10')),
    constraint follow_up_status check (status in ('regressed', 'not_implemented', 'no_information', 'open', 'committed', 'in_progress',
        'claimed_implemented', 'partly_implemented', 'implemented', 'closed_other')),
    constraint follow_up_reply check (reply in ('not_required', 'awaited', 'not_seen', 'missing', 'received', 'received_late', 'nothing_new')),
    constraint follow_up_timeliness check (timeliness in ('no_deadline', 'met', 'clock_stopped', 'not_due', 'due_soon', 'overdue')),
    constraint follow_up_flags_is_json check (json_valid(flags)),
    constraint follow_up_decisive_is_json check (json_valid(decisive)),
    constraint follow_up_times_asked_is_json check (json_valid(times_asked)),
    constraint follow_up_due_basis check (due_basis in ('text', 'footnote', 'conference_rule', 'regular_cycle', 'government_commitment', 'none')),
    constraint follow_up_reply_due_basis check (reply_due_basis in ('text', 'footnote', 'conference_rule', 'regular_cycle', 'government_commitment', 'none'))
) strict;

create unique index follow_up_of_request on follow_up (request, valid_from) where request is not null;
create unique index follow_up_of_thread on follow_up (thread, valid_from) where thread is not null;
create index follow_up_by_member on follow_up (member, status);
create index follow_up_by_status on follow_up (status, valid_from);
create index follow_up_by_timeliness on follow_up (timeliness, valid_from);
create index follow_up_by_reply on follow_up (reply, valid_from);
create index follow_up_by_due_on on follow_up (due_on);

create table follow_up_flag (
    flag      text not null,
    follow_up integer not null references follow_up (id) on delete cascade,
    primary key (flag, follow_up),
    constraint follow_up_flag check (flag in ('disputed', 'awaiting_review', 'setback', 'promise_missed', 'recurring', 'stalled',
        'stale_assessment', 'dropped_without_finding', 'escalated'))
) strict, without rowid;

create index follow_up_flag_by_follow_up on follow_up_flag (follow_up);

create table commitment_follow_up (
    commitment    text not null references commitment (id) on delete cascade,
    valid_from    text not null,
    valid_until   text not null,
    rule          text not null,
    status        text not null,
    decisive      text not null,
    due_on        text,
    slippage_days integer,
    late_from     text,
    late_until    text,
    primary key (commitment, valid_from),
    constraint commitment_follow_up_in_order check (valid_from < valid_until),
    constraint commitment_follow_up_rule check (rule in ('C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8')),
    constraint commitment_follow_up_status check (status in ('superseded', 'delivered_verified', 'delivered_claimed', 'abandoned', 'missed', 'under_way', 'scheduled', 'announced')),
    constraint commitment_follow_up_decisive_is_json check (json_valid(decisive))
) strict, without rowid;

create index commitment_follow_up_by_status on commitment_follow_up (status, valid_from);
create index commitment_follow_up_by_due_on on commitment_follow_up (due_on);

create table conclusion_reply (
    conclusion      text not null references conclusion (id) on delete cascade,
    valid_from      text not null,
    valid_until     text not null,
    reply           text not null,
    reply_due_on    text,
    reply_due_basis text,
    decisive        text not null,
    primary key (conclusion, valid_from),
    constraint conclusion_reply_in_order check (valid_from < valid_until),
    constraint conclusion_reply check (reply in ('not_required', 'awaited', 'not_seen', 'missing', 'received', 'received_late', 'nothing_new')),
    constraint conclusion_reply_due_basis check (reply_due_basis in ('text', 'footnote', 'conference_rule', 'regular_cycle', 'government_commitment', 'none')),
    constraint conclusion_reply_decisive_is_json check (json_valid(decisive))
) strict, without rowid;

create index conclusion_reply_by_reply on conclusion_reply (reply, valid_from);
