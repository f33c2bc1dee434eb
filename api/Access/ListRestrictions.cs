using Compliance.Actors;
using Compliance.Codes;
using Compliance.Reading;
using Compliance.Storage;
using FastEndpoints;

namespace Compliance.Access;

/// <summary>An actor whose name is restricted, as it is stored.</summary>
public sealed record RestrictedName
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The id under which readers meet it.</summary>
    public required string RestrictedAs { get; init; }

    /// <summary>Person, organization or authority.</summary>
    [Vocabulary<ActorKind>]
    public required string Kind { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>Every other spelling.</summary>
    public required string[] Spellings { get; init; }

    /// <summary>What readers see instead of the name.</summary>
    public required string Role { get; init; }

    /// <summary>When it was restricted.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who restricted it: the name of a key.</summary>
    public required string Who { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }
}

/// <summary>The restricted names.</summary>
public sealed record RestrictionList
{
    /// <summary>All of them, by id.</summary>
    public required IReadOnlyList<RestrictedName> Data { get; init; }
}

/// <summary>Lists the restricted names to those who restrict them: the one answer that shows them.</summary>
public sealed class ListRestrictions(Database database) : Endpoint<NoParameters, RestrictionList>
{
    public override void Configure()
    {
        Get("/v1/restrictions");
        this.Requires(Role.Admin);
        Tags("Actors");
        Summary(s =>
        {
            s.Summary = "List the restricted names";
            s.Description = "Every actor whose name is restricted, with the name, for admins: who restricted it, when and why.";
        });
    }

    public override Task<RestrictionList> ExecuteAsync(NoParameters parameters, CancellationToken ct)
    {
        HttpContext.ShowNames();
        HttpContext.Response.Headers.CacheControl = "private, no-store";
        using var reader = database.Read(ct);
        return Task.FromResult(new RestrictionList { Data = reader.Rows<RestrictedName>(Statement.Of<ListRestrictions>()) });
    }
}
