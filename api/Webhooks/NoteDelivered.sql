delete from message where webhook = @Webhook and id = @Message;
update webhook set delivered_at = @At where id = @Webhook
