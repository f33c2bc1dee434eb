using Compliance.Exchange;

namespace Compliance.Requests;

/// <summary>ONE thing asked in a conclusion; a bullet that asks several things is several requests.</summary>
public sealed record NewRequest : BundleRecord
{
    /// <summary>The conclusion's id, a dot and a number, such as <c>kaz-c87-cas-2021.3</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The conclusion that asks.</summary>
    public required string Conclusion { get; init; }

    /// <summary>The item's marker in the text, such as <c>iii</c>; null when not known.</summary>
    public string? Item { get; init; }

    /// <summary>What is asked, in our own words; actors as <c>{their-id}</c>.</summary>
    public required string Text { get; init; }

    /// <summary>A few of its own words; null when not seen.</summary>
    public string? Quote { get; init; }

    /// <summary>What sort of thing is asked.</summary>
    public required RequestKind Kind { get; init; }

    /// <summary>The verb, as far as the text was seen; null when not.</summary>
    public Force? Force { get; init; }

    /// <summary>Whom it is addressed to; the Government unless said.</summary>
    public Addressee Addressee { get; init; } = Addressee.Government;

    /// <summary>The articles concerned, such as <c>C87.2</c>.</summary>
    public string[] Articles { get; init; } = [];

    /// <summary>The persons and organizations concerned.</summary>
    public string[] Actors { get; init; } = [];

    /// <summary>The thread it belongs to; null for duties to report or to receive a mission.</summary>
    public string? Thread { get; init; }

    /// <summary>Earlier requests that it asks again on the merits.</summary>
    public string[] Reiterates { get; init; } = [];

    /// <summary>When it is to be done by, if the text says so.</summary>
    public NewDue? OutcomeDue { get; init; }

    /// <summary>What the body did to that date later.</summary>
    public NewDeadlineEvent[] DeadlineEvents { get; init; } = [];

    /// <summary>What a reader should know: where the copy breaks off, what is uncertain.</summary>
    public string? Note { get; init; }

    /// <summary>Where the request was seen.</summary>
    public required string Source { get; init; }

    /// <inheritdoc />
    [System.Text.Json.Serialization.JsonIgnore]
    public override string Key => Id;
}
