-- The years of the Conference Committee's examinations, up to the day.
select distinct year
from examination
where member = @Member
  and convention = @Convention
  and examined_on <= @AsOf
order by year
