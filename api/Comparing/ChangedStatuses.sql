-- Threads and requests of the case, public on both days, whose status is another on the later one.
select
    'thread' as record,
    t.id,
    t.title as text,
    b.status as before,
    b.rule as rule_before,
    a.status as after,
    a.rule,
    (select min(since.valid_from) from follow_up since where since.thread = t.id and since.valid_from > coalesce(
        (select max(other.valid_from) from follow_up other where other.thread = t.id and other.valid_from < a.valid_from and other.status <> a.status), '')) as since
from thread t
join thread_convention v on v.thread = t.id
join follow_up b on b.thread = t.id and b.valid_from <= @From and b.valid_until > @From
join follow_up a on a.thread = t.id and a.valid_from <= @To and a.valid_until > @To
where t.member = @Member
  and v.convention = @Convention
  and t.retracted_at is null
  and a.status <> b.status
union all
select
    'request',
    r.id,
    with_names(r.text),
    b.status,
    b.rule,
    a.status,
    a.rule,
    (select min(since.valid_from) from follow_up since where since.request = r.id and since.valid_from > coalesce(
        (select max(other.valid_from) from follow_up other where other.request = r.id and other.valid_from < a.valid_from and other.status <> a.status), ''))
from conclusion c
join conclusion_convention v on v.conclusion = c.id
join request r on r.conclusion = c.id
join follow_up b on b.request = r.id and b.valid_from <= @From and b.valid_until > @From
join follow_up a on a.request = r.id and a.valid_from <= @To and a.valid_until > @To
where c.member = @Member
  and v.convention = @Convention
  and c.retracted_at is null
  and r.retracted_at is null
  and a.status <> b.status
order by 1 desc, 8, 2
