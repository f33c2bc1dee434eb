using System.Globalization;
using System.Resources;
using Compliance.Codes;
using Compliance.Storage;

namespace Compliance.Pages;

/// <summary>
/// What the pages say, in one language: <c>Texts.resx</c> has the English; <c>Texts.kk.resx</c> beside it would have the
/// Kazakh. The words of the vocabularies are in <see cref="CodeLists"/> in English, and here (<c>code.LIST.WORD</c>) in others.
/// </summary>
public sealed class Texts(CultureInfo culture)
{
    private static readonly ResourceManager Resources = new("Compliance.Pages.Texts", typeof(Texts).Assembly);

    /// <summary>The language in which the pages are written.</summary>
    public static Texts English { get; } = new(CultureInfo.GetCultureInfo("en"));

    /// <summary>The language, as HTML names it.</summary>
    public string Language => culture.Name;

    /// <summary>A text by its key; a key that has none is a mistake of the program.</summary>
    public string this[string key] => Resources.GetString(key, culture) ?? throw new ArgumentException($"there is no text '{key}'", nameof(key));

    /// <summary>A text with its gaps <c>{0}</c>, <c>{1}</c> filled.</summary>
    public string Format(string key, params object?[] values) => string.Format(culture, this[key], values);

    /// <summary>A text about a number of things: <c>KEY.one</c> for one, <c>KEY.other</c> for any other number; <c>{0}</c> is the number.</summary>
    public string Count(string key, int number, params object?[] values) => Format(number == 1 ? $"{key}.one" : $"{key}.other", [number, .. values]);

    /// <summary>A word of a vocabulary, as a person would read it.</summary>
    /// <param name="list">The vocabulary's name, as in <c>/v1/codes</c>.</param>
    /// <param name="word">The word.</param>
    public string Word(string list, string word) => Resources.GetString($"code.{list}.{word}", culture) ?? CodeLists.All[list].First(c => c.Word == word).Label;

    /// <summary>When a word of a vocabulary is used.</summary>
    public string Meaning(string list, string word) => Resources.GetString($"code.{list}.{word}.meaning", culture) ?? CodeLists.All[list].First(c => c.Word == word).Definition;

    /// <summary>A day in words: <c>30 June 2021</c>.</summary>
    public string Day(DateOnly day) => day.ToString(this["format.day"], culture);

    /// <summary>A day in a form of its own, such as <c>30 Jun 2021</c>.</summary>
    public string Short(DateOnly day, string format) => day.ToString(this[format], culture);

    /// <summary>A date as exactly as it is known: <c>30 June 2021</c>, <c>June 2021</c>, <c>2021</c>.</summary>
    public string Date(PartialDate date) => Date(date.Text);

    /// <summary>The same of a date in its stored form, <c>YYYY-MM-DD</c> or a beginning of that.</summary>
    public string Date(string date) => date.Length switch
    {
        10 => Day(DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        7 => DateOnly.ParseExact(date + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString(this["format.month"], culture),
        _ => date,
    };

    /// <summary>A text with a capital at its beginning.</summary>
    public string Upper(string text) => text.Length == 0 ? text : culture.TextInfo.ToUpper(text[0]) + text[1..];

    /// <summary>Several things in a row: <c>a, b and c</c>.</summary>
    public string Row(IEnumerable<string> things)
    {
        var all = things.ToArray();
        return all.Length < 2 ? string.Concat(all) : Format("format.and", string.Join(", ", all[..^1]), all[^1]);
    }
}
