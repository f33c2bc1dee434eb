using Compliance.Codes;
using Compliance.FollowUp;
using Compliance.Reading;
using Compliance.Storage;
using FastEndpoints;

namespace Compliance.Commitments;

/// <summary>Names a commitment.</summary>
public sealed record CommitmentHistoryKey : RecordParameters
{
    /// <summary>The commitment's id.</summary>
    [InPath, Example("kaz-commitment-2022-notification")]
    public string Id { get; init; } = "";
}

/// <summary>The whole history of a commitment.</summary>
public sealed record CommitmentHistory
{
    /// <summary>The intervals, in order, without gap or overlap.</summary>
    public required IReadOnlyList<CommitmentInterval> Data { get; init; }

    /// <summary>What the answer rests on.</summary>
    public required Meta Meta { get; init; }
}

/// <summary>A span of days on which one state of a commitment holds.</summary>
public sealed record CommitmentInterval
{
    /// <summary>Its first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The day after its last; null: it goes on for ever.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>What became of it: C1 to C8.</summary>
    [Vocabulary<CommitmentStatus>]
    public required string Status { get; init; }

    /// <summary>The rule that gave the status.</summary>
    public required string Rule { get; init; }

    /// <summary>The day that counts as its date.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Days from the date first promised to its own; null without both.</summary>
    public int? SlippageDays { get; init; }

    /// <summary>The facts that the rule rests on.</summary>
    public required DecisiveFact[] Decisive { get; init; }
}

/// <summary>Shows the whole history of a commitment.</summary>
public sealed class ShowCommitmentHistory(Views views) : Endpoint<CommitmentHistoryKey, CommitmentHistory>
{
    public override void Configure()
    {
        Get("/v1/commitments/{id}/history");
        AllowAnonymous();
        Tags("Commitments");
        Summary(s =>
        {
            s.Summary = "Show what had become of a promise, on every day";
            s.Description = "The intervals of days on which one state holds, from the day the promise was public on for ever: the future is what will be if nothing happens.";
        });
    }

    public override async Task<CommitmentHistory> ExecuteAsync(CommitmentHistoryKey key, CancellationToken ct)
    {
        using var view = await views.On("commitment", key.Id, key.KnownAt, ct);
        return Answer(view, key.Id);
    }

    /// <summary>What this address answers.</summary>
    public static CommitmentHistory Answer(View view, string id)
    {
        var intervals = view.Reader.Rows<CommitmentInterval>(Statement.Of<ShowCommitmentHistory>(new { Id = id }));
        return intervals.Count == 0 ? throw Lists.Missing(view, "commitment", id, "commitments") : new CommitmentHistory { Data = intervals, Meta = view.Meta(null) };
    }
}
