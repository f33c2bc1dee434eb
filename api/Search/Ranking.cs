using System.Text.Json;
using Compliance.Storage;
using Microsoft.Data.Sqlite;

namespace Compliance.Search;

/// <summary>
/// Ranks some documents, and marks in them what was found: in an index of these alone, in memory. To rank by the index of
/// all would take the longer the more documents there are, because it has to know how rare each word is among all of them.
/// </summary>
public sealed class Ranking : IDisposable
{
    // A match in the title counts for more, one in what the record is found by for less.
    private const string Ranks = """
        select rowid, bm25(found, 2.0, 1.0, 0.5) from found where found match @match
        """;

    private const string Marks = """
        select rowid, highlight(found, 0, '⟦', '⟧'), highlight(found, 1, '⟦', '⟧'), highlight(found, 2, '⟦', '⟧') from found where found match @match and rowid in (select value from json_each(@ids))
        """;

    // Of a longer text the beginning: no record has one, but one could be made.
    private const int Longest = 20_000;
    private readonly SqliteConnection connection;
    private readonly Prepared prepared;
    private readonly Dictionary<long, (Folding Title, Folding Text, Folding Names)> texts = [];

    /// <summary>Takes the documents in.</summary>
    public Ranking(IEnumerable<FoundText> documents)
    {
        connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        prepared = new Prepared(connection);
        prepared.Execute("pragma journal_mode = off");
        prepared.Execute("create virtual table found using fts5(title, text, names, tokenize = \"porter unicode61 remove_diacritics 2 categories 'L* N* Co M*'\")");
        Add(documents);
    }

    /// <summary>How well each document fits a query: the least number first.</summary>
    public IReadOnlyDictionary<long, double> Scores(string match) => prepared.Rows(Ranks, static r => (r.GetInt64(0), r.GetDouble(1)), ("@match", match)).ToDictionary(r => r.Item1, r => r.Item2);

    /// <summary>Of each document the part in which it was found.</summary>
    public IReadOnlyDictionary<long, string> Snippets(string match, IEnumerable<long> ids)
    {
        var marked = prepared.Rows(Marks, static r => (Id: r.GetInt64(0), Title: r.GetString(1), Text: r.GetString(2), Names: r.GetString(3)), ("@match", match), ("@ids", JsonSerializer.Serialize(ids)));
        return marked.ToDictionary(m => m.Id, m => texts[m.Id] switch
        {
            var (_, text, _) when IsMarked(m.Text) => Snippet.Of(text, m.Text),
            var (title, _, _) when IsMarked(m.Title) => Snippet.Of(title, m.Title),
            var (_, text, names) => Snippet.OfNames(names, m.Names, text.Source),
        });
    }

    /// <summary>Takes more documents in: what was ranked before is not ranked anew.</summary>
    public void Add(IEnumerable<FoundText> documents)
    {
        prepared.Execute("begin");
        foreach (var document in documents.OrderBy(d => d.Id)) Add(document);
        prepared.Execute("commit");
    }

    /// <summary>Whether a document was taken in.</summary>
    public bool Has(long id) => texts.ContainsKey(id);

    /// <summary>The title of a document.</summary>
    public string Title(long id) => texts[id].Title.Source;

    private void Add(FoundText document)
    {
        var (title, text, names) = texts[document.Id] = (Fold(document.Title), Fold(document.Text), Fold(document.Names));
        prepared.Execute("insert into found (rowid, title, text, names) values (@id, @title, @text, @names)", ("@id", document.Id), ("@title", title.Text), ("@text", text.Text), ("@names", names.Text));
    }

    private static Folding Fold(string text) => Folding.Of(text.Length <= Longest ? text : text[..Longest]);

    private static bool IsMarked(string text) => text.Contains(Snippet.Open, StringComparison.Ordinal);

    public void Dispose()
    {
        prepared.Dispose();
        connection.Dispose();
    }
}

/// <summary>The words of a document.</summary>
public sealed record FoundText
{
    public required long Id { get; init; }
    public required string Title { get; init; }
    public required string Text { get; init; }
    public required string Names { get; init; }
}
