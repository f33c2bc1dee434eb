insert into coverage (id, member, convention, body, session, extent, text, confidence, recorded_at, updated_at, revision)
values (
    @record ->> '$.id',
    @record ->> '$.member',
    @record ->> '$.convention',
    @record ->> '$.body',
    @record ->> '$.session',
    @record ->> '$.extent',
    @record ->> '$.text',
    @record ->> '$.confidence',
    @at,
    @at,
    @revision)
on conflict (id) do update set
    member = excluded.member,
    convention = excluded.convention,
    body = excluded.body,
    session = excluded.session,
    extent = excluded.extent,
    text = excluded.text,
    confidence = excluded.confidence,
    updated_at = excluded.updated_at,
    revision = excluded.revision,
    retracted_at = null,
    retraction_reason = null;
