-- The names and spellings of all actors whose name is not restricted.
select id as actor, name, kind = 'person' as is_person
from actor
where restricted_as is null
union all
select a.id, s.spelling, a.kind = 'person'
from actor a
join actor_spelling s on s.actor = a.id
where a.restricted_as is null
order by actor
