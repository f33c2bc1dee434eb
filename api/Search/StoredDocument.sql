select id, kind, record_key, revision, member, conventions, bodies, year, dated, known_on, title, text, names
from document
where kind = @Kind
  and record_key = @Key
