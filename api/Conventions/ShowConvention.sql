select
    c.code,
    c.normlex_code,
    c.kind,
    c.number,
    c.title,
    c.adopted_on,
    c.in_force_on,
    c.status,
    c.status_certainty,
    c.category,
    c.subject,
    c.source,
    c.confidence,
    c.recorded_at,
    c.updated_at,
    (select json_group_array(json_object('id', a.id, 'number', a.number, 'summary', a.summary, 'source', a.source) order by a.number)
        from article a where a.convention = c.code and a.retracted_at is null) as articles,
    json_object(
        'ratifications', (select count(*) from ratification r where r.convention = c.code and r.retracted_at is null),
        'ratificationsInForce', (select count(*) from ratification r where r.convention = c.code and r.retracted_at is null and r.standing = 'in_force'),
        'cases', (
            select count(*)
            from (
                select k.member
                from conclusion k
                join conclusion_convention v on v.conclusion = k.id
                where v.convention = c.code and k.retracted_at is null
                union
                select i.member
                from individual_case i
                join individual_case_convention v on v.individual_case = i.id
                where v.convention = c.code and i.retracted_at is null)),
        'conclusions', (
            select count(*)
            from conclusion k
            where k.retracted_at is null
              and k.id in (select v.conclusion from conclusion_convention v where v.convention = c.code)),
        'requests', (
            select count(*)
            from request r
            join conclusion k on k.id = r.conclusion and k.retracted_at is null
            where r.retracted_at is null
              and k.id in (select v.conclusion from conclusion_convention v where v.convention = c.code))) as counts,
    (select json_group_array(json_object('text', s.text, 'extent', s.extent, 'member', s.member, 'convention', s.convention, 'body', s.body, 'session', s.session)
            order by s.convention is null, s.member, s.id)
        from coverage s
        where s.retracted_at is null
          and (s.convention = c.code or s.convention is null and s.member is null)) as coverage
from convention c
where c.code = @Code
  and c.retracted_at is null
