-- The ids of sources on both sides of one, in the order of ids.
select id
from (select s.id from source s where s.id >= @Id and s.retracted_at is null order by s.id limit 50)
union
select id
from (select s.id from source s where s.id < @Id and s.retracted_at is null order by s.id desc limit 50)
order by 1
