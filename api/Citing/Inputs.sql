-- The latest entries, up to one, on every record that any entry says is about the member, and on what is said of the
-- coverage. A request is also found by its conclusion, which can have changed hands.
with about as (
    select a.record, a.record_key
    from change_member m
    join change a on a.revision = m.revision
    where m.member = @Member and m.revision <= @Revision
    union
    select 'request', r.id
    from change_member m
    join change a on a.revision = m.revision and a.record = 'conclusion'
    join request r on r.conclusion = a.record_key
    where m.member = @Member and m.revision <= @Revision
    union
    select c.record, c.record_key
    from change c
    where c.record = 'coverage' and c.revision <= @Revision
)
select c.record, c.record_key as key, c.revision, c.hash, c.after
from about
join change c on c.revision = (select max(l.revision) from change l where l.record = about.record and l.record_key = about.record_key and l.revision <= @Revision)
