-- Dates to come on the case, the nearest first: replies awaited, outcomes not yet due, promises that stand.
select
    f.reply_due_on as "on",
    'reply' as clock,
    f.reply_due_basis as basis,
    c.id as record,
    '/v1/conclusions/' || c.id as url
from conclusion c
join conclusion_convention v on v.conclusion = c.id
join conclusion_reply f on f.conclusion = c.id and f.valid_from <= @AsOf and f.valid_until > @AsOf
where c.member = @Member
  and v.convention = @Convention
  and c.retracted_at is null
  and +f.reply = 'awaited'
  and f.reply_due_on >= @AsOf
union all
select
    f.due_on,
    'outcome',
    f.due_basis,
    r.id,
    '/v1/requests/' || r.id
from conclusion c
join conclusion_convention v on v.conclusion = c.id
join request r on r.conclusion = c.id
join follow_up f on f.request = r.id and f.valid_from <= @AsOf and f.valid_until > @AsOf
where c.member = @Member
  and v.convention = @Convention
  and c.retracted_at is null
  and r.retracted_at is null
  and +f.timeliness in ('not_due', 'due_soon')
  and f.due_on >= @AsOf
union all
select
    f.due_on,
    'commitment',
    'government_commitment',
    m.id,
    '/v1/commitments/' || m.id
from commitment m
join commitment_follow_up f on f.commitment = m.id and f.valid_from <= @AsOf and f.valid_until > @AsOf
where m.member = @Member
  and m.retracted_at is null
  and +f.status in ('under_way', 'scheduled')
  and f.due_on >= @AsOf
  and exists (
    select 1
    from commitment_address a
    left join request q on q.id = a.request
    left join conclusion_convention cv on cv.conclusion = q.conclusion
    left join thread_convention tv on tv.thread = a.thread
    where a.commitment = m.id
      and coalesce(cv.convention, tv.convention) = @Convention)
order by 1, 2, 4
