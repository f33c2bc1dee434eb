-- The latest entry of every record.
select c.revision, c.at, c.who, c.reason, c.action, c.record, c.record_key, c.before, c.after, c.previous_hash, c.hash
from change c
where c.revision = (select max(latest.revision) from change latest where latest.record = c.record and latest.record_key = c.record_key)
order by c.record, c.record_key
