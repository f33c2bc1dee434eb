insert into evidence (id, member, kind, issuer_class, issuer_name, conclusion, event_on, published_on, text, quote, note, source, confidence, recorded_at, updated_at, revision)
values (
    @record ->> '$.id',
    @record ->> '$.member',
    @record ->> '$.kind',
    @record ->> '$.issuer.class',
    @record ->> '$.issuer.name',
    @record ->> '$.conclusion',
    @record ->> '$.eventOn',
    @record ->> '$.publishedOn',
    @record ->> '$.text',
    @record ->> '$.quote',
    @record ->> '$.note',
    @record ->> '$.source',
    @record ->> '$.confidence',
    @at,
    @at,
    @revision)
on conflict (id) do update set
    member = excluded.member,
    kind = excluded.kind,
    issuer_class = excluded.issuer_class,
    issuer_name = excluded.issuer_name,
    conclusion = excluded.conclusion,
    event_on = excluded.event_on,
    published_on = excluded.published_on,
    text = excluded.text,
    quote = excluded.quote,
    note = excluded.note,
    source = excluded.source,
    confidence = excluded.confidence,
    updated_at = excluded.updated_at,
    revision = excluded.revision,
    retracted_at = null,
    retraction_reason = null;

delete from evidence_actor where evidence = @record ->> '$.id'; -- if Existed

insert into evidence_actor (evidence, position, actor)
select @record ->> '$.id', key, value from json_each(@record, '$.actors');

delete from evidence_further_source where evidence = @record ->> '$.id'; -- if Existed

insert into evidence_further_source (evidence, position, source)
select @record ->> '$.id', key, value from json_each(@record, '$.furtherSources');

delete from evidence_link where evidence = @record ->> '$.id'; -- if Existed

insert into evidence_link (evidence, position, request, thread, commitment, conclusion, stance, replaced_by, note)
select @record ->> '$.id', key, value ->> '$.request', value ->> '$.thread', value ->> '$.commitment', value ->> '$.conclusion',
    value ->> '$.stance', value ->> '$.replacedBy', value ->> '$.note'
from json_each(@record, '$.links');
