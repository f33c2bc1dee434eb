-- By which body and when what belongs to a thread was asked.
select c.body, day.made_on
from request r
join conclusion c on c.id = r.conclusion
join conclusion_day day on day.id = c.id
where r.thread = @Thread
  and r.retracted_at is null
  and c.retracted_at is null
