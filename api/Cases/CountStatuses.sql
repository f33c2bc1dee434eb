-- What is counted: of every demand, request and text the spans of days in which it is in a group. There is no row for each
-- day, so that a series costs as much as its intervals: spans of one thing in one group may overlap, and it is counted where
-- their number rises from none, until it falls to none.
with point as materialized (
    select value as "on" from json_each(@Days)
),
counted as (
    select
        case when @ByMember then member end as member,
        case when @ByConvention then convention end as convention,
        case when @ByBody then body end as body,
        case when @ByKind then kind end as kind,
        case when @ByStatus then status end as status,
        subject,
        id,
        conclusion,
        coverage,
        since,
        until
    from (
        select
            'request' as subject,
            r.id,
            c.member,
            v.convention,
            c.body,
            r.kind,
            f.status,
            c.id as conclusion,
            c.coverage,
            f.valid_from as since,
            f.valid_until as until
        from request r
        join conclusion c on c.id = r.conclusion and c.retracted_at is null
        join conclusion_convention v on v.conclusion = c.id
        join follow_up f on f.request = r.id and f.valid_from <= @Last and f.valid_until > @First
        where r.retracted_at is null
          and r.addressee = 'government'
        union all
        select
            'thread',
            t.id,
            t.member,
            v.convention,
            c.body,
            r.kind,
            f.status,
            null,
            null,
            max(f.valid_from, day.known_on),
            f.valid_until
        from thread t
        join thread_convention v on v.thread = t.id
        join follow_up f on f.thread = t.id and f.valid_from <= @Last and f.valid_until > @First
        join request r on r.thread = t.id and r.retracted_at is null and r.addressee = 'government'
        join conclusion c on c.id = r.conclusion and c.retracted_at is null
        join conclusion_day day on day.id = c.id and day.known_on <= @Last and day.known_on < f.valid_until
        where t.retracted_at is null
    )
    where true
      and member in (select value from json_each(@Member)) -- if Member
      and member not in (select value from json_each(@MemberNot)) -- if MemberNot
      and convention in (select value from json_each(@Convention)) -- if Convention
      and convention not in (select value from json_each(@ConventionNot)) -- if ConventionNot
      and body in (select value from json_each(@Body)) -- if Body
      and body not in (select value from json_each(@BodyNot)) -- if BodyNot
      and kind in (select value from json_each(@Kind)) -- if Kind
      and kind not in (select value from json_each(@KindNot)) -- if KindNot
      and status in (select value from json_each(@Status)) -- if Status
      and status not in (select value from json_each(@StatusNot)) -- if StatusNot
),
-- The first counted day on or after each day on which a span begins or ends; null: none.
boundary as materialized (
    select day, (select min(p."on") from point p where p."on" >= day) as "on"
    from (select since as day from counted union select until from counted)
),
span as materialized (
    select member, convention, body, kind, status, subject, id, conclusion, coverage, b."on" as since, e."on" as until
    from counted
    join boundary b on b.day = since
    join boundary e on e.day = until
    where b."on" is not e."on"
),
step as (
    select member, convention, body, kind, status, subject, id, "on", sum(step) as step
    from (
        select member, convention, body, kind, status, subject, id, since as "on", 1 as step from span
        union all
        select member, convention, body, kind, status, subject, id, until, -1 from span where until is not null
        union all
        select member, convention, body, kind, status, coverage, conclusion, since, 1 from span where subject = 'request'
        union all
        select member, convention, body, kind, status, coverage, conclusion, until, -1 from span where subject = 'request' and until is not null
    )
    group by member, convention, body, kind, status, subject, id, "on"
),
level as (
    select *, sum(step) over (partition by member, convention, body, kind, status, subject, id order by "on") as level
    from step
),
turn as (
    select member, convention, body, kind, status, subject, "on", (level > 0) - (level - step > 0) as turn
    from level
    where (level > 0) <> (level - step > 0)
),
-- With nothing for every group on every day, so that each has its row.
turned as (
    select member, convention, body, kind, status, subject, "on", sum(turn) as turn
    from turn
    group by 1, 2, 3, 4, 5, 6, 7
    union all
    select member, convention, body, kind, status, null, p."on", 0
    from (select distinct member, convention, body, kind, status from turn)
    cross join point p
),
total as (
    select
        "on",
        member,
        convention,
        body,
        kind,
        status,
        sum(sum(case when subject = 'thread' then turn else 0 end)) over til as threads,
        sum(sum(case when subject = 'request' then turn else 0 end)) over til as requests,
        sum(sum(case when subject = 'complete' then turn else 0 end)) over til as complete,
        sum(sum(case when subject = 'partial' then turn else 0 end)) over til as partial,
        sum(sum(case when subject = 'listed' then turn else 0 end)) over til as listed
    from turned
    group by 1, 2, 3, 4, 5, 6
    window til as (partition by member, convention, body, kind, status order by "on")
)
select "on", member, convention, body, kind, status, threads, requests, json_object('complete', complete, 'partial', partial, 'listed', listed) as coverage
from total
order by 1, 2, 3, 4, 5, 6
