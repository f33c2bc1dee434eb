-- The record of a case: what was asked (conclusion, request, thread), what was promised (commitment), what is known
-- (evidence and its links). Facts only: no status is stored here.

create table due_date (
    id        integer primary key,
    text      text not null,
    anchor    text references session (id) deferrable initially deferred,
    relation  text,
    earliest  text,
    latest    text,
    precision text not null,
    basis     text not null,
    constraint due_date_relation check (relation in ('before', 'at')),
    constraint due_date_earliest_exists check (earliest is null or date(earliest) is earliest),
    constraint due_date_latest_exists check (latest is null or date(latest) is latest),
    constraint due_date_in_order check (earliest <= latest),
    constraint due_date_precision check (precision in ('day', 'month', 'quarter', 'year', 'session', 'none')),
    constraint due_date_basis check (basis in ('text', 'footnote', 'conference_rule', 'regular_cycle', 'government_commitment', 'none')),
    constraint due_date_of_a_session_has_an_anchor check (precision <> 'session' or anchor is not null),
    constraint due_date_without_precision_has_no_day check (precision <> 'none' or latest is null)
) strict;

create index due_date_by_anchor on due_date (anchor);

create table thread (
    id                text not null primary key,
    member            text not null references member (iso3) deferrable initially deferred,
    title             text not null,
    text              text,
    confidence        text not null,
    recorded_at       text not null,
    updated_at        text not null,
    revision          integer not null references change (revision),
    retracted_at      text,
    retraction_reason text,
    constraint thread_id_is_a_slug check (id not glob '*[^a-z0-9.-]*' and length(id) between 1 and 80),
    constraint thread_confidence check (confidence in ('sourced', 'partial')),
    constraint thread_retraction_has_a_reason check ((retracted_at is null) = (retraction_reason is null))
) strict;

create index thread_by_member on thread (member);
create index thread_by_revision on thread (revision);

create table thread_convention (
    thread     text not null references thread (id) on delete cascade deferrable initially deferred,
    position   integer not null,
    convention text not null references convention (code) deferrable initially deferred,
    primary key (thread, position)
) strict, without rowid;

create index thread_convention_by_convention on thread_convention (convention);

create table thread_article (
    thread   text not null references thread (id) on delete cascade deferrable initially deferred,
    position integer not null,
    article  text not null,
    primary key (thread, position),
    constraint thread_article_names_convention_and_number check (article glob '[CP][1-9]*.[1-9]*')
) strict, without rowid;

create index thread_article_by_article on thread_article (article);

create table conclusion (
    id                       text not null primary key,
    body                     text not null,
    kind                     text not null,
    member                   text not null references member (iso3) deferrable initially deferred,
    session                  text references session (id) deferrable initially deferred,
    title                    text not null,
    text                     text,
    adopted_on               text,
    published_on             text,
    reply_due                integer references due_date (id) deferrable initially deferred,
    special_paragraph        integer,
    continued_failure        integer,
    double_footnote          integer,
    government_participation text,
    coverage                 text not null,
    source                   text not null references source (id) deferrable initially deferred,
    confidence               text not null,
    recorded_at              text not null,
    updated_at               text not null,
    revision                 integer not null references change (revision),
    retracted_at             text,
    retraction_reason        text,
    constraint conclusion_id_is_a_slug check (id not glob '*[^a-z0-9.-]*' and length(id) between 1 and 80),
    constraint conclusion_body check (body in ('CEACR', 'CAS', 'CFA', 'GB', 'COI', 'ILC')),
    constraint conclusion_kind check (kind in ('cas_conclusions', 'observation', 'direct_request', 'cfa_report', 'gb_decision', 'coi_recommendations', 'ilc_resolution')),
    constraint conclusion_is_dated check (adopted_on is not null or session is not null or published_on is not null),
    constraint conclusion_adopted_on_exists check (adopted_on is null or date(adopted_on || substr('-01-01', length(adopted_on) - 3)) is adopted_on || substr('-01-01', length(adopted_on) - 3)),
    constraint conclusion_published_on_exists check (published_on is null or date(published_on || substr('-01-01', length(published_on) - 3)) is published_on || substr('-01-01', length(published_on) - 3)),
    constraint conclusion_special_paragraph check (special_paragraph in (0, 1)),
    constraint conclusion_continued_failure check (continued_failure in (0, 1)),
    constraint conclusion_double_footnote check (double_footnote in (0, 1)),
    constraint conclusion_government_participation check (government_participation in ('took_part', 'accredited_absent', 'did_not_engage')),
    constraint conclusion_coverage check (coverage in ('complete', 'partial', 'listed')),
    constraint conclusion_confidence check (confidence in ('sourced', 'partial')),
    constraint conclusion_retraction_has_a_reason check ((retracted_at is null) = (retraction_reason is null))
) strict;

