-- The same, the oldest first.
select rowid
from document_text
where document_text match @Match
  and rowid > @Above
  and rowid < @Below
order by rowid
limit @Most
