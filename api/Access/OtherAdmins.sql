-- How many other keys can still make and revoke any key.
select count(*)
from api_key k
where k.id <> @Id
  and k.role = 'admin'
  and k.members = '[]'
  and k.revoked_at is null
  and k.expires_at > @Now
