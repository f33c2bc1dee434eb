-- The schema after all migrations, for readers. Made by a test; never edited, never run: see README.md.

CREATE TABLE actor (
    id                text not null primary key,
    kind              text not null,
    name              text not null,
    role              text not null,
    note              text,
    source            text not null references source (id) deferrable initially deferred,
    confidence        text not null,
    recorded_at       text not null,
    updated_at        text not null,
    revision          integer not null references change (revision),
    retracted_at      text,
    retraction_reason text, restricted_as text,
    constraint actor_id_is_a_slug check (id not glob '*[^a-z0-9.-]*' and length(id) between 1 and 80),
    constraint actor_kind check (kind in ('person', 'organization', 'authority')),
    constraint actor_confidence check (confidence in ('sourced', 'partial')),
    constraint actor_retraction_has_a_reason check ((retracted_at is null) = (retraction_reason is null))
) strict;

CREATE TABLE actor_spelling (
    actor    text not null references actor (id) on delete cascade deferrable initially deferred,
    position integer not null,
    spelling text not null,
    primary key (actor, position)
) strict, without rowid;

CREATE TABLE article (
    convention        text not null references convention (code) deferrable initially deferred,
    number            integer not null,
    id                text not null generated always as (convention || '.' || number) stored unique,
    summary           text not null,
    source            text not null references source (id) deferrable initially deferred,
    confidence        text not null,
    recorded_at       text not null,
    updated_at        text not null,
    revision          integer not null references change (revision),
    retracted_at      text,
    retraction_reason text,
    primary key (convention, number),
    constraint article_number check (number > 0),
    constraint article_confidence check (confidence in ('sourced', 'partial')),
    constraint article_retraction_has_a_reason check ((retracted_at is null) = (retraction_reason is null))
) strict;

CREATE TABLE bookkeeping (
    name  text not null primary key,
    value text not null
) strict, without rowid;

