-- The entries up to one that the answers on a member rest on: the whole past of every record that any entry says is
-- about the member, and of what is about none. A request is also found by its conclusion, which can have changed hands.
with taken as (
    select c.revision
    from change c
    where c.record in ('source', 'actor', 'member', 'convention', 'article', 'session')
    union
    select c.revision
    from change c
    where c.record = 'coverage' and c.after ->> '$.member' is null
    union
    select c.revision
    from change_member m
    join change a on a.revision = m.revision
    join change c on c.record = a.record and c.record_key = a.record_key
    where m.member = @Member
    union
    select c.revision
    from change_member m
    join change a on a.revision = m.revision and a.record = 'conclusion'
    join request r on r.conclusion = a.record_key
    join change c on c.record = 'request' and c.record_key = r.id
    where m.member = @Member
)
select c.revision, c.at, c.action, c.record, c.record_key, c.after, c.reason
from taken
join change c on c.revision = taken.revision
where c.revision <= @Revision
order by c.revision
