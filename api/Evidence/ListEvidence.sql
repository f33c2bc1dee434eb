with about as not materialized (
    select e.id as evidence, v.convention
    from evidence e
    join conclusion_convention v on v.conclusion = e.conclusion
    union all
    select l.evidence, v.convention
    from evidence_link l
    join conclusion_convention v on v.conclusion = l.conclusion
    union all
    select l.evidence, v.convention
    from evidence_link l
    join request r on r.id = l.request
    join conclusion_convention v on v.conclusion = r.conclusion
    union all
    select l.evidence, v.convention
    from evidence_link l
    join thread_convention v on v.thread = l.thread
    union all
    select l.evidence, v.convention
    from evidence_link l
    join commitment_address a on a.commitment = l.commitment
    join request r on r.id = a.request
    join conclusion_convention v on v.conclusion = r.conclusion
    union all
    select l.evidence, v.convention
    from evidence_link l
    join commitment_address a on a.commitment = l.commitment
    join thread_convention v on v.thread = a.thread),
stance as not materialized (
    select l.*, coalesce(r.retracted_at, t.retracted_at, p.retracted_at, k.retracted_at) as retracted_at
    from evidence_link l
    left join request r on r.id = l.request
    left join thread t on t.id = l.thread
    left join commitment p on p.id = l.commitment
    left join conclusion k on k.id = l.conclusion)
select
    e.id,
    e.member,
    e.kind,
    json_object('class', e.issuer_class, 'name', with_names(e.issuer_name)) as issuer,
    e.conclusion,
    e.event_on,
    e.published_on,
    coalesce((select day.known_on from conclusion_day day where day.id = e.conclusion), max(last_day(e.event_on), last_day(e.published_on)), last_day(e.event_on), last_day(e.published_on)) as counts_from,
    with_names(e.text) as text,
    e.quote,
    (select json_group_array(a.actor order by a.position) from evidence_actor a where a.evidence = e.id) as actors,
    (select json_object('id', s.id, 'publisher', s.publisher, 'title', s.title, 'url', s.url) from source s where s.id = e.source) as source,
    (select json_group_array(json_object('id', s.id, 'publisher', s.publisher, 'title', s.title, 'url', s.url) order by f.position)
        from evidence_further_source f
        join source s on s.id = f.source
        where f.evidence = e.id) as further_sources,
    with_names(e.note) as note,
    (select json_group_array(json_object(
            'kind', case when l.request is not null then 'request' when l.thread is not null then 'thread' when l.commitment is not null then 'commitment' else 'conclusion' end,
            'id', coalesce(l.request, l.thread, l.commitment, l.conclusion),
            'stance', l.stance, 'note', with_names(l.note), 'replacedBy', l.replaced_by) order by l.position)
        from stance l
        where l.evidence = e.id and l.retracted_at is null) as stances,
    e.confidence,
    e.recorded_at,
    e.updated_at
from evidence e
where e.retracted_at is null
  and e.id = @Id -- if Id
  and e.id in (select value from json_each(@Ids)) -- if Ids
  and coalesce((select day.known_on from conclusion_day day where day.id = e.conclusion), max(last_day(e.event_on), last_day(e.published_on)), last_day(e.event_on), last_day(e.published_on), '') <= @KnownBy -- if KnownBy
  and +e.member in (select value from json_each(@Member)) -- if Member
  and e.member = @MemberOne -- if MemberOne
  and e.member in (select value from json_each(@MemberMany)) -- if MemberMany
  and e.member not in (select value from json_each(@MemberNot)) -- if MemberNot
  and e.id in (select a.evidence from about a where a.convention in (select value from json_each(@Convention))) -- if Convention
  and not exists (select 1 from about a where a.evidence = e.id and a.convention in (select value from json_each(@ConventionNot))) -- if ConventionNot
  and +e.kind in (select value from json_each(@Kind)) -- if Kind
  and e.kind = @KindOne -- if KindOne
  and e.kind in (select value from json_each(@KindMany)) -- if KindMany
  and e.kind not in (select value from json_each(@KindNot)) -- if KindNot
  and e.issuer_class in (select value from json_each(@Issuer)) -- if Issuer
  and e.issuer_class not in (select value from json_each(@IssuerNot)) -- if IssuerNot
  and e.id in (select l.evidence from evidence_link l where l.request in (select value from json_each(@Request))) -- if Request
  and e.id in (select l.evidence from evidence_link l where l.thread in (select value from json_each(@Thread))) -- if Thread
  and e.id in (select l.evidence from evidence_link l where l.commitment in (select value from json_each(@Commitment))) -- if Commitment
  and exists (select 1 from stance l where l.evidence = e.id and l.retracted_at is null -- if OnOne
    and l.stance in (select value from json_each(@Stance)) -- if Stance
    and l.request in (select value from json_each(@Request)) -- if Request
    and l.thread in (select value from json_each(@Thread)) -- if Thread
    and l.commitment in (select value from json_each(@Commitment)) -- if Commitment
  ) -- if OnOne
  and not exists (select 1 from stance l where l.evidence = e.id and l.retracted_at is null and l.stance in (select value from json_each(@StanceNot))) -- if StanceNot
  and not exists (select 1 from evidence_link l where l.evidence = e.id and l.request in (select value from json_each(@RequestNot))) -- if RequestNot
  and not exists (select 1 from evidence_link l where l.evidence = e.id and l.thread in (select value from json_each(@ThreadNot))) -- if ThreadNot
  and not exists (select 1 from evidence_link l where l.evidence = e.id and l.commitment in (select value from json_each(@CommitmentNot))) -- if CommitmentNot
  and e.id in (select x.id from evidence x where x.conclusion in (select value from json_each(@Conclusion)) union select l.evidence from evidence_link l where l.conclusion in (select value from json_each(@Conclusion))) -- if Conclusion
  and (e.conclusion is null or e.conclusion not in (select value from json_each(@ConclusionNot))) -- if ConclusionNot
  and not exists (select 1 from evidence_link l where l.evidence = e.id and l.conclusion in (select value from json_each(@ConclusionNot))) -- if ConclusionNot
  and e.id in (select a.evidence from evidence_actor a where a.actor in (select value from json_each(@Actor))) -- if Actor
  and not exists (select 1 from evidence_actor a where a.evidence = e.id and a.actor in (select value from json_each(@ActorNot))) -- if ActorNot
  and e.id in (select x.id from evidence x where x.source in (select value from json_each(@Source)) union select f.evidence from evidence_further_source f where f.source in (select value from json_each(@Source))) -- if Source
  and e.source not in (select value from json_each(@SourceNot)) -- if SourceNot
  and not exists (select 1 from evidence_further_source f where f.evidence = e.id and f.source in (select value from json_each(@SourceNot))) -- if SourceNot
  and coalesce((select day.made_on from conclusion_day day where day.id = e.conclusion), last_day(e.event_on)) >= @EventFrom -- if EventFrom
  and coalesce((select day.made_on from conclusion_day day where day.id = e.conclusion), last_day(e.event_on)) <= @EventTo -- if EventTo
  and e.updated_at >= @UpdatedSince -- if UpdatedSince
  and e.id in (select d.record_key from document_text w cross join document d on d.id = w.rowid where w.document_text match @QFew) -- if QFew
  and exists (select 1 from document d where d.kind = 'evidence' and d.record_key = e.id and exists (select 1 from document_text w where w.rowid = d.id and w.document_text match @QMany)) -- if QMany
