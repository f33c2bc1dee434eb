select
    c.id,
    c.body,
    c.title,
    day.made_on,
    c.coverage
from conclusion c
join conclusion_convention v on v.conclusion = c.id
join conclusion_day day on day.id = c.id
where c.member = @Member
  and v.convention = @Convention
  and c.retracted_at is null
  and day.known_on <= @AsOf
order by day.made_on desc, c.id
limit 1
