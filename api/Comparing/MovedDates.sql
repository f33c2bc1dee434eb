-- Dates of requests that are others on the later day, and commitments of the span that replace one with another date.
select
    'request' as record,
    r.id,
    with_names(r.text) as text,
    null as replaces,
    b.due_on as before,
    a.due_on as after,
    cast(julianday(a.due_on) - julianday(b.due_on) as integer) as days,
    null as slippage_days,
    (select json_group_array(json_object('kind', e.kind, 'on', e.event_on, 'by', e.by_body, 'source', e.source) order by e.position)
        from deadline_event e where e.request = r.id
        and max(last_day(e.event_on), coalesce(last_day(e.published_on), '')) > @From and max(last_day(e.event_on), coalesce(last_day(e.published_on), '')) <= @To) as events
from conclusion c
join conclusion_convention v on v.conclusion = c.id
join request r on r.conclusion = c.id
join follow_up b on b.request = r.id and b.valid_from <= @From and b.valid_until > @From
join follow_up a on a.request = r.id and a.valid_from <= @To and a.valid_until > @To
where c.member = @Member
  and v.convention = @Convention
  and c.retracted_at is null
  and r.retracted_at is null
  and b.due_on is not null
  and a.due_on is not b.due_on
union all
select
    'commitment',
    m.id,
    with_names(m.text),
    p.earlier,
    b.due_on,
    a.due_on,
    cast(julianday(a.due_on) - julianday(b.due_on) as integer),
    a.slippage_days,
    '[]'
from commitment m
join commitment_replaces p on p.commitment = m.id
join commitment k on k.id = p.earlier and k.retracted_at is null
join commitment_follow_up a on a.commitment = m.id and a.valid_from <= @To and a.valid_until > @To
join commitment_follow_up b on b.commitment = p.earlier and b.valid_from <= @To and b.valid_until > @To
where m.member = @Member
  and m.retracted_at is null
  and not exists (select 1 from commitment_follow_up f where f.commitment = m.id and f.valid_from <= @From)
  and b.due_on is not null
  and a.due_on is not b.due_on
  and exists (
    select 1
    from commitment_address d
    left join request q on q.id = d.request
    left join conclusion_convention cv on cv.conclusion = q.conclusion
    left join thread_convention tv on tv.thread = d.thread
    where d.commitment in (m.id, p.earlier)
      and coalesce(cv.convention, tv.convention) = @Convention)
order by 1 desc, 2, 4
