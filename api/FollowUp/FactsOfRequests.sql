select
    r.id,
    r.conclusion,
    r.kind,
    r.addressee,
    r.thread,
    (select json_group_array(i.earlier) from request_reiterates i where i.request = r.id) as reiterates,
    (select json_object('latest', d.latest, 'anchorYear', a.year, 'anchorStartsOn', a.starts_on, 'anchorEndsOn', a.ends_on,
        'relation', d.relation, 'precision', d.precision, 'basis', d.basis)
        from due_date d left join session a on a.id = d.anchor where d.id = r.outcome_due) as outcome_due,
    (select json_group_array(json_object('kind', e.kind, 'on', e.event_on, 'publishedOn', e.published_on, 'due', json((select json_object('latest', d.latest, 'anchorYear', a.year, 'anchorStartsOn', a.starts_on, 'anchorEndsOn', a.ends_on,
        'relation', d.relation, 'precision', d.precision, 'basis', d.basis)
        from due_date d left join session a on a.id = d.anchor where d.id = e.due))) order by e.position)
        from deadline_event e where e.request = r.id) as deadline_events
from request r
join conclusion c on c.id = r.conclusion
where c.member = @member
  and r.retracted_at is null
  and c.retracted_at is null
order by r.id
