select revision, at, hash
from change
order by revision desc
limit 1
