using Compliance.Reading;
using Compliance.Shapes;
using Compliance.Storage;
using FastEndpoints;

namespace Compliance.Members;

/// <summary>Names a member.</summary>
public sealed record MemberKey : RecordParameters
{
    /// <summary>ISO 3166-1 alpha-3.</summary>
    [InPath, Example("KAZ")]
    public string Iso3 { get; init; } = "";
}

/// <summary>Shows a member.</summary>
public sealed class ShowMember(Views views) : Endpoint<MemberKey, MemberDetail>
{
    public override void Configure()
    {
        Get("/v1/members/{iso3}");
        AllowAnonymous();
        Tags("Members");
        Summary(s =>
        {
            s.Summary = "Show a member with its ratifications and cases";
            s.Description = "One member State, the ratifications recorded for it, its cases (a case is one member and one Convention) with the years in which the Conference Committee examined them, and what is not recorded.";
        });
    }

    public override async Task<MemberDetail> ExecuteAsync(MemberKey key, CancellationToken ct)
    {
        using var view = await views.On("member", key.Iso3, key.KnownAt, ct);
        return HttpContext.With(view, Answer(view, key.Iso3));
    }

    /// <summary>What this address answers.</summary>
    public static MemberDetail Answer(View view, string iso3) =>
        Lists.One<MemberDetail>(view, "member", iso3, "members", Statement.Of<ShowMember>(new { Iso3 = iso3 }));
}
