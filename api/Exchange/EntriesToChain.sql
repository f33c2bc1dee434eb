select revision, at, who, reason, action, record, record_key, before, after, previous_hash, hash
from change
where revision > @after
order by revision
limit 500
