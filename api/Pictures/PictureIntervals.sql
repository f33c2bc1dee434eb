-- The demands of a case that were public on the day, with all intervals of their histories: those before the day as the record
-- stood then, those after it as it will be if nothing happens.
select
    t.id as thread,
    t.title,
    f.valid_from,
    f.valid_until,
    f.status,
    f.rule,
    f.timeliness,
    f.due_on,
    f.reply,
    f.reply_due_on,
    (select sum(value) from json_each(f.times_asked)) as times_asked,
    exists (select 1 from request r join conclusion c on c.id = r.conclusion and c.retracted_at is null join conclusion_day d on d.id = c.id
        where r.thread = t.id and r.addressee = 'government' and r.retracted_at is null and d.known_on <= @AsOf) as to_government
from thread t
join thread_convention v on v.thread = t.id
join follow_up f on f.thread = t.id
where t.member = @Member
  and v.convention = @Convention
  and t.retracted_at is null
  and exists (select 1 from follow_up now where now.thread = t.id and now.valid_from <= @AsOf and now.valid_until > @AsOf)
order by (select min(first.valid_from) from follow_up first where first.thread = t.id), t.id, f.valid_from
