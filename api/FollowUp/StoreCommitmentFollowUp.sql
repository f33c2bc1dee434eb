insert into commitment_follow_up (commitment, valid_from, valid_until, rule, status, decisive, due_on, slippage_days, late_from, late_until)
values (@Commitment, @ValidFrom, @ValidUntil, @Rule, @Status, @Decisive, @DueOn, @SlippageDays, @LateFrom, @LateUntil)
