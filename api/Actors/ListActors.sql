with named as not materialized (
    select n.actor, 'request' as kind, r.id, c.member from request_actor n join request r on r.id = n.request join conclusion c on c.id = r.conclusion where r.retracted_at is null
    union
    select n.actor, 'evidence', e.id, e.member from evidence_actor n join evidence e on e.id = n.evidence where e.retracted_at is null
    union
    select a.id, 'conclusion', c.id, c.member from actor a join conclusion c on instr(c.text, '{' || a.id || '}') > 0 where c.retracted_at is null
    union
    select a.id, 'commitment', p.id, p.member from actor a join commitment p on instr(p.made_by || p.text || coalesce(p.note, ''), '{' || a.id || '}') > 0 where p.retracted_at is null)
select
    -- Also the order must not tell what is hidden.
    coalesce(a.restricted_as, a.id) as id,
    a.kind,
    case when a.restricted_as is null then a.name else a.role end as name,
    (select json_group_array(s.spelling order by s.position) from actor_spelling s where s.actor = a.id and a.restricted_as is null) as spellings,
    a.restricted_as is not null as is_restricted,
    a.role,
    with_names(a.note) as note,
    a.source,
    a.confidence,
    a.recorded_at,
    (select json_group_array(json_object('kind', n.kind, 'id', n.id) order by n.kind, n.id) from named n where n.actor = a.id) as named_in, -- if Id
    a.updated_at
from actor a
where a.retracted_at is null
  and a.id = @Id -- if Id
  and a.id in (select value from json_each(@Actor)) -- if Actor
  and a.id not in (select value from json_each(@ActorNot)) -- if ActorNot
  and a.kind in (select value from json_each(@Kind)) -- if Kind
  and a.kind not in (select value from json_each(@KindNot)) -- if KindNot
  and a.id in ( -- if Member
    select n.actor from conclusion c join request r on r.conclusion = c.id join request_actor n on n.request = r.id where r.retracted_at is null and c.member in (select value from json_each(@Member)) -- if Member
    union select n.actor from evidence e join evidence_actor n on n.evidence = e.id where e.retracted_at is null and e.member in (select value from json_each(@Member)) -- if Member
    union select n.value from conclusion c, json_each(names_in(c.text)) n where c.retracted_at is null and c.member in (select value from json_each(@Member)) -- if Member
    union select n.value from commitment p, json_each(names_in(p.made_by || p.text || coalesce(p.note, ''))) n where p.retracted_at is null and p.member in (select value from json_each(@Member))) -- if Member
  and a.id not in (select n.actor from named n where n.member in (select value from json_each(@MemberNot))) -- if MemberNot
  and a.updated_at >= @UpdatedSince -- if UpdatedSince
  and a.id in (select d.record_key from document_text w cross join document d on d.id = w.rowid where w.document_text match @QFew) -- if QFew
  and exists (select 1 from document d where d.kind = 'actor' and d.record_key = a.id and exists (select 1 from document_text w where w.rowid = d.id and w.document_text match @QMany)) -- if QMany
