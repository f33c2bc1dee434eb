-- The ids begin with the day, so a span of days is a range of ids.
with about as not materialized (
    select 'request' as record, r.id as key, v.convention
    from request r
    join conclusion_convention v on v.conclusion = r.conclusion
    union all
    select 'thread', v.thread, v.convention
    from thread_convention v
    union all
    select 'conclusion', v.conclusion, v.convention
    from conclusion_convention v
    union all
    select 'commitment', a.commitment, v.convention
    from commitment_address a
    join request r on r.id = a.request
    join conclusion_convention v on v.conclusion = r.conclusion
    union all
    select 'commitment', a.commitment, v.convention
    from commitment_address a
    join thread_convention v on v.thread = a.thread
),
asked as not materialized (
    select 'request' as record, r.id as key, c.body
    from request r
    join conclusion c on c.id = r.conclusion
    union all
    select 'thread', r.thread, c.body
    from request r
    join conclusion c on c.id = r.conclusion
    where r.retracted_at is null
      and c.retracted_at is null
    union all
    select 'conclusion', c.id, c.body
    from conclusion c
    union all
    select 'commitment', a.commitment, c.body
    from commitment_address a
    join request r on r.id = a.request
    join conclusion c on c.id = r.conclusion
    union all
    select 'commitment', a.commitment, c.body
    from commitment_address a
    join request r on r.thread = a.thread
    join conclusion c on c.id = r.conclusion
    where r.retracted_at is null
      and c.retracted_at is null
)
select
    t.id,
    t.day as "on",
    t.record,
    t.record_key as key,
    t.member,
    case t.record
        when 'request' then (select json_group_array(v.convention order by v.position) from request r join conclusion_convention v on v.conclusion = r.conclusion where r.id = t.record_key)
        when 'thread' then (select json_group_array(v.convention order by v.position) from thread_convention v where v.thread = t.record_key)
        when 'conclusion' then (select json_group_array(v.convention order by v.position) from conclusion_convention v where v.conclusion = t.record_key)
        else (select json_group_array(distinct coalesce(cv.convention, tv.convention) order by coalesce(cv.convention, tv.convention))
            from commitment_address a left join request r on r.id = a.request
            left join conclusion_convention cv on cv.conclusion = r.conclusion left join thread_convention tv on tv.thread = a.thread
            where a.commitment = t.record_key and coalesce(cv.convention, tv.convention) is not null)
    end as conventions,
    t.what,
    t.before,
    t.after,
    t.rule_before,
    t.rule_after,
    t.cause,
    t.facts
from transition t
where true
  and t.id >= @From -- if From
  and t.id < date(@To, '+1 day') -- if To
  and t.member in (select value from json_each(@Member)) -- if Member
  and t.member not in (select value from json_each(@MemberNot)) -- if MemberNot
  and exists (select 1 from about a where a.record = t.record and a.key = t.record_key and a.convention in (select value from json_each(@Convention))) -- if Convention
  and not exists (select 1 from about a where a.record = t.record and a.key = t.record_key and a.convention in (select value from json_each(@ConventionNot))) -- if ConventionNot
  and t.record in (select value from json_each(@Record)) -- if Record
  and t.record not in (select value from json_each(@RecordNot)) -- if RecordNot
  and t.record_key in (select value from json_each(@Key)) -- if Key
  and t.record_key not in (select value from json_each(@KeyNot)) -- if KeyNot
  and exists (select 1 from asked a where a.record = t.record and a.key = t.record_key and a.body in (select value from json_each(@Body))) -- if Body
  and not exists (select 1 from asked a where a.record = t.record and a.key = t.record_key and a.body in (select value from json_each(@BodyNot))) -- if BodyNot
  and t.what in (select value from json_each(@What)) -- if What
  and t.what not in (select value from json_each(@WhatNot)) -- if WhatNot
  and t.before in (select value from json_each(@Before)) -- if Before
  and (t.before is null or t.before not in (select value from json_each(@BeforeNot))) -- if BeforeNot
  and t.after in (select value from json_each(@After)) -- if After
  and t.after not in (select value from json_each(@AfterNot)) -- if AfterNot
  and t.cause in (select value from json_each(@Cause)) -- if Cause
  and t.cause not in (select value from json_each(@CauseNot)) -- if CauseNot
  and (t.before is null) = @First -- if First
