select exists (
    select 1 from conclusion c join conclusion_convention v on v.conclusion = c.id
    where c.member = @Member and v.convention = @Convention and c.retracted_at is null)
  or exists (
    select 1 from individual_case i join individual_case_convention v on v.individual_case = i.id
    where i.member = @Member and v.convention = @Convention and i.retracted_at is null)
