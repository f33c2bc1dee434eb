insert into member (iso3, iso2, name, region, member_since, member_since_certainty, source, confidence, recorded_at, updated_at, revision)
values (
    @record ->> '$.iso3',
    @record ->> '$.iso2',
    @record ->> '$.name',
    @record ->> '$.region',
    @record ->> '$.memberSince',
    @record ->> '$.memberSinceCertainty',
    @record ->> '$.source',
    @record ->> '$.confidence',
    @at,
    @at,
    @revision)
on conflict (iso3) do update set
    iso2 = excluded.iso2,
    name = excluded.name,
    region = excluded.region,
    member_since = excluded.member_since,
    member_since_certainty = excluded.member_since_certainty,
    source = excluded.source,
    confidence = excluded.confidence,
    updated_at = excluded.updated_at,
    revision = excluded.revision,
    retracted_at = null,
    retraction_reason = null;
