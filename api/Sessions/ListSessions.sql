select
    s.id,
    s.body,
    s.number,
    s.year,
    s.starts_on,
    s.ends_on,
    s.place,
    with_names(s.note) as note,
    s.certainty,
    s.source,
    s.confidence,
    s.recorded_at,
    s.updated_at
from session s
where s.retracted_at is null
  and s.id = @Id -- if Id
  and s.id in (select value from json_each(@Session)) -- if Session
  and s.id not in (select value from json_each(@SessionNot)) -- if SessionNot
  and s.body in (select value from json_each(@Body)) -- if Body
  and s.body not in (select value from json_each(@BodyNot)) -- if BodyNot
  and s.year = @Year -- if Year
  and s.updated_at >= @UpdatedSince -- if UpdatedSince
