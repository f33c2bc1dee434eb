using Compliance.Codes;
using Compliance.Exchange;
using Compliance.Reading;
using Compliance.Shapes;
using Compliance.Sources;

namespace Compliance.Actors;

/// <summary>A person, an organization or an authority that a record names. Only names that a public source carries are here.</summary>
[TextColumns("id", "kind", "name", "spellings")]
public record Actor
{
    /// <summary>Its id, such as <c>erlan-baltabay</c>; while the name is restricted another one, which tells nothing.</summary>
    public required string Id { get; init; }

    /// <summary>Person, organization or authority.</summary>
    [Vocabulary<ActorKind>]
    public required string Kind { get; init; }

    /// <summary>The name that texts show; the role, while the name is restricted.</summary>
    public required string Name { get; init; }

    /// <summary>Every other spelling, short form or former name met in a source.</summary>
    public required string[] Spellings { get; init; }

    /// <summary>Whether the name is restricted: readers see the role instead, everywhere.</summary>
    public required bool IsRestricted { get; init; }

    /// <summary>What the actor is, in a few words.</summary>
    public required string Role { get; init; }

    /// <summary>Anything else a reader should know, such as whom the actor must not be taken for.</summary>
    public string? Note { get; init; }

    /// <summary>A source that carries the name.</summary>
    public required string Source { get; init; }

    /// <summary>How well it is supported.</summary>
    [Vocabulary<Confidence>]
    public required string Confidence { get; init; }

    /// <summary>When it was first written into this database.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The addresses of this record and of what it names.</summary>
    public ActorLinks Links => new(Address.Of("actors", Id), $"/v1/requests?actor={Id}", $"/v1/evidence?actor={Id}", Address.Of("sources", Source));
}

/// <summary>The addresses of an actor and of what names it.</summary>
public sealed record ActorLinks(string Self, string Requests, string Evidence, string Source);

/// <summary>An actor with the records that name it.</summary>
// A record of its own: a list of actors does not carry what names each.
public sealed record ActorDetail : Actor
{
    /// <summary>The requests and the evidence that concern it, and the conclusions and commitments whose text names it.</summary>
    public required Citation[] NamedIn { get; init; }
}
