using Compliance.Codes;
using Compliance.Conclusions;
using Compliance.Exchange;
using Compliance.Reading;
using Compliance.Shapes;

namespace Compliance.Sessions;

/// <summary>A session of a body. Never computed from a year: the Conference held none in 2020.</summary>
[TextColumns("id", "body", "year", "startsOn", "endsOn", "place")]
public sealed record Session
{
    /// <summary>Its id, such as <c>ilc-109</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Whose session.</summary>
    [Vocabulary<Body>]
    public required string Body { get; init; }

    /// <summary>The session's number, where it has one.</summary>
    public int? Number { get; init; }

    /// <summary>The year it was held in.</summary>
    public required int Year { get; init; }

    /// <summary>The day it opened; null when not established.</summary>
    public DateOnly? StartsOn { get; init; }

    /// <summary>Its last day; null when not established.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>Where it was held.</summary>
    public string? Place { get; init; }

    /// <summary>What a reader should know.</summary>
    public string? Note { get; init; }

    /// <summary>How sure the days are.</summary>
    [Vocabulary<Certainty>]
    public required string Certainty { get; init; }

    /// <summary>Where the facts are from.</summary>
    public required string Source { get; init; }

    /// <summary>How well it is supported.</summary>
    [Vocabulary<Confidence>]
    public required string Confidence { get; init; }

    /// <summary>When it was first written into this database.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The addresses of this record and of what it names.</summary>
    public SessionLinks Links => new(Address.Of("sessions", Id), $"/v1/requests?session={Id}", Address.Of("sources", Source));
}

/// <summary>The addresses of a session and of what it names.</summary>
public sealed record SessionLinks(string Self, string Requests, string Source);
