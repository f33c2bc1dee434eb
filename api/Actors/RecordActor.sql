insert into actor (id, kind, name, role, note, source, confidence, restricted_as, recorded_at, updated_at, revision)
values (
    @record ->> '$.id',
    @record ->> '$.kind',
    @record ->> '$.name',
    @record ->> '$.role',
    @record ->> '$.note',
    @record ->> '$.source',
    @record ->> '$.confidence',
    @record ->> '$.restrictedAs',
    @at,
    @at,
    @revision)
on conflict (id) do update set
    kind = excluded.kind,
    name = excluded.name,
    role = excluded.role,
    note = excluded.note,
    source = excluded.source,
    confidence = excluded.confidence,
    restricted_as = excluded.restricted_as,
    updated_at = excluded.updated_at,
    revision = excluded.revision,
    retracted_at = null,
    retraction_reason = null;

delete from actor_spelling where actor = @record ->> '$.id'; -- if Existed

insert into actor_spelling (actor, position, spelling)
select @record ->> '$.id', key, value from json_each(@record, '$.spellings');
