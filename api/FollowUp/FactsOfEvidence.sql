select
    e.id,
    e.issuer_class,
    e.conclusion,
    e.event_on,
    e.published_on,
    (select json_group_array(json_object('request', l.request, 'thread', l.thread, 'commitment', l.commitment, 'conclusion', l.conclusion, 'stance', l.stance))
        from evidence_link l where l.evidence = e.id) as links
from evidence e
where e.member = @member
  and e.retracted_at is null
order by e.id
