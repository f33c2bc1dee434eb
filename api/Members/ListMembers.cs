using System.ComponentModel;
using Compliance.Reading;
using FastEndpoints;

namespace Compliance.Members;

/// <summary>Which members a list shows, in what order.</summary>
public sealed record MemberFilter : RecordPageParameters
{
    /// <summary>The member, alpha-3 or alpha-2.</summary>
    public AnyOf<MemberCode>? Member { get; init; }

    /// <summary>The ILO's region.</summary>
    public AnyOf<RegionName>? Region { get; init; }

    /// <summary>The order; <c>-</c> before a name turns it round.</summary>
    [SortableBy("iso3", "name", "region", "memberSince", "updatedAt"), DefaultValue("iso3")]
    public string Sort { get; init; } = "iso3";
}

/// <summary>Lists members.</summary>
public sealed class ListMembers(Lists lists) : Endpoint<MemberFilter, Listing<Member>>
{
    public override void Configure()
    {
        Get("/v1/members");
        AllowAnonymous();
        Tags("Members");
        Summary(s =>
        {
            s.Summary = "List member States";
            s.Description = "The member States of the ILO, one row each. That a member is listed says nothing about how much is recorded of it: its own address does.";
        });
    }

    public override Task<Listing<Member>> ExecuteAsync(MemberFilter filter, CancellationToken ct) =>
        Task.FromResult(lists.Page<ListMembers, Member>(filter, filter.Sort, "iso3", ct));
}
