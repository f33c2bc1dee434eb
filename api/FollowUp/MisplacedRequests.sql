-- What stands on a shelf where it has no place, and what does not stand where it has one.
select 'place of request ' || s.request || ': stands on the shelf ''' || s.shelf || ''' without reason'
from request_shelf s
where not exists (select 1 from request_place p, json_each(p.shelves) j where p.request = s.request and p.made_on = s.made_on and p.kind = s.kind and j.value = s.shelf)
union all
select 'place of request ' || p.request || ': is missing on the shelf ''' || j.value || ''''
from request_place p, json_each(p.shelves) j
where not exists (select 1 from request_shelf s where s.shelf = j.value and s.request = p.request)
