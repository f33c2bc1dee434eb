select revision, at, who, reason, action, record, record_key, before, after, previous_hash, hash
from change
order by revision
