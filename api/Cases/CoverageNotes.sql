-- What is said of the coverage of the case, the closest first: of this case, then of its member or Convention, then of all.
select
    n.body,
    n.session,
    n.extent,
    n.text
from coverage n
where (n.member is null or n.member = @Member)
  and (n.convention is null or n.convention = @Convention)
  and n.retracted_at is null
order by n.member is null, n.convention is null, n.session, n.id
