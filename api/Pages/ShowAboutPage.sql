-- What the record says of its own coverage: of everything first, then of each member and Convention.
select n.text, n.extent, n.member, n.convention, n.body, n.session
from coverage n
where n.retracted_at is null
order by n.member is not null, n.convention is not null, n.member, n.convention, n.id
limit 200