CREATE TABLE change (
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

CREATE TABLE change_convention (
    convention text not null,
    revision   integer not null references change (revision),
    primary key (convention, revision)
) strict, without rowid;

CREATE TABLE change_member (
    member   text not null,
    revision integer not null references change (revision),
    primary key (member, revision)
) strict, without rowid;

CREATE TABLE commitment (
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

CREATE TABLE commitment_address (
    commitment text not null references commitment (id) on delete cascade deferrable initially deferred,
    position   integer not null,
    request    text references request (id) deferrable initially deferred,
    thread     text references thread (id) deferrable initially deferred,
    extent     text not null,
    primary key (commitment, position),
    constraint commitment_address_names_one_thing check ((request is null) <> (thread is null)),
    constraint commitment_address_extent check (extent in ('whole', 'part'))
) strict, without rowid;

CREATE TABLE commitment_follow_up (
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

CREATE TABLE commitment_replaces (
    commitment text not null references commitment (id) on delete cascade deferrable initially deferred,
    position   integer not null,
    earlier    text not null references commitment (id) deferrable initially deferred,
    primary key (commitment, position),
    constraint commitment_does_not_replace_itself check (commitment <> earlier)
) strict, without rowid;

CREATE TABLE conclusion (
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

CREATE TABLE conclusion_convention (
    conclusion text not null references conclusion (id) on delete cascade deferrable initially deferred,
    position   integer not null,
    convention text not null references convention (code) deferrable initially deferred,
    primary key (conclusion, position)
) strict, without rowid;

CREATE TABLE conclusion_reply (
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

CREATE TABLE conclusion_tone (
    conclusion text not null references conclusion (id) on delete cascade deferrable initially deferred,
    position   integer not null,
    tone       text not null,
    primary key (conclusion, position),
    constraint conclusion_tone check (tone in ('satisfaction', 'interest', 'notes', 'welcomes', 'regret', 'concern', 'deep_regret', 'deep_concern', 'deplores'))
) strict, without rowid;

CREATE TABLE convention (
    code              text not null primary key,
    normlex_code      text not null unique,
    kind              text not null,
    number            integer not null,
    title             text not null,
    adopted_on        text,
    in_force_on       text,
    status            text,
    status_certainty  text,
    category          text not null,
    subject           text,
    source            text not null references source (id) deferrable initially deferred,
    confidence        text not null,
    recorded_at       text not null,
    updated_at        text not null,
    revision          integer not null references change (revision),
    retracted_at      text,
    retraction_reason text,
    constraint convention_code check (code glob '[CP][1-9]*' and substr(code, 2) not glob '*[^0-9]*'),
    constraint convention_kind check (kind in ('convention', 'protocol')),
    constraint convention_adopted_on_exists check (adopted_on is null or date(adopted_on || substr('-01-01', length(adopted_on) - 3)) is adopted_on || substr('-01-01', length(adopted_on) - 3)),
    constraint convention_in_force_on_exists check (in_force_on is null or date(in_force_on || substr('-01-01', length(in_force_on) - 3)) is in_force_on || substr('-01-01', length(in_force_on) - 3)),
    constraint convention_status check (status in ('up_to_date', 'interim', 'outdated', 'to_be_revised', 'no_conclusions', 'abrogated', 'withdrawn')),
    constraint convention_status_certainty check (status_certainty in ('high', 'medium', 'low')),
    constraint convention_category check (category in ('fundamental', 'governance', 'technical')),
    constraint convention_confidence check (confidence in ('sourced', 'partial')),
    constraint convention_retraction_has_a_reason check ((retracted_at is null) = (retraction_reason is null))
) strict;

CREATE TABLE coverage (
    id                text not null primary key,
    member            text references member (iso3) deferrable initially deferred,
    convention        text references convention (code) deferrable initially deferred,
    body              text,
    session           text references session (id) deferrable initially deferred,
    extent            text not null,
    text              text not null,
    confidence        text not null,
    recorded_at       text not null,
    updated_at        text not null,
    revision          integer not null references change (revision),
    retracted_at      text,
    retraction_reason text,
    constraint coverage_id_is_a_slug check (id not glob '*[^a-z0-9.-]*' and length(id) between 1 and 80),
    constraint coverage_body check (body in ('CEACR', 'CAS', 'CFA', 'GB', 'COI', 'ILC')),
    constraint coverage_extent check (extent in ('complete', 'partial', 'listed')),
    constraint coverage_confidence check (confidence in ('sourced', 'partial')),
    constraint coverage_retraction_has_a_reason check ((retracted_at is null) = (retraction_reason is null))
) strict;

CREATE TABLE deadline_event (
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

CREATE TABLE document (
    -- The day of what it says, then a number: the index gives its rows in this order, so that the newest come first for
    -- nothing, and a page goes on where the one before ended.
    id          integer primary key,
    kind        text not null,
    record_key  text not null,
    revision    integer not null,
    member      text,
    conventions text not null,
    bodies      text not null,
    year        integer,
    dated       text,
    known_on    text,
    title       text not null,
    text        text not null,
    names       text not null,
    constraint document_kind check (kind in ('request', 'thread', 'commitment', 'conclusion', 'evidence', 'convention', 'actor', 'source')),
    constraint document_conventions_is_json check (json_valid(conventions)),
    constraint document_bodies_is_json check (json_valid(bodies)),
    constraint document_record unique (kind, record_key)
) strict;

CREATE TABLE document_actor (
    actor    text not null,
    document integer not null references document (id) on delete cascade,
    primary key (actor, document)
) strict, without rowid;

CREATE VIRTUAL TABLE document_text using fts5(
    title, text, names, facets,
    content = '',
    columnsize = 0,
    tokenize = "porter unicode61 remove_diacritics 2 categories 'L* N* Co M*'"
);

CREATE TABLE document_word (
    word text not null primary key
) strict, without rowid;

CREATE TABLE due_date (
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

CREATE TABLE evidence (
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

CREATE TABLE evidence_actor (
    evidence text not null references evidence (id) on delete cascade deferrable initially deferred,
    position integer not null,
    actor    text not null references actor (id) deferrable initially deferred,
    primary key (evidence, position)
) strict, without rowid;

CREATE TABLE evidence_further_source (
    evidence text not null references evidence (id) on delete cascade deferrable initially deferred,
    position integer not null,
    source   text not null references source (id) deferrable initially deferred,
    primary key (evidence, position)
) strict, without rowid;

CREATE TABLE evidence_link (
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

CREATE TABLE follow_up (
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

CREATE TABLE follow_up_flag (
    flag      text not null,
    follow_up integer not null references follow_up (id) on delete cascade,
    primary key (flag, follow_up),
    constraint follow_up_flag check (flag in ('disputed', 'awaiting_review', 'setback', 'promise_missed', 'recurring', 'stalled',
        'stale_assessment', 'dropped_without_finding', 'escalated'))
) strict, without rowid;

CREATE TABLE idempotency_key (
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

CREATE TABLE import (
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

CREATE TABLE individual_case (
    id                text not null primary key,
    session           text not null references session (id) deferrable initially deferred,
    member            text not null references member (iso3) deferrable initially deferred,
    double_footnote   integer,
    special_paragraph integer,
    certainty         text not null,
    source            text not null references source (id) deferrable initially deferred,
    confidence        text not null,
    recorded_at       text not null,
    updated_at        text not null,
    revision          integer not null references change (revision),
    retracted_at      text,
    retraction_reason text,
    constraint individual_case_double_footnote check (double_footnote in (0, 1)),
    constraint individual_case_special_paragraph check (special_paragraph in (0, 1)),
    constraint individual_case_certainty check (certainty in ('high', 'medium', 'low')),
    constraint individual_case_confidence check (confidence in ('sourced', 'partial')),
    constraint individual_case_retraction_has_a_reason check ((retracted_at is null) = (retraction_reason is null))
) strict;

CREATE TABLE individual_case_convention (
    individual_case text not null references individual_case (id) on delete cascade deferrable initially deferred,
    position        integer not null,
    convention      text not null references convention (code) deferrable initially deferred,
    primary key (individual_case, position)
) strict, without rowid;

CREATE TABLE member (
    iso3                   text not null primary key,
    iso2                   text not null unique,
    name                   text not null,
    region                 text not null,
    member_since           text,
    member_since_certainty text,
    source                 text not null references source (id) deferrable initially deferred,
    confidence             text not null,
    recorded_at            text not null,
    updated_at             text not null,
    revision               integer not null references change (revision),
    retracted_at           text,
    retraction_reason      text,
    constraint member_iso3 check (iso3 glob '[A-Z][A-Z][A-Z]'),
    constraint member_iso2 check (iso2 glob '[A-Z][A-Z]'),
    constraint member_since_exists check (member_since is null or date(member_since || substr('-01-01', length(member_since) - 3)) is member_since || substr('-01-01', length(member_since) - 3)),
    constraint member_since_certainty check (member_since_certainty in ('high', 'medium', 'low')),
    constraint member_confidence check (confidence in ('sourced', 'partial')),
    constraint member_retraction_has_a_reason check ((retracted_at is null) = (retraction_reason is null))
) strict;

CREATE TABLE proposal (
    id          text not null primary key,
    state       text not null,
    owner       text not null,
    who         text not null,
    by_editor   integer not null,
    at          text not null,
    reason      text not null,
    changes     text not null,
    -- The version of each record that the changes are about, as the proposer knew it: {"request kaz-c87-cas-2021.3": 202}.
    versions    text not null,
    -- Editors who would publish it, where more than one is needed: [{"key": "...", "who": "...", "at": "..."}].
    approvals   text not null default '[]',
    decided_by  text,
    decided_at  text,
    note        text,
    revision    integer references change (revision),
    constraint proposal_state check (state in ('open', 'accepted', 'declined', 'withdrawn')),
    constraint proposal_by_editor check (by_editor in (0, 1)),
    constraint proposal_changes_is_json check (json_valid(changes)),
    constraint proposal_versions_is_json check (json_valid(versions)),
    constraint proposal_approvals_is_json check (json_valid(approvals)),
    constraint proposal_is_decided_by_somebody check ((state = 'open') = (decided_at is null)),
    constraint proposal_revision_is_of_accepted check (revision is null or state = 'accepted')
) strict;

CREATE TABLE ratification (
    member            text not null references member (iso3) deferrable initially deferred,
    convention        text not null references convention (code) deferrable initially deferred,
    id                text not null generated always as (member || '-' || convention) stored unique,
    ratified_on       text,
    in_force_on       text,
    in_force_basis    text,
    standing          text not null,
    denounced_on      text,
    known_to          text,
    domestic_law      text,
    certainty         text not null,
    source            text not null references source (id) deferrable initially deferred,
    confidence        text not null,
    recorded_at       text not null,
    updated_at        text not null,
    revision          integer not null references change (revision),
    retracted_at      text,
    retraction_reason text,
    primary key (member, convention),
    constraint ratification_ratified_on_exists check (ratified_on is null or date(ratified_on || substr('-01-01', length(ratified_on) - 3)) is ratified_on || substr('-01-01', length(ratified_on) - 3)),
    constraint ratification_in_force_on_exists check (in_force_on is null or date(in_force_on || substr('-01-01', length(in_force_on) - 3)) is in_force_on || substr('-01-01', length(in_force_on) - 3)),
    constraint ratification_in_force_basis check (in_force_basis in ('computed', 'source')),
    constraint ratification_standing check (standing in ('in_force', 'not_in_force', 'denounced', 'pending')),
    constraint ratification_denounced_on_exists check (denounced_on is null or date(denounced_on || substr('-01-01', length(denounced_on) - 3)) is denounced_on || substr('-01-01', length(denounced_on) - 3)),
    constraint ratification_known_to_exists check (known_to is null or date(known_to || substr('-01-01', length(known_to) - 3)) is known_to || substr('-01-01', length(known_to) - 3)),
    constraint ratification_certainty check (certainty in ('high', 'medium', 'low')),
    constraint ratification_confidence check (confidence in ('sourced', 'partial')),
    constraint ratification_retraction_has_a_reason check ((retracted_at is null) = (retraction_reason is null))
) strict;

CREATE TABLE request (
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

CREATE TABLE request_actor (
    request  text not null references request (id) on delete cascade deferrable initially deferred,
    position integer not null,
    actor    text not null references actor (id) deferrable initially deferred,
    primary key (request, position)
) strict, without rowid;

CREATE TABLE request_article (
    request  text not null references request (id) on delete cascade deferrable initially deferred,
    position integer not null,
    article  text not null,
    primary key (request, position),
    constraint request_article_names_convention_and_number check (article glob '[CP][1-9]*.[1-9]*')
) strict, without rowid;

CREATE TABLE request_place (
    request text not null primary key references request (id) on delete cascade,
    member  text not null references member (iso3),
    made_on text not null,
    kind    text not null,
    -- ["", "member=KAZ", "body=CAS", ...]
    shelves text not null,
    constraint request_place_shelves_is_json check (json_valid(shelves))
) strict, without rowid;

CREATE TABLE request_reiterates (
    request  text not null references request (id) on delete cascade deferrable initially deferred,
    position integer not null,
    earlier  text not null references request (id) deferrable initially deferred,
    primary key (request, position),
    constraint request_does_not_reiterate_itself check (request <> earlier)
) strict, without rowid;

CREATE TABLE request_shelf (
    shelf   text not null,
    request text not null,
    made_on text not null,
    -- What is asked for with most shelves: what does not fit is passed over without a look at anything else.
    kind    text not null,
    primary key (shelf, request)
) strict, without rowid;

CREATE TABLE session (
    id                text not null primary key,
    body              text not null,
    number            integer,
    year              integer not null,
    starts_on         text,
    ends_on           text,
    place             text,
    note              text,
    certainty         text not null,
    source            text not null references source (id) deferrable initially deferred,
    confidence        text not null,
    recorded_at       text not null,
    updated_at        text not null,
    revision          integer not null references change (revision),
    retracted_at      text,
    retraction_reason text,
    constraint session_id_is_a_slug check (id not glob '*[^a-z0-9.-]*' and length(id) between 1 and 80),
    constraint session_body check (body in ('CEACR', 'CAS', 'CFA', 'GB', 'COI', 'ILC')),
    constraint session_year check (year between 1919 and 2200),
    constraint session_starts_on_exists check (starts_on is null or date(starts_on) is starts_on),
    constraint session_ends_on_exists check (ends_on is null or date(ends_on) is ends_on),
    constraint session_ends_after_it_starts check (ends_on >= starts_on),
    constraint session_certainty check (certainty in ('high', 'medium', 'low')),
    constraint session_confidence check (confidence in ('sourced', 'partial')),
    constraint session_retraction_has_a_reason check ((retracted_at is null) = (retraction_reason is null))
) strict;

CREATE TABLE source (
    id                text not null primary key,
    publisher         text not null,
    title             text not null,
    url               text,
    normlex_id        text,
    language          text,
    published_on      text,
    last_checked_on   text,
    note              text,
    confidence        text not null,
    recorded_at       text not null,
    updated_at        text not null,
    revision          integer not null references change (revision),
    retracted_at      text,
    retraction_reason text,
    constraint source_id_is_a_slug check (id not glob '*[^a-z0-9.-]*' and length(id) between 1 and 80),
    constraint source_url_is_http check (url is null or url glob 'http://*' or url glob 'https://*'),
    constraint source_normlex_id_is_digits check (normlex_id is null or normlex_id not glob '*[^0-9]*'),
    constraint source_published_on_exists check (published_on is null or date(published_on || substr('-01-01', length(published_on) - 3)) is published_on || substr('-01-01', length(published_on) - 3)),
    constraint source_last_checked_on_exists check (last_checked_on is null or date(last_checked_on) is last_checked_on),
    constraint source_confidence check (confidence in ('sourced', 'partial')),
    constraint source_retraction_has_a_reason check ((retracted_at is null) = (retraction_reason is null))
) strict;

CREATE TABLE status_change (
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

CREATE TABLE thread (
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

CREATE TABLE thread_article (
    thread   text not null references thread (id) on delete cascade deferrable initially deferred,
    position integer not null,
    article  text not null,
    primary key (thread, position),
    constraint thread_article_names_convention_and_number check (article glob '[CP][1-9]*.[1-9]*')
) strict, without rowid;

CREATE TABLE thread_convention (
    thread     text not null references thread (id) on delete cascade deferrable initially deferred,
    position   integer not null,
    convention text not null references convention (code) deferrable initially deferred,
    primary key (thread, position)
) strict, without rowid;

CREATE TABLE transition (
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

CREATE UNIQUE INDEX actor_by_restricted_as on actor (restricted_as) where restricted_as is not null;

CREATE INDEX actor_by_revision on actor (revision);

CREATE INDEX actor_by_shown_id on actor (coalesce(restricted_as, id));

CREATE INDEX actor_by_source on actor (source);

CREATE INDEX article_by_source on article (source);

CREATE INDEX change_by_at on change (at);

CREATE INDEX change_by_record on change (record, record_key, revision);

CREATE INDEX change_convention_by_revision on change_convention (revision);

CREATE INDEX change_member_by_revision on change_member (revision);

CREATE INDEX commitment_by_due on commitment (due);

CREATE INDEX commitment_by_member on commitment (member, id);

CREATE INDEX commitment_by_revision on commitment (revision);

CREATE INDEX commitment_by_source on commitment (source);

CREATE INDEX commitment_address_by_request on commitment_address (request);

CREATE INDEX commitment_address_by_thread on commitment_address (thread);

CREATE INDEX commitment_follow_up_by_due_on on commitment_follow_up (due_on);

CREATE INDEX commitment_replaces_by_earlier on commitment_replaces (earlier);

CREATE INDEX conclusion_by_kind on conclusion (kind, id);

CREATE INDEX conclusion_by_member on conclusion (member, id);

CREATE INDEX conclusion_by_reply_due on conclusion (reply_due);

CREATE INDEX conclusion_by_revision on conclusion (revision);

CREATE INDEX conclusion_by_session on conclusion (session);

CREATE INDEX conclusion_by_source on conclusion (source);

CREATE INDEX conclusion_convention_by_convention on conclusion_convention (convention);

CREATE INDEX convention_by_category on convention (category);

CREATE INDEX convention_by_revision on convention (revision);

CREATE INDEX convention_by_source on convention (source);

CREATE INDEX convention_by_status on convention (status);

CREATE INDEX coverage_by_convention on coverage (convention);

CREATE INDEX coverage_by_member on coverage (member, convention);

CREATE INDEX coverage_by_session on coverage (session);

CREATE INDEX deadline_event_by_due on deadline_event (due);

CREATE INDEX deadline_event_by_source on deadline_event (source);

CREATE INDEX document_actor_by_document on document_actor (document);

CREATE INDEX due_date_by_anchor on due_date (anchor);

CREATE INDEX evidence_by_conclusion on evidence (conclusion);

CREATE INDEX evidence_by_kind on evidence (kind, id);

CREATE INDEX evidence_by_member on evidence (member, id);

CREATE INDEX evidence_by_revision on evidence (revision);

CREATE INDEX evidence_by_source on evidence (source);

CREATE INDEX evidence_actor_by_actor on evidence_actor (actor);

CREATE INDEX evidence_further_source_by_source on evidence_further_source (source);

CREATE INDEX evidence_link_by_commitment on evidence_link (commitment);

CREATE INDEX evidence_link_by_conclusion on evidence_link (conclusion);

CREATE INDEX evidence_link_by_replaced_by on evidence_link (replaced_by);

CREATE INDEX evidence_link_by_request on evidence_link (request);

CREATE INDEX evidence_link_by_thread on evidence_link (thread);

CREATE UNIQUE INDEX evidence_link_takes_one_stance_on_one_thing
    on evidence_link (evidence, coalesce(request, ''), coalesce(thread, ''), coalesce(commitment, ''), coalesce(conclusion, ''));

CREATE INDEX follow_up_by_due_on on follow_up (due_on, request, valid_from, valid_until) where request is not null;

CREATE INDEX follow_up_by_member on follow_up (member, status);

CREATE INDEX follow_up_by_overdue on follow_up (-julianday(overdue_from), request, valid_from, valid_until) where timeliness = 'overdue' and request is not null;

CREATE UNIQUE INDEX follow_up_of_request on follow_up (request, valid_from) where request is not null;

CREATE INDEX follow_up_of_request_until on follow_up (request, valid_until, valid_from, status, timeliness, reply) where request is not null;

CREATE UNIQUE INDEX follow_up_of_thread on follow_up (thread, valid_from) where thread is not null;

CREATE INDEX follow_up_of_thread_until on follow_up (thread, valid_until, valid_from, status) where thread is not null;

CREATE INDEX follow_up_flag_by_follow_up on follow_up_flag (follow_up);

CREATE INDEX idempotency_key_by_at on idempotency_key (at);

CREATE INDEX import_by_started_at on import (started_at);

CREATE INDEX individual_case_by_member on individual_case (member, session);

CREATE INDEX individual_case_by_session on individual_case (session);

CREATE INDEX individual_case_by_source on individual_case (source);

CREATE INDEX individual_case_convention_by_convention on individual_case_convention (convention);

CREATE INDEX member_by_region on member (region);

CREATE INDEX member_by_revision on member (revision);

CREATE INDEX member_by_source on member (source);

CREATE INDEX proposal_by_owner on proposal (owner, at);

CREATE INDEX proposal_by_revision on proposal (revision);

CREATE INDEX proposal_by_state on proposal (state, at);

CREATE INDEX ratification_by_convention on ratification (convention, member);

CREATE INDEX ratification_by_revision on ratification (revision);

CREATE INDEX ratification_by_source on ratification (source);

CREATE INDEX ratification_by_standing on ratification (standing);

CREATE INDEX request_by_conclusion on request (conclusion);

CREATE INDEX request_by_outcome_due on request (outcome_due);

CREATE INDEX request_by_revision on request (revision);

CREATE INDEX request_by_source on request (source);

CREATE INDEX request_by_thread on request (thread);

CREATE INDEX request_by_updated_at on request (updated_at, id);

CREATE INDEX request_actor_by_actor on request_actor (actor);

CREATE INDEX request_article_by_article on request_article (article);

CREATE INDEX request_place_by_member on request_place (member);

CREATE INDEX request_reiterates_by_earlier on request_reiterates (earlier);

CREATE INDEX request_shelf_by_made_on on request_shelf (shelf, made_on, request, kind);

CREATE INDEX session_by_body on session (body, year);

CREATE INDEX session_by_revision on session (revision);

CREATE INDEX session_by_source on session (source);

CREATE INDEX session_by_year on session (year);

CREATE INDEX source_by_revision on source (revision);

CREATE INDEX status_change_by_member on status_change (member, revision);

CREATE INDEX status_change_by_record on status_change (record, record_key, revision);

CREATE INDEX thread_by_member on thread (member, id);

CREATE INDEX thread_by_revision on thread (revision);

CREATE INDEX thread_article_by_article on thread_article (article);

CREATE INDEX thread_convention_by_convention on thread_convention (convention);

CREATE INDEX transition_by_member on transition (member);

CREATE INDEX transition_by_record on transition (record_key, record);

CREATE TRIGGER change_is_never_deleted before delete on change
begin
    select raise(abort, 'the change log is append-only');
end;

CREATE TRIGGER change_is_never_updated before update on change
begin
    select raise(abort, 'the change log is append-only');
end;

CREATE VIEW conclusion_day as
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

CREATE VIEW due_day as
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

CREATE VIEW examination as
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
