select d.id, d.title, d.text, d.names
from json_each(@Ids) i
cross join document d on d.id = i.value
