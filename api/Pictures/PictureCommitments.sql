-- What the government promised on the case, with what became of it by the day.
select
    m.id,
    m.made_by as by,
    m.made_on,
    with_names(m.text) as text,
    f.status,
    f.due_on,
    (select d.text from due_date d where d.id = m.due) as due_text,
    (select json_group_array(distinct coalesce(a.thread, q.thread)) from commitment_address a left join request q on q.id = a.request
        where a.commitment = m.id and coalesce(a.thread, q.thread) is not null) as threads
from commitment m
join commitment_follow_up f on f.commitment = m.id and f.valid_from <= @AsOf and f.valid_until > @AsOf
where m.member = @Member
  and m.retracted_at is null
  and exists (
    select 1
    from commitment_address a
    left join request q on q.id = a.request
    left join conclusion_convention cv on cv.conclusion = q.conclusion
    left join thread_convention tv on tv.thread = coalesce(a.thread, q.thread)
    where a.commitment = m.id
      and (cv.convention = @Convention or tv.convention = @Convention))
order by last_day(m.made_on), m.id
