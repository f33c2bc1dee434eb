-- Changes that somebody proposes and an editor publishes or declines. What is proposed is not part of the record: no read
-- of the record shows it.

create table proposal (
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

create index proposal_by_state on proposal (state, at);
create index proposal_by_owner on proposal (owner, at);
create index proposal_by_revision on proposal (revision);
