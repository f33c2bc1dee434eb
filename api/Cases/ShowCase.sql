select
    ratified_on,
    in_force_on,
    standing,
    domestic_law,
    certainty,
    source
from ratification
where member = @Member
  and convention = @Convention
  and retracted_at is null
