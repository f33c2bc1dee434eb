-- The words of the record that begin as others do.
select distinct w.word
from json_each(@Beginnings) b
join document_word w on w.word >= b.value and w.word < b.value || char(1114111)
limit 20000
