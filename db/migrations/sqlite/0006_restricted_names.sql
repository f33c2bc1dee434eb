-- An actor whose name is restricted: the id under which readers meet it. The name stays stored, and is hidden on the way out.
alter table actor add column restricted_as text;

create unique index actor_by_restricted_as on actor (restricted_as) where restricted_as is not null;