create index conclusion_by_member on conclusion (member, body);
create index conclusion_by_session on conclusion (session);
create index conclusion_by_kind on conclusion (kind);
create index conclusion_by_source on conclusion (source);
create index conclusion_by_revision on conclusion (revision);
create index conclusion_by_reply_due on conclusion (reply_due);

create table conclusion_convention (
    conclusion text not null references conclusion (id) on delete cascade deferrable initially deferred,
    position   integer not null,
    convention text not null references convention (code) deferrable initially deferred,
    primary key (conclusion, position)
) strict, without rowid;

create index conclusion_convention_by_convention on conclusion_convention (convention);

create table conclusion_tone (
    conclusion text not null references conclusion (id) on delete cascade deferrable initially deferred,
    position   integer not null,
    tone       text not null,
    primary key (conclusion, position),
    constraint conclusion_tone check (tone in ('satisfaction', 'interest', 'notes', 'welcomes', 'regret', 'concern', 'deep_regret', 'deep_concern', 'deplores'))
) strict, without rowid;

create table request (
    id                text not null primary key,
    conclusion        text not null references conclusion (id) deferrable initially deferred,
    item              text,
    text              text not null,
    quote             text,
    kind              text not null,
    force             text,
    addressee         text not null,
    thread            text references thread (id) deferrable initially deferred,
    outcome_due       integer references due_date (id) deferrable initially deferred,
    note              text,
    source            text not null references source (id) deferrable initially deferred,
    confidence        text not null,
    recorded_at       text not null,
    updated_at        text not null,
    revision          integer not null references change (revision),
    retracted_at      text,
    retraction_reason text,
    constraint request_id_is_its_conclusions_and_a_number check (substr(id, 1, length(conclusion) + 1) = conclusion || '.' and substr(id, length(conclusion) + 2) not glob '*[^0-9]*' and length(id) between length(conclusion) + 2 and 80),
    constraint request_kind check (kind in ('amend_law', 'repeal', 'refrain', 'register', 'release', 'review_case', 'investigate', 'reinstate', 'report',
        'receive_mission', 'technical_assistance', 'inform', 'consult', 'ratify', 'referral')),
    constraint request_force check (force in ('invites', 'requests', 'expects', 'urges', 'strongly_urges')),
    constraint request_addressee check (addressee in ('government', 'director_general', 'governing_body', 'other_members', 'other_body')),
    constraint request_confidence check (confidence in ('sourced', 'partial')),
    constraint request_retraction_has_a_reason check ((retracted_at is null) = (retraction_reason is null))
) strict;

create index request_by_conclusion on request (conclusion);
create index request_by_thread on request (thread);
create index request_by_kind on request (kind);
create index request_by_addressee on request (addressee);
create index request_by_source on request (source);
create index request_by_revision on request (revision);
create index request_by_outcome_due on request (outcome_due);

create table request_article (
    request  text not null references request (id) on delete cascade deferrable initially deferred,
    position integer not null,
    article  text not null,
    primary key (request, position),
    constraint request_article_names_convention_and_number check (article glob '[CP][1-9]*.[1-9]*')
) strict, without rowid;

create index request_article_by_article on request_article (article);

create table request_actor (
    request  text not null references request (id) on delete cascade deferrable initially deferred,
    position integer not null,
    actor    text not null references actor (id) deferrable initially deferred,
    primary key (request, position)
) strict, without rowid;

create index request_actor_by_actor on request_actor (actor);

create table request_reiterates (
    request  text not null references request (id) on delete cascade deferrable initially deferred,
    position integer not null,
    earlier  text not null references request (id) deferrable initially deferred,
    primary key (request, position),
    constraint request_does_not_reiterate_itself check (request <> earlier)
) strict, without rowid;

create index request_reiterates_by_earlier on request_reiterates (earlier);

create table deadline_event (
    request      text not null references request (id) on delete cascade deferrable initially deferred,
    position     integer not null,
    kind         text not null,
    event_on     text not null,
    published_on text,
    by_body      text not null,
    due          integer references due_date (id) deferrable initially deferred,
    source       text not null references source (id) deferrable initially deferred,
    primary key (request, position),
    constraint deadline_event_kind check (kind in ('set', 'extended', 'suspended', 'resumed', 'withdrawn')),
    constraint deadline_event_on_exists check (date(event_on || substr('-01-01', length(event_on) - 3)) is event_on || substr('-01-01', length(event_on) - 3)),
    constraint deadline_event_published_on_exists check (published_on is null or date(published_on || substr('-01-01', length(published_on) - 3)) is published_on || substr('-01-01', length(published_on) - 3)),
    constraint deadline_event_by_body check (by_body in ('CEACR', 'CAS', 'CFA', 'GB', 'COI', 'ILC')),
    constraint deadline_event_has_a_date_when_it_sets_one check ((kind in ('set', 'extended')) = (due is not null))
) strict, without rowid;

