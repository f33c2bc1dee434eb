using Compliance.Exchange;
using Compliance.Storage;
using Microsoft.Data.Sqlite;

namespace Compliance.Search;

/// <summary>
/// Keeps the documents and their words. The words are written at the end and in the order of the documents: the index
/// would begin a new part of itself with each document that is older than the one before.
/// </summary>
public sealed class DocumentStore
{
    // In the order of the index; in the text, because the table is temporary.
    private const string NewDocuments = """
        select d.id, d.kind, d.record_key, d.revision, d.member, d.conventions, d.bodies, d.year, d.dated, d.known_on, d.title, d.text, d.names
        from temp.document_new n
        join document d on d.id = n.id
        order by n.id
        """;

    private const int MostGone = 5000;
    private const int MostKnownWords = 200_000;
    private readonly Prepared prepared;
    private readonly HashSet<string> words = new(StringComparer.Ordinal);
    private int gone;

    public DocumentStore(Prepared prepared)
    {
        this.prepared = prepared;
        prepared.Execute("create temp table if not exists document_new (id integer primary key) strict");
        prepared.Execute("create temp table if not exists document_gone (id integer primary key, title text not null, text text not null, names text not null, facets text not null) strict");
        prepared.Execute("delete from temp.document_new");
        prepared.Execute("delete from temp.document_gone");
    }

    /// <summary>The documents in which an actor is named.</summary>
    public IEnumerable<(string Kind, string Key)> Naming(string actor) =>
        prepared.Rows("select d.kind, d.record_key from document_actor a join document d on d.id = a.document where a.actor = @actor", static r => (r.GetString(0), r.GetString(1)), ("@actor", actor));

    /// <summary>The stored document of a record, with its number, or null.</summary>
    public static (long Id, Document Document)? Stored(Prepared prepared, string kind, string key) =>
        prepared.Rows(Statement.Read("Search/StoredDocument"), static r => (r.GetInt64(0), Read(r)), ("@Kind", kind), ("@Key", key)) is [var stored] ? stored : null;

    /// <summary>The actors that a stored document names.</summary>
    public static HashSet<string> Actors(Prepared prepared, long id) => [.. prepared.Rows("select actor from document_actor where document = @id", static r => r.GetString(0), ("@id", id))];

    /// <summary>Writes a document; one that is the same already is left as it is.</summary>
    public void Put(Document document, IReadOnlyCollection<string> actors)
    {
        if (Stored(prepared, document.Kind, document.RecordKey) is { } stored)
        {
            if (stored.Document with { Revision = document.Revision } == document && Actors(prepared, stored.Id).SetEquals(actors))
            {
                if (stored.Document != document) prepared.Execute("update document set revision = @revision where id = @id", ("@revision", document.Revision), ("@id", stored.Id));
                return;
            }

            Remove(stored.Id, stored.Document);
        }

        var first = document.FirstId;
        var id = 1 + (long)prepared.Scalar("select coalesce(max(id), @first) from document where id between @first and @last", ("@first", first), ("@last", Document.FirstIdAfter(first) - 1))!;
        prepared.Execute(Statement.Read("Search/StoreDocument"), ("@Id", id), ("@Kind", document.Kind), ("@RecordKey", document.RecordKey), ("@Revision", document.Revision), ("@Member", document.Member),
            ("@Conventions", document.Conventions), ("@Bodies", document.Bodies), ("@Year", document.Year), ("@Dated", document.Dated), ("@KnownOn", document.KnownOn),
            ("@Title", document.Title), ("@Text", document.Text), ("@Names", document.Names));
        foreach (var actor in actors) prepared.Execute("insert into document_actor (actor, document) values (@actor, @id)", ("@actor", actor), ("@id", id));
        prepared.Execute("insert into temp.document_new (id) values (@id)", ("@id", id));
    }

    /// <summary>Removes the document of a record, if there is one.</summary>
    public void Remove(string kind, string key)
    {
        if (Stored(prepared, kind, key) is { } stored) Remove(stored.Id, stored.Document);
    }

