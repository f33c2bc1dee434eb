select request, member, made_on, kind, shelves
from request_place
where member = @member
