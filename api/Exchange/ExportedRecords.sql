-- The records of a kind as they were at a revision, from a key on. The log is only added to: pages read one after the
-- other show one state, though writes go on between them.
select c.record_key, c.after
from change c
where c.record = @kind
  and c.record_key > @key
  and c.revision = (
      select max(latest.revision)
      from change latest
      where latest.record = c.record and latest.record_key = c.record_key and latest.revision <= @revision)
  and c.action <> 'retracted'
order by c.record_key
