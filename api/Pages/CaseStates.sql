-- Where the demands to the Government stand in the cases that are named, and how many requests to it there are, as
-- /v1/cases/{member}/{convention}/status counts them.
with named as materialized (
    select
        value ->> 'member' as member,
        value ->> 'convention' as convention
    from json_each(@Cases)
)
select
    n.member,
    n.convention,
    f.status,
    count(*) as threads,
    0 as requests
from named n
cross join thread_convention v on v.convention = n.convention
cross join thread t on t.id = v.thread and t.member = n.member
cross join follow_up f on f.thread = t.id and f.valid_from <= @AsOf and f.valid_until > @AsOf
where t.retracted_at is null
  and exists (select 1 from request r
    where r.thread = t.id
      and r.addressee = 'government'
      and r.retracted_at is null
      and (select d.known_on from conclusion_day d where d.id = r.conclusion) <= @AsOf)
group by n.member, n.convention, f.status
union all
select
    n.member,
    n.convention,
    'open',
    0,
    count(*)
from named n
cross join conclusion c on c.member = n.member
cross join conclusion_convention v on v.conclusion = c.id and v.convention = n.convention
cross join request r on r.conclusion = c.id
cross join follow_up f on f.request = r.id and f.valid_from <= @AsOf and f.valid_until > @AsOf
where c.retracted_at is null
  and r.retracted_at is null
  and r.addressee = 'government'
group by n.member, n.convention
