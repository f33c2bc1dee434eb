-- Every due date of a day, one row each: replies to conclusions, and to requests for a report that have a date or an answer
-- of their own; outcomes of requests, and of threads that a promise gave a date to; promises. See Deadline.cs for what is
-- listed once. A plus sign before a column keeps its index out of use: it would find far too many rows.
with
-- The requests with the last event that moved the date, and whether their clock is stopped.
asked as not materialized (
    select
        r.id,
        r.conclusion,
        r.thread,
        r.kind,
        r.text,
        r.updated_at,
        +r.kind in ('report', 'inform') and +r.addressee = 'government' as is_report,
        r.outcome_due as first_due,
        (select e.position
            from deadline_event e
            where e.request = r.id
              and e.kind in ('set', 'extended', 'withdrawn')
              and max(last_day(e.event_on), last_day(coalesce(e.published_on, e.event_on))) <= @AsOf
            order by last_day(e.event_on) desc, e.position desc
            limit 1) as moved,
        coalesce((select e.kind = 'suspended'
            from deadline_event e
            where e.request = r.id
              and e.kind in ('suspended', 'resumed')
              and max(last_day(e.event_on), last_day(coalesce(e.published_on, e.event_on))) <= @AsOf
            order by last_day(e.event_on) desc, e.position desc
            limit 1), 0) as is_suspended
    from request r
    where r.retracted_at is null),
-- With the date of their own: as the text set it, as the body that asked left it.
dated as not materialized (
    select
        a.*,
        (select d.id
            from due_date d
            where d.id = case when e.kind is null then a.first_due when e.kind <> 'withdrawn' then e.due end
              and d.precision <> 'none') as own_due,
        coalesce(e.kind, '') = 'withdrawn' as is_withdrawn,
        case e.kind when 'withdrawn' then coalesce((
            select p.due
            from deadline_event p
            where p.request = a.id
              and p.kind in ('set', 'extended')
              and (last_day(p.event_on), p.position) < (last_day(e.event_on), e.position)
            order by last_day(p.event_on) desc, p.position desc
            limit 1), a.first_due) end as withdrawn_due
    from asked a
    left join deadline_event e on e.request = a.id and e.position = a.moved),
