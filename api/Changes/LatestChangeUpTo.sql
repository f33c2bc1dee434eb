select revision, at, who, reason, action, record, record_key, before, after, previous_hash, hash
from change
where record = @record and record_key = @key and revision <= @revision
order by revision desc
limit 1
