select
    a.id,
    a.restricted_as,
    a.kind,
    a.name,
    (select json_group_array(s.spelling order by s.position) from actor_spelling s where s.actor = a.id) as spellings,
    a.role,
    c.at,
    c.who,
    c.reason
from actor a
join change c on c.revision = (
    -- The entry that restricted it.
    select max(l.revision)
    from change l
    where l.record = 'actor' and l.record_key = a.id and l.after ->> '$.restrictedAs' is not null and (l.before ->> '$.restrictedAs') is not (l.after ->> '$.restrictedAs'))
where a.restricted_as is not null
order by a.id
