using Compliance.FollowUp;
using Compliance.Reading;
using Compliance.Shapes;
using Compliance.Storage;
using FastEndpoints;

namespace Compliance.Commitments;

/// <summary>Names a commitment, and the day to answer for.</summary>
public sealed record CommitmentKey : DatedRecordParameters
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
public sealed class ShowCommitment(Views views) : Endpoint<CommitmentKey, CommitmentDetail>
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

    public override async Task<CommitmentDetail> ExecuteAsync(CommitmentKey key, CancellationToken ct)
    {
        using var view = await views.On("commitment", key.Id, key.KnownAt, ct);
        var asOf = key.AsOf ?? view.Today;
        return HttpContext.With(view, Answer(view, key.Id, asOf), asOf);
    }

    /// <summary>What this address answers.</summary>
    public static CommitmentDetail Answer(View view, string id, DateOnly asOf)
    {
        var commitment = Lists.One<CommitmentDetail>(view, "commitment", id, "commitments", Statement.Of<ListCommitments>(new { Id = id, AsOf = asOf }));
        return commitment with { Explanation = CommitmentExplainer.Explain(view, commitment.Member, commitment.Id, asOf), Meta = view.Meta(asOf) };
    }
}
