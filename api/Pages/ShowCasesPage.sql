-- The members and the Conventions of which a case is recorded by a day, by name: of which a text is, or an entry in a list
-- of individual cases.
select 'member' as what, m.iso3 as code, m.name
from member m
where exists (
        select 1
        from conclusion c
        join conclusion_day day on day.id = c.id
        where c.member = m.iso3
          and c.retracted_at is null
          and day.known_on <= @AsOf)
   or exists (
        select 1
        from individual_case i
        join session s on s.id = i.session
        where i.member = m.iso3
          and i.retracted_at is null
          and coalesce(s.ends_on, s.year || '-12-31') <= @AsOf)
union all
select 'convention', v.code, v.title
from convention v
where exists (
        select 1
        from conclusion_convention cv
        join conclusion c on c.id = cv.conclusion
        join conclusion_day day on day.id = c.id
        where cv.convention = v.code
          and c.retracted_at is null
          and day.known_on <= @AsOf)
   or exists (
        select 1
        from individual_case_convention iv
        join individual_case i on i.id = iv.individual_case
        join session s on s.id = i.session
        where iv.convention = v.code
          and i.retracted_at is null
          and coalesce(s.ends_on, s.year || '-12-31') <= @AsOf)
order by 1, 3, 2
