-- The documents that hold the words, the newest first: as many as are looked at. What is dated later than the day asked
-- about was not there yet.
select rowid
from document_text
where document_text match @Match
  and rowid < @Below
order by rowid desc
limit @Most
