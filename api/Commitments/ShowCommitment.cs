using Compliance.FollowUp;
using Compliance.Reading;
using Compliance.Storage;
using FastEndpoints;

namespace Compliance.Commitments;

/// <summary>Names a commitment, and the day to answer for.</summary>
public sealed record CommitmentKey : DatedParameters
{
    /// <summary>The commitment's id.</summary>
    [InPath, Example("kaz-commitment-2022-notification")]
    public string Id { get; init; } = "";
}

/// <summary>A commitment that explains itself.</summary>
public sealed record CommitmentDetail : Commitment
{
    /// <summary>Why it stands where it does.</summary>
    public CommitmentExplanation Explanation { get; init; } = null!;

    /// <summary>What the answer rests on.</summary>
    public Meta Meta { get; init; } = null!;
}

/// <summary>Shows one commitment with its explanation.</summary>
public sealed class ShowCommitment(Lists lists, Database database, CommitmentExplainer explainer) : Endpoint<CommitmentKey, CommitmentDetail>
{
    public override void Configure()
    {
        Get("/v1/commitments/{id}");
        AllowAnonymous();
        Tags("Commitments");
        Summary(s =>
        {
            s.Summary = "Show a promise and what became of it";
            s.Description = "The commitment with its status on a day, the rule that decided, the evidence on it, what did not count and the next date.";
        });
    }

    public override Task<CommitmentDetail> ExecuteAsync(CommitmentKey key, CancellationToken ct)
    {
        var asOf = key.AsOf ?? lists.Today;
        using var reader = database.Read(ct);
        var commitment = reader.Row<CommitmentDetail>(Statement.Of<ListCommitments>(new { key.Id, AsOf = asOf })) ?? throw Lists.Missing(reader, "commitment", key.Id, "commitments");
        return Task.FromResult(commitment with { Explanation = explainer.Explain(reader, commitment.Member, commitment.Id, asOf), Meta = lists.Meta(asOf) });
    }
}
