-- The words of the record that begin as others do.
select w.word
from json_each(@Beginnings) b
cross join document_word w
where w.word >= b.value
  and w.word < b.value || char(1114111)
limit 20000
