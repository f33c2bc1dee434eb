update api_key
set revoked_at = @Now, revoked_by = @By
where id = @Id and revoked_at is null
