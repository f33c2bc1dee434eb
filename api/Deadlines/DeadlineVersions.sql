-- From which revision on each deadline is recorded, and which one changed what its entry in a calendar tells: an entry on
-- its record or on what gives its day that changed a member told here, or a write that moved its status.
with wanted as (
    select
        value ->> '$.id' as id,
        value ->> '$.record' as record,
        value ->> '$.key' as key,
        value ->> '$.member' as member,
        value ->> '$.thread' as thread,
        value ->> '$.anchor' as anchor,
        value ->> '$.session' as session,
        value ->> '$.isPromised' as is_promised
    from json_each(@Rows)),
version as materialized (
    select
        w.id,
        (select min(k.revision) from change k where k.record = w.record and k.record_key = w.key) as first_revision,
        max(
            (select max(k.revision)
                from change k
                where k.record = w.record
                  and k.record_key = w.key
                  and (k.action <> 'updated'
                    or k.before -> '$.text' is not k.after -> '$.text'
                    or k.before -> '$.title' is not k.after -> '$.title'
                    or k.before -> '$.kind' is not k.after -> '$.kind'
                    or k.before -> '$.addressee' is not k.after -> '$.addressee'
                    or k.before -> '$.body' is not k.after -> '$.body'
                    or k.before -> '$.session' is not k.after -> '$.session'
                    or k.before -> '$.adoptedOn' is not k.after -> '$.adoptedOn'
                    or k.before -> '$.conventions' is not k.after -> '$.conventions'
                    or k.before -> '$.replyDue' is not k.after -> '$.replyDue'
                    or k.before -> '$.outcomeDue' is not k.after -> '$.outcomeDue'
                    or k.before -> '$.deadlineEvents' is not k.after -> '$.deadlineEvents'
                    or k.before -> '$.due' is not k.after -> '$.due')),
            -- Where it stands.
            coalesce((select max(s.revision) from status_change s where s.record = w.record and s.record_key = w.key), 0),
            -- The days of the session that its words name, or of the session of its text.
            coalesce((select max(k.revision)
                from change k
                where k.record = 'session'
                  and k.record_key in (w.anchor, w.session)
                  and k.before is not null
                  and (k.before -> '$.startsOn' is not k.after -> '$.startsOn'
                    or k.before -> '$.endsOn' is not k.after -> '$.endsOn'
                    or k.before -> '$.year' is not k.after -> '$.year')), 0),
            -- The own dates of a conclusion's requests for a report.
            coalesce((select max(k.revision)
                from request r
                cross join change k on k.record = 'request' and k.record_key = r.id
                where w.record = 'conclusion'
                  and r.conclusion = w.key
                  and (k.before ->> '$.kind' in ('report', 'inform') or k.after ->> '$.kind' in ('report', 'inform'))
                  and (k.before -> '$.outcomeDue' is not k.after -> '$.outcomeDue'
                    or coalesce(k.before -> '$.deadlineEvents', '[]') <> coalesce(k.after -> '$.deadlineEvents', '[]')
                    or k.before -> '$.kind' is not k.after -> '$.kind' and k.before is not null
                    or k.before -> '$.addressee' is not k.after -> '$.addressee' and k.before is not null
                    or k.action in ('retracted', 'restored'))), 0),
            -- The promises that give it its day.
            coalesce((select max(k.revision)
                from change_member m
                cross join change k on k.revision = m.revision and k.record = 'commitment'
                where w.is_promised
                  and m.member = w.member
                  and (k.action <> 'updated'
                    or k.before -> '$.due' is not k.after -> '$.due'
                    or k.before -> '$.replaces' is not k.after -> '$.replaces'
                    or k.before -> '$.addresses' is not k.after -> '$.addresses')
                  and exists (
                    select 1
                    from (
                        select b.value as address from json_each(k.before, '$.addresses') b
                        union all
                        select a.value from json_each(k.after, '$.addresses') a) e
                    left join request q on q.id = e.address ->> '$.request'
                    where e.address ->> '$.request' = w.key
                       or coalesce(e.address ->> '$.thread', q.thread) = w.thread
                       or exists (select 1 from request_reiterates g where g.earlier = w.key and g.request = q.id))), 0)) as last_revision
    from wanted w)
select
    v.id,
    v.last_revision - v.first_revision as sequence,
    f.at as first_at,
    l.at as last_at
from version v
join change f on f.revision = v.first_revision
join change l on l.revision = v.last_revision
