-- What records refer to: sources, actors, members, Conventions, sessions, ratifications, individual cases, coverage.
-- Dates known to the month or the year are kept as they are ('2018-05'); the *_first and *_last days are generated.

create table source (
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

create index source_by_revision on source (revision);

create table actor (
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
    retraction_reason text,
    constraint actor_id_is_a_slug check (id not glob '*[^a-z0-9.-]*' and length(id) between 1 and 80),
    constraint actor_kind check (kind in ('person', 'organization', 'authority')),
    constraint actor_confidence check (confidence in ('sourced', 'partial')),
    constraint actor_retraction_has_a_reason check ((retracted_at is null) = (retraction_reason is null))
) strict;

create index actor_by_source on actor (source);
create index actor_by_revision on actor (revision);

create table actor_spelling (
    actor    text not null references actor (id) on delete cascade deferrable initially deferred,
    position integer not null,
    spelling text not null,
    primary key (actor, position)
) strict, without rowid;

create table member (
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

create index member_by_region on member (region);
create index member_by_source on member (source);
create index member_by_revision on member (revision);

create table convention (
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

create index convention_by_category on convention (category);
create index convention_by_status on convention (status);
create index convention_by_source on convention (source);
create index convention_by_revision on convention (revision);

create table article (
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

create index article_by_source on article (source);

create table session (
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

create index session_by_body on session (body, year);
create index session_by_year on session (year);
create index session_by_source on session (source);
create index session_by_revision on session (revision);

create table ratification (
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

create index ratification_by_convention on ratification (convention, member);
create index ratification_by_standing on ratification (standing);
create index ratification_by_source on ratification (source);
create index ratification_by_revision on ratification (revision);

create table individual_case (
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

create index individual_case_by_member on individual_case (member, session);
create index individual_case_by_session on individual_case (session);
create index individual_case_by_source on individual_case (source);

create table individual_case_convention (
    individual_case text not null references individual_case (id) on delete cascade deferrable initially deferred,
    position        integer not null,
    convention      text not null references convention (code) deferrable initially deferred,
    primary key (individual_case, position)
) strict, without rowid;

create index individual_case_convention_by_convention on individual_case_convention (convention);

create table coverage (
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

create index coverage_by_member on coverage (member, convention);
create index coverage_by_convention on coverage (convention);
create index coverage_by_session on coverage (session);
