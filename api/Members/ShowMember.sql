with about as materialized (
    select v.convention, k.id as conclusion, null as examined_in
    from conclusion k
    join conclusion_convention v on v.conclusion = k.id
    where k.member = @Iso3 and k.retracted_at is null
    union all
    select x.convention, null, x.year
    from examination x
    where x.member = @Iso3)
select
    m.iso3,
    m.iso2,
    m.name,
    m.region,
    m.member_since,
    m.member_since_certainty,
    m.source,
    m.confidence,
    m.recorded_at,
    m.updated_at,
    (select json_group_array(json_object('convention', r.convention, 'ratifiedOn', r.ratified_on, 'standing', r.standing, 'certainty', r.certainty)
            order by c.number, c.code)
        from ratification r
        join convention c on c.code = r.convention
        where r.member = m.iso3 and r.retracted_at is null) as ratifications,
    (select json_group_array(json_object('member', @Iso3, 'convention', a.convention, 'examinedIn', json(a.examined_in), 'conclusions', a.conclusions)
            order by c.number, c.code)
        from (
            select
                convention,
                json_group_array(distinct examined_in order by examined_in) filter (where examined_in is not null) as examined_in,
                count(conclusion) as conclusions
            from about
            group by convention) a
        join convention c on c.code = a.convention) as cases,
    (select json_group_array(json_object('text', s.text, 'extent', s.extent, 'member', s.member, 'convention', s.convention, 'body', s.body, 'session', s.session)
            order by s.member is null, s.convention, s.id)
        from coverage s
        where s.retracted_at is null
          and (s.member = m.iso3
            or s.member is null and (s.convention is null
                or s.convention in (select convention from about)
                or s.convention in (select r.convention from ratification r where r.member = m.iso3 and r.retracted_at is null)))) as coverage
from member m
where m.iso3 = @Iso3
  and m.retracted_at is null
