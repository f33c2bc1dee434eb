delete from due_date where id in (select reply_due from conclusion where id = @record ->> '$.id'); -- if Existed

insert into due_date (text, anchor, relation, earliest, latest, precision, basis)
select @record ->> '$.replyDue.text', @record ->> '$.replyDue.anchor', @record ->> '$.replyDue.relation', @record ->> '$.replyDue.earliest', @record ->> '$.replyDue.latest', @record ->> '$.replyDue.precision', @record ->> '$.replyDue.basis'
where @record ->> '$.replyDue' is not null;

insert into conclusion (id, body, kind, member, session, title, text, adopted_on, published_on, reply_due, special_paragraph, continued_failure, double_footnote, government_participation, coverage, source, confidence, recorded_at, updated_at, revision)
values (
    @record ->> '$.id',
    @record ->> '$.body',
    @record ->> '$.kind',
    @record ->> '$.member',
    @record ->> '$.session',
    @record ->> '$.title',
    @record ->> '$.text',
    @record ->> '$.adoptedOn',
    @record ->> '$.publishedOn',
    (select max(id) from due_date where @record ->> '$.replyDue' is not null),
    @record ->> '$.specialParagraph',
    @record ->> '$.continuedFailure',
    @record ->> '$.doubleFootnote',
    @record ->> '$.governmentParticipation',
    @record ->> '$.coverage',
    @record ->> '$.source',
    @record ->> '$.confidence',
    @at,
    @at,
    @revision)
on conflict (id) do update set
    body = excluded.body,
    kind = excluded.kind,
    member = excluded.member,
    session = excluded.session,
    title = excluded.title,
    text = excluded.text,
    adopted_on = excluded.adopted_on,
    published_on = excluded.published_on,
    reply_due = excluded.reply_due,
    special_paragraph = excluded.special_paragraph,
    continued_failure = excluded.continued_failure,
    double_footnote = excluded.double_footnote,
    government_participation = excluded.government_participation,
    coverage = excluded.coverage,
    source = excluded.source,
    confidence = excluded.confidence,
    updated_at = excluded.updated_at,
    revision = excluded.revision,
    retracted_at = null,
    retraction_reason = null;

delete from conclusion_convention where conclusion = @record ->> '$.id'; -- if Existed

insert into conclusion_convention (conclusion, position, convention)
select @record ->> '$.id', key, value from json_each(@record, '$.conventions');

delete from conclusion_tone where conclusion = @record ->> '$.id'; -- if Existed

insert into conclusion_tone (conclusion, position, tone)
select @record ->> '$.id', key, value from json_each(@record, '$.tone');
