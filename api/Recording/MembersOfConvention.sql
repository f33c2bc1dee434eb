-- The members about whose application of a Convention a conclusion is recorded.
select c.member
from conclusion_convention v
join conclusion c on c.id = v.conclusion
where v.convention = @key
