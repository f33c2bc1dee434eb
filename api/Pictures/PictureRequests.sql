-- What was asked, as far as it was public on the day: under the Convention, or in one of its threads. A text of which no request
-- is recorded stands there once, without one.
select
    r.id as request,
    c.id as conclusion,
    r.thread,
    c.body,
    c.title,
    coalesce(c.adopted_on, day.made_on) as date,
    day.made_on,
    r.kind,
    r.addressee,
    with_names(r.text) as text
from conclusion c
join conclusion_day day on day.id = c.id and day.known_on <= @AsOf
left join request r on r.conclusion = c.id and r.retracted_at is null
where c.member = @Member
  and c.retracted_at is null
  and (
    exists (select 1 from conclusion_convention v where v.conclusion = c.id and v.convention = @Convention)
    or r.thread in (select v.thread from thread_convention v where v.convention = @Convention))
order by day.made_on, c.id, r.id
