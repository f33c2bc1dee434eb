select
    id,
    body,
    number,
    coalesce(ends_on, year || '-12-31') as last_day
from session
where retracted_at is null
  and body = @Body -- if Body
  and id = @Id -- if Id
order by id
