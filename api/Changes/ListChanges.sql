select
    c.revision,
    c.at,
    c.who,
    c.reason,
    c.action,
    c.record,
    c.record_key as key,
    c.before,
    c.after,
    c.previous_hash,
    c.hash,
    (select json_group_array(json_object('record', s.record, 'key', s.record_key, 'member', s.member, 'before', s.before, 'after', s.after) order by s.position)
        from status_change s where s.revision = c.revision) as status_changes
from change c
where true
  and c.revision = @Revision -- if Revision
  and c.record = @Kind and c.record_key = @Key -- if Key
  and c.revision > @After -- if After
  and c.record in (select value from json_each(@Record)) -- if Record
  and c.record not in (select value from json_each(@RecordNot)) -- if RecordNot
  and c.revision in ( -- if Member
    select m.revision from change_member m where m.revision > coalesce(@After, 0) and m.member in (select value from json_each(@Member)) -- if Member
    union -- if Member
    select s.revision from status_change s where s.revision > coalesce(@After, 0) and s.member in (select value from json_each(@Member))) -- if Member
  and c.revision not in ( -- if MemberNot
    select m.revision from change_member m where m.member in (select value from json_each(@MemberNot)) -- if MemberNot
    union -- if MemberNot
    select s.revision from status_change s where s.member in (select value from json_each(@MemberNot))) -- if MemberNot
  and c.revision in ( -- if Convention
    select v.revision from change_convention v where v.revision > coalesce(@After, 0) and v.convention in (select value from json_each(@Convention)) -- if Convention
    union -- if Convention
    select s.revision from status_change s join change k on k.record = s.record and k.record_key = s.record_key -- if Convention
    join change_convention v on v.revision = k.revision where s.revision > coalesce(@After, 0) and v.convention in (select value from json_each(@Convention))) -- if Convention
  and c.revision not in ( -- if ConventionNot
    select v.revision from change_convention v where v.convention in (select value from json_each(@ConventionNot)) -- if ConventionNot
    union -- if ConventionNot
    select s.revision from status_change s join change k on k.record = s.record and k.record_key = s.record_key -- if ConventionNot
    join change_convention v on v.revision = k.revision where v.convention in (select value from json_each(@ConventionNot))) -- if ConventionNot
  and c.who in (select value from json_each(@Who)) -- if Who
  and c.who not in (select value from json_each(@WhoNot)) -- if WhoNot
  and c.action in (select value from json_each(@Action)) -- if Action
  and c.action not in (select value from json_each(@ActionNot)) -- if ActionNot
  and c.at >= @From -- if From
  and c.at < @Until -- if Until
  and exists (select 1 from status_change s where s.revision = c.revision) = @HasStatusChanges -- if HasStatusChanges
