update webhook
set old_secret = secret, old_secret_until = @Until, secret = @Secret
where id = @Id