create index deadline_event_by_source on deadline_event (source);
create index deadline_event_by_due on deadline_event (due);

create table commitment (
    id                text not null primary key,
    member            text not null references member (iso3) deferrable initially deferred,
    made_by           text not null,
    forum             text,
    made_on           text not null,
    published_on      text,
    text              text not null,
    quote             text,
    due               integer references due_date (id) deferrable initially deferred,
    note              text,
    source            text not null references source (id) deferrable initially deferred,
    confidence        text not null,
    recorded_at       text not null,
    updated_at        text not null,
    revision          integer not null references change (revision),
    retracted_at      text,
    retraction_reason text,
    constraint commitment_id_is_a_slug check (id not glob '*[^a-z0-9.-]*' and length(id) between 1 and 80),
    constraint commitment_made_on_exists check (date(made_on || substr('-01-01', length(made_on) - 3)) is made_on || substr('-01-01', length(made_on) - 3)),
    constraint commitment_published_on_exists check (published_on is null or date(published_on || substr('-01-01', length(published_on) - 3)) is published_on || substr('-01-01', length(published_on) - 3)),
    constraint commitment_confidence check (confidence in ('sourced', 'partial')),
    constraint commitment_retraction_has_a_reason check ((retracted_at is null) = (retraction_reason is null))
) strict;

create index commitment_by_member on commitment (member);
create index commitment_by_source on commitment (source);
create index commitment_by_revision on commitment (revision);
create index commitment_by_due on commitment (due);

create table commitment_replaces (
    commitment text not null references commitment (id) on delete cascade deferrable initially deferred,
    position   integer not null,
    earlier    text not null references commitment (id) deferrable initially deferred,
    primary key (commitment, position),
    constraint commitment_does_not_replace_itself check (commitment <> earlier)
) strict, without rowid;

create index commitment_replaces_by_earlier on commitment_replaces (earlier);

create table commitment_address (
    commitment text not null references commitment (id) on delete cascade deferrable initially deferred,
    position   integer not null,
    request    text references request (id) deferrable initially deferred,
    thread     text references thread (id) deferrable initially deferred,
    extent     text not null,
    primary key (commitment, position),
    constraint commitment_address_names_one_thing check ((request is null) <> (thread is null)),
    constraint commitment_address_extent check (extent in ('whole', 'part'))
) strict, without rowid;

create index commitment_address_by_request on commitment_address (request);
create index commitment_address_by_thread on commitment_address (thread);

create table evidence (
    id                text not null primary key,
    member            text not null references member (iso3) deferrable initially deferred,
    kind              text not null,
    issuer_class      text not null,
    issuer_name       text not null,
    conclusion        text references conclusion (id) deferrable initially deferred,
    event_on          text,
    published_on      text,
    text              text not null,
    quote             text,
    note              text,
    source            text not null references source (id) deferrable initially deferred,
    confidence        text not null,
    recorded_at       text not null,
    updated_at        text not null,
    revision          integer not null references change (revision),
    retracted_at      text,
    retraction_reason text,
    constraint evidence_id_is_a_slug check (id not glob '*[^a-z0-9.-]*' and length(id) between 1 and 80),
    constraint evidence_kind check (kind in ('act', 'bill', 'ruling', 'registration', 'refusal', 'statement', 'report', 'mission', 'finding', 'arrest', 'release', 'other')),
    constraint evidence_issuer_class check (issuer_class in ('supervisory', 'ilo_office', 'instrument', 'government', 'social_partner', 'observer')),
    constraint evidence_from_a_conclusion_is_supervisory check (conclusion is null or issuer_class = 'supervisory'),
    constraint evidence_from_a_conclusion_takes_its_dates check (conclusion is null or event_on is null and published_on is null),
    constraint evidence_event_on_exists check (event_on is null or date(event_on || substr('-01-01', length(event_on) - 3)) is event_on || substr('-01-01', length(event_on) - 3)),
    constraint evidence_published_on_exists check (published_on is null or date(published_on || substr('-01-01', length(published_on) - 3)) is published_on || substr('-01-01', length(published_on) - 3)),
    constraint evidence_confidence check (confidence in ('sourced', 'partial')),
    constraint evidence_retraction_has_a_reason check ((retracted_at is null) = (retraction_reason is null))
) strict;

