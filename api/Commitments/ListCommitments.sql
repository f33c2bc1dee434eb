select
    m.id,
    m.member,
    with_names(m.made_by) as by,
    m.forum,
    m.made_on,
    m.published_on,
    with_names(m.text) as text,
    m.quote,
    (select json_object('text', d.text, 'anchor', d.anchor, 'relation', d.relation, 'earliest', d.earliest, 'latest', d.latest,
        'precision', d.precision, 'basis', d.basis) from due_day d where d.id = m.due) as due,
    (select json_group_array(p.earlier order by p.position) from commitment_replaces p where p.commitment = m.id) as replaces,
    (select json_group_array(p.commitment order by p.commitment) from commitment_replaces p
        join commitment later on later.id = p.commitment and later.retracted_at is null
        join commitment_follow_up lf on lf.commitment = later.id and lf.valid_from <= @AsOf and lf.valid_until > @AsOf where p.earlier = m.id) as replaced_by,
    (select json_group_array(json_object('request', a.request, 'thread', a.thread, 'extent', a.extent) order by a.position)
        from commitment_address a where a.commitment = m.id) as addresses,
    f.status,
    (select min(since.valid_from) from commitment_follow_up since where since.commitment = m.id and since.valid_from > coalesce(
        (select max(other.valid_from) from commitment_follow_up other where other.commitment = m.id and other.valid_from < f.valid_from and other.status <> f.status), '')) as status_since,
    f.rule,
    f.due_on,
    f.slippage_days,
    case
        when f.due_on is null then null
        when f.late_from is null then 0
        else max(0, cast(julianday(min(coalesce(f.late_until, @AsOf), @AsOf)) - julianday(f.late_from) as integer))
    end as days_late,
    with_names(m.note) as note,
    m.source,
    m.confidence,
    m.recorded_at,
    m.updated_at
from commitment m
join commitment_follow_up f on f.commitment = m.id and f.valid_from <= @AsOf and f.valid_until > @AsOf
where m.retracted_at is null
  and m.id = @Id -- if Id
  and m.id in (select value from json_each(@Ids)) -- if Ids
  and +m.member in (select value from json_each(@Member)) -- if Member
  and m.member = @MemberOne -- if MemberOne
  and m.member in (select value from json_each(@MemberMany)) -- if MemberMany
  and m.member not in (select value from json_each(@MemberNot)) -- if MemberNot
  and m.id in ( -- if Convention
    select a.commitment from commitment_address a join request q on q.id = a.request join conclusion_convention v on v.conclusion = q.conclusion where v.convention in (select value from json_each(@Convention)) -- if Convention
    union select a.commitment from commitment_address a join thread_convention v on v.thread = a.thread where v.convention in (select value from json_each(@Convention))) -- if Convention
  and not exists (select 1 from commitment_address a left join request q on q.id = a.request left join conclusion_convention cv on cv.conclusion = q.conclusion left join thread_convention tv on tv.thread = a.thread where a.commitment = m.id and coalesce(cv.convention, tv.convention) in (select value from json_each(@ConventionNot))) -- if ConventionNot
  and m.id in ( -- if Thread
    select a.commitment from commitment_address a where a.thread in (select value from json_each(@Thread)) -- if Thread
    union select a.commitment from commitment_address a join request q on q.id = a.request where q.thread in (select value from json_each(@Thread))) -- if Thread
  and not exists (select 1 from commitment_address a left join request q on q.id = a.request where a.commitment = m.id and coalesce(a.thread, q.thread) in (select value from json_each(@ThreadNot))) -- if ThreadNot
  and m.id in (select a.commitment from commitment_address a where a.request in (select value from json_each(@Request))) -- if Request
  and not exists (select 1 from commitment_address a where a.commitment = m.id and a.request in (select value from json_each(@RequestNot))) -- if RequestNot
  and f.status in (select value from json_each(@Status)) -- if Status
  and f.status not in (select value from json_each(@StatusNot)) -- if StatusNot
  and f.due_on >= @DueFrom -- if DueFrom
  and f.due_on <= @DueTo -- if DueTo
  and m.updated_at >= @UpdatedSince -- if UpdatedSince
  and m.id in (select d.record_key from document_text w cross join document d on d.id = w.rowid where w.document_text match @QFew) -- if QFew
  and exists (select 1 from document d where d.kind = 'commitment' and d.record_key = m.id and exists (select 1 from document_text w where w.rowid = d.id and w.document_text match @QMany)) -- if QMany
