select
    m.id,
    m.made_on,
    m.published_on,
    (select json_object('latest', d.latest, 'anchorYear', a.year, 'anchorStartsOn', a.starts_on, 'anchorEndsOn', a.ends_on,
        'relation', d.relation, 'precision', d.precision, 'basis', d.basis)
        from due_date d left join session a on a.id = d.anchor where d.id = m.due) as due,
    (select json_group_array(p.earlier) from commitment_replaces p where p.commitment = m.id) as replaces,
    (select json_group_array(json_object('request', a.request, 'thread', a.thread, 'extent', a.extent)) from commitment_address a where a.commitment = m.id) as addresses
from commitment m
where m.member = @member
  and m.retracted_at is null
order by m.id
