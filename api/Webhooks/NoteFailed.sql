update message set attempts = @Number, next_attempt_at = coalesce(@Next, @At) where webhook = @Webhook and id = @Message
