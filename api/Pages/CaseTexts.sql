-- How many adopted texts of each case are known by a day, by how much of them is loaded.
select c.member, v.convention, c.coverage, count(*) as texts
from conclusion c
join conclusion_convention v on v.conclusion = c.id
join conclusion_day day on day.id = c.id
where c.retracted_at is null
  and day.known_on <= @AsOf
  and c.member in (select value from json_each(@Members))
  and v.convention in (select value from json_each(@Conventions))
group by 1, 2, 3
