select *
from (
    select
        p.member || '-' || p.convention as id,
        p.member,
        m.name as member_name,
        p.convention,
        v.title as convention_title,
        coalesce(e.years, '[]') as examined_in,
        coalesce(e.sessions, 0) as examinations,
        e.last_year as last_examined_in,
        (select count(*) from conclusion c join conclusion_convention cv on cv.conclusion = c.id join conclusion_day d on d.id = c.id
            where c.member = p.member and cv.convention = p.convention and c.retracted_at is null and d.known_on <= @AsOf) as conclusions,
        (select count(*) from request r join conclusion c on c.id = r.conclusion and c.retracted_at is null join conclusion_convention cv on cv.conclusion = c.id
            join conclusion_day d on d.id = c.id
            where c.member = p.member and cv.convention = p.convention and r.retracted_at is null and d.known_on <= @AsOf) as requests,
        (select count(*) from thread t join thread_convention tv on tv.thread = t.id
            join follow_up f on f.thread = t.id and f.valid_from <= @AsOf and f.valid_until > @AsOf
            where t.member = p.member and tv.convention = p.convention and t.retracted_at is null) as threads
    from (
        select x.member, x.convention
        from examination x
        where x.examined_on <= @AsOf
          and x.member = @MemberOne -- if MemberOne
          and x.session in (select value from json_each(@Session)) -- if Session
          and x.session not in (select value from json_each(@SessionNot)) -- if SessionNot
        union
        select c.member, cv.convention
        from conclusion c
        join conclusion_convention cv on cv.conclusion = c.id
        join conclusion_day d on d.id = c.id
        where c.retracted_at is null
          and d.known_on <= @AsOf
          and c.member = @MemberOne -- if MemberOne
          and c.session in (select value from json_each(@Session)) -- if Session
          and c.session not in (select value from json_each(@SessionNot)) -- if SessionNot
    ) p
    join member m on m.iso3 = p.member
    join convention v on v.code = p.convention
    left join (
        select x.member, x.convention, json_group_array(distinct x.year order by x.year) as years, count(distinct x.session) as sessions, max(x.year) as last_year
        from examination x
        where x.examined_on <= @AsOf
          and x.member = @MemberOne -- if MemberOne
        group by x.member, x.convention
    ) e on e.member = p.member and e.convention = p.convention
    where true
      and p.member in (select value from json_each(@Member)) -- if Member
      and p.member not in (select value from json_each(@MemberNot)) -- if MemberNot
      and p.convention in (select value from json_each(@Convention)) -- if Convention
      and p.convention not in (select value from json_each(@ConventionNot)) -- if ConventionNot
)
where true
  and (requests > 0) = @Loaded -- if Loaded
