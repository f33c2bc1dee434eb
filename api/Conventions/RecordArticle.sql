insert into article (convention, number, summary, source, confidence, recorded_at, updated_at, revision)
values (
    @record ->> '$.convention',
    @record ->> '$.number',
    @record ->> '$.summary',
    @record ->> '$.source',
    @record ->> '$.confidence',
    @at,
    @at,
    @revision)
on conflict (convention, number) do update set
    summary = excluded.summary,
    source = excluded.source,
    confidence = excluded.confidence,
    updated_at = excluded.updated_at,
    revision = excluded.revision,
    retracted_at = null,
    retraction_reason = null;
