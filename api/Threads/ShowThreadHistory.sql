select
    f.valid_from as "from",
    nullif(f.valid_until, '9999-12-31') as until,
    f.status,
    f.rule,
    f.reply,
    f.timeliness,
    f.flags,
    f.due_on,
    f.due_basis,
    f.reply_due_on,
    f.reply_due_basis,
    f.times_asked as asked_by,
    f.decisive
from follow_up f
join thread t on t.id = f.thread
where f.thread = @Id
  and t.retracted_at is null
order by f.valid_from
