insert into message (webhook, place, id, event, revision, body, at, attempts, next_attempt_at)
select @Webhook, coalesce(max(place), 0) + 1, @Id, @Event, @Revision, @Body, @At, 0, @Now
from message
where webhook = @Webhook
on conflict (webhook, id) do nothing
