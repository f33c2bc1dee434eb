with citation as not materialized (
    select m.source, 'member' as kind, m.iso3 as id, m.iso3 as member from member m where m.retracted_at is null
    union all
    select c.source, 'convention', c.code, null from convention c where c.retracted_at is null
    union all
    select a.source, 'article', a.id, null from article a where a.retracted_at is null
    union all
    select n.source, 'session', n.id, null from session n where n.retracted_at is null
    union all
    select a.source, 'actor', a.id, null from actor a where a.retracted_at is null
    union all
    select r.source, 'ratification', r.id, r.member from ratification r where r.retracted_at is null
    union all
    select i.source, 'individual_case', i.id, i.member from individual_case i where i.retracted_at is null
    union all
    select k.source, 'conclusion', k.id, k.member from conclusion k where k.retracted_at is null
    union
    select r.source, 'request', r.id, k.member from request r join conclusion k on k.id = r.conclusion where r.retracted_at is null
    union
    select d.source, 'request', r.id, k.member from deadline_event d join request r on r.id = d.request join conclusion k on k.id = r.conclusion where r.retracted_at is null
    union
    select p.source, 'commitment', p.id, p.member from commitment p where p.retracted_at is null
    union
    select e.source, 'evidence', e.id, e.member from evidence e where e.retracted_at is null
    union
    select f.source, 'evidence', e.id, e.member from evidence_further_source f join evidence e on e.id = f.evidence where e.retracted_at is null)
select
    s.id,
    s.publisher,
    s.title,
    s.url,
    s.normlex_id,
    s.language,
    s.published_on,
    s.last_checked_on,
    with_names(s.note) as note,
    s.confidence,
    s.recorded_at,
    (select count(*) from citation c where c.source = s.id) as citations, -- if Id
    (select json_group_array(json_object('kind', c.kind, 'id', c.id) order by c.kind, c.id) from (select kind, id from citation where source = s.id order by kind, id limit 500) c) as cited_by, -- if Id
    s.updated_at
from source s
where s.retracted_at is null
  and s.id = @Id -- if Id
  and s.id in (select value from json_each(@Source)) -- if Source
  and s.id not in (select value from json_each(@SourceNot)) -- if SourceNot
  and s.id in ( -- if Member
    select m.source from member m where m.retracted_at is null and m.iso3 in (select value from json_each(@Member)) -- if Member
    union select r.source from ratification r where r.retracted_at is null and r.member in (select value from json_each(@Member)) -- if Member
    union select i.source from individual_case i where i.retracted_at is null and i.member in (select value from json_each(@Member)) -- if Member
    union select k.source from conclusion k where k.retracted_at is null and k.member in (select value from json_each(@Member)) -- if Member
    union select r.source from conclusion k join request r on r.conclusion = k.id where r.retracted_at is null and k.member in (select value from json_each(@Member)) -- if Member
    union select d.source from conclusion k join request r on r.conclusion = k.id join deadline_event d on d.request = r.id where r.retracted_at is null and k.member in (select value from json_each(@Member)) -- if Member
    union select p.source from commitment p where p.retracted_at is null and p.member in (select value from json_each(@Member)) -- if Member
    union select e.source from evidence e where e.retracted_at is null and e.member in (select value from json_each(@Member)) -- if Member
    union select f.source from evidence e join evidence_further_source f on f.evidence = e.id where e.retracted_at is null and e.member in (select value from json_each(@Member))) -- if Member
  and s.id not in (select c.source from citation c where c.member in (select value from json_each(@MemberNot))) -- if MemberNot
  and s.language in (select value from json_each(@Language)) -- if Language
  and (s.language is null or s.language not in (select value from json_each(@LanguageNot))) -- if LanguageNot
  and s.updated_at >= @UpdatedSince -- if UpdatedSince
  and s.id in (select d.record_key from document_text w cross join document d on d.id = w.rowid where w.document_text match @QFew) -- if QFew
  and exists (select 1 from document d where d.kind = 'source' and d.record_key = s.id and exists (select 1 from document_text w where w.rowid = d.id and w.document_text match @QMany)) -- if QMany
