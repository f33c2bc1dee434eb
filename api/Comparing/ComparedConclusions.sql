-- Every text on the case, with the day from which it was public.
select
    c.id,
    c.body,
    c.kind,
    c.title,
    c.session,
    day.made_on,
    day.known_on,
    c.coverage,
    (select count(*) from request r where r.conclusion = c.id and r.retracted_at is null) as requests
from conclusion c
join conclusion_convention v on v.conclusion = c.id
join conclusion_day day on day.id = c.id
where c.member = @Member
  and v.convention = @Convention
  and c.retracted_at is null
order by day.made_on, c.id
