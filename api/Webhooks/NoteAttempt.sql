insert into attempt (webhook, message, event, number, at, status, error, next_attempt_at)
values (@Webhook, @Message, @Event, @Number, @At, @Status, @Error, @Next)
