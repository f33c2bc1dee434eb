-- The years of the Conference Committee's examinations, up to the day: from the individual cases and from its conclusions.
select s.year
from individual_case i
join individual_case_convention v on v.individual_case = i.id
join session s on s.id = i.session
where i.member = @Member
  and v.convention = @Convention
  and i.retracted_at is null
  and coalesce(s.ends_on, s.year || '-12-31') <= @AsOf
union
select s.year
from conclusion c
join conclusion_convention v on v.conclusion = c.id
join session s on s.id = c.session
join conclusion_day day on day.id = c.id
where c.member = @Member
  and v.convention = @Convention
  and c.body = 'CAS'
  and c.retracted_at is null
  and day.known_on <= @AsOf
order by 1