create index evidence_by_member on evidence (member, event_on);
create index evidence_by_kind on evidence (kind);
create index evidence_by_issuer_class on evidence (issuer_class);
create index evidence_by_conclusion on evidence (conclusion);
create index evidence_by_source on evidence (source);
create index evidence_by_revision on evidence (revision);

create table evidence_actor (
    evidence text not null references evidence (id) on delete cascade deferrable initially deferred,
    position integer not null,
    actor    text not null references actor (id) deferrable initially deferred,
    primary key (evidence, position)
) strict, without rowid;

create index evidence_actor_by_actor on evidence_actor (actor);

create table evidence_further_source (
    evidence text not null references evidence (id) on delete cascade deferrable initially deferred,
    position integer not null,
    source   text not null references source (id) deferrable initially deferred,
    primary key (evidence, position)
) strict, without rowid;

create index evidence_further_source_by_source on evidence_further_source (source);

create table evidence_link (
    evidence    text not null references evidence (id) on delete cascade deferrable initially deferred,
    position    integer not null,
    request     text references request (id) deferrable initially deferred,
    thread      text references thread (id) deferrable initially deferred,
    commitment  text references commitment (id) deferrable initially deferred,
    conclusion  text references conclusion (id) deferrable initially deferred,
    stance      text not null,
    replaced_by text references request (id) deferrable initially deferred,
    note        text,
    primary key (evidence, position),
    constraint evidence_link_names_one_thing check ((request is not null) + (thread is not null) + (commitment is not null) + (conclusion is not null) = 1),
    constraint evidence_link_stance check (stance in ('resolved', 'progress', 'no_progress', 'contrary', 'insufficient_information', 'closed', 'noted_only',
        'done', 'step', 'setback', 'disputes', 'context', 'received', 'nothing_new', 'missing')),
    constraint evidence_link_reply_is_to_a_conclusion check ((stance in ('received', 'nothing_new', 'missing')) = (conclusion is not null)),
    constraint evidence_link_replaced_by_is_of_closed check (replaced_by is null or stance = 'closed')
) strict, without rowid;

create unique index evidence_link_takes_one_stance_on_one_thing
    on evidence_link (evidence, coalesce(request, ''), coalesce(thread, ''), coalesce(commitment, ''), coalesce(conclusion, ''));
create index evidence_link_by_request on evidence_link (request);
create index evidence_link_by_thread on evidence_link (thread);
create index evidence_link_by_commitment on evidence_link (commitment);
create index evidence_link_by_conclusion on evidence_link (conclusion);
create index evidence_link_by_replaced_by on evidence_link (replaced_by);

-- The day a conclusion counts from: its adoption; unknown: its session's last day; unknown: the end of that year. It is
-- known from the later of that and its publication. Dates known in part count by their last day.
create view conclusion_day as
select
    id,
    made_on,
    max(made_on, coalesce(published_last, made_on)) as known_on
from (
    select
        c.id,
        case length(c.published_on)
            when 10 then c.published_on
            when 7 then date(c.published_on || '-01', '+1 month', '-1 day')
            when 4 then c.published_on || '-12-31'
        end as published_last,
        coalesce(
            case length(c.adopted_on)
                when 10 then c.adopted_on
                when 7 then date(c.adopted_on || '-01', '+1 month', '-1 day')
                when 4 then c.adopted_on || '-12-31'
            end,
            s.ends_on,
            s.year || '-12-31',
            case length(c.published_on)
                when 10 then c.published_on
                when 7 then date(c.published_on || '-01', '+1 month', '-1 day')
                when 4 then c.published_on || '-12-31'
            end) as made_on
    from conclusion c
    left join session s on s.id = c.session);

-- A due date with the day that counts: a date of a session takes it from the session's days, if they are known.
create view due_day as
select
    d.id,
    d.text,
    d.anchor,
    d.relation,
    d.earliest,
    coalesce(d.latest, case when d.relation = 'at' then s.ends_on else date(s.starts_on, '-1 day') end) as latest,
    d.precision,
    d.basis
from due_date d
left join session s on s.id = d.anchor;

-- The Conference Committee's examinations of a member under a Convention: from the individual cases, by the session's
-- last day, and from its conclusions, which may be public before that.
create view examination as
select i.member, v.convention, i.session, s.year, coalesce(s.ends_on, s.year || '-12-31') as examined_on
from individual_case i
join individual_case_convention v on v.individual_case = i.id
join session s on s.id = i.session
where i.retracted_at is null
union
select c.member, v.convention, c.session, s.year, day.known_on
from conclusion c
join conclusion_convention v on v.conclusion = c.id
join conclusion_day day on day.id = c.id
join session s on s.id = c.session
where c.body = 'CAS'
  and c.retracted_at is null;
