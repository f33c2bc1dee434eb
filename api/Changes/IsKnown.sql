select exists (select 1 from change_member where member = @Member and revision <= @Revision)
