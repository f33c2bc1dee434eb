select
    t.id,
    t.member,
    (select json_group_array(v.convention order by v.position) from thread_convention v where v.thread = t.id) as conventions,
    t.title,
    with_names(t.text) as text,
    (select json_group_array(a.article order by a.position) from thread_article a where a.thread = t.id) as articles,
    (select min(day.made_on) from request r join conclusion c on c.id = r.conclusion and c.retracted_at is null
        join conclusion_day day on day.id = r.conclusion and day.known_on <= @AsOf where r.thread = t.id and r.retracted_at is null) as first_asked_on,
    (select max(day.made_on) from request r join conclusion c on c.id = r.conclusion and c.retracted_at is null
        join conclusion_day day on day.id = r.conclusion and day.known_on <= @AsOf where r.thread = t.id and r.retracted_at is null) as last_asked_on,
    (select json_group_array(r.id order by day.made_on, r.id) from request r join conclusion c on c.id = r.conclusion and c.retracted_at is null
        join conclusion_day day on day.id = r.conclusion and day.known_on <= @AsOf where r.thread = t.id and r.retracted_at is null) as requests,
    (select max(r.addressee = 'government') from request r join conclusion c on c.id = r.conclusion and c.retracted_at is null
        join conclusion_day day on day.id = r.conclusion and day.known_on <= @AsOf where r.thread = t.id and r.retracted_at is null) as to_government,
    f.status,
    (select min(since.valid_from) from follow_up since where since.thread = t.id and since.valid_from > coalesce(
        (select max(other.valid_from) from follow_up other where other.thread = t.id and other.valid_from < f.valid_from and other.status <> f.status), '')) as status_since,
    f.rule,
    f.reply,
    f.timeliness,
    f.flags,
    f.due_on,
    f.due_basis,
    f.reply_due_on,
    f.reply_due_basis,
    case
        when f.timeliness = 'no_deadline' then null
        when f.overdue_from is null then case f.timeliness when 'met' then null else 0 end
        else max(0, cast(julianday(min(coalesce(f.overdue_until, @AsOf), @AsOf)) - julianday(f.overdue_from) as integer))
    end as days_overdue,
    (select cast(julianday(@AsOf) - julianday(min(day.made_on)) as integer) from request r join conclusion c on c.id = r.conclusion and c.retracted_at is null
        join conclusion_day day on day.id = r.conclusion and day.known_on <= @AsOf where r.thread = t.id and r.retracted_at is null) as age_days,
    (select sum(value) from json_each(f.times_asked)) as times_asked,
    f.times_asked as asked_by,
    (select json_group_array(m.id order by m.id) from commitment m where m.retracted_at is null and exists ( -- if Detail
        select 1 from commitment_address a left join request q on q.id = a.request where a.commitment = m.id and (a.thread = t.id or q.thread = t.id))) as commitments, -- if Detail
    (select json_group_array(e.id order by e.id) from evidence e where e.retracted_at is null and exists ( -- if Detail
        select 1 from evidence_link l left join request q on q.id = l.request where l.evidence = e.id and (l.thread = t.id or q.thread = t.id))) as evidence, -- if Detail
    t.recorded_at,
    t.updated_at
from thread t
cross join follow_up f on f.thread = t.id and +f.valid_from <= @AsOf and f.valid_until > @AsOf
where t.retracted_at is null
  and exists (select 1 from request r join conclusion c on c.id = r.conclusion and c.retracted_at is null
        join conclusion_day day on day.id = r.conclusion and day.known_on <= @AsOf where r.thread = t.id and r.retracted_at is null)
  and t.id = @Id -- if Id
  and t.id in (select value from json_each(@Ids)) -- if Ids
  and +t.member in (select value from json_each(@Member)) -- if Member
  and t.member = @MemberOne -- if MemberOne
  and t.member in (select value from json_each(@MemberMany)) -- if MemberMany
  and t.member not in (select value from json_each(@MemberNot)) -- if MemberNot
  and t.id in (select v.thread from thread_convention v where v.convention in (select value from json_each(@Convention))) -- if Convention
  and not exists (select 1 from thread_convention v where v.thread = t.id and v.convention in (select value from json_each(@ConventionNot))) -- if ConventionNot
  and exists (select 1 from json_each(f.times_asked) b where b.key in (select value from json_each(@Body))) -- if Body
  and not exists (select 1 from json_each(f.times_asked) b where b.key in (select value from json_each(@BodyNot))) -- if BodyNot
  and t.id in (select a.thread from thread_article a where a.article in (select value from json_each(@Article))) -- if Article
  and not exists (select 1 from thread_article a where a.thread = t.id and a.article in (select value from json_each(@ArticleNot))) -- if ArticleNot
  and t.id in (select q.thread from request_actor a join request q on q.id = a.request where a.actor in (select value from json_each(@Actor))) -- if Actor
  and not exists (select 1 from request q join request_actor a on a.request = q.id where q.thread = t.id and a.actor in (select value from json_each(@ActorNot))) -- if ActorNot
  and exists (select 1 from request q where q.thread = t.id and q.kind in (select value from json_each(@Kind))) -- if Kind
  and not exists (select 1 from request q where q.thread = t.id and q.kind in (select value from json_each(@KindNot))) -- if KindNot
  and f.status in (select value from json_each(@Status)) -- if Status
  and f.status not in (select value from json_each(@StatusNot)) -- if StatusNot
  and f.timeliness in (select value from json_each(@Timeliness)) -- if Timeliness
  and f.timeliness not in (select value from json_each(@TimelinessNot)) -- if TimelinessNot
  and f.reply in (select value from json_each(@Reply)) -- if Reply
  and f.reply not in (select value from json_each(@ReplyNot)) -- if ReplyNot
  and exists (select 1 from follow_up_flag g where g.follow_up = f.id and g.flag in (select value from json_each(@Flag))) -- if Flag
  and not exists (select 1 from follow_up_flag g where g.follow_up = f.id and g.flag in (select value from json_each(@FlagNot))) -- if FlagNot
  and exists (select 1 from follow_up_flag g where g.follow_up = f.id and g.flag = 'disputed') = @Disputed -- if Disputed
  and (@Overdue <> 'reply' and f.timeliness = 'overdue' or @Overdue <> 'outcome' and f.reply = 'missing') -- if Overdue
  and t.updated_at >= @UpdatedSince -- if UpdatedSince
  and t.id in (select d.record_key from document_text w cross join document d on d.id = w.rowid where w.document_text match @QFew) -- if QFew
  and exists (select 1 from document d where d.kind = 'thread' and d.record_key = t.id and exists (select 1 from document_text w where w.rowid = d.id and w.document_text match @QMany)) -- if QMany
