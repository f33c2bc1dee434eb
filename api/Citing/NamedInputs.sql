-- The latest entries, up to one, on what is about no member and has one of these keys.
select c.record, c.record_key as key, c.revision, c.hash, c.after
from json_each(@Keys) k
join (select 'source' as record union all select 'actor' union all select 'convention' union all select 'article' union all select 'session') n
join change c on c.revision = (select max(l.revision) from change l where l.record = n.record and l.record_key = k.value and l.revision <= @Revision)
