-- Evidence that names one of the subjects and never counts: retracted, or not dated by anything.
select distinct
    e.id,
    l.stance,
    case when e.retracted_at is null then 'undated' else 'retracted' end as reason
from evidence_link l
join evidence e on e.id = l.evidence
where (l.request in (select value from json_each(@Requests)) or l.thread = @Thread or l.commitment = @Commitment)
  and (e.retracted_at is not null or e.event_on is null and e.published_on is null and e.conclusion is null)
order by e.id
