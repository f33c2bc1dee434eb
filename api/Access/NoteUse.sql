update api_key
set last_used_at = @At
where id = @Id and (last_used_at is null or last_used_at < @At)