    /// <summary>Removes all.</summary>
    public void Clear()
    {
        foreach (var table in (string[])["document_actor", "document", "document_word", "temp.document_new", "temp.document_gone"]) prepared.Execute($"delete from {table}");
        prepared.Execute("insert into document_text (document_text) values ('delete-all')");
        words.Clear();
    }

    /// <summary>Takes the words of what is gone out of the index, and those of what is new into it.</summary>
    public void WriteWords(ImportProgress? progress)
    {
        WriteGone();
        using var reader = prepared.Open(NewDocuments);
        for (var count = 1; reader.Read(); count++)
        {
            var document = Read(reader);
            var (title, text, names) = (Folding.Of(document.Title).Text, Folding.Of(document.Text).Text, Folding.Of(document.Names).Text);
            prepared.Execute("insert into document_text (rowid, title, text, names, facets) values (@id, @title, @text, @names, @facets)",
                ("@id", reader.GetInt64(0)), ("@title", title), ("@text", text), ("@names", names), ("@facets", document.Facets));
            foreach (var word in WordsOf(title).Concat(WordsOf(text)).Concat(WordsOf(names)))
                if (IsNew(word)) prepared.Execute("insert into document_word (word) values (@word) on conflict do nothing", ("@word", word));
            progress?.Goes("indexing", count);
        }

        reader.Close();
        prepared.Execute("delete from temp.document_new");
    }

    /// <summary>The words that a beginning can stand for: numbers are none.</summary>
    public static IEnumerable<string> WordsOf(string folded) => Folding.WordsIn(folded).Where(w => w.Length >= SearchMatch.ShortestPrefix && w.Any(char.IsLetter));

    private bool IsNew(string word)
    {
        if (words.Count >= MostKnownWords) words.Clear();
        return words.Add(word);
    }

    private void Remove(long id, Document document)
    {
        prepared.Execute("delete from document where id = @id", ("@id", id));
        // What this write itself has put is not in the index yet.
        if (prepared.Execute("delete from temp.document_new where id = @id", ("@id", id)) > 0) return;
        prepared.Execute("insert into temp.document_gone (id, title, text, names, facets) values (@id, @title, @text, @names, @facets)",
            ("@id", id), ("@title", document.Title), ("@text", document.Text), ("@names", document.Names), ("@facets", document.Facets));
        if (++gone >= MostGone) WriteGone();
    }

    // The index keeps no copy: what is taken out of it is to be given as it came in.
    private void WriteGone()
    {
        using (var reader = prepared.Open("select id, title, text, names, facets from temp.document_gone order by id"))
        {
            while (reader.Read())
                prepared.Execute("insert into document_text (document_text, rowid, title, text, names, facets) values ('delete', @id, @title, @text, @names, @facets)", ("@id", reader.GetInt64(0)),
                    ("@title", Folding.Of(reader.GetString(1)).Text), ("@text", Folding.Of(reader.GetString(2)).Text), ("@names", Folding.Of(reader.GetString(3)).Text), ("@facets", reader.GetString(4)));
        }

        prepared.Execute("delete from temp.document_gone");
        gone = 0;
    }

    /// <summary>A row of <c>document</c>.</summary>
    private static Document Read(SqliteDataReader row) => new()
    {
        Kind = row.GetString(1),
        RecordKey = row.GetString(2),
        Revision = row.GetInt64(3),
        Member = row.IsDBNull(4) ? null : row.GetString(4),
        Conventions = row.GetString(5),
        Bodies = row.GetString(6),
        Year = row.IsDBNull(7) ? null : row.GetInt32(7),
        Dated = row.IsDBNull(8) ? null : row.GetString(8),
        KnownOn = row.IsDBNull(9) ? null : row.GetString(9),
        Title = row.GetString(10),
        Text = row.GetString(11),
        Names = row.GetString(12),
    };
}
