delete from due_date where id in (select due from commitment where id = @record ->> '$.id'); -- if Existed

insert into due_date (text, anchor, relation, earliest, latest, precision, basis)
select @record ->> '$.due.text', @record ->> '$.due.anchor', @record ->> '$.due.relation', @record ->> '$.due.earliest', @record ->> '$.due.latest', @record ->> '$.due.precision', @record ->> '$.due.basis'
where @record ->> '$.due' is not null;

insert into commitment (id, member, made_by, forum, made_on, published_on, text, quote, due, note, source, confidence, recorded_at, updated_at, revision)
values (
    @record ->> '$.id',
    @record ->> '$.member',
    @record ->> '$.by',
    @record ->> '$.forum',
    @record ->> '$.madeOn',
    @record ->> '$.publishedOn',
    @record ->> '$.text',
    @record ->> '$.quote',
    (select max(id) from due_date where @record ->> '$.due' is not null),
    @record ->> '$.note',
    @record ->> '$.source',
    @record ->> '$.confidence',
    @at,
    @at,
    @revision)
on conflict (id) do update set
    member = excluded.member,
    made_by = excluded.made_by,
    forum = excluded.forum,
    made_on = excluded.made_on,
    published_on = excluded.published_on,
    text = excluded.text,
    quote = excluded.quote,
    due = excluded.due,
    note = excluded.note,
    source = excluded.source,
    confidence = excluded.confidence,
    updated_at = excluded.updated_at,
    revision = excluded.revision,
    retracted_at = null,
    retraction_reason = null;

delete from commitment_replaces where commitment = @record ->> '$.id'; -- if Existed

insert into commitment_replaces (commitment, position, earlier)
select @record ->> '$.id', key, value from json_each(@record, '$.replaces');

delete from commitment_address where commitment = @record ->> '$.id'; -- if Existed

insert into commitment_address (commitment, position, request, thread, extent)
select @record ->> '$.id', key, value ->> '$.request', value ->> '$.thread', value ->> '$.extent' from json_each(@record, '$.addresses');
