namespace Compliance.Pages.Sentences;

/// <summary>An explanation written out: every fact leads to its own page and to its source's.</summary>
public sealed record Explained
{
    /// <summary>The state and why, in one sentence, with the sources.</summary>
    public required Phrase Lead { get; init; }

    /// <summary>The facts that the rule rests on, the latest first.</summary>
    public required IReadOnlyList<Phrase> Because { get; init; }

    /// <summary>What the other classes of issuers said last, in one sentence; null: nobody else said anything.</summary>
    public Phrase? Others { get; init; }

    /// <summary>Whether they answered, whether it is late, how often it was asked.</summary>
    public required IReadOnlyList<Phrase> Standing { get; init; }

    /// <summary>What else a reader should know.</summary>
    public IReadOnlyList<FlagInWords> Flags { get; init; } = [];

    /// <summary>What is recorded on it and did not decide, by reason.</summary>
    public required IReadOnlyList<LeftOut> NotCounted { get; init; }

    /// <summary>What would change the status.</summary>
    public IReadOnlyList<Phrase> WouldChange { get; init; } = [];

    /// <summary>The next date; null when none is to come.</summary>
    public Phrase? Next { get; init; }
}

/// <summary>A flag, and what it means here.</summary>
/// <param name="Word">The word of the vocabulary.</param>
/// <param name="Sentence">What it means.</param>
public sealed record FlagInWords(string Word, Phrase Sentence);

/// <summary>Facts that did not decide for one reason.</summary>
/// <param name="Reason">The word of the vocabulary.</param>
/// <param name="Sentence">The reason, in words.</param>
/// <param name="Facts">The facts, one sentence each.</param>
public sealed record LeftOut(string Reason, Phrase Sentence, IReadOnlyList<Phrase> Facts);
