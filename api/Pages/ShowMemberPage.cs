using Compliance.Cases;
using Compliance.Commitments;
using Compliance.Members;
using Compliance.Reading;
using FastEndpoints;

namespace Compliance.Pages;

/// <summary>Names a member, and the day for which its cases are shown.</summary>
public sealed record MemberPageKey : DatedRecordParameters
{
    /// <summary>ISO 3166-1 alpha-3; other spellings are redirected.</summary>
    [InPath]
    public string Iso3 { get; init; } = "";
}

/// <summary>The page of a member State.</summary>
public sealed class ShowMemberPage(Views views, CodeBook codes) : Endpoint<MemberPageKey>
{
    /// <summary>So many promises are shown, the latest.</summary>
    public const int MostPromises = 100;

    public override void Configure()
    {
        Get("/members/{iso3}");
        AllowAnonymous();
        this.AnswersPage();
    }

    public override Task HandleAsync(MemberPageKey key, CancellationToken ct) => MeantPages.OrNearest("members", key.Iso3, codes.Members, () => Show(key, ct));

    private async Task Show(MemberPageKey key, CancellationToken ct)
    {
        using var view = await views.On("member", key.Iso3, key.KnownAt, ct);
        var asOf = key.AsOf ?? view.Today;
        var member = ShowMember.Answer(view, key.Iso3);
        var only = ShowHomePage.Only<MemberCode>(key.Iso3);
        var cases = Lists.First<ListCases, CaseRow>(view, new CaseFilter { Member = only, Limit = ShowConventionPage.Most }, "id", "id", asOf);
        await PageWriter.Send<MemberPage>(HttpContext, HttpContext.Page(key, view.Meta(asOf)), new()
        {
            [nameof(MemberPage.Member)] = member,
            [nameof(MemberPage.Cases)] = CaseStates.Sorted(view, cases, asOf),
            [nameof(MemberPage.Promises)] = Lists.First<ListCommitments, Commitment>(view, new CommitmentFilter { Member = only, Limit = MostPromises }, "-madeOn", "id", asOf),
            [nameof(MemberPage.Dates)] = ShowHomePage.Dates(view, asOf, key.Iso3),
            [nameof(MemberPage.Labels)] = RecordLabels.Of(view, member.Ratifications.Select(r => ("convention", r.Convention)).Append(("source", member.Source))),
            [nameof(MemberPage.Version)] = view.Revision,
        }, ct);
    }
}
