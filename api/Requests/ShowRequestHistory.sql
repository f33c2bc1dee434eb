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
join request r on r.id = f.request
where f.request = @Id
  and r.retracted_at is null
order by f.valid_from
