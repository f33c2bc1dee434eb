-- Whether an alias could be taken for a part of some other id, or some other alias for a part of it.
select 1 from change where instr(record_key, @alias) > 0
union all
select 1 from actor where id <> @id and restricted_as is not null and (instr(restricted_as, @alias) > 0 or instr(@alias, restricted_as) > 0)
limit 1
