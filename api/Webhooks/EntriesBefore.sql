-- The last entry that was written before an instant: at never goes backwards.
select coalesce((select c.revision from change c where c.at < @Until order by c.at desc, c.revision desc limit 1), 0)
