using Compliance.Commitments;
using Compliance.Conclusions;
using Compliance.Reading;
using Compliance.Storage;
using Compliance.Threads;
using FastEndpoints;

namespace Compliance.Cases;

/// <summary>The whole file of one case in one answer.</summary>
public sealed record CaseFile
{
    /// <summary>The short answer: what was examined, counts, the next date, coverage.</summary>
    public required CaseStatus Status { get; init; }

    /// <summary>The ratification, or null when none is recorded.</summary>
    public CaseRatification? Ratification { get; init; }

    /// <summary>Every adopted text, the oldest first.</summary>
    public required IReadOnlyList<CaseConclusion> Conclusions { get; init; }

    /// <summary>Every demand, by when it was first asked.</summary>
    public required IReadOnlyList<Threads.Thread> Threads { get; init; }

    /// <summary>Every promise that addresses the case, the oldest first.</summary>
    public required IReadOnlyList<Commitment> Commitments { get; init; }

    /// <summary>What the answer rests on.</summary>
    public required Meta Meta { get; init; }
}

/// <summary>A conclusion with its requests.</summary>
public sealed record CaseConclusion
{
    /// <summary>The text.</summary>
    public required Conclusion Conclusion { get; init; }

    /// <summary>What it asks for, with where each request stands.</summary>
    public required IReadOnlyList<Requests.Request> Requests { get; init; }
}

/// <summary>A ratification in short.</summary>
public sealed record CaseRatification
{
    /// <summary>Registered on, as exactly as known.</summary>
    public PartialDate? RatifiedOn { get; init; }

    /// <summary>In force since, as exactly as known.</summary>
    public PartialDate? InForceOn { get; init; }

    /// <summary>Whether it binds.</summary>
    [Codes.Vocabulary<Ratifications.Standing>]
    public required string Standing { get; init; }

    /// <summary>The domestic law by which it was ratified.</summary>
    public string? DomesticLaw { get; init; }

    /// <summary>How sure the facts are.</summary>
    [Codes.Vocabulary<Exchange.Certainty>]
    public required string Certainty { get; init; }

    /// <summary>Where the facts are from.</summary>
    public required string Source { get; init; }
}

/// <summary>Shows the whole file of one case.</summary>
public sealed class ShowCase(Views views) : Endpoint<CaseKey, CaseFile>
{
    public override void Configure()
    {
        Get("/v1/cases/{member}/{convention}");
        AllowAnonymous();
        Tags("Cases");
        Summary(s =>
        {
            s.Summary = "Show the whole file of a case";
            s.Description = "Everything recorded on a member under a Convention in one answer, as of a day: the ratification, every text with its requests and where each stands, the demands, the promises, counts and coverage.";
        });
    }

    public override async Task<CaseFile> ExecuteAsync(CaseKey key, CancellationToken ct)
    {
        using var view = await views.OnCase(key.Member, key.KnownAt, ct);
        return Answer(view, key.Member, key.Convention, key.AsOf ?? view.Today);
    }

    /// <summary>What this address answers.</summary>
    public static CaseFile Answer(View view, string member, string convention, DateOnly asOf)
    {
        var named = new { Member = $"[\"{member}\"]", MemberOne = member, Convention = $"[\"{convention}\"]", AsOf = asOf, Start = true, Shelf = $"case={member}-{convention}" };
        var reader = view.Reader;
        var status = CaseAnswers.Status(view, member, convention, asOf);
        var requests = reader.Rows<Requests.Request>(Statement.Of<Requests.ListRequests>(named).Around(text => text + "order by length(r.id), r.id")).ToLookup(r => r.Conclusion);
        return new CaseFile
        {
            Status = status,
            Ratification = reader.Row<CaseRatification>(Statement.Of<ShowCase>(new { Member = member, Convention = convention })),
            Conclusions = [.. reader.Rows<Conclusion>(Statement.Of<ListConclusions>(named).Around(text => text + "order by day.made_on, c.id"))
                .Select(c => new CaseConclusion { Conclusion = c, Requests = [.. requests[c.Id]] })],
            Threads = reader.Rows<Threads.Thread>(Statement.Of<ListThreads>(named).Around(text => text + "order by first_asked_on, t.id")),
            Commitments = reader.Rows<Commitment>(Statement.Of<ListCommitments>(named).Around(text => text + "order by m.made_on, m.id")),
            Meta = view.Meta(asOf),
        };
    }
}
