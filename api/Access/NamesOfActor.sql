-- Every name and spelling that an actor ever had, the first ones first. What is the role is no name: it was restricted before it came here.
select name
from (
    select c.revision, -1 as position, c.after ->> '$.name' as name, c.after ->> '$.role' as role from change c where c.record = 'actor' and c.record_key = @id
    union all
    select c.revision, s.key, s.value, c.after ->> '$.role' from change c, json_each(c.after, '$.spellings') s where c.record = 'actor' and c.record_key = @id)
where name <> role
order by revision, position
