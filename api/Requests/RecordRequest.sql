delete from due_date where id in (select outcome_due from request where id = @record ->> '$.id'); -- if Existed

delete from due_date where id in (select due from deadline_event where request = @record ->> '$.id'); -- if Existed

insert into due_date (text, anchor, relation, earliest, latest, precision, basis)
select @record ->> '$.outcomeDue.text', @record ->> '$.outcomeDue.anchor', @record ->> '$.outcomeDue.relation', @record ->> '$.outcomeDue.earliest', @record ->> '$.outcomeDue.latest', @record ->> '$.outcomeDue.precision', @record ->> '$.outcomeDue.basis'
where @record ->> '$.outcomeDue' is not null;

insert into request (id, conclusion, item, text, quote, kind, force, addressee, thread, outcome_due, note, source, confidence, recorded_at, updated_at, revision)
values (
    @record ->> '$.id',
    @record ->> '$.conclusion',
    @record ->> '$.item',
    @record ->> '$.text',
    @record ->> '$.quote',
    @record ->> '$.kind',
    @record ->> '$.force',
    @record ->> '$.addressee',
    @record ->> '$.thread',
    (select max(id) from due_date where @record ->> '$.outcomeDue' is not null),
    @record ->> '$.note',
    @record ->> '$.source',
    @record ->> '$.confidence',
    @at,
    @at,
    @revision)
on conflict (id) do update set
    conclusion = excluded.conclusion,
    item = excluded.item,
    text = excluded.text,
    quote = excluded.quote,
    kind = excluded.kind,
    force = excluded.force,
    addressee = excluded.addressee,
    thread = excluded.thread,
    outcome_due = excluded.outcome_due,
    note = excluded.note,
    source = excluded.source,
    confidence = excluded.confidence,
    updated_at = excluded.updated_at,
    revision = excluded.revision,
    retracted_at = null,
    retraction_reason = null;

delete from request_article where request = @record ->> '$.id'; -- if Existed

insert into request_article (request, position, article)
select @record ->> '$.id', key, value from json_each(@record, '$.articles');

delete from request_actor where request = @record ->> '$.id'; -- if Existed

insert into request_actor (request, position, actor)
select @record ->> '$.id', key, value from json_each(@record, '$.actors');

delete from request_reiterates where request = @record ->> '$.id'; -- if Existed

insert into request_reiterates (request, position, earlier)
select @record ->> '$.id', key, value from json_each(@record, '$.reiterates');

delete from deadline_event where request = @record ->> '$.id'; -- if Existed

-- The dates are told apart by the order they are inserted in: one for each event that sets one.
insert into due_date (text, anchor, relation, earliest, latest, precision, basis)
select value ->> '$.due.text', value ->> '$.due.anchor', value ->> '$.due.relation', value ->> '$.due.earliest', value ->> '$.due.latest',
    value ->> '$.due.precision', value ->> '$.due.basis'
from json_each(@record, '$.deadlineEvents')
where value ->> '$.due' is not null
order by key;

insert into deadline_event (request, position, kind, event_on, published_on, by_body, due, source)
select @record ->> '$.id', key, value ->> '$.kind', value ->> '$.on', value ->> '$.publishedOn', value ->> '$.by',
    case when value ->> '$.due' is not null then (select max(id) from due_date)
        - (select count(*) from json_each(@record, '$.deadlineEvents') later where later.key > event.key and later.value ->> '$.due' is not null) end,
    value ->> '$.source'
from json_each(@record, '$.deadlineEvents') event;
