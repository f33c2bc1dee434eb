-- Every thread and every request of the case on the day, with what is counted of it.
select
    'thread' as subject,
    exists (select 1 from request r join conclusion_day d on d.id = r.conclusion
        where r.thread = t.id and r.addressee = 'government' and r.retracted_at is null and d.known_on <= @AsOf) as to_government,
    f.status,
    f.timeliness,
    f.reply,
    f.flags
from thread t
join thread_convention v on v.thread = t.id
join follow_up f on f.thread = t.id and f.valid_from <= @AsOf and f.valid_until > @AsOf
where t.member = @Member
  and v.convention = @Convention
  and t.retracted_at is null
union all
select
    'request',
    r.addressee = 'government',
    f.status,
    f.timeliness,
    f.reply,
    f.flags
from conclusion c
join conclusion_convention v on v.conclusion = c.id
join request r on r.conclusion = c.id
join follow_up f on f.request = r.id and f.valid_from <= @AsOf and f.valid_until > @AsOf
where c.member = @Member
  and v.convention = @Convention
  and c.retracted_at is null
  and r.retracted_at is null
