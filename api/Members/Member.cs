using Compliance.Cases;
using Compliance.Codes;
using Compliance.Exchange;
using Compliance.Ratifications;
using Compliance.Reading;
using Compliance.Shapes;
using Compliance.Storage;

namespace Compliance.Members;

/// <summary>A member State of the ILO.</summary>
[TextColumns("iso3", "iso2", "region", "memberSince", "name")]
public record Member
{
    /// <summary>ISO 3166-1 alpha-3, such as <c>KAZ</c>.</summary>
    public required string Iso3 { get; init; }

    /// <summary>ISO 3166-1 alpha-2, such as <c>KZ</c>.</summary>
    public required string Iso2 { get; init; }

    /// <summary>The English short name.</summary>
    public required string Name { get; init; }

    /// <summary>The ILO's region.</summary>
    public required string Region { get; init; }

    /// <summary>Member of the ILO since, as exactly as known; null when not established.</summary>
    public PartialDate? MemberSince { get; init; }

    /// <summary>How sure that date is.</summary>
    [Vocabulary<Certainty>]
    public string? MemberSinceCertainty { get; init; }

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
    public MemberLinks Links => new(Address.Of("members", Iso3), $"/v1/ratifications?member={Iso3}", $"/v1/requests?member={Iso3}", Address.Of("sources", Source));
}

/// <summary>The addresses of a member and of what it names.</summary>
public sealed record MemberLinks(string Self, string Ratifications, string Requests, string Source);

/// <summary>A member with its ratifications and its cases in short.</summary>
// A record of its own: a list of members does not carry what is recorded about each.
public sealed record MemberDetail : Member
{
    /// <summary>The ratifications that are recorded, by the Convention's number.</summary>
    public required RatificationInShort[] Ratifications { get; init; }

    /// <summary>One for each Convention about which a conclusion or an examination by the Conference Committee is recorded.</summary>
    public required CaseInShort[] Cases { get; init; }

    /// <summary>What is recorded about this member, and what is not.</summary>
    public required CoverageSentence[] Coverage { get; init; }
}

/// <summary>A ratification without its details.</summary>
[InJson]
public sealed record RatificationInShort
{
    /// <summary>The Convention.</summary>
    public required string Convention { get; init; }

    /// <summary>When the ratification was registered, as exactly as known; null when not established.</summary>
    public PartialDate? RatifiedOn { get; init; }

    /// <summary>Whether it binds.</summary>
    [Vocabulary<Standing>]
    public required string Standing { get; init; }

    /// <summary>How sure the facts are.</summary>
    [Vocabulary<Certainty>]
    public required string Certainty { get; init; }

    /// <summary>The Convention's address.</summary>
    public string Url => Address.Of("conventions", Convention);
}

/// <summary>A case: one member and one Convention.</summary>
[InJson]
public sealed record CaseInShort
{
    /// <summary>The member.</summary>
    public required string Member { get; init; }

    /// <summary>The Convention.</summary>
    public required string Convention { get; init; }

    /// <summary>The years in which the Conference Committee examined it, as far as recorded.</summary>
    public required int[] ExaminedIn { get; init; }

    /// <summary>How many conclusions of all bodies are recorded.</summary>
    public required int Conclusions { get; init; }

    /// <summary>The case's address.</summary>
    public string Url => Address.Case(Member, Convention);
}
