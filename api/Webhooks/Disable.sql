update webhook set active = 0, disabled_because = @Why where id = @Webhook