deadline as not materialized (
    -- Of a conclusion: its reply, with that of its requests for a report that are due on the same day.
    select
        'reply' as clock,
        'conclusion' as record,
        c.id as key,
        c.title as label,
        c.member,
        c.id as conclusion,
        null as thread,
        null as commitment,
        c.body,
        c.session,
        f.reply_due_on as day,
        f.reply_due_basis as basis,
        coalesce(
            (select d.id from dated q join due_day d on d.id = q.own_due
                where q.conclusion = c.id and q.is_report and d.latest is f.reply_due_on and d.basis = coalesce(f.reply_due_basis, d.basis) order by q.id limit 1),
            (select d.id from due_date d where d.id = c.reply_due and d.precision <> 'none' and d.basis = coalesce(f.reply_due_basis, d.basis))) as due,
        case when f.reply_due_on is null then
            (select q.withdrawn_due from dated q where q.conclusion = c.id and q.is_report and q.is_withdrawn order by q.id limit 1) end as withdrawn_due,
        exists (select 1 from dated q join due_day d on d.id = q.own_due where q.conclusion = c.id and q.is_report and q.is_suspended and d.latest is f.reply_due_on) as is_suspended,
        f.reply,
        null as timeliness,
        null as status,
        null as commitment_status,
        null as overdue_from,
        null as overdue_until,
        f.valid_from,
        c.updated_at
    from conclusion c
    join conclusion_reply f on f.conclusion = c.id and f.valid_from <= @AsOf and f.valid_until > @AsOf
    where c.retracted_at is null
    union all
    -- Of a request: the reply to one for a report with a day or an answer of its own, the outcome of any other.
    select
        case when q.is_report then 'reply' else 'outcome' end,
        'request',
        q.id,
        q.text,
        c.member,
        c.id,
        q.thread,
        null,
        c.body,
        c.session,
        case when q.is_report then f.reply_due_on else f.due_on end,
        case when q.is_report then f.reply_due_basis else f.due_basis end,
        coalesce(q.own_due, (
            select p.due
            from commitment_address a
            join commitment p on p.id = a.commitment and p.retracted_at is null
            join due_day d on d.id = p.due and d.latest = f.due_on
            where a.extent = 'whole'
              and (a.request = q.id or a.thread = q.thread)
            order by p.made_on, p.id
            limit 1)),
        case when f.due_on is null then q.withdrawn_due end,
        q.is_suspended,
        case when q.is_report then f.reply end,
        case when q.is_report then null else f.timeliness end,
        case when q.is_report then null else f.status end,
        null,
        f.overdue_from,
        f.overdue_until,
        f.valid_from,
        q.updated_at
    from dated q
    join conclusion c on c.id = q.conclusion and c.retracted_at is null
    join follow_up f on f.request = q.id and f.valid_from <= @AsOf and f.valid_until > @AsOf
    where q.id in (
        select h.request from follow_up h where h.due_on > '' and h.valid_from <= @AsOf and h.valid_until > @AsOf
        union all
        select o.id from request o where o.outcome_due > 0
        union all
        select e.request from deadline_event e)
      and case when q.is_report
        then (f.reply_due_on is not null or q.own_due is not null)
            and not exists (select 1 from conclusion_reply cf where cf.conclusion = c.id and cf.valid_from <= @AsOf and cf.valid_until > @AsOf
                and cf.reply_due_on is f.reply_due_on and cf.reply = f.reply)
        else q.own_due is not null
            or f.due_on is null and q.withdrawn_due is not null
            or f.due_on is not null and not exists (
                select 1 from follow_up tf where tf.thread = q.thread and tf.valid_from <= @AsOf and tf.valid_until > @AsOf and tf.due_on = f.due_on and tf.timeliness = f.timeliness)
        end
    union all
    -- Of a thread: the day that the government promised for the whole of it.
    select
        'outcome',
        'thread',
        t.id,
        t.title,
        t.member,
        null,
        t.id,
        null,
        null,
        null,
        f.due_on,
        f.due_basis,
        (select p.due
            from commitment_address a
            join commitment p on p.id = a.commitment and p.retracted_at is null
            join due_day d on d.id = p.due and d.latest = f.due_on
            where a.extent = 'whole'
              and (a.thread = t.id or a.request in (select q.id from request q where q.thread = t.id))
            order by p.made_on, p.id
            limit 1),
        null,
        0,
        null,
        f.timeliness,
        f.status,
        null,
        f.overdue_from,
        f.overdue_until,
        f.valid_from,
        t.updated_at
    from thread t
    join follow_up f on f.thread = t.id and f.valid_from <= @AsOf and f.valid_until > @AsOf
    where t.retracted_at is null
      and f.due_on > ''
      and exists (
        select 1
        from dated q
        join follow_up qf on qf.request = q.id and qf.valid_from <= @AsOf and qf.valid_until > @AsOf and +qf.due_on = f.due_on
        where q.thread = t.id
          and not q.is_report
          and q.own_due is null)
    union all
    select
        'commitment',
        'commitment',
        p.id,
        p.text,
        p.member,
        null,
        (select min(coalesce(a.thread, q.thread)) from commitment_address a left join request q on q.id = a.request where a.commitment = p.id
            having count(distinct coalesce(a.thread, q.thread)) = 1),
        p.id,
        null,
        null,
        f.due_on,
        d.basis,
        d.id,
        null,
        0,
        null,
        null,
        null,
        f.status,
        f.late_from,
        f.late_until,
        f.valid_from,
        p.updated_at
    from commitment p
    join commitment_follow_up f on f.commitment = p.id and f.valid_from <= @AsOf and f.valid_until > @AsOf
    join due_date d on d.id = p.due and d.precision <> 'none'
    where p.retracted_at is null),
