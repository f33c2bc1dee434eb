select
    c.id,
    c.body,
    c.kind,
    c.member,
    (select json_group_array(v.convention order by v.position) from conclusion_convention v where v.conclusion = c.id) as conventions,
    c.session,
    c.title,
    with_names(c.text) as text,
    c.adopted_on,
    c.published_on,
    day.made_on,
    (select json_group_array(t.tone order by t.position) from conclusion_tone t where t.conclusion = c.id) as tone,
    (select json_object('text', d.text, 'anchor', d.anchor, 'relation', d.relation, 'earliest', d.earliest, 'latest', d.latest,
        'precision', d.precision, 'basis', d.basis) from due_day d where d.id = c.reply_due) as reply_due,
    c.special_paragraph,
    c.continued_failure,
    c.double_footnote,
    c.government_participation,
    c.coverage,
    f.reply,
    f.reply_due_on,
    f.reply_due_basis,
    (select count(*) from request r where r.conclusion = c.id and r.retracted_at is null) as request_count,
    f.decisive as reply_decisive, -- if Detail
    c.source,
    c.confidence,
    c.recorded_at,
    c.updated_at
from conclusion c
join conclusion_day day on day.id = c.id
join conclusion_reply f on f.conclusion = c.id and f.valid_from <= @AsOf and f.valid_until > @AsOf
where c.retracted_at is null
  and c.id = @Id -- if Id
  and c.id in (select value from json_each(@Ids)) -- if Ids
  and +c.member in (select value from json_each(@Member)) -- if Member
  and c.member = @MemberOne -- if MemberOne
  and c.member in (select value from json_each(@MemberMany)) -- if MemberMany
  and c.member not in (select value from json_each(@MemberNot)) -- if MemberNot
  and c.id in (select v.conclusion from conclusion_convention v where v.convention in (select value from json_each(@Convention))) -- if Convention
  and not exists (select 1 from conclusion_convention v where v.conclusion = c.id and v.convention in (select value from json_each(@ConventionNot))) -- if ConventionNot
  and c.body in (select value from json_each(@Body)) -- if Body
  and c.body not in (select value from json_each(@BodyNot)) -- if BodyNot
  and c.session in (select value from json_each(@Session)) -- if Session
  and (c.session is null or c.session not in (select value from json_each(@SessionNot))) -- if SessionNot
  and +c.kind in (select value from json_each(@Kind)) -- if Kind
  and c.kind = @KindOne -- if KindOne
  and c.kind in (select value from json_each(@KindMany)) -- if KindMany
  and c.kind not in (select value from json_each(@KindNot)) -- if KindNot
  and c.coverage in (select value from json_each(@Coverage)) -- if Coverage
  and c.coverage not in (select value from json_each(@CoverageNot)) -- if CoverageNot
  and f.reply in (select value from json_each(@Reply)) -- if Reply
  and f.reply not in (select value from json_each(@ReplyNot)) -- if ReplyNot
  and f.reply_due_on >= @DueFrom -- if DueFrom
  and f.reply_due_on <= @DueTo -- if DueTo
  and c.special_paragraph = @SpecialParagraph -- if SpecialParagraph
  and c.updated_at >= @UpdatedSince -- if UpdatedSince
  and c.id in (select d.record_key from document_text w cross join document d on d.id = w.rowid where w.document_text match @QFew) -- if QFew
  and exists (select 1 from document d where d.kind = 'conclusion' and d.record_key = c.id and exists (select 1 from document_text w where w.rowid = d.id and w.document_text match @QMany)) -- if QMany
