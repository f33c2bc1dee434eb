-- What the record says of its own coverage: of everything first, then of each member and Convention.
select json_object('text', n.text, 'extent', n.extent, 'member', n.member, 'convention', n.convention, 'body', n.body, 'session', n.session)
from coverage n
where n.retracted_at is null
order by n.member is not null, n.convention is not null, n.member, n.convention, n.id
limit 200
