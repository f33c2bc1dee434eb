select
    r.id,
    r.member,
    r.convention,
    r.ratified_on,
    r.in_force_on,
    r.in_force_basis,
    r.standing,
    r.denounced_on,
    r.known_to,
    r.domestic_law,
    r.certainty,
    r.source,
    r.confidence,
    r.recorded_at,
    r.updated_at
from ratification r
where r.retracted_at is null
  and r.member in (select value from json_each(@Member)) -- if Member
  and r.member not in (select value from json_each(@MemberNot)) -- if MemberNot
  and r.convention in (select value from json_each(@Convention)) -- if Convention
  and r.convention not in (select value from json_each(@ConventionNot)) -- if ConventionNot
  and r.standing in (select value from json_each(@Standing)) -- if Standing
  and r.standing not in (select value from json_each(@StandingNot)) -- if StandingNot
  and r.certainty in (select value from json_each(@Certainty)) -- if Certainty
  and r.certainty not in (select value from json_each(@CertaintyNot)) -- if CertaintyNot
  and last_day(r.ratified_on) >= @RatifiedFrom -- if RatifiedFrom
  and last_day(r.ratified_on) <= @RatifiedTo -- if RatifiedTo
  and r.updated_at >= @UpdatedSince -- if UpdatedSince
