insert into individual_case (id, session, member, double_footnote, special_paragraph, certainty, source, confidence, recorded_at, updated_at, revision)
values (
    @key,
    @record ->> '$.session',
    @record ->> '$.member',
    @record ->> '$.doubleFootnote',
    @record ->> '$.specialParagraph',
    @record ->> '$.certainty',
    @record ->> '$.source',
    @record ->> '$.confidence',
    @at,
    @at,
    @revision)
on conflict (id) do update set
    session = excluded.session,
    member = excluded.member,
    double_footnote = excluded.double_footnote,
    special_paragraph = excluded.special_paragraph,
    certainty = excluded.certainty,
    source = excluded.source,
    confidence = excluded.confidence,
    updated_at = excluded.updated_at,
    revision = excluded.revision,
    retracted_at = null,
    retraction_reason = null;

delete from individual_case_convention where individual_case = @key; -- if Existed

insert into individual_case_convention (individual_case, position, convention)
select @key, key, value from json_each(@record, '$.conventions');