-- With its words, its grace and how it stands.
standing as not materialized (
    select
        n.*,
        case when n.withdrawn_due is null then n.day else coalesce(d.latest, case when d.relation = 'at' then s.ends_on else date(s.starts_on, '-1 day') end) end as "on",
        coalesce(n.basis, d.basis) as on_basis,
        case when n.basis in ('conference_rule', 'regular_cycle') then 30 else 0 end as grace,
        d.text as words,
        d.anchor,
        d.relation,
        coalesce(d.earliest, case when d.relation = 'at' then s.starts_on end) as earliest,
        coalesce(d.latest, case when d.relation = 'at' then s.ends_on else date(s.starts_on, '-1 day') end) as latest,
        coalesce(d.precision, 'day') as precision,
        n.withdrawn_due is not null as is_withdrawn,
        case
            when n.day is null then null
            when n.clock = 'reply' then case n.reply
                when 'received_late' then null
                when 'nothing_new' then null
                when 'missing' then max(0, cast(julianday(@AsOf) - julianday(n.day) as integer) - case when n.basis in ('conference_rule', 'regular_cycle') then 30 else 0 end)
                else 0 end
            when n.timeliness = 'no_deadline' then null
            when n.overdue_from is null then case n.timeliness when 'met' then null else 0 end
            else max(0, cast(julianday(min(coalesce(n.overdue_until, @AsOf), @AsOf)) - julianday(n.overdue_from) as integer))
        end as days_overdue,
        case
            when n.day is null then 'undated'
            when n.day > date(@AsOf, '+90 days') then 'to_come'
            else 'due_soon'
        end as while_open
    from deadline n
    left join due_date d on d.id = coalesce(n.withdrawn_due, n.due)
    left join session s on s.id = d.anchor
    where n.day is not null
       or n.due is not null
       or n.withdrawn_due is not null
       or n.reply = 'awaited'),
told as not materialized (
    select
        g.*,
        case
            when g.is_withdrawn or g.status = 'closed_other' or g.commitment_status = 'superseded' then 'withdrawn'
            when g.reply is not null then case g.reply
                when 'received' then 'met'
                when 'nothing_new' then 'met'
                when 'received_late' then 'met_late'
                when 'missing' then case when g.days_overdue > 0 then 'overdue' else 'missing' end
                else case when g.is_suspended then 'suspended' when g.reply = 'not_seen' then 'not_seen' else g.while_open end end
            when g.commitment_status is not null then case g.commitment_status
                when 'delivered_verified' then case when g.days_overdue > 0 then 'met_late' else 'met' end
                when 'delivered_claimed' then 'claimed'
                when 'abandoned' then 'abandoned'
                when 'missed' then 'overdue'
                else g.while_open end
            when g.day is null then 'undated'
            else case g.timeliness
                when 'met' then case when g.days_overdue > 0 then 'met_late' else 'met' end
                when 'clock_stopped' then case when g.status = 'claimed_implemented' then 'claimed' else 'suspended' end
                when 'overdue' then 'overdue'
                when 'not_due' then 'to_come'
                when 'due_soon' then 'due_soon'
                else 'undated' end
        end as state
    from standing g)
