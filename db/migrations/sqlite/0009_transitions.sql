-- What changed where, on which day, and why: every change of a status, a reply or a timeliness along the derived histories,
-- the first state included, the future too. Rewritten with the intervals; nobody enters anything here. The id begins with
-- the day, so that the order of ids is the order of days, and a span of days is a range of ids.

create table transition (
    id          text not null primary key,
    day         text not null,
    record      text not null,
    record_key  text not null,
    member      text not null references member (iso3),
    what        text not null,
    before      text,
    after       text not null,
    rule_before text,
    rule_after  text,
    cause       text not null,
    facts       text not null,
    constraint transition_record check (record in ('thread', 'conclusion', 'request', 'commitment')),
    constraint transition_what check (what in ('status', 'reply', 'timeliness')),
    constraint transition_cause check (cause in ('fact', 'day')),
    constraint transition_changes_something check (before is null or before <> after),
    constraint transition_names_its_facts check (json_valid(facts) and (cause = 'day') = (facts = '[]'))
) strict, without rowid;

create index transition_by_record on transition (record_key, record);
create index transition_by_member on transition (member);

-- The intervals of a database that is there already are derived anew at the next start, as after a change of the rules:
-- that stores their transitions, and leaves alone what is as it was.
delete from bookkeeping where name = 'rules version';
