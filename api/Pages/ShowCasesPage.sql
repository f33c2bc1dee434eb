-- The members and the Conventions of which a case is recorded by a day, by name.
with pair as materialized (
    select x.member, x.convention
    from examination x
    where x.examined_on <= @AsOf
    union
    select c.member, v.convention
    from conclusion c
    join conclusion_convention v on v.conclusion = c.id
    join conclusion_day day on day.id = c.id
    where c.retracted_at is null
      and day.known_on <= @AsOf
)
select 'member' as what, m.iso3 as code, m.name
from member m
where m.iso3 in (select member from pair)
union all
select 'convention', c.code, c.title
from convention c
where c.code in (select convention from pair)
order by 1, 3, 2
