-- What happened or was said on the case, as far as it was public on the day, with what it means for each thread.
with told as (
    select
        e.*,
        c.adopted_on,
        -- Of one text at a time: joined, the days of all texts would be worked out.
        (select day.made_on from conclusion_day day where day.id = e.conclusion) as made_on,
        (select day.known_on from conclusion_day day where day.id = e.conclusion) as known_on
    from evidence e
    left join conclusion c on c.id = e.conclusion
    where e.member = @Member
      and e.retracted_at is null
)
select
    e.id,
    e.kind,
    e.issuer_class,
    with_names(e.issuer_name) as issuer,
    coalesce(e.event_on, e.adopted_on, e.made_on, e.published_on) as date,
    with_names(e.text) as text,
    (select json_group_array(json_object('thread', coalesce(l.thread, q.thread), 'stance', l.stance) order by l.position)
        from evidence_link l
        left join request q on q.id = l.request
        left join thread t on t.id = l.thread
        left join commitment m on m.id = l.commitment
        left join conclusion k on k.id = l.conclusion
        where l.evidence = e.id and coalesce(q.retracted_at, t.retracted_at, m.retracted_at, k.retracted_at) is null) as stances
from told e
where (e.event_on is not null or e.published_on is not null or e.conclusion is not null)
  and coalesce(e.known_on, max(last_day(e.event_on), last_day(e.published_on)), last_day(e.event_on), last_day(e.published_on)) <= @AsOf
  and (
    exists (select 1 from conclusion_convention v where v.conclusion = e.conclusion and v.convention = @Convention)
    or exists (
        select 1
        from evidence_link l
        left join request q on q.id = l.request
        left join commitment_address a on a.commitment = l.commitment
        left join request aq on aq.id = a.request
        left join conclusion_convention cv on cv.conclusion = coalesce(l.conclusion, q.conclusion, aq.conclusion)
        left join thread_convention tv on tv.thread = coalesce(l.thread, q.thread, a.thread, aq.thread)
        where l.evidence = e.id
          and (cv.convention = @Convention or tv.convention = @Convention)))
order by last_day(coalesce(e.event_on, e.adopted_on, e.made_on, e.published_on)), e.id
