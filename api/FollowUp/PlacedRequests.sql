-- The shelves on which the requests of a member are to stand. Not in the order of their names: a restricted one is another
-- in a snapshot.
select
    r.id as request,
    c.member,
    day.made_on,
    r.kind,
    (select json_group_array(shelf) from (
        select '' as shelf, 1 as rank, 0 as position
        union all select 'member=' || c.member, 2, 0
        union all select 'body=' || c.body, 3, 0
        union all select 'kind=' || r.kind, 4, 0
        union all select 'conclusion=' || c.id, 5, 0
        union all select 'session=' || c.session, 6, 0 where c.session is not null
        union all select 'thread=' || r.thread, 7, 0 where r.thread is not null
        union all select 'convention=' || v.convention, 8, v.position from conclusion_convention v where v.conclusion = c.id
        union all select 'case=' || c.member || '-' || v.convention, 9, v.position from conclusion_convention v where v.conclusion = c.id
        union all select 'article=' || a.article, 10, a.position from request_article a where a.request = r.id
        union all select 'actor=' || a.actor, 11, a.position from request_actor a where a.request = r.id
        order by rank, position)) as shelves
from conclusion c
join conclusion_day day on day.id = c.id
join request r on r.conclusion = c.id and r.retracted_at is null
where c.member = @member
  and c.retracted_at is null
order by r.id
