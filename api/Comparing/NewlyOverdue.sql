-- What was not overdue on the earlier day, on any clock, and is on the later one.
select
    'thread' as record,
    t.id,
    'outcome' as clock,
    a.due_on,
    cast(julianday(min(coalesce(a.overdue_until, @To), @To)) - julianday(a.overdue_from) as integer) as days_overdue
from thread t
join thread_convention v on v.thread = t.id
join follow_up a on a.thread = t.id and a.valid_from <= @To and a.valid_until > @To
where t.member = @Member
  and v.convention = @Convention
  and t.retracted_at is null
  and a.timeliness = 'overdue'
  and not exists (select 1 from follow_up b where b.thread = t.id and b.valid_from <= @From and b.valid_until > @From and b.timeliness = 'overdue')
union all
select
    'request',
    r.id,
    'outcome',
    a.due_on,
    cast(julianday(min(coalesce(a.overdue_until, @To), @To)) - julianday(a.overdue_from) as integer)
from conclusion c
join conclusion_convention v on v.conclusion = c.id
join request r on r.conclusion = c.id
join follow_up a on a.request = r.id and a.valid_from <= @To and a.valid_until > @To
where c.member = @Member
  and v.convention = @Convention
  and c.retracted_at is null
  and r.retracted_at is null
  and a.timeliness = 'overdue'
  and not exists (select 1 from follow_up b where b.request = r.id and b.valid_from <= @From and b.valid_until > @From and b.timeliness = 'overdue')
union all
select
    'conclusion',
    c.id,
    'reply',
    a.reply_due_on,
    null
from conclusion c
join conclusion_convention v on v.conclusion = c.id
join conclusion_reply a on a.conclusion = c.id and a.valid_from <= @To and a.valid_until > @To
where c.member = @Member
  and v.convention = @Convention
  and c.retracted_at is null
  and a.reply = 'missing'
  and not exists (select 1 from conclusion_reply b where b.conclusion = c.id and b.valid_from <= @From and b.valid_until > @From and b.reply = 'missing')
union all
select
    'commitment',
    m.id,
    'commitment',
    a.due_on,
    cast(julianday(min(coalesce(a.late_until, @To), @To)) - julianday(a.late_from) as integer)
from commitment m
join commitment_follow_up a on a.commitment = m.id and a.valid_from <= @To and a.valid_until > @To
where m.member = @Member
  and m.retracted_at is null
  and a.status = 'missed'
  and not exists (select 1 from commitment_follow_up b where b.commitment = m.id and b.valid_from <= @From and b.valid_until > @From and b.status = 'missed')
  and exists (
    select 1
    from commitment_address d
    left join request q on q.id = d.request
    left join conclusion_convention cv on cv.conclusion = q.conclusion
    left join thread_convention tv on tv.thread = d.thread
    where d.commitment = m.id
      and coalesce(cv.convention, tv.convention) = @Convention)
order by 1, 4, 2
