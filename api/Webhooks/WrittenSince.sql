-- The members that were written about after a revision; an empty one when something was written that may bear on all.
-- A plus sign before a column keeps its index out of use: the entries after the revision are few.
select +member from change_member where revision > @Revision
union
select +member from status_change where revision > @Revision
union
select '' from change where revision > @Revision and record in ('convention', 'article', 'session')
