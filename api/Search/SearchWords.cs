using Compliance.Access;
using Compliance.Storage;
using Dapper;

namespace Compliance.Search;

/// <summary>
/// Reads what somebody looks for, with the words and the spellings that the record holds. Whatever is wrong with it is told
/// as a <see cref="SearchSyntaxException"/>.
/// </summary>
public sealed class SearchWords(Database database, Revision revision)
{
    // So many are looked up one by one; where there are more, the rows of a list are tried one by one.
    private const int Few = 2000;
    private readonly Lock gate = new();
    private (long Revision, OtherSpellings Spellings) known = (-1, OtherSpellings.None);

    /// <summary>What a parameter asks for.</summary>
    /// <param name="text">The query.</param>
    /// <param name="kind">The kind of record that is searched; null: all.</param>
    /// <param name="mask">What is restricted: an alias that was turned back is looked for as readers see it.</param>
    public SearchText Read(string text, string? kind, NameMask mask)
    {
        var query = SearchParser.Read(mask.Text(text, TextForm.Address));
        using var reader = database.Read();
        var connection = reader.Connection;
        var match = new SearchMatch(Spellings(connection).Of, start => Beginnings(connection, start)).Of(query);
        if (kind is null) return new SearchText { Match = match };
        var within = SearchMatch.Within(match, [[Facet.Kind(kind)]], []);
        var isMany = connection.ExecuteScalar<int>("select count(*) from (select 1 from document_text where document_text match @within limit @most)", new { within, most = Few + 1 }) > Few;
        return new SearchText { Match = match, FewOf = isMany ? null : within, ManyOf = isMany ? within : null };
    }

    private OtherSpellings Spellings(Microsoft.Data.Sqlite.SqliteConnection connection)
    {
        var current = revision.Current.Number;
        lock (gate)
        {
            if (known.Revision != current) known = (current, OtherSpellings.Read(connection));
            return known.Spellings;
        }
    }

    private static List<string>? Beginnings(Microsoft.Data.Sqlite.SqliteConnection connection, string start)
    {
        var words = connection.Query<string>("select word from document_word where word >= @start and word < @end order by word limit @most",
            new { start, end = start + "\U0010FFFF", most = SearchMatch.MostWords + 1 }).AsList();
        return words.Count > SearchMatch.MostWords ? null : words;
    }
}
