-- What is on its way is tried at once, as if for the first time.
update message
set attempts = 0, next_attempt_at = @Now
where webhook = @Id
  and id = @Message -- if Message