select
    x.clock || ':' || x.record || ':' || x.key as id,
    x.clock,
    x."on",
    x."on" as due_on, -- the name that a list can be sorted by
    x.earliest,
    coalesce(x.latest, x."on") as latest,
    x.precision,
    coalesce(x.on_basis, 'none') as basis,
    x.words,
    x.anchor,
    x.relation,
    x.grace as grace_days,
    x.record,
    x.key,
    with_names(x.label) as label,
    x.member,
    case
        when x.conclusion is not null then (select json_group_array(v.convention order by v.position) from conclusion_convention v where v.conclusion = x.conclusion)
        when x.commitment is null then (select json_group_array(v.convention order by v.position) from thread_convention v where v.thread = x.thread)
        else (select json_group_array(v.convention order by length(v.convention), v.convention) from (
            select coalesce(cv.convention, tv.convention) as convention
            from commitment_address a
            left join request q on q.id = a.request
            left join conclusion_convention cv on cv.conclusion = q.conclusion
            left join thread_convention tv on tv.thread = a.thread
            where a.commitment = x.commitment
            group by 1) v where v.convention is not null)
    end as conventions,
    x.body,
    x.session,
    x.conclusion,
    x.thread,
    x.state,
    x.reply,
    x.timeliness,
    x.status,
    x.commitment_status,
    case when x.state in ('to_come', 'due_soon') then max(0, cast(julianday(x."on") - julianday(@AsOf) as integer)) end as days_left,
    x.days_overdue,
    case x.record
        when 'conclusion' then (
            select json_group_array(json_object('id', r.id, 'kind', r.kind, 'reply', f.reply) order by r.id)
            from request r
            join follow_up f on f.request = r.id and f.valid_from <= @AsOf and f.valid_until > @AsOf
            where r.conclusion = x.key and +r.addressee = 'government' and r.retracted_at is null and +f.reply_due_on is x.day)
        when 'thread' then (
            select json_group_array(json_object('id', r.id, 'kind', r.kind, 'reply', f.reply) order by r.id)
            from request r
            join follow_up f on f.request = r.id and f.valid_from <= @AsOf and f.valid_until > @AsOf
            where r.thread = x.key and r.retracted_at is null and +f.due_on = x.day and +f.timeliness = x.timeliness)
        when 'commitment' then (
            select json_group_array(json_object('id', r.id, 'kind', r.kind, 'reply', f.reply) order by r.id)
            from commitment_address a
            join request r on r.id = a.request and r.retracted_at is null
            join follow_up f on f.request = r.id and f.valid_from <= @AsOf and f.valid_until > @AsOf
            where a.commitment = x.key)
        else '[]'
    end as requests,
    case when x.conclusion is not null then (
        select json_group_array(json_object('request', h.request, 'kind', h.kind, 'on', h.event_on, 'publishedOn', h.published_on, 'by', h.by_body, 'source', h.source,
            'before', (select json_object('text', d.text, 'anchor', d.anchor, 'relation', d.relation, 'earliest', d.earliest, 'latest', d.latest, 'precision', d.precision, 'basis', d.basis)
                from due_day d where d.id = h.before_due),
            'after', (select json_object('text', d.text, 'anchor', d.anchor, 'relation', d.relation, 'earliest', d.earliest, 'latest', d.latest, 'precision', d.precision, 'basis', d.basis)
                from due_day d where d.id = case when h.kind <> 'withdrawn' then coalesce(h.due, h.before_due) end))
            order by last_day(h.event_on), h.request, h.position)
        from (
            select
                e.*,
                coalesce((
                    select case p.kind when 'withdrawn' then 0 else p.due end
                    from deadline_event p
                    where p.request = e.request
                      and p.kind in ('set', 'extended', 'withdrawn')
                      and (last_day(p.event_on), p.position) < (last_day(e.event_on), e.position)
                    order by last_day(p.event_on) desc, p.position desc
                    limit 1), r.outcome_due) as before_due
            from request r
            cross join deadline_event e on e.request = r.id
            where r.conclusion = x.conclusion
              and r.retracted_at is null
              and (r.id = x.key or x.record = 'conclusion' and r.kind in ('report', 'inform') and r.addressee = 'government')
              and max(last_day(e.event_on), last_day(coalesce(e.published_on, e.event_on))) <= @AsOf) h)
        else '[]'
    end as history,
    (select m.name from member m where m.iso3 = x.member) as member_name, -- if Entry
    x.valid_from, -- if Entry
    x.updated_at
