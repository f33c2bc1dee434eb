select
    a.message,
    a.event,
    a.number as attempt,
    a.at,
    a.status,
    a.error,
    a.next_attempt_at
from attempt a
where a.webhook = @Id
  and a.message = @Message -- if Message
  and (a.error is not null) = @Failed -- if Failed
order by a.id desc
limit @Limit
