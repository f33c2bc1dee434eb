insert into change (revision, at, who, reason, action, record, record_key, before, after, previous_hash, hash)
values (@Revision, @At, @Who, @Reason, @Action, @Record, @RecordKey, @Before, @After, @PreviousHash, @Hash)
