-- What the worker needs to know, with the first message that is on its way.
select
    w.id,
    w.url,
    w.events,
    w.filter,
    w.secret,
    case when w.old_secret_until > @Now then w.old_secret end as old_secret,
    w.revision,
    w.day,
    m.id as message,
    m.event,
    m.revision as message_revision,
    m.body,
    m.at,
    m.attempts,
    m.next_attempt_at
from webhook w
left join message m on m.webhook = w.id and m.place = (select min(f.place) from message f where f.webhook = w.id)
where true
  and w.active = 1 -- if Active
  and w.id = @Id -- if Id
order by w.id
