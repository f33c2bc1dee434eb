using Compliance.Codes;
using Compliance.Exchange;

namespace Compliance.Actors;

/// <summary>A person, an organization or an authority.</summary>
public enum ActorKind
{
    [Word("person", "A person.")] Person,
    [Word("organization", "A workers', employers' or other organization.")] Organization,
    [Word("authority", "A public authority.")] Authority,
}

/// <summary>A person or organization named in a record. Texts name it as <c>{its-id}</c>, so that its name stands in one place.</summary>
public sealed record NewActor : BundleRecord
{
    /// <summary>A lower-case slug, such as <c>erlan-baltabay</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Person, organization or authority.</summary>
    public required ActorKind Kind { get; init; }

    /// <summary>The name that texts show.</summary>
    public required string Name { get; init; }

    /// <summary>Every other spelling, short form or former name met in a source.</summary>
    public string[] Spellings { get; init; } = [];

    /// <summary>What the actor is, in a few words; shown instead of the name when the name is restricted.</summary>
    public required string Role { get; init; }

    /// <summary>Anything else a reader should know, such as whom the actor must not be taken for.</summary>
    public string? Note { get; init; }

    /// <summary>A source that carries the name.</summary>
    public required string Source { get; init; }

    /// <summary>The id under which readers meet the actor while its name is restricted, such as <c>person-9f31c2</c>; left out: the name is not restricted. An admin restricts and lifts.</summary>
    public string? RestrictedAs { get; init; }

    /// <inheritdoc />
    [System.Text.Json.Serialization.JsonIgnore]
    public override string Key => Id;
}
