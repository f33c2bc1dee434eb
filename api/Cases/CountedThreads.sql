-- What is counted of the threads of a member on a day: each under every Convention, body and kind that it has. The rows of one
-- thread follow each other.
select
    '' as text,
    t.id,
    v.convention,
    c.body,
    r.kind,
    f.status,
    '' as coverage
from thread t
cross join follow_up f on f.thread = t.id
cross join thread_convention v on v.thread = t.id
cross join request r on r.thread = t.id
cross join conclusion c on c.id = r.conclusion
cross join conclusion_day day on day.id = c.id
where t.member = @Member
  and t.retracted_at is null
  and +f.valid_from <= @AsOf
  and f.valid_until > @AsOf
  and r.retracted_at is null
  and r.addressee = 'government'
  and c.retracted_at is null
  and day.known_on <= @AsOf
order by t.id
