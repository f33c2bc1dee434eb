-- What records are called, or what they say, by kind and key; and, where that does not tell enough, of what or by whom.
with named as materialized (
    select value ->> 'kind' as kind, value ->> 'key' as key
    from json_each(@Records)
)
select n.kind, n.key, m.name as label, null as of, null as "on"
from named n
join member m on m.iso3 = n.key
where n.kind = 'member'
union all
select n.kind, n.key, c.title, c.code, null
from named n
join convention c on c.code = n.key
where n.kind = 'convention'
union all
select n.kind, n.key, a.summary, a.id, null
from named n
join article a on a.id = n.key
where n.kind = 'article'
union all
select n.kind, n.key, s.body || ' ' || coalesce(s.number || ' (' || s.year || ')', s.year), s.place, s.starts_on
from named n
join session s on s.id = n.key
where n.kind = 'session'
union all
-- Also this must not tell what is hidden.
select n.kind, n.key, case when a.restricted_as is null then a.name else a.role end, case when a.restricted_as is null then a.role end, null
from named n
join actor a on a.id = n.key
where n.kind = 'actor'
union all
select n.kind, n.key, m.name, r.convention, r.ratified_on
from named n
join ratification r on r.id = n.key
join member m on m.iso3 = r.member
where n.kind = 'ratification'
union all
select n.kind, n.key, m.name, (select group_concat(v.convention, ', ' order by v.position) from individual_case_convention v where v.individual_case = i.id), cast(s.year as text)
from named n
join individual_case i on i.id = n.key
join member m on m.iso3 = i.member
join session s on s.id = i.session
where n.kind = 'individual_case'
union all
select n.kind, n.key, t.title, null, null
from named n
join thread t on t.id = n.key
where n.kind = 'thread'
union all
select n.kind, n.key, c.title, c.body, c.adopted_on
from named n
join conclusion c on c.id = n.key
where n.kind = 'conclusion'
union all
select n.kind, n.key, with_names(r.text), c.body, c.adopted_on
from named n
join request r on r.id = n.key
join conclusion c on c.id = r.conclusion
where n.kind = 'request'
union all
select n.kind, n.key, with_names(p.text), with_names(p.made_by), p.made_on
from named n
join commitment p on p.id = n.key
where n.kind = 'commitment'
union all
select n.kind, n.key, with_names(e.text), e.issuer_name, e.event_on
from named n
join evidence e on e.id = n.key
where n.kind = 'evidence'
union all
select n.kind, n.key, s.title, s.publisher, s.published_on
from named n
join source s on s.id = n.key
where n.kind = 'source'
