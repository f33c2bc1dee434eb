select
    m.iso3,
    m.iso2,
    m.name,
    m.region,
    m.member_since,
    m.member_since_certainty,
    m.source,
    m.confidence,
    m.recorded_at,
    m.updated_at
from member m
where m.retracted_at is null
  and m.iso3 in (select value from json_each(@Member)) -- if Member
  and m.iso3 not in (select value from json_each(@MemberNot)) -- if MemberNot
  and m.region in (select value from json_each(@Region)) -- if Region
  and m.region not in (select value from json_each(@RegionNot)) -- if RegionNot
  and m.updated_at >= @UpdatedSince -- if UpdatedSince
