select revision, at, action, record, record_key, after, reason
from change
where revision <= @Revision
order by revision
