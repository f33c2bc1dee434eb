-- Members that something is recorded on which has a status.
select iso3
from member
where iso3 in (select member from conclusion union select member from commitment union select member from thread)
order by iso3
