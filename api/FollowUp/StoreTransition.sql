insert into transition (id, day, record, record_key, member, what, before, after, rule_before, rule_after, cause, facts)
values (@Id, @Day, @Record, @RecordKey, @Member, @What, @Before, @After, @RuleBefore, @RuleAfter, @Cause, @Facts)
