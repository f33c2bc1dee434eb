-- What a case is called.
select
    m.name as member,
    c.title as convention
from member m
join convention c on c.code = @Convention
where m.iso3 = @Member
