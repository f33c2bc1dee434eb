select
    s.id,
    s.publisher,
    s.title,
    s.url as source_url
from source s
where s.id in (select value from json_each(@Sources))
  or s.id = (select c.source from conclusion c where c.id = @Conclusion)
order by s.id
