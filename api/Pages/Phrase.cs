using System.Text.RegularExpressions;

namespace Compliance.Pages;

/// <summary>A part of a sentence: words of ours, or what the record tells, with where it leads.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Address">Where it leads, as a path or a whole address; null: nowhere.</param>
/// <param name="IsTold">Whether the record tells it: then its direction of writing is its own, whatever it holds.</param>
public sealed record Piece(string Text, string? Address = null, bool IsTold = false)
{
    /// <summary>What the record tells.</summary>
    public static Piece Told(string text, string? address = null) => new(text, address, IsTold: true);
}

/// <summary>A sentence that can hold links, and still is one text of <see cref="Texts"/>, for other languages order their words otherwise.</summary>
public sealed partial class Phrase(IReadOnlyList<Piece> pieces)
{
    /// <summary>Its parts, in order.</summary>
    public IReadOnlyList<Piece> Pieces => pieces;

    /// <summary>A template with its gaps <c>{0}</c>, <c>{1}</c> filled.</summary>
    /// <param name="template">A text of <see cref="Texts"/>.</param>
    /// <param name="values">A <see cref="Piece"/>, a <see cref="Phrase"/>, or anything else as words of ours.</param>
    public static Phrase Of(string template, params object[] values)
    {
        var pieces = new List<Piece>();
        var at = 0;
        foreach (Match gap in Gap().Matches(template))
        {
            if (gap.Index > at) pieces.Add(new Piece(template[at..gap.Index]));
            switch (values[int.Parse(gap.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)])
            {
                case Piece piece: pieces.Add(piece); break;
                case Phrase phrase: pieces.AddRange(phrase.Pieces); break;
                case "": break;
                case var other: pieces.Add(new Piece($"{other}")); break;
            }

            at = gap.Index + gap.Length;
        }

        if (at < template.Length) pieces.Add(new Piece(template[at..]));
        return new Phrase(pieces);
    }

    /// <summary>Phrases one after the other, with commas between.</summary>
    public static Phrase Row(IReadOnlyList<Phrase> phrases) => new([.. phrases.SelectMany((p, i) => i == 0 ? p.Pieces : [new Piece(", "), .. p.Pieces])]);

    /// <summary>The same at the beginning of a sentence; what the record tells begins as it does.</summary>
    public Phrase Capital(Texts texts) => pieces is [{ IsTold: false } first, ..] ? new Phrase([first with { Text = texts.Upper(first.Text) }, .. pieces.Skip(1)]) : this;

    /// <summary>The sentence without its links.</summary>
    public override string ToString() => string.Concat(pieces.Select(p => p.Text));

    [GeneratedRegex(@"\{(\d+)\}", RegexOptions.NonBacktracking)]
    private static partial Regex Gap();
}
