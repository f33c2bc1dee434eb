-- Keys as they are shown, the newest first.
select
    k.id,
    k.name,
    k.role,
    k.members,
    case
        when k.revoked_at is not null then 'revoked'
        when k.expires_at <= @Now then 'expired'
        else 'valid'
    end as state,
    k.created_at,
    k.created_by,
    k.expires_at,
    k.revoked_at,
    k.revoked_by,
    k.last_used_at
from api_key k
where true
  and k.id = @Id -- if Id
  and k.name = @Name collate nocase and k.revoked_at is null -- if Name
order by k.created_at desc, k.id
