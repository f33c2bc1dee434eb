-- What can be searched: one document for each record that readers look for by words, as readers see it (names of actors
-- written out, restricted ones hidden), and an index over all words. Written with the facts, in their transaction.

create table document (
    -- The day of what it says, then a number: the index gives its rows in this order, so that the newest come first for
    -- nothing, and a page goes on where the one before ended.
    id          integer primary key,
    kind        text not null,
    record_key  text not null,
    revision    integer not null,
    member      text,
    conventions text not null,
    bodies      text not null,
    year        integer,
    dated       text,
    known_on    text,
    title       text not null,
    text        text not null,
    names       text not null,
    constraint document_kind check (kind in ('request', 'thread', 'commitment', 'conclusion', 'evidence', 'convention', 'actor', 'source')),
    constraint document_conventions_is_json check (json_valid(conventions)),
    constraint document_bodies_is_json check (json_valid(bodies)),
    constraint document_record unique (kind, record_key)
) strict;

-- Which documents name an actor: they are written anew when its names change.
create table document_actor (
    actor    text not null,
    document integer not null references document (id) on delete cascade,
    primary key (actor, document)
) strict, without rowid;

create index document_actor_by_document on document_actor (document);

-- Every word with a letter that any document ever had, folded and not stemmed: what a beginning of a word stands for. An
-- index of stems cannot tell: 'associat*' is no beginning of the stem 'associ'. So a prefix index would not pay here.
create table document_word (
    word text not null primary key
) strict, without rowid;

-- No copy of the text (it is folded: case, accents, letters that are written in several ways) and no sizes of columns
-- (nothing is ranked by this index). The facets are words that no query can name: a filter costs as much as a word does.
create virtual table document_text using fts5(
    title, text, names, facets,
    content = '',
    columnsize = 0,
    tokenize = "porter unicode61 remove_diacritics 2 categories 'L* N* Co M*'"
);

-- More words in memory before a part of the index is written: an import makes fewer and larger parts.
insert into document_text (document_text, rank) values ('hashsize', 8388608);

-- Where nothing is recorded yet there is nothing to write anew; elsewhere the program does it at its next start.
insert into bookkeeping (name, value) select 'search version', '1' where not exists (select 1 from change);
