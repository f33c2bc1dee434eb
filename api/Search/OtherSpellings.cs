using Compliance.Access;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.Search;

/// <summary>
/// The spellings of actors: whoever looks for one finds the others, also where a text names somebody in letters and not by
/// a reference. A whole spelling stands for every other; a word of a person's name for the words that sound like it.
/// </summary>
public sealed class OtherSpellings
{
    /// <summary>None are known.</summary>
    public static readonly OtherSpellings None = new([]);

    private const int Most = 12;
    private const int LeastWord = 3;
    private const double Alike = 0.6;
    private readonly Dictionary<string, SortedSet<string>> others;

    private OtherSpellings(Dictionary<string, SortedSet<string>> others) => this.others = others;

    /// <summary>The other spellings of words in a row, all folded.</summary>
    public IReadOnlyList<string> Of(string words) => others.TryGetValue(words, out var found) ? [.. found.Take(Most)] : [];

    /// <summary>Those that a connection sees; of a restricted name there are none.</summary>
    public static OtherSpellings Read(SqliteConnection connection)
    {
        var mask = NameMask.Of(connection);
        var others = new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var actor in connection.Query<(string Actor, string Name, bool IsPerson)>(Storage.Statement.Read("Search/NamesOfActors")).Where(n => mask.Text(n.Name, TextForm.Plain) == n.Name).GroupBy(n => n.Actor))
            Add(others, [.. actor.SelectMany(n => FormsOf(n.Name)).Select(form => Folding.Of(form).Words.ToArray()).Where(w => w.Length > 0).DistinctBy(w => string.Join(' ', w))], actor.First().IsPerson);
        return new OtherSpellings(others);
    }

    private static void Add(Dictionary<string, SortedSet<string>> others, IReadOnlyList<string[]> forms, bool isPerson)
    {
        foreach (var form in forms)
        {
            foreach (var other in forms.Where(o => o != form))
            {
                Pair(string.Join(' ', form), string.Join(' ', other));
                if (!isPerson) continue;
                foreach (var word in form.Where(w => w.Length >= LeastWord))
                    if (other.MaxBy(o => Names.Likeness(word, o)) is { } best && best != word && Names.Likeness(word, best) >= Alike) Pair(word, best);
            }
        }

        void Pair(string one, string other)
        {
            if (!others.TryGetValue(one, out var known)) others[one] = known = new SortedSet<string>(StringComparer.Ordinal);
            known.Add(other);
        }
    }

    // "Confederation of Trade Unions (CTU)": each of the two alone too.
    private static IEnumerable<string> FormsOf(string name)
    {
        yield return name;
        if (name.IndexOf(" (", StringComparison.Ordinal) is not (> 0 and var at) || !name.EndsWith(')')) yield break;
        yield return name[..at];
        yield return name[(at + 2)..^1];
    }
}
