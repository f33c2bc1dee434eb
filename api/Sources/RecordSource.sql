insert into source (id, publisher, title, url, normlex_id, language, published_on, last_checked_on, note, confidence, recorded_at, updated_at, revision)
values (
    @record ->> '$.id',
    @record ->> '$.publisher',
    @record ->> '$.title',
    @record ->> '$.url',
    @record ->> '$.normlexId',
    @record ->> '$.language',
    @record ->> '$.publishedOn',
    @record ->> '$.lastCheckedOn',
    @record ->> '$.note',
    @record ->> '$.confidence',
    @at,
    @at,
    @revision)
on conflict (id) do update set
    publisher = excluded.publisher,
    title = excluded.title,
    url = excluded.url,
    normlex_id = excluded.normlex_id,
    language = excluded.language,
    published_on = excluded.published_on,
    last_checked_on = excluded.last_checked_on,
    note = excluded.note,
    confidence = excluded.confidence,
    updated_at = excluded.updated_at,
    revision = excluded.revision,
    retracted_at = null,
    retraction_reason = null;
