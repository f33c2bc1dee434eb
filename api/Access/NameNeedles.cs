using System.Text;

namespace Compliance.Access;

/// <summary>An actor whose name is restricted, and every name that it ever had here.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Alias">The id under which readers meet it.</param>
/// <param name="Role">What readers see instead of the name.</param>
/// <param name="IsPerson">A person: the surname alone names it too.</param>
/// <param name="Names">Names and spellings, the first ones first.</param>
public sealed record RestrictedActor(string Id, string Alias, string Role, bool IsPerson, IReadOnlyList<string> Names);

/// <summary>One name to be hidden: words in a row, whatever stands between them.</summary>
/// <param name="Words">The words, folded.</param>
/// <param name="Slug">The name as a part of ids.</param>
/// <param name="Alias">What stands for that part: it can be turned back.</param>
/// <param name="Of">Whose name.</param>
internal sealed record Needle(string[] Words, string Slug, string Alias, RestrictedActor Of)
{
    /// <summary>So short that it may be a word: only capitals, and parts of ids, are the name.</summary>
    public bool IsShort => Words is [{ Length: < 4 }];

    public bool IsId => Slug == Of.Id;
}

/// <summary>Makes the needles of an actor, in an order that stays.</summary>
internal static class NameNeedles
{
    private const int LeastSurname = 4;

    public static IEnumerable<Needle> Of(RestrictedActor actor)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var count = 0;
        foreach (var (words, slug) in Forms(actor))
        {
            if (words.Length == 0 || words.Sum(w => w.Length) < 2 || !seen.Add(string.Join(' ', words))) continue;
            yield return new Needle(words, slug, slug == actor.Id ? actor.Alias : $"{actor.Alias}-{Letter(count++)}", actor);
        }
    }

    /// <summary>The words of a text, folded.</summary>
    public static string[] WordsOf(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var last = LetterKind.Break;
        for (var i = 0; i < text.Length;)
        {
            i += Letters.Read(text, i, out var letter, out var kind);
            if (kind == LetterKind.Mark) continue;
            if (kind != last) End();
            if (kind is LetterKind.Letter or LetterKind.Digit) word.Append(Letters.Fold(letter));
            last = kind;
        }

        End();
        return [.. words];

        void End()
        {
            if (word.Length > 0) words.Add(word.ToString());
            word.Clear();
        }
    }

    private static IEnumerable<(string[] Words, string Slug)> Forms(RestrictedActor actor)
    {
        yield return (WordsOf(actor.Id), actor.Id);
        foreach (var words in actor.Names.SelectMany(name => OfName(name, actor.IsPerson))) yield return (words, string.Join('-', words));
    }

    private static IEnumerable<string[]> OfName(string name, bool isPerson)
    {
        var words = WordsOf(name);
        yield return words;
        yield return [string.Concat(words)];
        if (name.IndexOf(" (", StringComparison.Ordinal) is > 0 and var at && name.EndsWith(')'))
        {
            // "Confederation of Trade Unions (CTU)": each of the two alone.
            yield return WordsOf(name[..at]);
            var inner = name[(at + 2)..^1];
            if (inner.All(c => !char.IsLower(c))) yield return WordsOf(inner);
        }

        if (!isPerson || words.Length == 0) yield break;
        var surname = words[^1];
        if (words.Length > 1)
        {
            var initial = words[0][..1];
            yield return [surname, .. words[..^1]];
            yield return [surname + string.Concat(words[..^1])];
            yield return [initial, surname];
        }

        if (surname.Length >= LeastSurname) yield return [surname];
    }

    // a ... z, aa ... zz.
    private static string Letter(int number) => number < 26 ? $"{(char)('a' + number)}" : Letter(number / 26 - 1) + Letter(number % 26);
}
