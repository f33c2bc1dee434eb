select name
from member
where iso3 = @Member
