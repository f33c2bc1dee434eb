namespace Compliance.FollowUp;

/// <summary>What the derivation answers: for each subject its whole history, from the day it is known on for ever.</summary>
public sealed record Histories
{
    public required IReadOnlyDictionary<string, IReadOnlyList<Interval<RequestState>>> Requests { get; init; }
    public required IReadOnlyDictionary<string, IReadOnlyList<Interval<RequestState>>> Threads { get; init; }
    public required IReadOnlyDictionary<string, IReadOnlyList<Interval<CommitmentState>>> Commitments { get; init; }
    public required IReadOnlyDictionary<string, IReadOnlyList<Interval<ReplyState>>> Conclusions { get; init; }
}