from told x
where true
  and x.clock in (select value from json_each(@Clock)) -- if Clock
  and x.clock not in (select value from json_each(@ClockNot)) -- if ClockNot
  and x.record in (select value from json_each(@Record)) -- if Record
  and x.record not in (select value from json_each(@RecordNot)) -- if RecordNot
  and x.member in (select value from json_each(@Member)) -- if Member
  and x.member not in (select value from json_each(@MemberNot)) -- if MemberNot
  and exists (select 1 from conclusion_convention v where v.conclusion = x.conclusion and v.convention in (select value from json_each(@Convention)) union all select 1 from thread_convention v where v.thread = x.thread and x.record = 'thread' and v.convention in (select value from json_each(@Convention)) union all select 1 from commitment_address a left join request q on q.id = a.request left join conclusion_convention cv on cv.conclusion = q.conclusion left join thread_convention tv on tv.thread = a.thread where a.commitment = x.commitment and coalesce(cv.convention, tv.convention) in (select value from json_each(@Convention))) -- if Convention
  and not exists (select 1 from conclusion_convention v where v.conclusion = x.conclusion and v.convention in (select value from json_each(@ConventionNot)) union all select 1 from thread_convention v where v.thread = x.thread and x.record = 'thread' and v.convention in (select value from json_each(@ConventionNot)) union all select 1 from commitment_address a left join request q on q.id = a.request left join conclusion_convention cv on cv.conclusion = q.conclusion left join thread_convention tv on tv.thread = a.thread where a.commitment = x.commitment and coalesce(cv.convention, tv.convention) in (select value from json_each(@ConventionNot))) -- if ConventionNot
  and x.body in (select value from json_each(@Body)) -- if Body
  and (x.body is null or x.body not in (select value from json_each(@BodyNot))) -- if BodyNot
  and x.session in (select value from json_each(@Session)) -- if Session
  and (x.session is null or x.session not in (select value from json_each(@SessionNot))) -- if SessionNot
  and x.anchor in (select value from json_each(@Anchor)) -- if Anchor
  and (x.anchor is null or x.anchor not in (select value from json_each(@AnchorNot))) -- if AnchorNot
  and (x.thread in (select value from json_each(@Thread)) or exists (select 1 from request q where q.conclusion = x.key and x.record = 'conclusion' and q.retracted_at is null and q.thread in (select value from json_each(@Thread))) or exists (select 1 from commitment_address a left join request q on q.id = a.request where a.commitment = x.commitment and coalesce(a.thread, q.thread) in (select value from json_each(@Thread)))) -- if Thread
  and not coalesce((x.thread in (select value from json_each(@ThreadNot)) or exists (select 1 from request q where q.conclusion = x.key and x.record = 'conclusion' and q.retracted_at is null and q.thread in (select value from json_each(@ThreadNot))) or exists (select 1 from commitment_address a left join request q on q.id = a.request where a.commitment = x.commitment and coalesce(a.thread, q.thread) in (select value from json_each(@ThreadNot)))), 0) -- if ThreadNot
  and exists (select 1 from request q where q.id = x.key and x.record = 'request' and q.kind in (select value from json_each(@Kind)) union all select 1 from request q where q.conclusion = x.key and x.record = 'conclusion' and q.addressee = 'government' and q.retracted_at is null and q.kind in (select value from json_each(@Kind)) union all select 1 from request q where q.thread = x.key and x.record = 'thread' and q.retracted_at is null and q.kind in (select value from json_each(@Kind)) union all select 1 from commitment_address a join request q on q.id = a.request or q.thread = a.thread where a.commitment = x.commitment and q.retracted_at is null and q.kind in (select value from json_each(@Kind))) -- if Kind
  and not exists (select 1 from request q where q.id = x.key and x.record = 'request' and q.kind in (select value from json_each(@KindNot)) union all select 1 from request q where q.conclusion = x.key and x.record = 'conclusion' and q.addressee = 'government' and q.retracted_at is null and q.kind in (select value from json_each(@KindNot)) union all select 1 from request q where q.thread = x.key and x.record = 'thread' and q.retracted_at is null and q.kind in (select value from json_each(@KindNot)) union all select 1 from commitment_address a join request q on q.id = a.request or q.thread = a.thread where a.commitment = x.commitment and q.retracted_at is null and q.kind in (select value from json_each(@KindNot))) -- if KindNot
  and x.state in (select value from json_each(@State)) -- if State
  and x.state not in (select value from json_each(@StateNot)) -- if StateNot
  and x.reply in (select value from json_each(@Reply)) -- if Reply
  and (x.reply is null or x.reply not in (select value from json_each(@ReplyNot))) -- if ReplyNot
  and x.timeliness in (select value from json_each(@Timeliness)) -- if Timeliness
  and (x.timeliness is null or x.timeliness not in (select value from json_each(@TimelinessNot))) -- if TimelinessNot
  and x.status in (select value from json_each(@Status)) -- if Status
  and (x.status is null or x.status not in (select value from json_each(@StatusNot))) -- if StatusNot
  and x.commitment_status in (select value from json_each(@CommitmentStatus)) -- if CommitmentStatus
  and (x.commitment_status is null or x.commitment_status not in (select value from json_each(@CommitmentStatusNot))) -- if CommitmentStatusNot
  and coalesce(x.on_basis, 'none') in (select value from json_each(@Basis)) -- if Basis
  and coalesce(x.on_basis, 'none') not in (select value from json_each(@BasisNot)) -- if BasisNot
  and (x.state = 'overdue') = @Overdue -- if Overdue
  and x."on" >= @From -- if From
  and x."on" <= @To -- if To
