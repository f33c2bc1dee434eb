-- The status on the day of every commitment that addresses the case.
select f.status
from commitment m
join commitment_follow_up f on f.commitment = m.id and f.valid_from <= @AsOf and f.valid_until > @AsOf
where m.member = @Member
  and m.retracted_at is null
  and exists (
    select 1
    from commitment_address a
    left join request q on q.id = a.request
    left join conclusion_convention cv on cv.conclusion = q.conclusion
    left join thread_convention tv on tv.thread = a.thread
    where a.commitment = m.id
      and coalesce(cv.convention, tv.convention) = @Convention)
