using System.Text.Json;
using Compliance.Access;
using Compliance.Changes;
using Compliance.Exchange;
using Compliance.Recording;
using Compliance.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.Search;

/// <summary>Checks what can be searched: every document against its record, and the index against the documents, word for word.</summary>
public sealed class DocumentCheck : IDisposable
{
    private const int Batch = 2000;
    private readonly SqliteConnection connection;
    private readonly Prepared prepared;

    private DocumentCheck(SqliteConnection connection) => (this.connection, prepared) = (connection, new Prepared(connection));

    /// <summary>What is wrong. What is of another form is written anew at the next start, and not looked at.</summary>
    public static IEnumerable<string> Findings(SqliteConnection connection)
    {
        if (!SearchForm.IsPresent(connection)) return [];
        using var check = new DocumentCheck(connection);
        return [.. check.OfDocuments(), .. check.OfIndex()];
    }

    private IEnumerable<string> OfDocuments()
    {
        var documents = new Documents(prepared, new Lookup(prepared), NameMask.Of(connection));
        var expected = new HashSet<(string Kind, string Key)>();
        foreach (var entry in connection.Query<LogEntry>(Statement.Read("Changes/LatestChanges"), buffered: false))
        {
            if (entry.Action == "retracted" || !Documents.Has(entry.Record)) continue;
            expected.Add((entry.Record, entry.RecordKey));
            var (document, actors) = documents.Of(BundleJson.Read(entry.After!), entry.Revision);
            var stored = DocumentStore.Stored(prepared, entry.Record, entry.RecordKey);
            if (stored is null) yield return $"document of {entry.Record} {entry.RecordKey}: there is none";
            else if (stored.Value.Document != document || Document.FirstIdAfter(document.FirstId) <= stored.Value.Id || stored.Value.Id <= document.FirstId) yield return $"document of {entry.Record} {entry.RecordKey}: it is not what the record gives";
            else if (!DocumentStore.Actors(prepared, stored.Value.Id).SetEquals(actors)) yield return $"document of {entry.Record} {entry.RecordKey}: it is not filed under the actors that it names";
        }

        foreach (var (kind, key) in connection.Query<(string, string)>("select kind, record_key from document order by kind, record_key").Where(d => !expected.Contains(d)))
            yield return $"document of {kind} {key}: there is no such record";
    }

    // Some documents at a time: an index of these alone, in memory, has to hold the same words at the same places.
    private IEnumerable<string> OfIndex()
    {
        using var memory = new SqliteConnection("Data Source=:memory:");
        memory.Open();
        memory.Execute(connection.ExecuteScalar<string>("select sql from sqlite_schema where name = 'document_text'")!);
        memory.Execute("create virtual table temp.term using fts5vocab(main, document_text, instance)");
        var actual = Terms(connection);
        var missing = new HashSet<string>();
        for (var (after, page) = (0L, Page(0)); page.Count > 0; page = Page(after))
        {
            memory.Execute("insert into document_text (document_text) values ('delete-all')");
            using (var transaction = memory.BeginTransaction())
            {
                foreach (var (id, key) in page) Insert(memory, id, DocumentStore.Stored(prepared, key.Kind, key.Key)!.Value.Document, missing);
                transaction.Commit();
            }

            var expected = Hashes(memory);
            foreach (var (id, key) in page)
                if (!actual.Remove(id, out var hash) || hash != expected.GetValueOrDefault(id)) yield return $"index of {key.Kind} {key.Key}: its words are not those of the document";
            after = page[^1].Id;
        }

        foreach (var id in actual.Keys.Order()) yield return $"index: there are words of a document {id} that is not there";
        foreach (var word in missing.Order(StringComparer.Ordinal)) yield return $"index: the word '{word}' is not among those that a beginning stands for";
    }

    private List<(long Id, (string Kind, string Key) Record)> Page(long after) =>
        [.. connection.Query<(long Id, string Kind, string Key)>("select id, kind, record_key from document where id > @after order by id limit @Batch", new { after, Batch }).Select(d => (d.Id, (d.Kind, d.Key)))];

    private void Insert(SqliteConnection memory, long id, Document document, HashSet<string> missing)
    {
        var (title, text, names) = (Folding.Of(document.Title).Text, Folding.Of(document.Text).Text, Folding.Of(document.Names).Text);
        memory.Execute("insert into document_text (rowid, title, text, names, facets) values (@id, @title, @text, @names, @Facets)", new { id, title, text, names, document.Facets });
        var words = JsonSerializer.Serialize(new[] { title, text, names }.SelectMany(DocumentStore.WordsOf).Distinct());
        missing.UnionWith(prepared.Rows("select value from json_each(@words) where value not in (select word from document_word)", static r => r.GetString(0), ("@words", words)));
    }

    // It only reads, and the table is a way to look at the index: it is temporary.
    private static Dictionary<long, long> Terms(SqliteConnection connection)
    {
        connection.Execute("pragma query_only = off");
        connection.Execute("create virtual table temp.term using fts5vocab(main, document_text, instance)");
        try
        {
            return Hashes(connection);
        }
        finally
        {
            connection.Execute("drop table temp.term");
            connection.Execute("pragma query_only = on");
        }
    }

    // For each document one number over all of its words and their places, in whatever order they come.
    private static Dictionary<long, long> Hashes(SqliteConnection connection)
    {
        var hashes = new Dictionary<long, long>();
        foreach (var (term, doc, col, offset) in connection.Query<(string, long, string, long)>("select term, doc, col, \"offset\" from temp.term", buffered: false))
            hashes[doc] = unchecked(hashes.GetValueOrDefault(doc) + Hash($"{term} {col} {offset}"));
        return hashes;
    }

    // FNV-1a: spreads well enough to tell two lists of words apart.
    private static long Hash(string text) => text.Aggregate(unchecked((long)14695981039346656037), static (hash, c) => unchecked((hash ^ c) * 1099511628211));

    public void Dispose() => prepared.Dispose();
}
