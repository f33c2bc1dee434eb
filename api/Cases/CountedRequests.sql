-- What is counted of the requests of a member on a day: each under every Convention that it has. Those of one text follow
-- each other, and so do the rows of one request.
select
    c.id as text,
    r.id,
    v.convention,
    c.body,
    r.kind,
    f.status,
    c.coverage
from conclusion c
cross join request r on r.conclusion = c.id
cross join follow_up f on f.request = r.id
cross join conclusion_convention v on v.conclusion = c.id
where c.member = @Member
  and c.retracted_at is null
  and r.retracted_at is null
  and r.addressee = 'government'
  and +f.valid_from <= @AsOf
  and f.valid_until > @AsOf
order by c.id, r.rowid, v.position
