select
    c.code,
    c.normlex_code,
    c.kind,
    c.number,
    c.title,
    c.adopted_on,
    c.in_force_on,
    c.status,
    c.status_certainty,
    c.category,
    c.subject,
    c.source,
    c.confidence,
    c.recorded_at,
    c.updated_at
from convention c
where c.retracted_at is null
  and c.code in (select value from json_each(@Convention)) -- if Convention
  and c.code not in (select value from json_each(@ConventionNot)) -- if ConventionNot
  and c.kind in (select value from json_each(@Kind)) -- if Kind
  and c.kind not in (select value from json_each(@KindNot)) -- if KindNot
  and c.status in (select value from json_each(@Status)) -- if Status
  and (c.status is null or c.status not in (select value from json_each(@StatusNot))) -- if StatusNot
  and c.category in (select value from json_each(@Category)) -- if Category
  and c.category not in (select value from json_each(@CategoryNot)) -- if CategoryNot
  and exists (select 1 from ratification r where r.convention = c.code and r.retracted_at is null and r.standing <> 'pending' and r.member in (select value from json_each(@RatifiedBy))) -- if RatifiedBy
  and not exists (select 1 from ratification r where r.convention = c.code and r.retracted_at is null and r.standing <> 'pending' and r.member in (select value from json_each(@RatifiedByNot))) -- if RatifiedByNot
  and c.updated_at >= @UpdatedSince -- if UpdatedSince
  and c.code in (select d.record_key from document_text w cross join document d on d.id = w.rowid where w.document_text match @QFew) -- if QFew
  and exists (select 1 from document d where d.kind = 'convention' and d.record_key = c.code and exists (select 1 from document_text w where w.rowid = d.id and w.document_text match @QMany)) -- if QMany
