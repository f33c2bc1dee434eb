select
    r.id,
    r.conclusion,
    c.member,
    (select json_group_array(v.convention order by v.position) from conclusion_convention v where v.conclusion = c.id) as conventions,
    c.body,
    c.session,
    day.made_on,
    r.item,
    with_names(r.text) as text,
    r.quote,
    r.kind,
    r.force,
    r.addressee,
    (select json_group_array(a.article order by a.position) from request_article a where a.request = r.id) as articles,
    (select json_group_array(a.actor order by a.position) from request_actor a where a.request = r.id) as actors,
    r.thread,
    (select json_group_array(e.earlier order by e.position) from request_reiterates e where e.request = r.id) as reiterates,
    (select json_object('text', d.text, 'anchor', d.anchor, 'relation', d.relation, 'earliest', d.earliest, 'latest', d.latest,
        'precision', d.precision, 'basis', d.basis) from due_day d where d.id = r.outcome_due) as outcome_due,
    with_names(r.note) as note,
    f.status,
    (select min(since.valid_from) from follow_up since where since.request = r.id and since.valid_from > coalesce(
        (select max(other.valid_from) from follow_up other where other.request = r.id and other.valid_from < f.valid_from and other.status <> f.status), '')) as status_since,
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
    cast(julianday(@AsOf) - julianday(day.made_on) as integer) as age_days,
    (select sum(value) from json_each(f.times_asked)) as times_asked,
    f.times_asked as asked_by,
    (select json_group_array(a.request order by a.request) from request_reiterates a join request later on later.id = a.request and later.retracted_at is null -- if Detail
        join conclusion_day ld on ld.id = later.conclusion and ld.known_on <= @AsOf where a.earlier = r.id) as reiterated_by, -- if Detail
    (select json_group_array(json_object('kind', e.kind, 'on', e.event_on, 'publishedOn', e.published_on, 'by', e.by_body, 'source', e.source, -- if Detail
        'due', (select json_object('text', d.text, 'anchor', d.anchor, 'relation', d.relation, 'earliest', d.earliest, 'latest', d.latest, -- if Detail
            'precision', d.precision, 'basis', d.basis) from due_day d where d.id = e.due)) order by e.position) from deadline_event e where e.request = r.id) as deadline_events, -- if Detail
    r.source,
    r.confidence,
    r.recorded_at,
    r.updated_at
    , shelf.request as listed_id, shelf.made_on as listed_by -- if Shelf
    , shelves.request as listed_id, shelves.made_on as listed_by -- if Shelves
    , due.request as listed_id, due.due_on as listed_by -- if ByDueDate
    , written.request as listed_id, written.updated_at as listed_by -- if ByUpdated
    , found.record_key as listed_id -- if ByWords
    , late.request as listed_id, late.days as listed_by -- if ByOverdue
from
    -- A list begins at one of these and is read in its order: see RequestStart.
    (select s.request, s.made_on, s.kind from request_shelf s where s.shelf = @Shelf) shelf cross join -- if Shelf
    (select s.request, s.made_on, s.kind from request_shelf s where s.shelf in (select value from json_each(@Shelves)) -- if Shelves
        and not exists (select 1 from request_shelf e where e.request = s.request and e.shelf in (select value from json_each(@Shelves)) and e.shelf < s.shelf)) shelves cross join -- if Shelves
    (select d.request, d.due_on from follow_up d where d.request is not null and d.valid_from <= @AsOf and d.valid_until > @AsOf -- if ByDueDate
        and d.due_on >= @DueFrom -- if ByDueFrom
        and d.due_on <= @DueTo -- if ByDueTo
    ) due cross join -- if ByDueDate
    (select d.request, -julianday(d.overdue_from) as days from follow_up d where d.request is not null and d.valid_from <= @AsOf and d.valid_until > @AsOf and d.timeliness = 'overdue') late cross join -- if ByOverdue
    (select d.record_key from document_text w cross join document d on d.id = w.rowid where w.document_text match @QFew) found cross join -- if ByWords
    (select u.id as request, u.updated_at from request u) written cross join -- if ByUpdated
    follow_up f
    cross -- if Start
join request r on r.id = f.request
join conclusion c on c.id = r.conclusion and c.retracted_at is null
join conclusion_day day on day.id = c.id
-- By the end of the interval: few end after a day that is near.
where +f.valid_from <= @AsOf
  and f.valid_until > @AsOf
  and r.retracted_at is null
  and f.request = shelf.request -- if Shelf
  and f.request = shelves.request -- if Shelves
  and f.request = due.request -- if ByDueDate
  and f.request = late.request -- if ByOverdue
  and f.request = written.request -- if ByUpdated
  and f.request = found.record_key -- if ByWords
  and shelf.kind in (select value from json_each(@Kind)) -- if KindOnShelf
  and r.id = @Id -- if Id
  and r.id in (select value from json_each(@Ids)) -- if Ids
  and c.member in (select value from json_each(@Member)) -- if Member
  and c.member not in (select value from json_each(@MemberNot)) -- if MemberNot
  and exists (select 1 from conclusion_convention v where v.conclusion = c.id and v.convention in (select value from json_each(@Convention))) -- if Convention
  and not exists (select 1 from conclusion_convention v where v.conclusion = c.id and v.convention in (select value from json_each(@ConventionNot))) -- if ConventionNot
  and c.body in (select value from json_each(@Body)) -- if Body
  and c.body not in (select value from json_each(@BodyNot)) -- if BodyNot
  and c.session in (select value from json_each(@Session)) -- if Session
  and (c.session is null or c.session not in (select value from json_each(@SessionNot))) -- if SessionNot
  and r.conclusion in (select value from json_each(@Conclusion)) -- if Conclusion
  and r.conclusion not in (select value from json_each(@ConclusionNot)) -- if ConclusionNot
  and r.kind in (select value from json_each(@Kind)) -- if Kind
  and r.kind not in (select value from json_each(@KindNot)) -- if KindNot
  and r.addressee in (select value from json_each(@Addressee)) -- if Addressee
  and r.addressee not in (select value from json_each(@AddresseeNot)) -- if AddresseeNot
  and r.thread in (select value from json_each(@Thread)) -- if Thread
  and (r.thread is null or r.thread not in (select value from json_each(@ThreadNot))) -- if ThreadNot
  and exists (select 1 from request_actor a where a.request = r.id and a.actor in (select value from json_each(@Actor))) -- if Actor
  and not exists (select 1 from request_actor a where a.request = r.id and a.actor in (select value from json_each(@ActorNot))) -- if ActorNot
  and exists (select 1 from request_article a where a.request = r.id and a.article in (select value from json_each(@Article))) -- if Article
  and not exists (select 1 from request_article a where a.request = r.id and a.article in (select value from json_each(@ArticleNot))) -- if ArticleNot
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
  and case coalesce(@Clock, 'outcome') when 'reply' then f.reply_due_on else f.due_on end >= @DueFrom -- if DueFrom
  and case coalesce(@Clock, 'outcome') when 'reply' then f.reply_due_on else f.due_on end <= @DueTo -- if DueTo
  and r.updated_at >= @UpdatedSince -- if UpdatedSince
  and r.id in (select d.record_key from document_text w cross join document d on d.id = w.rowid where w.document_text match @QFew) -- if QFew
  and exists (select 1 from document d where d.kind = 'request' and d.record_key = r.id and exists (select 1 from document_text w where w.rowid = d.id and w.document_text match @QMany)) -- if QMany
