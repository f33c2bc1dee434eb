-- What the log tells of statuses, with whether it is about what there was. All entries of a write have the same author
-- and instant.
select
    s.revision,
    s.first_revision,
    s.position,
    s.record,
    s.record_key,
    s.member,
    s.before,
    s.after,
    exists (select 1 from change c where c.record = s.record and c.record_key = s.record_key and c.revision <= s.revision) as is_record_known,
    exists (select 1 from change c where c.record = 'member' and c.record_key = s.member and c.revision <= s.revision) as is_member_known,
    exists (select 1 from change f join change l on l.revision = s.revision and l.at = f.at and l.who = f.who where f.revision = s.first_revision) as is_write_known
from status_change s
order by s.revision, s.position
