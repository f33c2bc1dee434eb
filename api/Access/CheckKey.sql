-- What a key that was sent is compared with, and whether it is still let in.
select
    k.name,
    k.role,
    k.members,
    k.secret_hash,
    k.revoked_at is null and k.expires_at > @Now as is_in_time
from api_key k
where k.id = @Id
