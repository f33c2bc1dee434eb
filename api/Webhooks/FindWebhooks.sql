-- Webhooks as they are shown, the newest first.
select
    w.id,
    w.name,
    w.url,
    w.events,
    w.filter,
    w.active,
    w.disabled_because,
    w.revision,
    w.day,
    (select count(*) from message m where m.webhook = w.id) as waiting,
    (select m.next_attempt_at from message m where m.webhook = w.id and w.active = 1 order by m.place limit 1) as next_attempt_at,
    w.delivered_at,
    w.created_at,
    w.created_by
from webhook w
where true
  and w.id = @Id -- if Id
order by w.created_at desc, w.id
