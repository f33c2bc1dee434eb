insert into thread (id, member, title, text, confidence, recorded_at, updated_at, revision)
values (
    @record ->> '$.id',
    @record ->> '$.member',
    @record ->> '$.title',
    @record ->> '$.text',
    @record ->> '$.confidence',
    @at,
    @at,
    @revision)
on conflict (id) do update set
    member = excluded.member,
    title = excluded.title,
    text = excluded.text,
    confidence = excluded.confidence,
    updated_at = excluded.updated_at,
    revision = excluded.revision,
    retracted_at = null,
    retraction_reason = null;

delete from thread_convention where thread = @record ->> '$.id'; -- if Existed

insert into thread_convention (thread, position, convention)
select @record ->> '$.id', key, value from json_each(@record, '$.conventions');

delete from thread_article where thread = @record ->> '$.id'; -- if Existed

insert into thread_article (thread, position, article)
select @record ->> '$.id', key, value from json_each(@record, '$.articles');
